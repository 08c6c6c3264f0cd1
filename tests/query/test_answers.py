"""Who, said, timeline, stories, show, doctor, and the store's quick look-ups they rest on."""

import datetime
from pathlib import Path

import pytest

from onrecord.errors import NotInRecord
from onrecord.query import beside, case, doctor, said, show, stories, story_line, timeline, who
from onrecord.query.reader import Reader
from onrecord.query.sources import QUOTE_CHARS, source_of
from onrecord.records import Mention, Statement
from onrecord.store import View
from tests.query.desk import Desk, day

DAY = datetime.date


@pytest.fixture
def small(tmp_path: Path) -> Desk:
    """Two people of one last name, a post that ended, speech within speech."""
    desk = Desk()
    report = desk.report(
        "Defence minister Ann Lee said that Bob Lee had told her that taxes would rise.\n"
        "Bob Lee, who was treasurer until 2019, met Ann Lee.\n"
        "A rally is planned for Sunday.",
        "Daily Post",
        "2021-05-03",
        title="The Lees",
    )
    ann = report.actor("Ann Lee", "person", country="GB")
    bob = report.actor("Bob Lee", "person", aliases=("Treasurer Lee",))
    outer = report.statement(ann, "said", "that Bob Lee had told her that taxes would rise")
    report.statement(bob, "told", "that taxes would rise", parent=outer.id, addressee=ann)
    report.tenure(ann, "Defence minister")
    report.tenure(bob, "treasurer", status="former", end=day("2019-01-01"))
    report.event("CONSULT", "met", [bob], [ann], date=day("2021-05-02"))
    report.event("PROTEST", "rally", status="planned")
    return desk


def view_of(desk: Desk, path: Path) -> View:
    return desk.save(path / "r.db").view()


def test_who_is_one(view: View) -> None:
    found = who(view, "Tokyo")
    assert found.profile is not None
    assert found.profile.entity.name == "Japan"
    assert found.profile.counts == {"reports": 3, "statements": 1, "events": 1, "positions": 2}


def test_who_may_be_several(small: Desk, tmp_path: Path) -> None:
    found = who(view_of(small, tmp_path), "Lee")
    assert found.profile is None
    assert sorted(entity.name for entity in found.candidates) == ["Ann Lee", "Bob Lee"]


def test_who_is_nobody(view: View) -> None:
    with pytest.raises(NotInRecord, match="no actor called 'Zog'"):
        who(view, "Zog")


def test_a_post_that_ended_is_left_out_at_a_later_day(small: Desk, tmp_path: Path) -> None:
    view = view_of(small, tmp_path)

    def posts(at: datetime.date | None) -> list[str]:
        profile = who(view, "Bob Lee", at=at).profile
        assert profile is not None
        return [post.post for post in profile.posts]

    assert posts(None) == ["treasurer"]
    assert posts(DAY(2018, 1, 1)) == ["treasurer"]
    assert posts(DAY(2020, 1, 1)) == []


def test_said_with_those_who_told_it(small: Desk, tmp_path: Path) -> None:
    view = view_of(small, tmp_path)
    (saying,) = said(view, "Bob Lee")
    assert saying.content == ("that taxes would rise",)
    assert saying.through == ("Ann Lee",)
    assert saying.addressee == "Ann Lee"
    assert said(view, "Bob Lee", about="Taxes") == (saying,)
    assert said(view, "Bob Lee", about="taxes wages") == ()
    with pytest.raises(NotInRecord, match=r"may be \w+ Lee \(person"):
        said(view, "Lee")


def test_timeline_by_day_with_status(small: Desk, tmp_path: Path) -> None:
    view = view_of(small, tmp_path)
    found = timeline(view)
    assert [(h.type, h.status, h.day) for h in found] == [
        ("CONSULT", "happened", DAY(2021, 5, 2)),
        ("PROTEST", "planned", None),
    ]
    assert found[0].actors == ("Bob Lee",)
    assert [h.type for h in timeline(view, actor="Ann Lee")] == ["CONSULT"]
    assert [h.type for h in timeline(view, limit=1)] == ["CONSULT"]


def test_timeline_of_a_question(view: View) -> None:
    found = timeline(view, question="Taiwan's entry into the CPTPP")
    assert [h.type for h in found] == ["REJECT"], "a meeting in another sentence is not of it"
    assert timeline(view, question="Norway's entry into NATO") == ()


def test_stories_with_what_derives_from_what(view: View) -> None:
    (story,) = stories(view)
    assert story.origins == 1
    assert [(report.outlet, report.how) for report in story.reports] == [
        ("Harbour Gazette", None),
        ("Inland Post", "copy"),
    ]
    assert stories(view, smallest=3) == ()
    copy = story.reports[1]
    assert [(step.kind, step.outlet) for step in copy.steps] == [("copy", "Harbour Gazette")]
    assert story.outlets == ("Harbour Gazette", "Inland Post")
    assert [origin.reports for origin in story.which] == [
        tuple(report.article for report in story.reports)
    ]
    alone = story_line(view, view.stories()[0])
    assert alone.reports == story.reports
    assert not story.actors
    assert not story.events


def test_two_reports_side_by_side(view: View) -> None:
    found = beside(view, "1.txt", "0.txt")
    assert (found.first.outlet, found.second.outlet) == ("Harbour Gazette", "Inland Post")
    assert (found.kind, found.one_origin) == ("copy", True)
    for row in found.rows:
        for span in (*row.first, *row.first_changed):
            assert span.article == found.first.article
        for span in (*row.second, *row.second_changed):
            assert span.article == found.second.article
    with pytest.raises(NotInRecord, match="nothing"):
        beside(view, "0.txt", "nothing")


def test_show_marks_claims_in_the_order_of_the_text(view: View) -> None:
    found = show(view, "0.txt")
    assert found.article.title == "Japan backs Taiwan"
    starts = [mark.spans[0].start for mark in found.marks]
    assert starts == sorted(starts)
    assert [mark.kind for mark in found.marks] == ["statement", "position", "position", "event"]
    assert show(view, found.article.id[:12]) == found
    assert show(view, "https://strand.example.org/beijing").article.title == "Beijing objects"


@pytest.mark.parametrize(
    ("wanted", "message"), [("", "no article"), ("art1_", "may be 6 articles")]
)
def test_show_wants_one_article(view: View, wanted: str, message: str) -> None:
    with pytest.raises(NotInRecord, match=message):
        show(view, wanted)


def test_a_long_passage_is_cut_around_what_matters(tmp_path: Path) -> None:
    desk = Desk()
    text = f"{'Before. ' * 60}Japan backs the plan now. {'After. ' * 60}"
    report = desk.report(text, "Post", "2021-01-01")
    japan = report.actor("Japan", "government", known_as="country:JP")
    position = report.position(japan, "for", "backs", "the plan")
    view = view_of(desk, tmp_path)
    source = source_of(Reader(view), position)
    assert len(source.quote) <= QUOTE_CHARS
    assert source.cut == (True, True)
    assert "Japan" not in source.quote or "backs the plan" in source.quote
    assert "backs the plan" in source.quote
    assert text[source.start : source.end] == source.quote


def test_told_as_done_and_told_as_not_so_is_disputed(tmp_path: Path) -> None:
    desk = Desk()
    for status, text in (
        ("happened", "Japan blocked Taiwan’s entry into the CPTPP on Monday."),
        ("denied", "Japan has not blocked Taiwan’s entry into the CPTPP."),
    ):
        report = desk.report(text, f"Post {status}", "2021-01-05")
        japan = report.actor("Japan", "government", country="JP", known_as="country:JP")
        taiwan = report.actor("Taiwan", "government", country="TW", known_as="country:TW")
        report.event("REJECT", "blocked", [japan], [taiwan], status=status, date=day("2021-01-04"))
    found = case(view_of(desk, tmp_path), "Taiwan's entry into the CPTPP")
    assert [(d.kind, d.about) for d in found.disputes] == [("fact", "Japan and Taiwan")]
    assert len(found.disputes[0].sides) == 2


def test_doctor_tells_what_is_wrong_and_never_raises(tmp_path: Path, record_path: Path) -> None:
    well = {check.name: check for check in doctor(record_path)}
    assert well["record"].ok
    assert well["integrity"].ok
    assert "6 article" in well["record"].says
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no record" * 1000)
    assert {c.name: c.ok for c in doctor(broken)}["record"] is False
    assert {c.name: c.ok for c in doctor(tmp_path / "none.db")}["record"] is None


def test_quick_look_ups_agree_with_the_slow_ones(view: View) -> None:
    for kind, words in (("position", "Taiwan"), ("statement", "entry"), ("article", "Taiwan")):
        slow = {(hit.id, hit.article) for hit in view.search(words, kind=kind, limit=100)}
        assert set(view.holding(words, kind=kind)) == slow
    either = view.holding('"Taiwan" "wary"', kind="position", any_word=True)
    hits = view.search('"Taiwan" "wary"', kind="position", any_word=True)
    assert {id for id, _ in either} == {hit.id for hit in hits}
    assert set(view.holding('"Taiwan" "wary"', kind="position")) < set(either)
    assert view.holding("Taiwan", kind="position", limit=1) == either[-1:]
    assert view.holding("", kind="position") == []
    actors = {m.actor for m in view.claims(Mention) if m.actor} | {"act_unknown"}
    together = view.entities_of(actors)
    assert {a: e.id for a, e in together.items()} == {
        a: view.entity_of(a) for a in actors if view.entity_of(a)
    }


def test_statements_are_claims_of_the_record(view: View) -> None:
    assert [s.id for s in view.claims(Statement)] == [s.id for s in said(view, "Japan")]


@pytest.mark.parametrize(
    ("denied_on", "denied_of", "disputes"),
    [("2021-05-05", "Arland", 1), ("2021-09-05", "Arland", 0), ("2021-05-05", "Borland", 0)],
    ids=["about the same days", "four months later is another act", "another actor"],
)
def test_facts_in_dispute_are_of_one_act(
    tmp_path: Path, denied_on: str, denied_of: str, disputes: int
) -> None:
    desk = Desk()
    told = desk.report("Arland imposed sanctions on Corland.", "Post", "2021-05-03")
    arland, corland = (told.actor(name, "government") for name in ("Arland", "Corland"))
    told.event("SANCTION", "imposed", [arland], [corland])
    other = desk.report(f"{denied_of} did not impose sanctions on Corland.", "Mail", denied_on)
    actor, corland = other.actor(denied_of, "government"), other.actor("Corland", "government")
    other.event("SANCTION", "impose", [actor], [corland], status="denied")
    found = case(view_of(desk, tmp_path), "sanctions on Corland")
    assert len([d for d in found.disputes if d.kind == "fact"]) == disputes


def test_a_story_by_itself_names_its_actors_and_events(tmp_path: Path) -> None:
    desk = Desk()
    first = desk.report("Chile met Japan on Monday. Chile had met Peru.", "Post", "2021-01-05")
    second = desk.report("Japan met with envoys, Peru said.", "Ledger", "2021-01-05")
    japan = [
        report.actor("Japan", "government", country="JP", known_as="country:JP")
        for report in (first, second)
    ]
    chile = first.actor("Chile", "government", country="CL", known_as="country:CL")
    first.event("CONSULT", "met", [japan[0]], [chile], date=day("2021-01-04"))
    first.event("CONSULT", "had met", [chile])
    second.event("CONSULT", "met with", [japan[1]], date=day("2021-01-04"))
    desk.story(first, second, origins=[[first], [second]])
    with desk.save(tmp_path / "r.db") as store, store.view() as view:
        story = story_line(view, view.stories()[0])
        assert story.actors == ("Japan", "Chile"), "the one that most reports name first"
        assert {each.trigger for each in story.events} <= {"met", "met with"}
        assert story.events, "of a known day; not what one report tells of none"
        assert stories(view)[0].actors == ()
