"""What stands around a mistake: stretches of a text with the gold and the found spans marked."""

import bisect
from collections.abc import Iterable, Sequence
from typing import Literal

from onrecord.records import Record

LONGEST = 400  # code points: of a longer span only what stands around its two ends is shown
REACH = 200  # code points on either side of a mistake, where the sentence is no shorter
NEAR = 60  # code points: excerpts that are not farther apart are one

Stretch = tuple[int, int]
Side = Literal["gold", "found"]


class Mark(Record, frozen=True, kw_only=True):
    """A marked span: half-open code points, of the item's text or of the excerpt that holds it.

    ``right`` is true where the other side has it, too. ``who`` is the speaker's name, on layouts
    that name one.
    """

    start: int
    end: int
    role: str
    side: Side
    right: bool
    who: str | None = None


class Excerpt(Record, frozen=True, kw_only=True):
    """A stretch of an item's text, and the spans in it.

    ``start`` is its first code point in the text; those of ``marks`` count from there. ``cut``
    tells whether the sentence goes on before and after it.
    """

    start: int
    text: str
    cut: tuple[bool, bool]
    marks: tuple[Mark, ...]


def excerpts(text: str, marks: Sequence[Mark], sentences: Sequence[Stretch]) -> tuple[Excerpt, ...]:
    """The sentences around every mark that is not right, with all marks in them.

    ``sentences`` are half-open code points, in order and apart; where there is none, no more than
    ``REACH`` code points are shown on either side.
    """
    wrong = [(mark.start, mark.end) for mark in marks if not mark.right]
    regions = _merged(
        _around(text, low, high, sentences) for span in wrong for low, high in _ends(span)
    )
    return tuple(_excerpt(text, low, high, marks, sentences) for low, high in regions)


def _ends(span: Stretch) -> Sequence[Stretch]:
    low, high = span
    return [span] if high - low <= LONGEST else [(low, low + 1), (high - 1, high)]


def _around(text: str, low: int, high: int, sentences: Sequence[Stretch]) -> Stretch:
    """The sentences that ``low:high`` touches, cut between words where they are long."""
    first, last = _sentence(sentences, low), _sentence(sentences, high - 1)
    start = max(first[0], 0) if first else 0
    end = min(last[1], len(text)) if last else len(text)
    if low - start > REACH:
        space = text.find(" ", low - REACH, low)
        start = low - REACH if space < 0 else space + 1
    if end - high > REACH:
        space = text.rfind(" ", high, high + REACH)
        end = high + REACH if space < 0 else space
    return min(start, low), max(end, high)


def _sentence(sentences: Sequence[Stretch], at: int) -> Stretch | None:
    number = bisect.bisect_right(sentences, at, key=lambda each: each[0]) - 1
    if number < 0 or sentences[number][1] <= at:
        return None
    return sentences[number]


def _merged(regions: Iterable[Stretch]) -> list[Stretch]:
    found: list[Stretch] = []
    for low, high in sorted(regions):
        if found and low <= found[-1][1] + NEAR:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


def _excerpt(
    text: str, low: int, high: int, marks: Sequence[Mark], sentences: Sequence[Stretch]
) -> Excerpt:
    inside = [
        Mark(
            start=max(mark.start, low) - low,
            end=min(mark.end, high) - low,
            role=mark.role,
            side=mark.side,
            right=mark.right,
            who=mark.who,
        )
        for mark in marks
        if mark.start < high and low < mark.end
    ]
    inside.sort(key=lambda mark: (mark.side != "gold", mark.start, -mark.end, mark.role))
    return Excerpt(
        start=low,
        text=text[low:high],
        cut=(_is_cut(text, low, sentences), _is_cut(text, high, sentences)),
        marks=tuple(inside),
    )


def _is_cut(text: str, at: int, sentences: Sequence[Stretch]) -> bool:
    """True where ``at`` stands within a sentence, or within a text of which none is known."""
    if at <= 0 or at >= len(text):
        return False
    held = _sentence(sentences, at)
    return held[0] < at if held is not None else not sentences
