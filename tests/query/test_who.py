"""Who someone is: posts of all reports merged, what is known of a day, ties, parts, codes, bearers."""

import csv
import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.brief.who import say_who
from onrecord.export import csv_lines
from onrecord.query import Identified, Post, Profile, who
from onrecord.records import Tenure
from onrecord.store import View
from tests.query.desk import Desk, Report, day

DAY = datetime.date.fromisoformat


def make_desk() -> Desk:
    """A speaker told in four words, a chamber, a party; two of one last name; a pact with an applicant."""
    desk = Desk()
    for published, words, told, status in (
        ("2011-01-05", "House Speaker Ann Lee spoke.", "House Speaker", "current"),
        ("2013-10-16", "Speaker Lee, for Ann Lee is meant, left.", "Speaker", "current"),
        ("2014-03-03", "Ann Lee, speaker of the House of Marland, came.", "speaker", "current"),
        ("2016-05-01", "Former House Speaker Ann Lee wrote a book.", "House Speaker", "former"),
    ):
        report = desk.report(words, f"Post {published[:4]}", published)
        lee = report.actor("Ann Lee", "person", country="GB", aliases=("Lee",))
        body = None
        if "Marland" in words:
            body = report.actor("House of Marland", "legislature", country="GB")
        report.tenure(lee, told.lower(), body, words=told, status=status)
        if published == "2013-10-16":
            report.event("CONSULT", "left", [lee], date=day("2013-10-15"))
    _others(desk)
    return desk


def _others(desk: Desk) -> None:
    report = desk.report(
        "Bob Lee, speaker of the House of Marland, resigned.\n"
        "Bob Lee belongs to the Blue Party.\n"
        "The Blue Party’s defence committee met.\n"
        "Blue Party lawmakers cheered.",
        "Daily",
        "2010-01-01",
    )
    bob = report.actor("Bob Lee", "person", aliases=("Lee",))
    house = report.actor("House of Marland", "legislature", country="GB")
    party = report.actor("Blue Party", "party", country="GB")
    report.actor("Blue Party’s defence committee", "organisation")
    report.actor("Blue Party lawmakers", "unnamed_group")
    report.tenure(bob, "speaker", house)
    report.membership(bob, party, "belongs to")
    pact = desk.report(
        "Arland and Borland are in the Pact; Corland wants in.", "Daily", "2012-01-01"
    )
    body = pact.actor("Pact", "international_body", known_as="body:pact")
    for name, words, role in (
        ("Arland", "Arland", "member"),
        ("Borland", "Borland", "member"),
        ("Corland", "wants in", "applicant"),
    ):
        pact.membership(pact.actor(name, "government"), body, words, role)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    store = make_desk().save(tmp_path_factory.mktemp("who") / "record.db")
    with store, store.view() as view:
        yield view


def profile(view: View, name: str, at: str | None = None) -> Profile:
    found = who(view, name, at=DAY(at) if at else None)
    assert found.profile is not None
    return found.profile


def test_one_post_told_in_many_words_is_one(view: View) -> None:
    (post,) = profile(view, "Ann Lee").posts
    assert (post.post, post.organisation, post.reports) == ("speaker", "House of Marland", 4)
    assert (post.term.first, post.term.last) == (DAY("2011-01-05"), DAY("2014-03-03"))
    assert post.status == "former"
    assert post.term.former_by == DAY("2016-05-01")
    assert post.ended is not None
    assert post.ended.quote == "Former House Speaker Ann Lee wrote a book."
    assert post.source.quote == "Ann Lee, speaker of the House of Marland, came."
    assert len(post.tellings) == 4
    assert {telling.claim for telling in post.tellings} == {
        t.id for t in view.claims(Tenure, entity=post.person_id, role="person")
    }


@pytest.mark.parametrize(
    ("at", "verdict", "words"),
    [
        ("2014-01-01", "held", "in reports of 16 October 2013 and 3 March 2014"),
        ("2014-03-03", "held", "in a report of that day"),
        ("2010-06-01", "open", "as of a report of 5 January 2011 (218 days after)"),
        ("2015-01-01", "open", "as of a report of 3 March 2014 (304 days before)"),
    ],
)
def test_what_is_known_of_a_day(view: View, at: str, verdict: str, words: str) -> None:
    found = profile(view, "Ann Lee", at)
    (post,) = found.posts
    assert post.standing is not None
    assert post.standing.verdict == verdict
    shown = say_who(Identified(name="Ann Lee", profile=found), 200)
    assert words in shown
    held = shown.split("\nTold, but not known")[0]
    assert ("No report tells of a post for that day." in held) == (verdict == "open")


def test_what_was_over_on_a_day_is_apart(view: View) -> None:
    found = profile(view, "Ann Lee", "2016-05-01")
    assert found.posts == ()
    assert [post.post for post in found.other_posts] == ["speaker"]
    shown = say_who(Identified(name="Ann Lee", profile=found), 100)
    assert "Not held on that day\n- speaker, House of Marland: over by 1 May 2016" in shown


def test_the_words_are_those_nearest_to_the_day(view: View) -> None:
    (post,) = profile(view, "Ann Lee", "2011-02-01").posts
    assert post.source.outlet == "Post 2011"


def test_who_else_held_the_post(view: View) -> None:
    others = profile(view, "Ann Lee").others["speaker, House of Marland"]
    assert [(o.name, o.reports, o.first) for o in others] == [("Bob Lee", 1, DAY("2010-01-01"))]


def test_a_body_with_its_posts_members_and_parts(view: View) -> None:
    (office,) = profile(view, "House of Marland").offices
    assert [(h.person, h.reports) for h in office.holders] == [("Ann Lee", 4), ("Bob Lee", 1)]
    party = profile(view, "Blue Party")
    assert [(t.member, t.role) for t in party.members] == [("Bob Lee", "member")]
    assert [part.name for part in party.parts] == [
        "Blue Party lawmakers",
        "Blue Party’s defence committee",
    ]


def test_members_and_applicants_of_a_pact(view: View) -> None:
    shown = say_who(Identified(name="Pact", profile=profile(view, "Pact")), 100)
    members, applicants = shown.index("\nMembers"), shown.index("\nApplicants")
    assert members < shown.index("- Arland: told in 1 report, 1 January 2012") < applicants
    assert applicants < shown.index("- Corland: told in 1 report, 1 January 2012")


@pytest.mark.parametrize(
    ("name", "at", "expected", "note"),
    [
        ("Ann Lee", None, ("GBR", 200, "GBR", "ELI", ()), "called former by the newest"),
        ("Ann Lee", "2014-01-01", ("GBR", 200, "GBR", "LEG", ()), "for the day asked about"),
        ("Ann Lee", "2014-12-31", ("GBR", 200, "GBR", "LEG", ()), "told within a year before"),
        (
            "Ann Lee",
            "2015-12-31",
            ("GBR", 200, "GBR", None, ()),
            "told too long before, and not yet over",
        ),
        ("Bob Lee", None, ("GBR", 200, "GBR", "LEG", ("PTY",)), "country by the post's body"),
        ("Blue Party", None, ("GBR", 200, "GBR", "PTY", ()), "by its kind"),
        ("Pact", None, (None, None, "IGO", None, ()), "a country of its own in PLOVER"),
    ],
)
def test_codes(
    view: View,
    name: str,
    at: str | None,
    expected: tuple[str | None, int | None, str | None, str | None, tuple[str, ...]],
    note: str,
) -> None:
    codes = profile(view, name, at).codes
    assert (
        codes.iso3, codes.cow, codes.plover_country, codes.sector, codes.other_sectors
    ) == expected, note  # fmt: skip


def test_csv_has_codes_of_both_sides_for_the_day_of_the_event(view: View) -> None:
    rows = list(csv.DictReader(csv_lines(view)))
    (event,) = [row for row in rows if row["kind"] == "event_mention"]
    told = {key: event[f"source{key}"] for key in ("", "_country", "_iso3", "_cow", "_sector")}
    assert told == {"": "Ann Lee", "_country": "GBR", "_iso3": "GBR", "_cow": "200", "_sector": "LEG"}  # fmt: skip
    assert event["target"] == event["target_country"] == ""
    assert {row["source"] for row in rows if row["kind"] == "tenure"} == {""}


def test_bearers_of_a_name_are_told_apart(view: View) -> None:
    found = who(view, "Lee")
    assert found.profile is None
    assert [(b.entity.name, b.reports, b.ask) for b in found.bearers] == [
        ("Ann Lee", 4, "Ann Lee"),
        ("Bob Lee", 1, "Bob Lee"),
    ]
    assert say_who(found, 120).split("\n")[:3] == [
        "2 actors may be meant by “Lee”; ask for one:",
        "- Ann Lee (person, former speaker, House of Marland, GBR ELI): 4 reports, 5 January 2011 to 1 May 2016",
        "    onrecord who 'Ann Lee'",
    ]


def test_others_with_the_name_as_a_part_of_theirs_are_named(tmp_path: Path) -> None:
    desk = Desk()
    report = desk.report("Tsai Ing-wen met Tsai Shih-ying; Tsai was glad.", "Post", "2021-01-01")
    report.actor("Tsai Ing-wen", "person")
    report.actor("Tsai Shih-ying", "person", aliases=("Tsai",))
    with desk.save(tmp_path / "also.db") as store, store.view() as view:
        found = who(view, "Tsai")
        assert who(view, "Tsai Shih-ying").also == ()
    assert found.profile is not None
    assert found.profile.entity.name == "Tsai Shih-ying"
    assert [other.name for other in found.also] == ["Tsai Ing-wen"]
    assert "“Tsai” may also mean: Tsai Ing-wen (person)" in say_who(found, 100)


def test_why_they_are_one(view: View) -> None:
    (reason,) = profile(view, "Ann Lee").sameness
    assert (reason.reason, reason.actors) == ("by hand", 4)


def _posts(tmp_path: Path, *told: tuple[str, str | None, str]) -> tuple[Post, ...]:
    """The posts of Ann Lee, of one report for each title, body and status."""
    desk = Desk()
    for number, (title, body, status) in enumerate(told):
        text = f"Ann Lee is {title} of {body or 'it'} in {number}."
        report: Report = desk.report(text, "Post", f"2015-01-{number + 1:02}")
        kind = "party" if body and "Party" in body else "government"
        lee = report.actor("Ann Lee", "person", country="GB")
        of = report.actor(body, kind, country={"Arland": "GB"}.get(body)) if body else None
        report.tenure(lee, title, of, status=status)
    with desk.save(tmp_path / "posts.db") as store, store.view() as view:
        return (*profile(view, "Ann Lee").posts,)


MERGED = [
    ([("president", None)] * 3 + [("president", "Arland")], [("president", "Arland", 4, False)], "no body told goes with the body told"),
    ([("president", None)] * 12 + [("president", "Arland")], [("president", "Arland", 13, False)], "though few tell it, if it is of her own country"),
    ([("president", None)] * 12 + [("president", "Borland")], [("president", None, 12, False), ("president", "Borland", 1, True)], "few against many are set apart"),
    ([("leader", None), ("majority leader", None)], [("majority leader", None, 2, False)], "a short title goes with the longer one"),
    ([("leader", "Blue Party"), ("majority leader", None)], [("leader", "Blue Party", 1, False), ("majority leader", None, 1, False)], "but not one of a body that the longer does not name"),
    ([("president", None), ("vice president", None)], [("president", None, 1, False), ("vice president", None, 1, False)], "another office is no short form"),
    ([("president", None)] * 12 + [("photo president", None)], [("president", None, 13, False)], "words of a caption before a title"),
    ([("governor", "Blue Party"), ("governor", None)], [("governor", None, 2, False)], "a governor is none of a party's"),
    ([("leader", "Blue Party"), ("governor", None)], [("governor", None, 1, False), ("leader", "Blue Party", 1, False)], "a leader may be"),
    ([("spokesman", None), ("spokeswoman", None)], [("spokesperson", None, 2, False)], "one office under two words"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "sector", "note"),
    [
        ([("senator", "current")], "LEG", "held"),
        ([("senator", "former"), ("mayor", "current")], "GOV", "what is held counts"),
        ([("mayor", "former")], "ELI", "held no more"),
        ([("mayor", "former"), ("president", "unknown")], "ELI", "not told to be held"),
        ([("president", "unknown")], "GOV", "nothing else is told"),
        ([("professor", "former")], None, "no official"),
        ([("mayor", "former"), ("governor", "designate")], "GOV", "to hold it soon"),
        ([("mayor", "former")] * 11 + [("editor", "current")], "ELI", "one report against many"),
    ],
)
def test_sector_by_the_posts_of_a_person(
    tmp_path: Path, told: list[tuple[str, str]], sector: str | None, note: str
) -> None:
    desk = Desk()
    for number, (title, status) in enumerate(told):
        report = desk.report(f"Ann Lee, {title}, spoke in {number}.", "Post", "2015-01-01")
        report.tenure(report.actor("Ann Lee", "person"), title, status=status)
    with desk.save(tmp_path / "sector.db") as store, store.view() as view:
        assert profile(view, "Ann Lee").codes.sector == sector, note


@pytest.mark.parametrize(("told", "expected", "note"), MERGED, ids=[case[-1] for case in MERGED])
def test_merging_of_posts(
    tmp_path: Path,
    told: list[tuple[str, str | None]],
    expected: list[tuple[str, str | None, int, bool]],
    note: str,
) -> None:
    posts = _posts(tmp_path, *((title, body, "current") for title, body in told))
    assert [(p.post, p.organisation, p.reports, p.outlying) for p in posts] == expected, note


def test_order_of_reports_is_irrelevant(tmp_path: Path) -> None:
    one, other = make_desk(), make_desk()
    other.reports.reverse()
    shown = []
    for number, desk in enumerate((one, other)):
        with desk.save(tmp_path / f"{number}.db") as store, store.view() as view:
            found = profile(view, "Ann Lee")
            shown.append([(p.post, p.term, p.source.claim, p.tellings) for p in found.posts])
    assert shown[0] == shown[1]


def test_a_long_answer_says_what_it_leaves_out(tmp_path: Path) -> None:
    desk = Desk()
    report = desk.report(
        "\n".join(f"Land{n:02} belongs to the Pact." for n in range(30)), "Post", "2015-01-01"
    )
    body = report.actor("Pact", "international_body")
    for number in range(30):
        name = f"Land{number:02}"
        report.membership(report.actor(name, "government"), body, name)
    with desk.save(tmp_path / "long.db") as store, store.view() as view:
        found = who(view, "Pact")
    assert found.profile is not None
    assert len(found.profile.members) == 30
    shown = say_who(found, 80)
    assert all(len(line) <= 80 for line in shown.split("\n"))
    assert "and 10 more" in shown


def test_dates_told_are_shown_with_their_words(tmp_path: Path) -> None:
    desk = Desk()
    report = desk.report("Ann Lee was treasurer until 2 May 2019.", "Post", "2021-05-03")
    lee = report.actor("Ann Lee", "person")
    report.tenure(lee, "treasurer", status="former", end=day("2019-05-02"))
    with desk.save(tmp_path / "dates.db") as store, store.view() as view:
        shown = say_who(who(view, "Ann Lee"), 100)
    assert "- treasurer: until 2 May 2019; told as past in 1 report\n" in shown
    assert shown.count("“Ann Lee was treasurer") == 1, "the same words are not shown twice"
