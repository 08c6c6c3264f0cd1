"""A board as a document: who decides, who else matters, guesses apart, and the arithmetic."""

from collections.abc import Iterator, Sequence

from onrecord.brief.board.words import TONE, quotations_of, since, words
from onrecord.brief.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Items,
    Paragraph,
    Quotation,
    Row,
    Table,
    Words,
    cell,
    item,
    paragraph,
)
from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import (
    CREDIBILITY,
    HOW,
    STANCE,
    called,
    count,
    listed,
    outlet_of,
    say_credibility,
    say_date,
    say_day,
)
from onrecord.query import Board, Guess, Line, Tally
from onrecord.query.board import WhatIf

_COLUMNS = (
    Column(title="Who", share=9),
    Column(title="Stance", share=5),
    Column(title="Since", share=6),
    Column(title="Known by", share=5),
    Column(title="Reports", share=3, right=True),
    Column(title="Credibility", share=7),
)
_ROLE = {
    "subject": "whose matter it is",
    "applicant": "applicant",
    "former_member": "former member",
}
_CHANGE = {
    "new": "new",
    "contradicted": "now contradicted",
    "corrected": "a report was corrected",
    "late": "became known late",
}


def board_document(board: Board, *, full: bool = True) -> Document:
    """The board of a question. Not ``full``: each line with its best words alone."""
    return Document(title=clean_line(board.question.text), blocks=tuple(_blocks(board, full=full)))


def _blocks(board: Board, *, full: bool) -> Iterator[Block]:
    yield paragraph(f"Read as: {clean_line(board.reading)}.", tone="quiet")
    yield paragraph(_when(board), tone="quiet")
    yield from _seats(board, full=full)
    if board.guesses:
        yield _guesses(board.guesses)
    if board.undated:
        yield paragraph(
            f"Left out: {count(board.undated, 'report')} without a day of publication, "
            "read only after that day."
        )
    yield paragraph(_arithmetic(board.tally))
    if board.what_if is not None:
        yield from _supposed(board.what_if)


def _seats(board: Board, *, full: bool) -> Iterator[Block]:
    """Both tables, and below each those of whom nothing is on record."""
    deciders, others = _speaking(board.deciders), _speaking(board.others)
    if board.since is not None and not deciders and not others:
        yield paragraph(f"Nothing is new or moved after {say_day(board.since)}.")
        return
    if deciders:
        yield _table("Those who decide", deciders, full=full)
    silent = [clean_line(called(line)) for line in board.deciders if _silent(line)]
    if silent and board.since is None:
        yield paragraph(f"Silent: {listed(silent)}.")
    if others:
        title = "Without a known vote in it" if board.question.deciders else "On record"
        yield _table(title, others, full=full)
    tied = [f"{clean_line(called(line))}{_role(line)}" for line in board.others if _silent(line)]
    if tied and board.since is None:
        yield paragraph(f"Without a vote and silent: {listed(tied)}.")
    if deciders or others:
        yield paragraph(_legend((*deciders, *others)), tone="quiet")


def _silent(line: Line) -> bool:
    return line.stance is None and not line.parts


def _speaking(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if not _silent(line)]


def _legend(lines: Sequence[Line]) -> str:
    said = [
        "Reports: how many tell it, and from how many independent origins.",
    ]
    numbers = sorted({each.credibility.number for each in _each(lines) if each.credibility})
    if numbers:
        said.append(f"Credibility: {', '.join(f'{n} {CREDIBILITY[n]}' for n in numbers)}.")
    if any(line.parts for line in lines):
        said.append("What stands beneath a line is a part of it: its stance is not the whole’s.")
    return " ".join(said)


def _each(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from line.parts


def _when(board: Board) -> str:
    if board.as_of is not None:
        said = f"What was known on {say_day(board.as_of)}: reports published up to then"
    elif board.newest is not None:
        said = f"As of {say_day(board.newest)}, the day of the newest report"
    else:
        said = "As of an unknown day"
    if board.since is not None:
        said += f"; only what became known after {say_day(board.since)}"
    source = board.question.deciders_from
    return f"{said}. Who decides: {source}." if source else f"{said}."


def _table(title: str, lines: Sequence[Line], *, full: bool) -> Table:
    rows = []
    for line in lines:
        rows.append(_row(line, full=full))
        rows += [_row(part, full=full, beneath=True) for part in line.parts]
    return Table(title=title, columns=_COLUMNS, rows=tuple(rows))


def _row(line: Line, *, full: bool, beneath: bool = False) -> Row:
    return Row(
        cells=(
            cell(f"{_name(line)}{_role(line)}"),
            _stance(line),
            cell(since(line.date, line.since)),
            cell(_known_by(line)),
            cell(f"{line.reports} ({line.origins})" if line.reports else ""),
            cell(say_credibility(line.credibility)),
        ),
        depth=1 if beneath else 0,
        quotations=tuple(quotations_of(line, full=full)),
    )


def _name(line: Line) -> str:
    """Who it is, a person with the post that the reports give."""
    name = clean_line(line.name)
    office = f" ({clean_line(line.office)})" if line.office else ""
    return f"{name[:1].upper()}{name[1:]}{office}"


def _role(line: Line) -> str:
    role = _ROLE.get(line.standing)
    return f" [{role}]" if role is not None else ""


def _stance(line: Line) -> Cell:
    """The stance, and what is to know about it: both ways in one report, moved, new."""
    if line.stance is None:
        return cell("itself silent", tone="quiet")
    said = [paragraph(STANCE[line.stance], tone=TONE[line.stance])]
    if line.stance == "disputed" and line.reports == 1:
        said.append(_note("one report tells both"))
    if line.change is not None:
        said.append(_note(_changed(line)))
    elif line.before:
        said.append(_note(f"before: {STANCE[line.before[-1].stance]}"))
    if any(told.condition for told in line.told[:1]):
        said.append(_note("on a condition"))
    return cell(*said)


def _note(text: str) -> Paragraph:
    return paragraph(text, tone="quiet")


def _changed(line: Line) -> str:
    if line.change == "moved":
        return f"moved from {STANCE[line.was]}" if line.was is not None else "moved"
    said = _CHANGE[line.change or "new"]
    known = f" (known: {STANCE[line.was]})" if line.was not in {None, line.stance} else ""
    return f"{said}{known}"


def _known_by(line: Line) -> str:
    if not line.told:
        return ""
    if line.sides:
        return "told both ways"
    told = line.told[0]
    return f"told by {clean_line(told.by)}" if told.how == "told" and told.by else HOW[told.how]


def _guesses(guesses: Sequence[Guess]) -> Table:
    rows = []
    for guess in guesses:
        source = guess.source
        published = say_date(source.published) if source.published is not None else "undated"
        by = f"{outlet_of(source)}, {published}"
        rows.append(
            Row(
                cells=(
                    cell(clean_line(guess.holder)),
                    cell(f"{STANCE[guess.stance]}?", tone="quiet"),
                ),
                quotations=(Quotation(text=words(source), by=by, link=source.url),),
            )
        )
    columns = (Column(title="Who", share=2), Column(title="Might be"))
    return Table(
        title="Guesses of reports, which are no positions", columns=columns, rows=tuple(rows)
    )


def _arithmetic(tally: Tally) -> tuple[Words, ...]:
    return (Words(text=_sentence(tally.sentence), tone="strong"),)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _supposed(found: WhatIf) -> Iterator[Block]:
    """The arithmetic with stances assumed, and who would carry or block it then."""
    yield Heading(text="What if")
    named = [f"{each.name}: {STANCE.get(each.stance, each.stance)}" for each in found.assumed]
    yield paragraph(f"Assumed, and told by no report: {clean_line('; '.join(named))}.")
    yield paragraph(_arithmetic(found.tally))
    told = [each.sentence for each in (found.carry, found.block) if each is not None]
    if told:
        yield Items(items=tuple(item(clean_line(_sentence(each))) for each in told))
