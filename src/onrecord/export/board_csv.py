"""CSV: one row a line of a board, the columns always the same, with its best words and where they are."""

import datetime
from collections.abc import Iterator

from onrecord.export.csv_rows import csv_line
from onrecord.query import Board, Credibility, Guess, Line, Source, Told
from onrecord.records import Date

COLUMNS = (
    "holder", "key", "kind", "role", "beneath", "office", "stance", "since", "since_value", "how",
    "told_by", "reports", "outlets", "origins", "credibility", "credibility_reason", "confidence", "condition", "words", "outlet", "published",
    "learned", "title", "locator", "url", "article", "start", "end", "before", "before_since",
    "before_words", "before_article", "before_start", "before_end", "opposing_words",
    "opposing_outlet", "opposing_article", "opposing_start", "opposing_end", "change", "was",
    "question", "as_of", "changed_since",
)  # fmt: skip


def board_lines(board: Board) -> Iterator[str]:
    """Lines ending in a line break, the first with the names of the columns.

    Deciders first, then those without a vote, each with its parts beneath it; then guesses, with
    the role ``guess`` and no stance. The stance of the silent is ``silent``.
    """
    asked = [board.question.text, _day(board.as_of), _day(board.since)]
    yield csv_line(COLUMNS)
    for line in (*board.deciders, *board.others):
        yield csv_line([*_row(line, ""), *asked])
        for part in line.parts:
            yield csv_line([*_row(part, line.name), *asked])
    for guess in board.guesses:
        yield csv_line([*_guess(guess), *asked])


def _row(line: Line, beneath: str) -> list[str]:
    shown = line.told[0] if line.told else next(iter(line.unclear), None)
    return [
        line.name, line.key, line.kind, line.standing, beneath, line.office or "",
        line.stance or "silent", _day(line.since), _value(line.date, line.since),
        *_known(shown), str(line.reports), str(line.outlets), str(line.origins),
        *_credibility(line.credibility), *_sureness(shown),
        *_words(shown), *_before(line), *_opposing(line), line.change or "", line.was or "",
    ]  # fmt: skip


def _credibility(found: Credibility | None) -> list[str]:
    return [str(found.number), found.reason] if found is not None else ["", ""]


def _known(told: Told | None) -> list[str]:
    return [told.how, told.by or ""] if told is not None else ["", ""]


def _sureness(told: Told | None) -> list[str]:
    if told is None:
        return ["", ""]
    return ["" if told.confidence is None else f"{told.confidence:.3f}", told.condition or ""]


def _words(told: Told | None) -> list[str]:
    return [""] * 10 if told is None else _source(told.source, told.learned)


def _source(source: Source, learned: datetime.date | None) -> list[str]:
    return [
        source.quote, source.outlet or "", source.published.value if source.published else "",
        _day(learned), source.title or "", source.locator or "", source.url or "",
        source.article, str(source.start), str(source.end),
    ]  # fmt: skip


def _before(line: Line) -> list[str]:
    """Where the holder stood before the present stance, with its words."""
    if not line.before:
        return [""] * 6
    stage = line.before[-1]
    source = stage.told[0].source
    start, end = str(source.start), str(source.end)
    return [stage.stance, _value(stage.date, stage.since), source.quote, source.article, start, end]


def _opposing(line: Line) -> list[str]:
    """The other side of a contradiction: ``words`` has the first."""
    if len(line.sides) < 2:
        return [""] * 5
    source = line.sides[1].told[0].source
    start, end = str(source.start), str(source.end)
    return [source.quote, source.outlet or "", source.article, start, end]


def _guess(guess: Guess) -> list[str]:
    """A guess is nobody's stance: that column is empty, so that no sum can count it."""
    head = [
        guess.holder,
        "",
        "",
        "guess",
        "",
        "",
        "",
        "",
        "",
        "conjecture",
        "",
        "0",
        "0",
        "0",
        *[""] * 4,
    ]
    return [*head, *_source(guess.source, None), *[""] * 13]


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day is not None else ""


def _value(date: Date | None, day: datetime.date | None) -> str:
    """The day, or the week, month or year, as the report has it: its TimeML value."""
    return date.value if date is not None else _day(day)
