"""The public API: one handle that gives what the commands give."""

from pathlib import Path

import pytest

import onrecord
from onrecord import query
from onrecord.errors import StoreError
from onrecord.query import ask_words
from onrecord.records import Record
from onrecord.settings import Settings

QUESTION = "Taiwan's entry into the CPTPP"


def test_a_handle_gives_what_the_queries_give(record_path: Path) -> None:
    with onrecord.open(record_path) as record:
        assert record.board(QUESTION) == query.board(record.view, QUESTION)
        assert record.board(ask_words(QUESTION)) == record.board(QUESTION)
        assert record.brief(QUESTION).text.startswith(QUESTION)
        assert record.who("Japan").profile is not None
        assert [saying.speaker for saying in record.said("Japan")] == ["Japan"]
        assert len(record.timeline()) == 2
        assert len(record.stories()) == 1
        assert record.show("0.txt").marks
        assert all(check.ok is not False for check in record.doctor())


def test_answers_survive_json(record_path: Path) -> None:
    with onrecord.open(record_path) as record:
        answers: list[Record] = [
            record.board(QUESTION), record.brief(QUESTION), record.who("Japan"), record.show("0.txt"),
            *record.said("Japan"), *record.timeline(), *record.stories(),
        ]  # fmt: skip
        for answer in answers:
            assert type(answer).from_json(answer.to_json()) == answer


def test_the_same_question_gives_the_same_bytes(record_path: Path) -> None:
    with onrecord.open(record_path) as one, onrecord.open(record_path) as other:
        assert one.brief(QUESTION).to_json() == other.brief(QUESTION).to_json()


def test_open_makes_nothing_unless_asked(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        onrecord.open(tmp_path / "r.db")
    with onrecord.open(tmp_path / "r.db", create=True, settings=Settings(story_days=3)) as record:
        assert record.settings.story_days == 3
        assert record.brief(QUESTION).text == "no statement found"
        record.close()
        record.close()


@pytest.mark.model
def test_read_and_ask(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Japan said on Friday that it supports Taiwan’s entry into the CPTPP.\n" * 2)
    with onrecord.open(tmp_path / "r.db", create=True) as record:
        told: list[int] = []
        summary = record.read(
            report, published="2021-09-24", on_progress=lambda n, *_: told.append(n)
        )
        assert (summary.read, summary.rejected, told) == (1, [], [1])
        assert record.read([report], published="2021-09-24").already == 1
        brief = record.brief(QUESTION)
        assert any("supports Taiwan’s entry" in cited.source.quote for cited in brief.sources)
