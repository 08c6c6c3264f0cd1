"""Events over time: cooperation above the line, conflict below it; each bar leads to its days."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from onrecord.web.charts.drawing import draw

# Quads of PLOVER from the line outwards: on which side, and the colour as a variable of the page.
_SIDES = ((1, 1, "--coop-words"), (2, 1, "--coop-deeds"), (3, -1, "--conflict-words"), (4, -1, "--conflict-deeds"))  # fmt: skip
_HEIGHT, _LEFT, _BELOW, _TOP = 190, 42, 22, 8  # pixels: the bars, and the room for what is written
_LETTER = 7.2  # pixels of a letter of twelve, and a little more


class Column(NamedTuple):
    """A bar: what is written under it, its days in full, all that is said of it, where it leads.

    ``numbers`` are of events by quad.
    """

    label: str
    full: str
    said: str
    address: str | None
    numbers: tuple[int, int, int, int]


def draw_columns(columns: Sequence[Column], *, label: str, width: int) -> Markup:
    """The bars as an SVG so many pixels wide; few labels, so that none stands on another."""
    right = width - max(4, round(_longest(columns) / 2 - (width - _LEFT) / len(columns) / 2))
    up = max(sum(c.numbers[:2]) for c in columns)
    down = max(sum(c.numbers[2:]) for c in columns)
    spec: dict[str, Any] = {
        "$schema": "https://vega.github.io/schema/vega/v5.json",
        "width": width,
        "height": _HEIGHT + _BELOW + _TOP,
        "padding": 0,
        "autosize": "none",
        "config": {"background": None},
        "data": [
            {"name": "parts", "values": _parts(columns)},
            {"name": "columns", "values": _columns(columns, right)},
            {"name": "steps", "values": [{"at": n, "said": f"{abs(n):,}"} for n in _steps(up, down)]},
        ],
        "scales": [
            {"name": "x", "type": "band", "domain": list(range(len(columns))),
             "range": [_LEFT, right], "padding": 0.12, "round": True},
            {"name": "y", "domain": [-down, up] if up + down else [0, 1],
             "range": [_TOP + _HEIGHT, _TOP], "round": True},
        ],
        "marks": [_grid(width), _rects(), _line(width), _written_steps(), _labels(), _links()],
    }  # fmt: skip
    return draw(spec, label=label)


def _parts(columns: Sequence[Column]) -> list[dict[str, Any]]:
    """One rectangle a quad and bar that has any."""
    found = []
    for place, column in enumerate(columns):
        reached = {1: 0, -1: 0}
        for quad, side, colour in _SIDES:
            number = column.numbers[quad - 1]
            if number:
                start = reached[side]
                reached[side] += side * number
                found.append({"x": place, "from": start, "to": reached[side], "colour": f"var({colour})"})  # fmt: skip
    return found


def _longest(columns: Sequence[Column]) -> float:
    """Pixels of the longest label."""
    return max(len(column.label) for column in columns) * _LETTER


def _columns(columns: Sequence[Column], right: int) -> list[dict[str, Any]]:
    room = (right - _LEFT) / len(columns)
    every = max(1, math.ceil((_longest(columns) + 8) / room))
    return [
        {"x": place, "said": column.said, "href": column.address}
        | ({"label": column.label} if (len(columns) - 1 - place) % every == 0 else {})
        for place, column in enumerate(columns)
    ]


def _steps(up: int, down: int) -> list[int]:
    """Round numbers to write beside the bars: about three a side, zero among them."""
    step = 1
    while (up + down) / step > 5:
        step = step * 2 if str(step)[0] in "15" else step * 5 // 2
    above = range(step, up + 1, step)
    return [*(-n for n in range(step, down + 1, step)), 0, *above]


def _grid(width: int) -> dict[str, Any]:
    enter = {
        "x": {"value": _LEFT},
        "x2": {"value": width},
        "y": {"scale": "y", "field": "at"},
        "stroke": {"value": "var(--rule)"},
    }
    return _mark("rule", "steps", enter)


def _line(width: int) -> dict[str, Any]:
    enter = {
        "x": {"value": _LEFT},
        "x2": {"value": width},
        "y": {"scale": "y", "value": 0},
        "stroke": {"value": "var(--strong-rule)"},
    }
    return {"type": "rule", "aria": False, "encode": {"enter": enter}}


def _rects() -> dict[str, Any]:
    enter = {
        "x": {"scale": "x", "field": "x"},
        "width": {"scale": "x", "band": 1},
        "y": {"scale": "y", "field": "from"},
        "y2": {"scale": "y", "field": "to"},
        "fill": {"field": "colour"},
    }
    return _mark("rect", "parts", enter)


def _written_steps() -> dict[str, Any]:
    enter = {
        "x": {"value": _LEFT - 6},
        "y": {"scale": "y", "field": "at"},
        "align": {"value": "right"},
        "baseline": {"value": "middle"},
        "text": {"field": "said"},
        **_WRITTEN,
    }
    return _mark("text", "steps", enter)


def _labels() -> dict[str, Any]:
    enter = {
        "x": {"scale": "x", "field": "x", "band": 0.5},
        "y": {"value": _TOP + _HEIGHT + 16},
        "align": {"value": "center"},
        "text": {"field": "label"},
        **_WRITTEN,
    }
    return _mark("text", "columns", enter)


def _links() -> dict[str, Any]:
    """Over each bar and the room around it something that can be followed."""
    enter = {
        "x": {"scale": "x", "field": "x"},
        "width": {"scale": "x", "band": 1},
        "y": {"value": 0},
        "height": {"value": _TOP + _HEIGHT + _BELOW},
        "fill": {"value": "var(--ink)"},
        "fillOpacity": {"value": 0},  # to be hit, and to be seen when it is
        "href": {"field": "href"},
        "description": {"field": "said"},
    }
    return {"type": "rect", "from": {"data": "columns"}, "encode": {"enter": enter}}


_WRITTEN = {
    "fill": {"value": "var(--quiet)"},
    "fontSize": {"value": 12},
    "font": {"value": "system-ui, sans-serif"},
}


def _mark(kind: str, data: str, enter: dict[str, Any]) -> dict[str, Any]:
    """A mark that says nothing by itself: what is to be said stands with the links."""
    return {"type": kind, "aria": False, "from": {"data": data}, "encode": {"enter": enter}}
