"""What a search finds and counts is what looking through every report and claim finds."""

import datetime
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import create_engine

import onrecord
from onrecord.errors import NotInRecord, QuestionError
from onrecord.query import Found, Search, Searched, search
from onrecord.query.search import KINDS, words_alone
from onrecord.query.search import searching as room
from onrecord.records import Date
from onrecord.store import Store, migrations, open_store, searching
from onrecord.store.rows import KIND_NAMES, SEARCHED
from onrecord.store.view import View
from tests.store.reports import READ_AT, Report, add, make_report, settle

VANCE, LIND = "Aria Vance", "Otto Lind"
ENTRY, TREATY = "the entry of Norland", "the treaty of Norland"


def report(holder: str, verb: str, target: str, publisher: str | None, day: str | None) -> Report:
    """As ``make_report``, published on a day."""
    made = make_report(holder, verb, target, publisher=publisher)
    if day is None:
        return made
    start = datetime.date.fromisoformat(day)
    published = Date(
        value=day, precision="day", basis="stated", start=start,
        end=start + datetime.timedelta(days=1),
    )  # fmt: skip
    return Report(msgspec.structs.replace(made.article, published=published), made.claims)


REPORTS = [
    report(VANCE, "backs", ENTRY, "Post", "2021-08-27"),
    report(VANCE, "backs", TREATY, "Herald", "2021-09-02"),
    report(LIND, "rejects", ENTRY, "Post", "2022-01-05"),
    report(LIND, "rejects", TREATY, None, None),
]


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path = tmp_path_factory.mktemp("search") / "record.db"
    with open_store(path, create=True) as store:
        with store.writer() as writer:
            for number, each in enumerate(REPORTS):
                add(writer, each, locator=f"{number}.txt")
            writer.replace_settled(*settle(REPORTS))
        yield store.view()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "record.db", create=True) as store:
        yield store


def numbers(found: Searched) -> list[int]:
    """Which of the reports were found, in order."""
    ids = [each.article.id for each in REPORTS]
    return [ids.index(each.article) for each in found.page.items]


def counted(found: Searched, by: str) -> dict[str, int]:
    return {
        choice.name or choice.value: choice.number
        for facet in found.facets
        if facet.by == by
        for choice in facet.choices
    }


@pytest.mark.parametrize("kind", ["article", "statement", "event_mention", "position", "tenure"])
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({}, [2, 1, 0, 3], id="everything, newest first, the undated last"),
        pytest.param({"words": "norland"}, [0, 1, 2, 3], id="words"),
        pytest.param({"words": "entries"}, [0, 2], id="an inflection"),
        pytest.param({"words": "backing entry"}, [0], id="all words"),
        pytest.param({"words": '"entry of norland"'}, [0, 2], id="a phrase"),
        pytest.param({"words": "entry", "order": "newest"}, [2, 0], id="words, newest first"),
        pytest.param({"words": "zebra"}, [], id="a word that nobody writes"),
        pytest.param({"actor": VANCE}, [1, 0], id="an actor"),
        pytest.param({"actor": "lind"}, [2, 3], id="an actor by last name"),
        pytest.param({"actor": VANCE, "words": "treaty"}, [1], id="an actor and a word"),
        pytest.param({"outlets": ("Post",)}, [2, 0], id="an outlet"),
        pytest.param({"outlets": ("Post", "Herald")}, [2, 1, 0], id="two outlets"),
        pytest.param(
            {"since": datetime.date(2021, 9, 2)}, [2, 1], id="from a day, which is included"
        ),
        pytest.param(
            {"until": datetime.date(2021, 9, 2)}, [1, 0], id="to a day, which is included"
        ),
        pytest.param(
            {"outlets": ("Post",), "since": datetime.date(2022, 1, 1), "words": "norland"},
            [2],
            id="all together",
        ),
    ],
)
def test_what_is_found(
    view: View, kind: str, asked: dict[str, object], expected: list[int]
) -> None:
    found = search(view, Search(kind=kind, **asked))  # type: ignore[arg-type]
    ranked = "words" in asked and asked.get("order") != "newest"
    assert (sorted(numbers(found)) if ranked else numbers(found)) == expected
    assert found.page.total == len(expected)
    assert not found.page.more
    assert {each.kind for each in found.page.items} <= {kind}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({"kind": "position", "types": ("for",)}, 4, id="a stance"),
        pytest.param({"kind": "position", "types": ("against",)}, 0, id="a stance of nobody"),
        pytest.param({"kind": "position", "statuses": ("told",)}, 4, id="how it is known"),
        pytest.param({"kind": "event_mention", "types": ("SUPPORT",)}, 4, id="a type of event"),
        pytest.param({"kind": "event_mention", "statuses": ("denied",)}, 0, id="a status"),
        pytest.param({"kind": "tenure", "types": ("former", "current")}, 4, id="one of two"),
        pytest.param({"kind": "article", "types": ("for",)}, 0, id="reports have no type"),
    ],
)
def test_types_and_statuses(view: View, asked: dict[str, object], expected: int) -> None:
    assert search(view, Search(**asked)).page.total == expected  # type: ignore[arg-type]


def test_every_kind_is_counted(view: View) -> None:
    held = Counter(KIND_NAMES[type(claim)] for each in REPORTS for claim in each.claims)
    kinds = {choice.value: choice.number for choice in search(view, Search()).kinds}
    assert kinds == {kind: held[kind] if kind in SEARCHED else len(REPORTS) for kind in KINDS}
    assert set(KINDS) == {"article", *SEARCHED}


def test_a_facet_counts_as_if_nothing_of_it_were_chosen(view: View) -> None:
    found = search(view, Search(kind="position", outlets=("Post",)))
    assert counted(found, "outlet") == {"Post": 2, "Herald": 1, "": 1}
    assert counted(found, "type") == {"for": 2}
    assert counted(found, "time") == {"2021": 1, "2022": 1}
    assert [choice.chosen for choice in found.facets[2].choices] == [True, False, False]


def test_within_a_year_time_is_counted_by_month(view: View) -> None:
    year = {"since": datetime.date(2021, 1, 1), "until": datetime.date(2021, 12, 31)}
    assert counted(search(view, Search(**year)), "time") == {"2021-08": 1, "2021-09": 1}


def test_who_is_named_is_counted_and_can_be_chosen_by_the_value_given(view: View) -> None:
    facets = search(view, Search(words="entry", kind="statement")).facets
    choices = facets[-1].choices
    assert {choice.name: choice.number for choice in choices} == {VANCE: 1, LIND: 1}
    for choice in choices:
        found = search(view, Search(actor=choice.value))
        assert found.actor is not None
        assert found.actor.name == choice.name


def test_what_is_found_says_who_and_which_words_matched(view: View) -> None:
    (found,) = search(view, Search(words="backs treaty", kind="position")).page.items
    assert (found.type, found.status, found.what) == ("for", "told", TREATY)
    assert [(party.role, party.name) for party in found.parties] == [("holder", VANCE)]
    assert [found.words[low:high] for low, high in found.marks] == ["backs", "treaty"]
    text = REPORTS[1].article.text
    assert found.start is not None
    assert text[found.start : found.end] == found.words
    (report,) = search(view, Search(words="backs treaty")).page.items
    assert [report.words[low:high] for low, high in report.marks] == ["backs", "treaty"]
    assert report.title is not None
    assert [report.title[low:high] for low, high in report.in_title] == ["treaty"]


def test_a_claim_found_by_the_name_of_its_actor_alone_has_no_marks(store: Store) -> None:
    he = make_report("He", "denies", ENTRY)
    actor = he.claims[0]
    named = type(actor).from_json(actor.to_json().replace(b'"name":"He"', b'"name":"Otto Lind"'))
    with store.writer() as writer:
        writer.add(
            he.article, (named, *he.claims[1:]), locator="a", analysis="one", read_at=READ_AT
        )
    (found,) = search(store.view(), Search(words="lind", kind="statement")).page.items
    assert (found.words, found.marks) == (he.article.text, ())


@pytest.mark.parametrize("order", ["best", "newest"])
@pytest.mark.parametrize("words", ["", "norland"])
def test_pages_join_to_the_whole(
    view: View, order: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for most in ("_RANKED", "NAMED_IN"):  # so that the last is beyond
        monkeypatch.setattr(room, most, 3)
    asked = Search(words=words, kind="position", order=order)  # type: ignore[arg-type]
    whole = [each.id for each in search(view, asked).page.items]
    joined: list[Found] = []
    offset: int | None = 0
    while offset is not None:
        page = search(view, asked, offset=offset, limit=3).page
        joined += page.items
        offset = page.next
    assert [each.id for each in joined] == whole
    assert len(set(whole)) == len(REPORTS)


def test_of_more_matches_than_are_looked_at_the_last_read_count(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "COUNTED", 2)
    found = search(view, Search(words="norland"))
    assert sorted(numbers(found)) == [2, 3]
    assert found.page.more
    assert not search(view, Search(words="entry")).page.more
    assert search(view, Search()).page.total == len(REPORTS)  # without words all are looked at


def test_by_cells_or_by_days_the_same_is_found(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Search(kind="tenure", outlets=("Post", "Herald"))
    few = numbers(search(view, asked))
    monkeypatch.setattr("onrecord.store.view.searches._FEW", 0)
    assert numbers(search(view, asked)) == few == [2, 1, 0]


def test_what_is_read_again_is_found_as_it_is_now(store: Store) -> None:
    before, after = REPORTS[0], REPORTS[0].claims[:-2]
    with store.writer() as writer:
        add(writer, before)
        writer.add(before.article, after, locator="a.txt", analysis="two", read_at=READ_AT)
    found = search(store.view(), Search(words="norland"))
    kinds = {choice.value: choice.number for choice in found.kinds}
    assert kinds["position"] == 0
    assert kinds["statement"] == kinds["article"] == 1


@pytest.mark.parametrize(
    ("asked", "error", "says"),
    [
        pytest.param({"kind": "mention"}, QuestionError, "choose one of article", id="no kind"),
        pytest.param({"words": "* - *"}, QuestionError, "no word", id="only signs"),
        pytest.param({"actor": "Nobody Known"}, NotInRecord, "nobody", id="nobody"),
        pytest.param({"actor": "act1_0"}, NotInRecord, "act1_0", id="an actor of no report"),
        pytest.param(
            {"actor": "country:JP"}, NotInRecord, "country:JP", id="a country never spoken of"
        ),
    ],
)
def test_what_cannot_be_asked(
    view: View, asked: dict[str, str], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        search(view, Search(**asked))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "plain", "marks"),
    [
        pytest.param("no marks", "no marks", (), id="none"),
        pytest.param("\x02ab\x03 c \x02d\x03", "ab c d", ((0, 2), (5, 6)), id="two"),
        pytest.param("a\x02", "a", (), id="a text that ends in a sign for marks"),
        pytest.param("a\x03b\x02c\x03", "abc", ((2, 3),), id="a text with signs for marks"),
        pytest.param("\x02\x03", "", (), id="nothing marked"),
        pytest.param("", "", (), id="no words"),
    ],
)
def test_marks_are_taken_out(words: str, plain: str, marks: tuple[tuple[int, int], ...]) -> None:
    assert searching.unmarked(words) == (plain, marks)


def test_a_report_that_holds_the_signs_for_marks_is_shown_without(store: Store) -> None:
    odd = make_report("Aria\x02 Vance", "backs", ENTRY)
    with store.writer() as writer:
        add(writer, odd)
    (found,) = search(store.view(), Search(words="norland", kind="statement")).page.items
    assert (found.words, found.marks) == (odd.article.text, ())


def test_an_actor_by_the_id_of_one_report_or_the_beginning_of_a_name(view: View) -> None:
    for actor in (REPORTS[0].claims[0].id, "aria"):
        assert numbers(search(view, Search(actor=actor))) == [1, 0]


def test_each_word_by_itself(view: View) -> None:
    alone = words_alone(view, Search(words='"entry of" zebra - Lind'))
    assert {each.value: each.number for each in alone} == {
        "entry": 2,
        "of": 4,
        "zebra": 0,
        "Lind": 2,
    }
    assert words_alone(view, Search(words="zebra")) == ()


def test_what_is_counted_of_the_whole_record_is_remembered(view: View) -> None:
    kept: dict[object, object] = {}

    def remember(key: object, make):  # type: ignore[no-untyped-def]
        return kept.setdefault(key, make())

    assert search(view, Search(), remember=remember) == search(view, Search(), remember=remember)
    assert len(kept) == 2
    search(view, Search(words="norland", actor=VANCE), remember=remember)
    assert len(kept) == 2


def test_a_record_from_before_is_searched_when_it_is_opened_again(tmp_path: Path) -> None:
    """The step of the schema finds what storing does."""
    path = tmp_path / "record.db"
    with open_store(path, create=True) as store, store.writer() as writer:
        for number, each in enumerate(REPORTS):
            add(writer, each, locator=f"{number}.txt")
    with open_store(path) as store:
        stored = [search(store.view(), Search(kind=kind)) for kind in KINDS]
    with sqlite3.connect(path) as connection:
        for table in ("search_cells", "search_items", "search_actors"):
            connection.execute(f"DROP TABLE {table}")
    connection.close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connected:
        migrations._search_items(connected)
    engine.dispose()
    with open_store(path) as store:
        assert [search(store.view(), Search(kind=kind)) for kind in KINDS] == stored


def test_from_an_open_record(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with open_store(path, create=True) as store, store.writer() as writer:
        add(writer, REPORTS[0])
    with onrecord.open(path) as record:
        found = record.search("norland", kind="position", types=["for"], outlets=["Post"])
        assert found.page.total == 1
        assert found.asked.order == "best"
