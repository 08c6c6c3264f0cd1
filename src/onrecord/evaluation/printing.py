"""Scores and worst cases for reading by eye: text of gold sets is text, never markup."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from onrecord.brief.terminal import clean, clean_line
from onrecord.evaluation.excerpts import Excerpt, Mark, Side
from onrecord.evaluation.modes import MODES
from onrecord.evaluation.result import Case, Result

COLOURS = {"source": "green", "cue": "yellow", "content": "cyan"}
_MEASURES = {"exact": "F1", "precision": "precision", "recall": "recall", "jaccard": "Jaccard"}
_BREAK = re.compile(r"\s*\n\s*")
_WIDTH = 20  # of the names of scores
_COUNTED = {
    "stories": "", "groups": "", "unreadable": "items", "failed": "items", "rejected": "lines",
}  # fmt: skip


def score_lines(result: Result) -> Iterator[str]:
    """The scores: a row for each thing that has several measures, with its modes, then the rest."""
    table, rest = _grouped(result.scores)
    if table:
        measures = [each for each in _MEASURES if any(each in row for row in table.values())]
        titles = "".join(f"{_MEASURES[each]:>11}" for each in measures)
        counted = any((f"{t}_{m}" if m else t) in result.counts for t, m in table)
        yield f"  {'':<{_WIDTH}}{titles}{'gold' if counted else '':>9}".rstrip()
    for (thing, mode), row in table.items():
        cells = "".join(f"{row[each]:>11.2f}" if each in row else " " * 11 for each in measures)
        count = result.counts.get(f"{thing}_{mode}" if mode else thing)
        name = f"  {mode}" if mode else thing
        yield f"  {name:<{_WIDTH}}{cells}{'' if count is None else count:>9}".rstrip()
    for name, score in rest.items():
        count = result.counts.get(name)
        yield f"  {name:<{_WIDTH}}{score:>11.2f}" + (f"  of {count}" if count else "")
    for name, unit in _COUNTED.items():
        if name in result.counts:
            yield f"  {name:<{_WIDTH}}{result.counts[name]:>8} {unit}".rstrip()
    yield from _confusion_lines(result.confusion)


def _confusion_lines(confusion: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """How many of each gold grade got which answer, a row a grade."""
    if not confusion:
        return
    answers = list(dict.fromkeys(answer for row in confusion.values() for answer in row))
    yield f"  {'gold, and found as':<{_WIDTH}}" + "".join(f"{each:>13}" for each in answers)
    for grade, row in confusion.items():
        yield f"  {grade:<{_WIDTH}}" + "".join(f"{row.get(each, 0):>13}" for each in answers)


_Row = tuple[str, str]  # what is scored, and its mode or ""


def _grouped(scores: dict[str, float]) -> tuple[dict[_Row, dict[str, float]], dict[str, float]]:
    """Scores that are measures of one thing, by thing and mode; and all others, by name."""
    things = {
        thing for name in scores for thing, _, last in [name.rpartition("_")] if last in _MEASURES
    }
    table: dict[_Row, dict[str, float]] = {}
    rest = {}
    for name, score in scores.items():
        thing, _, mode = name.rpartition("_")
        if mode not in MODES:
            thing, mode = name, ""
        before, _, measure = thing.rpartition("_")
        if measure in _MEASURES:
            table.setdefault((before, mode), {})[measure] = score
        elif thing in things:
            table.setdefault((thing, mode), {})["exact"] = score
        else:
            rest[name] = score
    order = list(dict.fromkeys(thing for thing, _ in table))
    ranks = {row: (order.index(row[0]), row[1]) for row in table}
    return {row: table[row] for row in sorted(table, key=lambda row: ranks[row])}, rest


def case_lines(case: Case, *, colours: bool) -> Iterator[Text]:
    """An item's score and name, then its mistakes: in their text, twice, or else in words.

    Spans stand in brackets after their role; those that are wrong have a ``!`` after the role.
    """
    yield Text()
    yield Text(f"{case.score:.0f}  {clean_line(case.item)}", style="bold" if colours else "")
    if not case.excerpts:
        yield Text(f"gold:  {clean_line(case.gold)}")
        yield Text(f"found: {clean_line(case.found)}")
    for excerpt in case.excerpts:
        yield Text()
        for side in ("gold", "found"):
            marked = _marked(excerpt, side, colours=colours)
            yield Text(f"{side + ':':<7}").append_text(marked)


def _marked(excerpt: Excerpt, side: Side, *, colours: bool) -> Text:
    marks = [mark for mark in excerpt.marks if mark.side == side]
    if not marks:
        return Text("nothing", style="dim" if colours else "")
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    out, last = Text(), 0
    active: list[Mark] = []
    size = len(excerpt.text)
    for at in sorted({0, size, *opening, *closing}):
        out.append(_line(excerpt.text[last:at]), style=_style(active, colours))
        if at == size and excerpt.cut[1]:
            out.append(" …", style=_style(active, colours))
        for mark in closing.get(at, ()):
            out.append("]", style=_style([mark], colours))
            active.remove(mark)
        for mark in opening.get(at, ()):
            active.append(mark)
            out.append(f"[{_label(mark)} ", style=_style(active, colours))
        if at == 0 and excerpt.cut[0]:
            out.append("… ", style=_style(active, colours))
        last = at
    return out


def _label(mark: Mark) -> str:
    who = f" of {clean_line(mark.who)}" if mark.who else ""
    return f"{mark.role}{'' if mark.right else '!'}{who}"


def _line(words: str) -> str:
    return _BREAK.sub(" ", clean(words))


def _style(active: Sequence[Mark], colours: bool) -> str:
    if not active or not colours:
        return ""
    colour = COLOURS.get(active[-1].role, "")
    return colour if active[-1].right else f"bold {colour}".strip()
