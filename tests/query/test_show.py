"""Articles found and shown in parts, claims of every kind in one line, and the record of a claim."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, text

from onrecord.errors import NotInRecord, QuestionError
from onrecord.query import claim_record, show, show_claims, show_part
from onrecord.query.reader import Reader
from onrecord.query.show import KINDS, find_article
from onrecord.query.show.cutting import PART, Cutting, place_to_cut
from onrecord.records import Claim, Credit, Matter, Relation, content_id
from onrecord.store import View, migrations, open_store
from onrecord.store.migrations import MIGRATIONS
from tests.query.desk import READ_AT, Desk, Report, day

TEXT = (
    "Norland’s minister Ann Lee, of the Blue Party, said Norland backs the canal.\n"
    "She urged Sutland to join the talks in Oslo on 3 May 2021, a spokesman told the Gazette.\n"
    "Norland’s army belongs to Norland."
)


def told(report: Report) -> dict[str, Claim]:
    """One claim of every kind, by kind."""
    norland = report.actor("Norland", "government", country="NO", known_as="country:NO")
    sutland = report.actor("Sutland", "government")
    lee = report.actor("Ann Lee", "person", "Ann Lee", "She")
    party = report.actor("Blue Party", "party")
    army = report.actor("army", "military")
    statement = report.statement(
        lee, "said", "Norland backs the canal", source=report.span("Ann Lee")
    )
    urged = report.event("REQUEST", "urged", [lee], [sutland], date=day("2021-05-03"))
    report.tenure(lee, "minister", norland)
    report.membership(lee, party, "of the Blue Party")
    kept = {
        "statement": statement,
        "event": urged,
        "position": report.position(norland, "for", "backs", "the canal", statement=statement.id),
        "request": report.request(urged, "join the talks"),
        "meeting": report.meeting(
            "talks", [report.participant("Sutland", sutland)], place=None, date=day("2021-05-03")
        ),
    }
    span = report.span("the canal")
    here = {"article": report.article.id, "evidence": (report.sentence(span),)}
    report.claims += [
        Matter(
            id=content_id("mat1", "canal"), span=span, head=report.span("canal"), form="noun",
            family="building", action="build", status="open", **here,
        ),
        Relation(
            id=content_id("rel1", "army"), kind="belongs_to", source=army, target=norland,
            source_span=report.span("army"), target_span=report.span("Norland", 3),
            source_kind="organisation", target_kind="organisation", **here,
        ),
        Credit(
            id=content_id("crd1", "told"), kind="told", outlet="The Gazette",
            words="told the Gazette", span=report.span("told the Gazette"), **here,
        ),
    ]  # fmt: skip
    by_kind = {type(claim): claim for claim in reversed(report.claims)}
    return {**{name: by_kind[kind] for name, kind in KINDS.items()}, **kept}


@pytest.fixture(scope="module")
def desk() -> Desk:
    desk = Desk()
    told(desk.report(TEXT, "Gazette", "2021-05-04", title="Canal", url="https://gazette.example/1"))
    desk.report("Nothing is told here.", "Gazette", "2021-05-05", url="https://gazette.example/2")
    desk.report(
        "Nothing is told here either.", "Post", "2021-05-05", url="https://gazette.example/2"
    )
    return desk


@pytest.fixture(scope="module")
def view(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with desk.save(tmp_path_factory.mktemp("show") / "record.db") as store, store.view() as view:
        yield view


@pytest.fixture(scope="module")
def claims(desk: Desk) -> dict[str, Claim]:
    by_kind = {type(claim): claim for claim in reversed(desk.reports[0].claims)}
    return {name: by_kind[kind] for name, kind in KINDS.items()}


SAYS = [
    ("statement", "indirect", "Ann Lee said", ["Norland backs the canal"]),
    ("event", "REQUEST, happened", "Ann Lee → Sutland, 2021-05-03", ["urged"]),
    ("position", "for, own words", "Norland: the canal", ["backs", "the canal"]),
    ("matter", "open", "the canal", ["the canal"]),
    ("request", "request, happened", "Ann Lee → Sutland: join the talks", ["urged", "join the talks"]),
    ("meeting", "talks, happened", "Sutland, 2021-05-03", ["talks"]),
    ("tenure", "current", "Ann Lee: minister, Norland", ["minister"]),
    ("membership", "member", "Ann Lee in Blue Party", ["Ann Lee", "Blue Party"]),
    ("relation", "belongs to", "army → Norland", ["army", "Norland"]),
    ("mention", "name", "Norland", ["Norland"]),
    ("actor", "government", "Norland", ["Norland"] * 4),
    ("credit", "told", "The Gazette: told the Gazette", ["told the Gazette"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "tag", "tells", "words"), SAYS, ids=[c[0] for c in SAYS])
def test_every_kind_has_its_words_and_one_line(
    view: View, claims: dict[str, Claim], kind: str, tag: str, tells: str, words: list[str]
) -> None:
    found = claim_record(view, claims[kind].id)
    assert (found.kind, found.mark.tag, found.mark.tells) == (kind, tag, tells)
    assert [span.quote for span in found.mark.spans] == words
    assert found.claim["id"] == claims[kind].id
    assert found.source.quote in TEXT
    for passage in found.passages:
        assert TEXT[passage.span.start : passage.span.end] == passage.span.quote
        for role in passage.roles:
            assert passage.span.start <= role.start < role.end <= passage.span.end
    shown = show_part(view, claims[kind].article, kinds=(), claim=claims[kind].id)
    assert [mark.claim for mark in shown.marks] == [claims[kind].id]
    assert shown.chosen is not None
    assert shown.passages == found.passages


def test_a_record_names_those_it_speaks_of(view: View, claims: dict[str, Claim]) -> None:
    found = claim_record(view, claims["position"].id)
    fields = {field.name: field.values for field in found.fields}
    (holder,) = fields["holder"]
    assert holder.actor is not None
    assert (holder.text, holder.actor.kind) == ("Norland", "government")
    assert holder.actor.entity == view.entity_of(holder.actor.actor)
    (statement,) = fields["statement"]
    assert statement.claim is not None
    assert statement.claim.claim == claims["statement"].id
    assert statement.claim.says == "Ann Lee said (indirect)"
    assert [value.text for value in fields["trigger"]] == ["backs"]
    assert {"condition", "date", "told_by"} <= set(found.unknown)
    assert "past" not in {*found.unknown, *fields}, "what is not so is neither told nor unknown"


def test_words_stand_with_what_they_name(view: View, claims: dict[str, Claim]) -> None:
    fields = {f.name: f.values for f in claim_record(view, claims["event"].id).fields}
    assert "date_span" not in fields
    (date,) = fields["date"]
    assert date.date is not None
    meeting = {f.name: f.values for f in claim_record(view, claims["meeting"].id).fields}
    (one,) = meeting["participants"]
    assert {part.name for part in one.parts} == {"actor", "span", "role", "reason"}


def test_other_claims_of_the_sentence_are_beside_it(view: View, claims: dict[str, Claim]) -> None:
    beside = claim_record(view, claims["position"].id).beside
    assert {mark.kind for mark in beside} == {
        "statement", "tenure", "membership", "matter", "relation", "credit",
    }  # fmt: skip
    assert claims["position"].id not in {mark.claim for mark in beside}


@pytest.mark.parametrize("id", ["", "pos1_", "nothing", "art1_x"])
def test_a_claim_that_is_not_there(view: View, id: str) -> None:
    with pytest.raises(NotInRecord, match="no claim"):
        claim_record(view, id)


def test_who_else_tells_it_is_counted(tmp_path: Path) -> None:
    desk = Desk()
    reports = []
    for outlet in ("Gazette", "Post"):
        report = desk.report(
            "Norland met Sutland in May, and Norland said all the talks went well.",
            outlet,
            "2021-05-04",
        )
        norland = report.actor("Norland", "government", known_as="country:NO")
        met = report.event("CONSULT", "met", [norland])
        said = report.statement(norland, "said", "all the talks went well", mode="direct")
        reports.append((report, met, said))
    (one, first, said), (other, second, again) = reports
    desk.one_event(first, second)
    desk.story(one, other, origins=[[one], [other]])
    with desk.save(tmp_path / "record.db") as store, store.view() as view:
        event_told = claim_record(view, first.id)
        words_told = claim_record(view, said.id)
        assert view.event_of(first.id) == event_told.event
    for found, twin in ((event_told, second), (words_told, again)):
        assert (found.reports, found.outlets, found.origins) == (2, 2, 2)
        assert [source.claim for source in found.also] == [twin.id]
        assert found.credibility is not None
        assert found.credibility.number == 2
        assert found.story is not None
        assert (found.story.reports, found.story.origins) == (2, 2)


FINDS = [
    ("id", "{id}"),
    ("beginning of an id", "{beginning}"),
    ("address", "https://gazette.example/1"),
    ("where it was read", "reports/0.txt"),
    ("end of where it was read", "0.txt"),
]


@pytest.mark.parametrize("wanted", [c[1] for c in FINDS], ids=[c[0] for c in FINDS])
def test_an_article_is_found(view: View, desk: Desk, wanted: str) -> None:
    id = desk.reports[0].article.id
    assert find_article(view, wanted.format(id=id, beginning=id[:14])).id == id


MISSED = [
    ("nothing asked", "", "no article ''"),
    ("nothing there", "nothing", "no article 'nothing'"),
    ("part of a file’s name", "txt", "no article 'txt'"),
    ("other letters", "0.TXT", "no article '0.TXT'"),
    ("a sign that stands for any", "%.txt", "no article '%.txt'"),
    ("a sign that stands for one", "_.txt", "no article '_.txt'"),
    ("several by id", "art1_", "may be 3 articles"),
    ("several by address", "https://gazette.example/2", "may be 2 articles"),
    ("a quotation mark", "' OR 1=1 --", "no article"),
    ("beyond the last id", "\U0010ffff", "no article"),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "message"), [c[1:] for c in MISSED], ids=[c[0] for c in MISSED])
def test_an_article_is_not_found(view: View, wanted: str, message: str) -> None:
    with pytest.raises(NotInRecord, match=message):
        find_article(view, wanted)


def test_an_article_is_looked_up_and_not_searched_for(view: View, desk: Desk) -> None:
    asked: list[tuple[str, object]] = []

    def note(
        connection: object, cursor: object, statement: str, parameters: object, *_: object
    ) -> None:
        asked.append((statement, parameters))

    engine = view._connection.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        show_part(view, desk.reports[0].article.id, kinds=KINDS)
        show_part(view, "https://gazette.example/1")
    finally:
        event.remove(engine, "before_cursor_execute", note)
    for statement, parameters in asked:
        plan = view._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        for *_, step in plan:
            assert not step.startswith(("SCAN articles", "SCAN claims")), (statement, step)
            if "claims.start <" in statement and "claims" in step:
                assert "kind=? AND start>? AND start<?" in step


def test_kinds_are_those_asked_for(view: View) -> None:
    kinds = [mark.kind for mark in show(view, "0.txt", kinds=["tenure", "position"]).marks]
    assert kinds == ["tenure", "position"]
    assert {m.kind for m in show(view, "0.txt", kinds=KINDS).marks} == set(KINDS)
    assert {m.kind for m in show(view, "0.txt").marks} == {
        "statement",
        "event",
        "position",
        "tenure",
    }
    assert not show(view, "0.txt", kinds=()).marks
    with pytest.raises(QuestionError, match="no kind of claim 'poem'; there are: statement, event"):
        show(view, "0.txt", kinds=["poem"])


def test_claims_are_listed_a_part_at_a_time(view: View) -> None:
    everything = show_claims(view, "0.txt", limit=200)
    assert everything.total == len(everything.items) > 12
    listed = []
    offset: int | None = 0
    while offset is not None:
        page = show_claims(view, "0.txt", offset=offset, limit=5)
        listed += page.items
        offset = page.next
    assert tuple(listed) == everything.items
    assert [mark.number for mark in listed] == list(range(1, len(listed) + 1))
    starts = [view.claim(mark.claim).evidence[0].start for mark in listed]
    assert starts == sorted(starts)
    events = show_claims(view, "0.txt", kinds=["event"])
    assert (events.total, [mark.kind for mark in events.items]) == (1, ["event"])


def test_a_claim_of_another_article_is_not_shown_in_this(
    view: View, claims: dict[str, Claim]
) -> None:
    with pytest.raises(NotInRecord, match="it is one of art1_"):
        show_part(view, "1.txt", claim=claims["event"].id)


CUTS = [
    ("a paragraph first of all", "one. two\nthree", 9),
    ("a sentence without one", "one two. Three four", 9),
    ("a quotation’s end", "said so.” Then", 10),
    ("a word without that", "one two", 4),
    ("at once without any", "x" * 50, 0),
    ("nothing", "", 0),
]


@pytest.mark.parametrize(("words", "place"), [c[1:] for c in CUTS], ids=[c[0] for c in CUTS])
def test_where_a_text_is_cut(words: str, place: int) -> None:
    assert place_to_cut(words) == place


LONG = [
    ("paragraphs", "A line of news is told here.\n" * 3_000),
    ("one line", "Norland met Sutland. " * 4_000),
    ("one word", "x" * 70_000),
    ("just under one part", "x" * (PART + 3_999)),
    ("just over one part", "x" * (PART + 4_001)),
    ("wide letters", "𝐀é\u202e " * 12_000),
    ("short", "x"),
]


@pytest.mark.parametrize("words", [c[1] for c in LONG], ids=[c[0] for c in LONG])
def test_parts_are_the_whole_text(tmp_path: Path, words: str) -> None:
    desk = Desk()
    report = desk.report(words, "Gazette", "2021-05-04")
    with desk.save(tmp_path / "record.db") as store, store.view() as view:
        first = show_part(view, report.article.id)
        parts = [show_part(view, report.article.id, part=n) for n in range(1, first.parts + 1)]
        cutting = Cutting(Reader(view), report.article.id)
        for at in {0, len(words) - 1, *(p.start for p in parts), *(p.end - 1 for p in parts)}:
            part = cutting.part_at(at)
            assert part.start <= at < part.end
        beyond = show_part(view, report.article.id, part=first.parts + 7)
    assert "".join(part.text for part in parts) == words
    assert parts[0] == first
    assert beyond == parts[-1]
    assert all(0 < len(part.text) <= PART + 8_000 for part in parts)
    assert [part.part for part in parts] == list(range(1, first.parts + 1))
    assert {part.length for part in parts} == {len(words)}


def test_a_part_has_the_claims_of_its_words_and_the_one_asked_for_is_in_sight(
    tmp_path: Path,
) -> None:
    desk = Desk()
    words = "Norland met Sutland in the spring of that year.\n" * 1_500
    report = desk.report(words, "Gazette", "2021-05-04")
    events = [report.event("CONSULT", "met", number=n) for n in range(0, 1_500, 10)]
    with desk.save(tmp_path / "record.db") as store, store.view() as view:
        first = show_part(view, report.article.id)
        parts = [show_part(view, report.article.id, part=n) for n in range(1, first.parts + 1)]
        last = show_part(view, report.article.id, claim=events[-1].id)
        other = show_part(view, report.article.id, part=1, claim=events[-1].id)
    shown = [mark.claim for part in parts for mark in part.marks]
    assert sorted(shown) == sorted(event.id for event in events)
    for part in parts:
        assert all(part.start <= mark.spans[0].start < part.end for mark in part.marks)
        assert part.counts == {"event": 150}
    assert last.part == first.parts
    assert last.chosen is not None
    assert other.part == 1, "a part that is asked for is shown, wherever the claim’s words are"


def test_an_older_record_is_brought_up_to_date(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.db"
    with desk.save(path) as store, store._connect() as connection, connection.begin():
        connection.execute(text("DROP INDEX articles_url"))
        connection.execute(text("DROP INDEX claims_article"))
        connection.execute(text("CREATE INDEX claims_article ON claims (article, kind, position)"))
        connection.execute(text("UPDATE meta SET value = value - 1 WHERE key = 'schema'"))
    (own,) = (each for each in MIGRATIONS if each.run is migrations._places_in_text)
    steps = (*(each for each in MIGRATIONS if each is not own), own)  # as if it were the last
    for room in ("migrations", "engine"):
        monkeypatch.setattr(f"onrecord.store.{room}.MIGRATIONS", steps)
    with open_store(path) as store, store.view() as view:
        found = dict(
            view._connection.exec_driver_sql(
                "SELECT name, sql FROM sqlite_master WHERE tbl_name IN ('articles', 'claims')"
            ).all()
        )
    assert "(article, kind, start)" in found["claims_article"]
    assert "articles_url" in found


def test_it_is_told_when_it_was_read(view: View) -> None:
    assert show_part(view, "0.txt").read_at == READ_AT
    assert READ_AT.tzinfo is datetime.UTC
