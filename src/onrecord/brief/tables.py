"""Tables for a terminal: text of reports is put in as text, never as markup."""

from collections.abc import Iterable, Iterator, Sequence

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import (
    HOW,
    STANCE,
    called,
    holder,
    listed,
    quote_marks,
    say_date,
    say_day,
)
from onrecord.query import Board, Happening, Line, Source, Told

_STYLE = {
    "for": "green",
    "leaning_for": "green",
    "undecided": "yellow",
    "leaning_against": "red",
    "against": "red",
    "disputed": "magenta",
    None: "dim",
}


def _text(words: str, style: str = "") -> Text:
    return Text(clean_line(words), style=style)


def plain_table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    """A table without a frame; the last column takes the space that is left."""
    table = Table(box=None, pad_edge=False, show_header=any(titles := list(titles)))
    for number, title in enumerate(titles):
        last = number == len(titles) - 1
        table.add_column(_text(title), no_wrap=not last, overflow="fold", ratio=1 if last else None)
    for row in rows:
        table.add_row(*(_text(cell) for cell in row))
    return table


def board_tables(board: Board) -> Iterator[Table | Text]:
    """The board of the deciders, the others, the guesses, and the arithmetic in one sentence."""
    yield _text(board.question.text, "bold")
    yield _text(f"Read as: {board.reading}", "dim")
    yield _text(_when(board), "dim")
    speaking = [line for line in board.deciders if line.stance is not None or line.parts]
    silent = [called(line) for line in board.deciders if line.stance is None and not line.parts]
    if speaking:
        yield _table("Those who decide", speaking)
    if silent and board.since is None:
        yield _text(f"Silent: {listed(silent)}.")
    if board.others:
        yield _table(
            "Without a known vote in it" if board.question.deciders else "On record", board.others
        )
    if board.guesses:
        rows = ((g.holder, f"{STANCE[g.stance]}?", _words(g.source)) for g in board.guesses)
        yield _text("Guesses of reports, which are no positions", "bold")
        yield plain_table(("Who", "Might be", "Words"), rows)
    if board.since is not None and not speaking and not board.others:
        yield _text(f"Nothing is new or moved after {say_day(board.since)}.")
    if board.undated:
        yield _text(
            f"Left out, for nothing says when they were published: {board.undated} reports."
        )
    sentence = board.tally.sentence
    yield _text(f"{sentence[:1].upper()}{sentence[1:]}.", "bold")


def _when(board: Board) -> str:
    day = board.as_of or board.newest
    shown = f"As of {say_day(day)}" if day is not None else "As of an unknown day"
    if board.as_of is None and day is not None:
        shown += ", the day of the newest report"
    if board.since is not None:
        shown += f"; only what is new or moved after {say_day(board.since)}"
    source = board.question.deciders_from
    return f"{shown}. Who decides: {source}." if source else f"{shown}."


def _table(title: str, lines: Sequence[Line]) -> Table:
    table = Table(title=Text(title, style="bold"), title_justify="left", expand=True)
    table.add_column("Who", ratio=4)
    table.add_column("Stance", ratio=2)
    table.add_column("Since", ratio=2)
    table.add_column("Known by", ratio=2)
    table.add_column("Reports\n(origins)", justify="right", width=9)
    table.add_column("Words", ratio=8)
    for line in lines:
        _add(table, line, 0)
        for part in line.parts:
            _add(table, part, 1)
    return table


def _add(table: Table, line: Line, depth: int) -> None:
    role = (
        f" [{line.standing.replace('_', ' ')}]" if line.standing in {"subject", "applicant"} else ""
    )
    who = Padding(_text(holder(line) + role), (0, 0, 0, 2 * depth))
    known = clean_line(HOW[line.told[0].how]) if line.told else ""
    by = line.told[0].by if line.told else None
    table.add_row(
        who,
        _text(_stance(line), _STYLE[line.stance]),
        _text(say_day(line.since) if line.since else ""),
        _text(f"{known} ({by})" if by and line.told[0].how == "told" else known),
        _text(f"{line.reports} ({line.origins})" if line.reports else ""),
        _all_words(line),
    )


def _stance(line: Line) -> str:
    said = STANCE[line.stance]
    if line.change is not None:
        was = f"moved from {STANCE[line.was]}" if line.change == "moved" else "new"
        return f"{said} ({was})"
    if line.before:
        return f"{said} (before: {STANCE[line.before[-1].stance]})"
    return said


def _all_words(line: Line) -> Text:
    """The best words; both sides where they differ; the words before a change of mind."""
    shown = [_told(told) for told in line.told[: 2 if line.stance == "disputed" else 1]]
    shown += [f"before: {_told(stage.told[0])}" for stage in line.before[-1:] if stage.told]
    shown += [f"corrected: {_told(told)}" for told in line.corrected[:1]]
    return Text("\n".join(shown))


def _told(told: Told) -> str:
    condition = f" (if: {told.condition})" if told.condition else ""
    return clean_line(_words(told.source) + condition)


def _words(source: Source) -> str:
    before, after = ("… " if source.cut[0] else ""), (" …" if source.cut[1] else "")
    published = say_date(source.published) if source.published is not None else "undated"
    place = (source.locator or source.article).rpartition("/")[2]
    outlet = source.outlet or source.title or place
    quote = quote_marks(f"{before}{source.quote}{after}")
    return f"{quote} {outlet}, {published}"


def timeline_table(happenings: Iterable[Happening]) -> Table:
    """Events by day: type, status, who to whom and where, and the words."""
    table = Table(expand=True)
    table.add_column("When", ratio=3)
    table.add_column("What", ratio=2)
    table.add_column("Who", ratio=4)
    table.add_column("Reports\n(origins)", justify="right", width=9)
    table.add_column("Words", ratio=8)
    for happening in happenings:
        status = happening.status.replace("_", " ")
        sides = [listed(names, 4) for names in (happening.actors, happening.recipients) if names]
        told = f" (told by {happening.told_by})" if happening.told_by else ""
        table.add_row(
            _text(say_date(happening.date)),
            Text(f"{happening.type}\n{status}", style="" if status == "happened" else "yellow"),
            _text(" → ".join(sides) + _where(happening)),
            _text(f"{happening.reports} ({happening.origins})"),
            _text(_words(happening.sources[0]) + told),
        )
    return table


def _where(happening: Happening) -> str:
    place = happening.place
    if place is None:
        return ""
    country = f" ({place.country})" if place.country is not None else ""
    return f" [{place.span.quote}{country}]"
