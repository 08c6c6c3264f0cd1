"""What is written is read back, held to its words, whole or not at all."""

import datetime
import threading
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import EvidenceError, NotInRecord, StoreError
from onrecord.records import (
    Actor,
    Claim,
    Comparison,
    EventMention,
    Mention,
    Position,
    Rejection,
    Run,
    Statement,
)
from onrecord.store import KINDS, Store, Writer, open_store
from tests.conftest import assert_held
from tests.store.reports import READ_AT, Report, add, false_span, make_report, settle


def stored_claims(store: Store) -> list[Claim]:
    view = store.view()
    return [claim for kind in KINDS.values() for claim in view.iter_claims(kind)]


def test_an_article_and_its_claims_come_back_as_they_were(store: Store, report: Report) -> None:
    with store.writer() as writer:
        assert add(writer, report) == "added"
    view = store.view()
    assert view.article(report.article.id) == report.article
    assert sorted(stored_claims(store), key=lambda c: c.id) == sorted(
        report.claims, key=lambda c: c.id
    )
    assert view.read_at(report.article.id) == READ_AT
    for claim in report.claims:
        assert view.claim(claim.id) == claim
        assert_held(view.article(report.article.id), view.claim(claim.id))


def test_the_same_again_changes_nothing(store: Store, report: Report) -> None:
    with store.writer() as writer:
        add(writer, report)
        before = store.view().digest()
        changes = store.view().changes()
        assert add(writer, report) == "unchanged"
    assert store.view().digest() == before
    assert store.view().changes() == changes


def test_another_analysis_replaces_the_claims_and_keeps_when_it_was_read(
    store: Store, report: Report
) -> None:
    fewer = Report(report.article, report.claims[:2])
    with store.writer() as writer:
        add(writer, report)
        later = READ_AT + datetime.timedelta(days=3)
        outcome = writer.add(
            fewer.article, fewer.claims, locator="a.txt", analysis="two", read_at=later
        )
    assert outcome == "replaced"
    view = store.view()
    assert stored_claims(store) == list(fewer.claims)
    assert view.read_at(report.article.id) == READ_AT
    assert view.search("norland", kind="statement") == []
    assert [hit.id for hit in view.search("norland")] == [report.article.id]


def test_a_date_given_later_replaces_the_article(store: Store, report: Report) -> None:
    titled = msgspec.structs.replace(report.article, title="Another title")
    with store.writer() as writer:
        add(writer, report)
        assert add(writer, Report(titled, report.claims)) == "replaced"
    assert store.view().article(report.article.id).title == "Another title"
    assert [hit.kind for hit in store.view().search('"another title"')] == ["article"]


def test_a_duplicate_keeps_its_locator_and_changes_nothing_else(
    store: Store, report: Report
) -> None:
    with store.writer() as writer:
        add(writer, report)
        assert add(writer, report, locator="copy.txt", analysis="two") == "duplicate"
        assert writer.first_locator(report.article.id) == "a.txt"
    assert store.view().locators(report.article.id) == ["a.txt", "copy.txt"]
    assert store.view().analysis_of(report.article.id) == "one"


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        pytest.param("evidence", "Nope", id="words that do not stand there"),
        pytest.param("outside", "stands at", id="beyond the end of the text"),
        pytest.param("foreign", "points into article", id="a span of another article"),
        pytest.param("none", "no evidence", id="no evidence at all"),
        pytest.param("nested", "target_more", id="a span within a tuple of spans"),
        pytest.param("owner", "belongs to", id="a claim of another article"),
    ],
)
def test_a_claim_without_its_words_stores_nothing(
    store: Store, report: Report, broken: str, says: str
) -> None:
    position = next(claim for claim in report.claims if isinstance(claim, Position))
    wrong = false_span(report.article)
    end = len(report.article.text) + 1
    changed = {
        "evidence": {"evidence": (wrong,)},
        "outside": {"target": msgspec.structs.replace(position.target, end=end)},
        "foreign": {"trigger": msgspec.structs.replace(position.trigger, article="art1_other")},
        "none": {"evidence": ()},
        "nested": {"target_more": (wrong,)},
        "owner": {"article": "art1_other"},
    }[broken]
    bad = msgspec.structs.replace(position, **changed)
    with store.writer() as writer, pytest.raises(EvidenceError, match=says):
        add(writer, Report(report.article, (*report.claims, bad)))
    assert store.view().counts()["article"] == 0
    assert stored_claims(store) == []


def test_a_failure_in_the_middle_leaves_nothing_half_stored(
    store: Store, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.view().digest()
    monkeypatch.setattr("onrecord.store.fulltext.add_article", _fail)
    with store.writer() as writer, pytest.raises(RuntimeError, match="in the middle"):
        add(writer, report)
    assert store.view().digest() == before
    assert store.view().counts()["actor"] == 0


def test_a_failed_replacement_leaves_the_old_article(
    store: Store, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.writer() as writer:
        add(writer, report)
        before = store.view().digest()
        with monkeypatch.context() as patch:
            patch.setattr("onrecord.store.fulltext.add_claims", _fail)
            with pytest.raises(RuntimeError):
                add(writer, report, analysis="two")
        assert store.view().digest() == before
        assert store.view().search("norland", kind="statement")
        assert add(writer, report, analysis="two") == "replaced"


def _fail(*_: object) -> None:
    raise RuntimeError("in the middle")


def test_two_claims_of_one_id_are_refused(store: Store, report: Report) -> None:
    doubled = Report(report.article, (*report.claims, report.claims[-1]))
    with store.writer() as writer, pytest.raises(EvidenceError, match="two claims have one id"):
        add(writer, doubled)
    assert store.view().counts()["article"] == 0


def test_text_that_no_database_holds_is_refused_with_its_place(store: Store) -> None:
    report = make_report("Aria", "backs", "a \ud800 pact")
    with store.writer() as writer, pytest.raises(EvidenceError, match="code point 13"):
        add(writer, report)


def test_claims_by_article_entity_role_and_ids(store: Store) -> None:
    reports = [make_report("Aria Vance", "backs", "a pact"), make_report("Ben Roe", "mocks", "it")]
    fill(store, reports)
    view = store.view()
    (entity,) = view.find_entities("aria vance")
    wanted = next(claim for claim in reports[0].claims if isinstance(claim, Statement))
    assert view.claims(Statement, entity=entity.id) == [wanted]
    assert view.claims(Statement, entity=entity.id, role="speaker") == [wanted]
    assert view.claims(Statement, entity=entity.id, role="addressee") == []
    assert view.claims(Statement, entity=entity.id, article=reports[1].article.id) == []
    assert view.claims(Statement, ids=[wanted.id, "stm1_unknown"]) == [wanted]
    assert view.claims(Statement, ids=[]) == []
    assert [actor.name for actor in view.claims(Actor, entity=entity.id)] == ["Aria Vance"]
    both = view.claims(Mention)
    assert [claim.article for claim in both] == sorted(claim.article for claim in both)
    assert list(view.iter_claims(Mention)) == both


def fill(store: Store, reports: list[Report]) -> None:
    with store.writer() as writer:
        for number, report in enumerate(reports):
            add(writer, report, locator=f"{number}.txt")
        writer.replace_settled(*settle(reports))


def test_what_is_settled_comes_back(store: Store) -> None:
    reports = [make_report("Aria Vance", "backs", "a pact"), make_report("Ben Roe", "mocks", "it")]
    entities, identities, events, stories = settle(reports)
    fill(store, reports)
    view = store.view()
    assert view.entities() == sorted(entities, key=lambda each: each.id)
    assert view.identities() == sorted(identities, key=lambda each: each.actor)
    assert view.identities(entities[0].id) == [identities[0]]
    assert {event.id for event in view.events()} == {event.id for event in events}
    assert view.stories() == stories
    assert view.story_of(reports[0].article.id) == stories[0]
    assert view.story_of("art1_unknown") is None
    assert view.entity(entities[0].id) == entities[0]
    assert view.entity_of(identities[0].actor) == identities[0].entity
    assert view.entity_map() == {each.actor: each.entity for each in identities}
    assert [e.actors for e in view.events(entities[0].id)] == [(entities[0].id,)]
    mention = next(c for c in reports[0].claims if isinstance(c, EventMention))
    assert view.event_of(mention.id) in {event.id for event in events}


def test_settling_again_writes_only_when_something_differs(store: Store) -> None:
    reports = [make_report("Aria Vance", "backs", "a pact"), make_report("Ben Roe", "mocks", "it")]
    fill(store, reports)
    entities, identities, events, stories = settle(reports)
    with store.writer() as writer:
        assert not writer.replace_settled(entities, identities, events, stories)
        assert writer.replace_settled(entities[:1], identities[:1], events, ())
    view = store.view()
    assert view.entities() == entities[:1]
    assert view.find_entities("roe") == [] or view.find_entities("vance") == []
    assert view.stories() == []
    assert view.story_of(reports[0].article.id) is None


def test_comparisons_are_found_from_either_side(store: Store) -> None:
    reports = [make_report(name, "backs", "a pact") for name in ("Aria Vance", "Ben Roe", "Cy Lo")]
    settled = settle(reports)
    ids = sorted(entity.id for entity in settled[0])
    first = Comparison(one=ids[0], other=ids[1], judgement="unsure", reasons=("a “short” name",))
    second = Comparison(one=ids[1], other=ids[2], judgement="different", reasons=("a", "b"))
    fill(store, reports)
    view = store.view()
    before = view.digest()
    with store.writer() as writer:
        assert writer.replace_settled(*settled, comparisons=(second, first))
        assert not writer.replace_settled(*settled, comparisons=(first, second))
    assert view.comparisons() == [first, second]
    assert view.comparisons(ids[0]) == [first]
    assert view.comparisons(ids[1]) == [first, second]
    assert view.comparisons("ent1_unknown") == []
    assert view.digest() != before


def test_settled_after_the_last_change_and_with_the_same(store: Store, report: Report) -> None:
    view = store.view()
    with store.writer() as writer:
        add(writer, report)
        assert not view.is_settled("v1")
        seen = view.changes()
        writer.replace_settled(*settle([report]), settled_with="v1", changes=seen)
        assert view.is_settled("v1")
        assert not view.is_settled("v2")
        add(writer, make_report("Ben Roe", "mocks", "it"), locator="b.txt")
        writer.replace_settled(*settle([report]), settled_with="v1", changes=seen)
        assert not view.is_settled("v1")


def test_rejections_are_noted_once_and_taken_back_when_the_locator_reads(
    store: Store, report: Report
) -> None:
    rejection = Rejection(locator="a.txt", code="empty", message="the file is empty")
    with store.writer() as writer:
        assert writer.reject(rejection, "run1")
        assert not writer.reject(rejection, "run2")
        assert store.view().rejections() == [rejection]
        add(writer, report)
    assert store.view().rejections() == []


def test_runs_begin_and_end(store: Store) -> None:
    run = Run(
        id="run1", started=READ_AT, ended=None, inputs=("a",), versions={"onrecord": "0"},
        settings={}, counts={},
    )  # fmt: skip
    ended = msgspec.structs.replace(run, ended=READ_AT, counts={"read": 1})
    with store.writer() as writer:
        writer.begin_run(run)
        assert store.view().runs() == [run]
        writer.end_run(ended)
        with pytest.raises(StoreError, match="has not begun"):
            writer.end_run(msgspec.structs.replace(run, id="run2"))
    assert store.view().runs() == [ended]


@pytest.mark.parametrize("what", ["article", "claim", "entity", "read_at"])
def test_what_is_not_there_is_not_in_the_record(store: Store, what: str) -> None:
    with pytest.raises(NotInRecord, match="x_unknown"):
        getattr(store.view(), what)("x_unknown")


def test_a_view_in_a_with_block_sees_one_state(store: Store, report: Report) -> None:
    with store.view() as view, store.writer() as writer:
        assert view.counts()["article"] == 0
        add(writer, report)
        assert view.counts()["article"] == 0
        assert store.view().counts()["article"] == 1


def test_writing_while_a_loop_reads(store: Store) -> None:
    reports = [make_report(f"Person {n}", "backs", "a pact") for n in range(300)]
    with store.writer() as writer:
        for report in reports:
            add(writer, report, locator=report.article.id)
        view = store.view()
        seen = 0
        for article in view.articles():
            seen += 1
            if seen == 150:
                add(writer, make_report("Late Comer", "backs", "a pact"), locator="late")
                assert view.article(article.id) == article
    assert seen == 300
    assert view.counts()["article"] == 301


def test_two_writers_take_turns(path: Path, store: Store) -> None:
    def write(writer: Writer, half: int) -> None:
        with writer:
            for n in range(half, 60, 2):
                add(writer, make_report(f"Person {n}", "backs", "a pact"), locator=f"{n}")

    threads = [threading.Thread(target=write, args=(store.writer(), half)) for half in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_store(path) as again:
        assert again.view().counts()["article"] == 60


def test_the_log_is_cut_when_the_writer_closes(path: Path, store: Store) -> None:
    with store.writer() as writer:
        for n in range(250):
            add(writer, make_report(f"Person {n}", "backs", "a pact"), locator=f"{n}")
        log = path.with_name(path.name + "-wal")
        assert log.stat().st_size > 0
    assert not log.exists() or log.stat().st_size == 0
