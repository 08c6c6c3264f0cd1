"""Two reports side by side in a terminal: two columns, what changed marked."""

from itertools import zip_longest

from rich.cells import cell_len

from onrecord.brief.terminal import clean_line, wrap
from onrecord.brief.wording import say_day
from onrecord.query.beside import Beside, Row, Side
from onrecord.records import Span

_SIGNS = {"same": "=", "reworded": "~", "only_first": "<", "only_second": ">"}
_NARROW = 60  # columns under which the two are set one below the other
_KIND = {
    "copy": "is a copy of",
    "near_copy": "is a near copy of",
    "rewrite": "rewrites",
    "correction": "corrects",
    "version": "is a later version of",
    "quotation": "shares quotations with",
    "citation": "cites",
}
_LEGEND = "= word for word   ~ reworded, {changed words} in braces   < only left   > only right"


def say_beside(found: Beside, width: int) -> str:
    """Who takes what from whom, then the sentences row by row, in the order of the second."""
    lines = [wrap(clean_line(say_relation(found)), width), _LEGEND, ""]
    if any(found.cut):
        lines.insert(1, wrap("Only the beginning of what is very long was compared.", width))
    lines += _rows(
        [(" ", _title(found.first), _title(found.second))]
        + [("", "", "")]
        + [
            (_SIGNS[row.how], _words(row, first=True), _words(row, first=False))
            for row in found.rows
        ],
        width,
    )
    return "\n".join(lines)


def say_relation(found: Beside) -> str:
    """What the one takes from the other, or that it takes nothing."""
    one, other = _short(found.second), _short(found.first)
    if found.kind is not None:
        return f"{one} {_KIND[found.kind]} {other}: {found.reason}."
    if found.one_origin:
        return f"{one} and {other} are of one origin; neither is taken from the other."
    if found.story is None:
        return (
            f"{one} and {other} are of two stories: whether one takes from the other was not asked."
        )
    return f"{one} and {other} are independent of each other."


def _short(side: Side) -> str:
    return side.outlet or side.locator or side.article


def _title(side: Side) -> str:
    told = f"{side.outlet or 'unknown outlet'}, {say_day(side.day)}: {side.title or 'untitled'}"
    return clean_line(f"{told} [{side.locator or side.article}]")


def _words(row: Row, *, first: bool) -> str:
    spans, changed = (row.first, row.first_changed) if first else (row.second, row.second_changed)
    return " … ".join(_marked(span, changed) for span in spans)


def _marked(span: Span, changed: tuple[Span, ...]) -> str:
    words, place = [], span.start
    for each in changed:
        if span.contains(each):
            before = span.quote[place - span.start : each.start - span.start]
            words += [before, "{", each.quote, "}"]
            place = each.end
    return clean_line("".join([*words, span.quote[place - span.start :]]))


def _rows(rows: list[tuple[str, str, str]], width: int) -> list[str]:
    if width < _NARROW:
        return [line for row in rows for line in _stacked(row, width)]
    column = (width - 5) // 2
    lines: list[str] = []
    for sign, left, right in rows:
        sides = wrap(left, column).split("\n"), wrap(right, column).split("\n")
        for number, (one, other) in enumerate(zip_longest(*sides, fillvalue="")):
            gap = " " * max(0, column - cell_len(one))
            lines.append(f"{one}{gap}  {sign if not number else ' '}  {other}".rstrip())
        lines.append("")
    return lines[:-1]


def _stacked(row: tuple[str, str, str], width: int) -> list[str]:
    sign, left, right = row
    told = [words for words in dict.fromkeys((left, right)) if words]
    return [wrap(words, width, first=f"{sign} ", rest="    ") for words in told]
