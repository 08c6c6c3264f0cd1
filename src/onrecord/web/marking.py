"""A text with its marks, arranged for a page: paragraphs in pieces, each with the claims that its words stand for.

Nothing here makes markup: the templates do, and escape. Signs that would turn or hide text become
pieces of their own, so that they can be shown.
"""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.query.show import Mark, Passage

_LINE = re.compile("[^\n]+")
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060\ufeff]"
)  # where a line may break, or nothing: left out
# Direction marks, embeddings, overrides, isolates; control characters; tags, which spell unseen.
_SIGNS = re.compile(
    "([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\U000e0000-\U000e007f])\\1*"
)
_BESIDE = 6  # claims of a paragraph in sight beside it; the rest opens
QUIET = frozenset({"mention", "relation", "actor"})  # kinds that are many: never in sight beside


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks. ``runs`` are their text and, for signs shown by name, ``True``.

    ``kinds`` are the kinds of its marks, the longest outermost, each once; ``depth`` how many
    statements it is in; ``begins`` and ``ends`` whether the outermost of them does with it. ``marks`` are the
    numbers of the marks, ``claim`` is that of the shortest, which a click opens; ``None`` for space
    alone. ``stop`` is the mark that is reached here by keyboard, ``None`` where it was before.
    """

    runs: tuple[tuple[str, bool], ...]
    kinds: tuple[str, ...] = ()
    depth: int = 0
    begins: bool = False
    ends: bool = False
    marks: tuple[int, ...] = ()
    claim: str | None = None
    stop: Mark | None = None
    chosen: str = ""  # "core", "role" or "evidence" of the claim that is looked at
    anchor: bool = False  # where the words of that claim begin
    parts: tuple[str, ...] = ()  # what words that end here are in that claim: "holder", "trigger"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the claims whose words begin in it: ``notes`` in sight beside it, ``more`` not.

    ``reached`` are the marks of the whole text that are reached by keyboard.
    """

    pieces: tuple[Piece, ...]
    notes: tuple[Mark, ...] = ()
    more: tuple[Mark, ...] = ()
    reached: frozenset[int] = frozenset()
    chosen: bool = False  # the words of the claim that is looked at begin here


@dataclass(frozen=True)
class Chosen:
    """The claim that is looked at: its mark and its passages."""

    mark: Mark
    passages: tuple[Passage, ...]

    def layers(self) -> Iterator[tuple[int, int, str]]:
        """Its words from what is least its own to what is most: half-open code points."""
        for passage in self.passages:
            yield passage.span.start, passage.span.end, "evidence"
        for passage in self.passages:
            for role in passage.roles:
                yield role.start, role.end, "role"
        for span in self.mark.spans:
            yield span.start, span.end, "core"

    def ends(self) -> dict[int, tuple[str, ...]]:
        """What words are in the claim, by where they end; the word that governs others is none."""
        found: dict[int, dict[str, None]] = {}
        for role in (role for passage in self.passages for role in passage.roles):
            if not role.field.endswith("head"):
                name = role.field.removesuffix("s").removesuffix("_span").replace("_", " ")
                found.setdefault(role.end, {})[name] = None
        return {place: tuple(names) for place, names in found.items()}

    @property
    def first(self) -> int:
        """Where its words begin; where none are marked, its evidence."""
        spans = self.mark.spans or tuple(passage.span for passage in self.passages)
        return min(span.start for span in spans)


def arranged(
    text: str, start: int, marks: Sequence[Mark], chosen: Chosen | None = None
) -> list[Paragraph]:
    """The paragraphs of a text that stands at ``start`` of its article, with these marks."""
    found = list(_Arranging(text, start, marks, chosen).paragraphs())
    told = _beside(found, marks)
    reached = frozenset(p.stop.number for pieces in found for p in pieces if p.stop is not None)
    return [_with_notes(pieces, told.get(n, []), reached) for n, pieces in enumerate(found)]


class _Arranging:
    """A text being gone through from its start: which marks are open, and which were met."""

    def __init__(self, text: str, start: int, marks: Sequence[Mark], chosen: Chosen | None) -> None:
        self._text, self._start = text, start
        self._marks = {mark.number: mark for mark in marks}
        self._lengths = {m.number: sum(s.end - s.start for s in m.spans) for m in marks}
        layers = chosen.layers() if chosen is not None else ()
        self._layers = [each for each in layers if each[1] > start and each[0] < start + len(text)]
        self._first = chosen.first if chosen is not None else None
        self._ends = chosen.ends() if chosen is not None else {}
        self._opening: dict[int, list[int]] = {}
        self._closing: dict[int, list[int]] = {}
        for number, span in ((m.number, s) for m in marks for s in m.spans if s.end > start):
            self._opening.setdefault(max(span.start, start), []).append(number)
            self._closing.setdefault(span.end, []).append(number)
        edges = {edge for low, high, _ in self._layers for edge in (low, high)}
        self._edges = sorted({*self._opening, *self._closing, *edges})
        self._next = 0  # the edge that comes next
        self._open: Counter[int] = Counter()  # marks, by how many of their spans are open
        self._stopped: set[int] = set()  # marks that are reached by keyboard already

    def paragraphs(self) -> Iterator[tuple[Piece, ...]]:
        for line in _LINE.finditer(self._text):
            if not line.group().isspace():
                low, high = line.start() + self._start, line.end() + self._start
                inside = self._edges[
                    bisect_right(self._edges, low) : bisect_left(self._edges, high)
                ]
                cuts = itertools.pairwise([low, *inside, high])
                yield tuple(self._piece(cut, after) for cut, after in cuts)

    def _piece(self, low: int, high: int) -> Piece:
        self._turn_to(low)
        chosen = self._chosen(low, high)
        words = self._text[low - self._start : high - self._start]
        runs = runs_of(words)
        anchor = self._first is not None and low <= self._first < high
        numbers = sorted(self._open, key=lambda number: (-self._lengths[number], number))
        if not numbers:
            return Piece(runs=runs, chosen=chosen, anchor=anchor, parts=self._ends.get(high, ()))
        stop = self._stop(numbers) if any(sign.isalnum() for sign in words) else None
        said = {number for number in numbers if self._marks[number].kind == "statement"}
        return Piece(
            runs=runs,
            kinds=tuple(dict.fromkeys(self._marks[number].kind for number in numbers)),
            depth=len(said),
            begins=bool(said) and said <= set(self._opening.get(low, ())),
            ends=bool(said) and said <= set(self._closing.get(high, ())),
            marks=tuple(reversed(numbers)),
            claim=None if words.isspace() else self._marks[stop or numbers[-1]].claim,
            stop=self._marks[stop] if stop is not None else None,
            chosen=chosen,
            anchor=anchor,
            parts=self._ends.get(high, ()),
        )

    def _stop(self, numbers: Sequence[int]) -> int | None:
        """The innermost of these marks that was not reached yet: it is now."""
        stop = next((n for n in reversed(numbers) if n not in self._stopped), None)
        if stop is not None:
            self._stopped.add(stop)
        return stop

    def _turn_to(self, place: int) -> None:
        """Close and open marks up to a place."""
        while self._next < len(self._edges) and self._edges[self._next] <= place:
            edge = self._edges[self._next]
            self._open -= Counter(self._closing.get(edge, ()))
            self._open += Counter(self._opening.get(edge, ()))
            self._next += 1

    def _chosen(self, low: int, high: int) -> str:
        """What words are to the claim that is looked at: the last of its layers that they are in."""
        kinds = [kind for start, end, kind in self._layers if start < high and low < end]
        return kinds[-1] if kinds else ""


def _beside(found: Sequence[tuple[Piece, ...]], marks: Sequence[Mark]) -> dict[int, list[Mark]]:
    """The marks that are first met in each paragraph, by its place."""
    told: dict[int, list[Mark]] = {}
    seen: set[int] = set()
    by_number = {mark.number: mark for mark in marks}
    for place, pieces in enumerate(found):
        numbers = {number for piece in pieces for number in piece.marks} - seen
        seen |= numbers
        if numbers:
            told[place] = [by_number[number] for number in sorted(numbers)]
    return told


def _with_notes(
    pieces: tuple[Piece, ...], told: Sequence[Mark], reached: frozenset[int]
) -> Paragraph:
    shown = [mark for mark in told if mark.kind not in QUIET]
    # "1 more" would take the room of the one.
    notes = shown if len(shown) == _BESIDE + 1 else shown[:_BESIDE]
    kept = {mark.number for mark in notes}
    return Paragraph(
        pieces=pieces,
        notes=tuple(notes),
        more=tuple(mark for mark in told if mark.number not in kept),
        reached=reached,
        chosen=any(piece.anchor for piece in pieces),
    )


def runs_of(text: str) -> tuple[tuple[str, bool], ...]:
    """A text in runs; those with ``True`` name a sign that would turn or hide text.

    "U+202E", and where it stands several times in a row "U+202E ×3".
    """
    if text.isascii() and text.isprintable():
        return ((text, False),)
    found: list[tuple[str, bool]] = []
    last = 0
    for signs in _SIGNS.finditer(text := _INVISIBLE.sub("", text)):
        if signs.start() > last:
            found.append((text[last : signs.start()], False))
        last = signs.end()
        number = last - signs.start()
        times = f" ×{number:,}" if number > 1 else ""
        found.append((f"U+{ord(signs.group()[0]):04X}{times}", True))
    if last < len(text):
        found.append((text[last:], False))
    return tuple(found)


def has_signs(paragraphs: Iterable[Paragraph]) -> bool:
    """True where a sign that would turn or hide text is shown by name."""
    return any(sign for each in paragraphs for p in each.pieces for _, sign in p.runs)
