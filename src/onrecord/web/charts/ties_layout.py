"""Where the actors of a graph stand and how lines run between them, so that no name lies on another.

Distances follow the hops between actors as far as they can (stress majorization: Gansner, Koren
and North, "Graph Drawing by Stress Majorization", 2004); boxes of names are then pushed apart.
The same graph is drawn the same every time: nothing is left to chance. Units are those of the
drawing.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_ROUNDS = 50  # of majorization; nothing visible moves after that
_PUSHES = 500  # at most, of boxes that lie on each other
_STEPS = (85.0, 50.0)  # across and down between the places where a box is tried
_WEIGHED = 10  # of them, the best, of which the lines are looked at too
_FAR = 900.0  # units that weigh as much as a line under a name
_GAP = (18.0, 20.0)  # between the boxes of two names, for lines to pass
_TIED = 26.0  # more between two that are tied: a line with its sign and arrow is to be seen
_SPREAD = 0.6  # how much longer a link is between two that are tied to many
_SAMPLES = np.linspace(0.0, 1.0, 81)


@dataclass(frozen=True)
class Box:
    """A name as it is drawn: how wide and high, and where its middle is."""

    width: float
    height: float
    x: float = 0.0
    y: float = 0.0


def lay_out(
    sizes: Sequence[Box],
    links: Sequence[tuple[int, int]],
    *,
    centre: int | None,
    width: float,
    space: float,
) -> tuple[list[Box], float, float]:
    """The boxes where they stand, and how wide and high the drawing is.

    Args:
        sizes: What is drawn, by number.
        links: Pairs of numbers that are tied.
        centre: The one that the others stand around, if any.
        width: Of the drawing, where the boxes have room in it.
        space: Area of the drawing by the area of all boxes.
    """
    if not sizes:
        return [], 0.0, 0.0
    room = np.array([(box.width + _GAP[0], box.height + _GAP[1]) for box in sizes])
    distances = _distances(len(sizes), links)
    at = _majorized(_begin(distances, centre), distances)
    height = max(space * float(room.prod(axis=1).sum()) / width, float(room[:, 1].max()))
    at = _stretched(at, room, width, height)
    at = _apart(_off_lines(_apart(at, room, width, links), room, links), room, width, links)
    at = at - (at - room / 2).min(axis=0)
    wide, high = (at + room / 2).max(axis=0)
    boxes = [
        Box(box.width, box.height, float(x), float(y))
        for box, (x, y) in zip(sizes, at, strict=True)
    ]
    return boxes, float(wide), float(high)


def _distances(number: int, links: Sequence[tuple[int, int]]) -> Points:
    """How far each two should stand apart: along their links, those not tied at all a little further.

    A link is the longer the more its two ends have: where much is tied there is much to read.
    """
    tied = np.zeros((number, number))
    for one, other in links:
        tied[one, other] = tied[other, one] = 1.0
    many = np.sqrt(tied.sum(axis=1))
    length = 1.0 + _SPREAD * (np.minimum(many[:, None], many[None, :]) - 1.0)
    found = np.where(tied > 0, length, np.inf)
    np.fill_diagonal(found, 0.0)
    for via in range(number):  # Floyd and Warshall
        found = np.minimum(found, found[:, via, None] + found[None, via, :])
    reached = found[np.isfinite(found)].max()
    return np.where(np.isfinite(found), found, reached + 1.0)


def _begin(distances: Points, centre: int | None) -> Points:
    """On circles by distance from the centre, or all on one."""
    number = len(distances)
    far = distances[centre] if centre is not None else np.ones(number)
    turn = np.arange(number) * math.tau * 0.381966  # the golden angle: neighbours spread out
    return np.column_stack((far * np.cos(turn), far * np.sin(turn)))


def _majorized(at: Points, distances: Points) -> Points:
    """Points whose distances are as near as can be to those wanted, near ones weighing more."""
    number = len(at)
    if number < 2:
        return at
    weights = (distances + np.eye(number)) ** -2.0
    np.fill_diagonal(weights, 0.0)
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights)
    for _ in range(_ROUNDS):
        steps = at[:, None, :] - at[None, :, :]
        lengths = np.sqrt((steps**2).sum(axis=2)) + 1e-9
        pull = -weights * distances / lengths
        np.fill_diagonal(pull, 0.0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        at = inverse @ (pull @ at)
    return at


def _stretched(at: Points, room: Points, width: float, height: float) -> Points:
    """Over so wide and high an area, boxes within it."""
    low, high = at.min(axis=0), at.max(axis=0)
    share = (at - low) / np.maximum(high - low, 1e-6)
    within = np.maximum(np.array([width, height]) - room, 0.0)
    placed: Points = room / 2 + share * within
    return placed


def _off_lines(at: Points, room: Points, links: Sequence[tuple[int, int]]) -> Points:
    """Boxes put where no line passes under them, nor theirs under another: one after another, twice.

    Each is tried in places all over the drawing; the nearest of the best is taken.
    """
    ends = np.array(sorted({(min(pair), max(pair)) for pair in links if pair[0] != pair[1]}))
    if not len(ends):
        return at
    at = at.copy()
    low, high = (at - room / 2).min(axis=0), (at + room / 2).max(axis=0)
    many = np.clip((high - low) / _STEPS, 5, 16).astype(int)
    trouble = _in_trouble(at, room, ends)
    for box in list(range(len(at))) * 2:
        if not trouble[box]:
            continue
        own = (ends == box).any(axis=1)
        near = np.where(ends[own, 0] == box, ends[own, 1], ends[own, 0])
        rest = np.arange(len(at)) != box
        across = np.linspace(low[0] + room[box, 0] / 2, high[0] - room[box, 0] / 2, many[0])
        down = np.linspace(low[1] + room[box, 1] / 2, high[1] - room[box, 1] / 2, many[1])
        grid = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
        tried = np.concatenate((at[None, box], grid))
        under = _meets(at[ends[~own, 0]], at[ends[~own, 1]], tried[:, None], room[box]).sum(axis=1)
        apart = np.abs(tried[:, None] - at[None, rest]) < (room[rest] + room[box]) / 2
        overlaid = (apart[..., 0] & apart[..., 1]).sum(axis=1)
        cost = 1000.0 * overlaid + under + np.hypot(*(tried - at[box]).T) / _FAR
        order = np.argsort(cost, kind="stable")[:_WEIGHED]
        full = cost[order] + _on_names(tried[order], box, near, at, room)
        at[box] = tried[order[int(np.argmin(full))]]
        trouble = _in_trouble(at, room, ends)
    return at


def _in_trouble(at: Points, room: Points, ends: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which boxes lie on another's line, or have a line that passes under another."""
    met = _meets(at[ends[:, 0], None], at[ends[:, 1], None], at[None], room[None])
    lines = np.arange(len(ends))
    met[lines, ends[:, 0]] = met[lines, ends[:, 1]] = False
    found = np.asarray(met.any(axis=0))
    crossing = ends[met.any(axis=1)]
    found[crossing.ravel()] = True
    return found


def _on_names(tried: Points, box: int, near: Points, at: Points, room: Points) -> NDArray[np.intp]:
    """How many boxes the lines of a box would pass under, for each place where it is tried."""
    met = _meets(tried[:, None, None], at[near][None, :, None], at[None, None], room[None, None])
    met[:, :, box] = False
    met[:, np.arange(len(near)), near] = False
    found: NDArray[np.intp] = met.sum(axis=(1, 2))
    return found


def _meets(one: Points, other: Points, middle: Points, room: Points) -> NDArray[np.bool_]:
    """Whether the straight lines from one point to another meet boxes of this room around a middle."""
    along, half = other - one, room / 2
    from_middle = one - middle
    cross = np.abs(from_middle[..., 0] * along[..., 1] - from_middle[..., 1] * along[..., 0])
    reach = half[..., 0] * np.abs(along[..., 1]) + half[..., 1] * np.abs(along[..., 0])
    inside = np.abs((one + other) / 2 - middle) <= np.abs(along) / 2 + half
    met: NDArray[np.bool_] = (cross <= reach) & inside[..., 0] & inside[..., 1]
    return met


def _apart(at: Points, room: Points, width: float, links: Sequence[tuple[int, int]]) -> Points:
    """Boxes that lie on each other pushed apart along the shorter way; within the width, if they fit."""
    at = at.copy()
    ones, others = np.triu_indices(len(at), 1)
    tied = np.zeros((len(at), len(at)))
    for one, other in links:
        tied[one, other] = tied[other, one] = _TIED
    reach = (room[ones] + room[others]) / 2 + tied[ones, others, None]
    for push in range(_PUSHES):
        steps = at[others] - at[ones]
        over = reach - np.abs(steps)
        hit = np.flatnonzero((over[:, 0] > 1e-6) & (over[:, 1] > 1e-6))
        if not len(hit):
            break
        # Downwards there is always room: after a while boxes only go there.
        axis = np.where((over[hit, 1] < over[hit, 0]) | (push > _PUSHES // 2), 1, 0)
        sign = np.where(steps[hit, axis] >= 0, 1.0, -1.0)
        move = sign * (over[hit, axis] / 2 + 0.2)
        np.subtract.at(at, (ones[hit], axis), move)
        np.add.at(at, (others[hit], axis), move)
        at[:, 0] = np.clip(
            at[:, 0], room[:, 0] / 2, np.maximum(width - room[:, 0] / 2, room[:, 0] / 2)
        )
    return at


@dataclass(frozen=True)
class Line:
    """A line between two boxes: its path from border to border, and where its sign stands."""

    path: str
    sign: tuple[float, float] | None


class Lines:
    """Draws lines one after another, so that no sign lies on a name or another sign."""

    def __init__(self, boxes: Sequence[Box], *, sign: float) -> None:
        """``sign`` is half the width of a sign."""
        self._boxes = np.array([(b.x, b.y, b.width / 2, b.height / 2) for b in boxes])
        self._signs: list[tuple[float, float]] = []
        self._sign = sign

    def between(self, one: int, other: int, bend: float) -> Line:
        """A line that passes the straight one at ``bend`` units in its middle."""
        start, end = self._boxes[one, :2], self._boxes[other, :2]
        along = end - start
        side = np.array([-along[1], along[0]]) / (float(np.hypot(*along)) or 1.0)
        control = (start + end) / 2 + 2 * bend * side
        t = _SAMPLES[:, None]
        curve = (1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * end
        free = ~(self._inside(curve, one, 1.0) | self._inside(curve, other, 3.0))
        seen = np.flatnonzero(free)
        if not len(seen):
            return Line(_path(start, control, end, 0.0, 1.0), None)
        path = _path(start, control, end, _SAMPLES[seen[0]], _SAMPLES[seen[-1]])
        return Line(path, self._place(curve[seen]))

    def _inside(self, points: Points, box: int, margin: float) -> NDArray[np.bool_]:
        x, y, half_width, half_height = self._boxes[box]
        inside: NDArray[np.bool_] = (np.abs(points[:, 0] - x) <= half_width + margin) & (
            np.abs(points[:, 1] - y) <= half_height + margin
        )
        return inside

    def _place(self, curve: Points) -> tuple[float, float] | None:
        """The point nearest to the middle of a curve that is free of names and signs."""
        middle = (len(curve) - 1) / 2
        taken = np.array(self._signs or [(math.inf, math.inf)])
        for number in sorted(range(len(curve)), key=lambda each: abs(each - middle)):
            point = curve[number]
            apart = np.abs(self._boxes[:, :2] - point) - self._boxes[:, 2:] > self._sign + 1
            if (
                apart.any(axis=1).all()
                and (np.hypot(*(taken - point).T) > 2 * self._sign + 2).all()
            ):
                self._signs.append((float(point[0]), float(point[1])))
                return self._signs[-1]
        return None


def _path(start: Points, control: Points, end: Points, low: float, high: float) -> str:
    """The part of a quadratic curve between two of its parameters, as SVG has it."""

    def at(u: float, v: float) -> str:
        x, y = (1 - u) * (1 - v) * start + (u * (1 - v) + v * (1 - u)) * control + u * v * end
        return f"{x:.1f} {y:.1f}"

    return f"M{at(low, low)}Q{at(low, high)} {at(high, high)}"
