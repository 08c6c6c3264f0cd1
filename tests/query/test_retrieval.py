"""What speaks of a question is found whole: by the index as by looking at every position."""

from pathlib import Path

import pytest
from sqlalchemy import select

from onrecord.query import board
from onrecord.query.question.asked import ask_words
from onrecord.query.question.retrieval import matched_positions
from onrecord.query.question.topic import make_topic
from onrecord.query.reader import Reader
from onrecord.store import View, tables
from onrecord.store.view import PositionText
from tests.query.desk import Desk
from tests.query.pact import countries, pact

MANY = 2100  # more than any search once looked at


def found(view: View, question: str) -> list[tuple[str, int]]:
    """The ids of the positions that speak of a question, with how strongly."""
    asked = ask_words(question)
    topic = make_topic(view, asked.question, asked.family)
    return [(m.claim.id, m.found.strength) for m in matched_positions(Reader(view), topic)]


def every_position(view: View, _: object) -> list[PositionText]:
    """In place of what the index finds."""
    table = tables.position_texts.c
    columns = (
        table.number, table.article, table.holder, table.about, table.around, table.named,
        table.published, table.publisher, table.beside,
    )  # fmt: skip
    rows = view._all(select(*columns).order_by(table.article, table.number))
    return [PositionText(*row) for row in rows]


QUESTIONS = [
    ("Taiwan’s entry into the CPTPP", 7, "subject, action, object: by words, mentions and the report"),
    ("Taiwan’s application", 7, "subject and action"),
    ("entry into the CPTPP", 5, "action and object"),
    ("China’s entry into the CPTPP", 1, "by its holder: “its own entry”"),
    ("Australia’s entry into the CPTPP", 0, "a holder is no subject of what it speaks of"),
    ("ruling party pact", None, "words alone"),
    ('Taiwan"s AND entry NEAR( into', None, "signs of the index’s language"),
    ("sanctions on Iran", 0, "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "number", "note"), QUESTIONS, ids=[note for *_, note in QUESTIONS]
)
def test_the_index_finds_what_looking_at_all_finds(
    view: View, monkeypatch: pytest.MonkeyPatch, question: str, number: int | None, note: str
) -> None:
    by_index = found(view, question)
    monkeypatch.setattr(View, "position_texts", every_position)
    assert by_index == found(view, question), note
    assert number is None or len(by_index) == number, note


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One report with very many positions on one question."""
    path = tmp_path_factory.mktemp("crowded") / "record.db"
    desk = Desk()
    line = "Japan supports Taiwan’s entry into the CPTPP, it said."
    report = desk.report("\n".join([line] * MANY), "Harbour Gazette", "2021-09-24")
    c = countries(report, JP="Japan", TW="Taiwan")
    pact(report, "CPTPP")
    for number in range(MANY):
        report.position(c["JP"], "for", "supports", "Taiwan’s entry into the CPTPP", number=number)
    desk.save(path).close()
    return path


def test_no_number_of_positions_is_too_many(crowded: Path) -> None:
    from onrecord.store import open_store

    with open_store(crowded) as store, store.view() as view:
        assert len(found(view, "Taiwan’s entry into the CPTPP")) == MANY
        (japan,) = [
            line for line in board(view, "Taiwan’s entry into the CPTPP").deciders if line.stance
        ]
        assert (japan.name, japan.stance, japan.reports) == ("Japan", "for", 1)
