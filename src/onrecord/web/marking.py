"""A text with its marks, arranged for a page: paragraphs in pieces, each with the claims that its words stand for.

Nothing here makes markup: the templates do, and escape. Signs that would turn or hide text become
pieces of their own, so that they can be shown.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.query.show import Mark, Passage

_LINE = re.compile("[^\n]+")
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060\ufeff]"
)  # where a line may break, or nothing: left out
# Direction marks, embeddings, overrides, isolates; control characters; tags, which spell unseen.
_SIGN = re.compile(
    "([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]|[\U000e0000-\U000e007f])"
)
_BESIDE = 6  # claims of a paragraph in sight beside it; the rest opens
QUIET = frozenset({"mention", "relation", "actor"})  # kinds that are many: never in sight beside


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks. ``runs`` are their text and, for signs shown by name, ``True``.

    ``kinds`` are the kinds of its marks, the longest outermost, each once; ``depth`` how many
    statements it is in; ``begins`` and ``ends`` whether one begins or ends with it. ``marks`` are the
    numbers of the marks, ``claim`` is that of the shortest, which a click opens. ``stop`` is the mark
    that is reached here by keyboard, ``None`` where it was before.
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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the claims whose words begin in it: ``notes`` in sight beside it, ``more`` not."""

    pieces: tuple[Piece, ...]
    notes: tuple[Mark, ...] = ()
    more: tuple[Mark, ...] = ()
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

    @property
    def first(self) -> int:
        """Where its words begin; where none are marked, its evidence."""
        spans = self.mark.spans or tuple(passage.span for passage in self.passages)
        return min(span.start for span in spans)


@dataclass
class _Arranging:
    """Marks by number while a text is gone through, and which were reached already."""

    marks: Mapping[int, Mark]
    lengths: Mapping[int, int]
    stopped: set[int] = field(default_factory=set)


def arranged(
    text: str, start: int, marks: Sequence[Mark], chosen: Chosen | None = None
) -> list[Paragraph]:
    """The paragraphs of a text that stands at ``start`` of its article, with these marks."""
    state = _Arranging(
        marks={mark.number: mark for mark in marks},
        lengths={mark.number: sum(s.end - s.start for s in mark.spans) for mark in marks},
    )
    spans = [(s.start, s.end, mark.number) for mark in marks for s in mark.spans]
    edges = sorted({edge for low, high, _ in spans for edge in (low, high)})
    layers = list(chosen.layers()) if chosen is not None else []
    edges = sorted({*edges, *(edge for low, high, _ in layers for edge in (low, high))})
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for low, high, number in spans:
        opening.setdefault(max(low, start), []).append(number)
        closing.setdefault(high, []).append(number)
    found = _paragraphs(text, start, edges, opening, closing, state, layers)
    told = _beside(found, marks)
    return [_with_notes(pieces, told.get(n, []), chosen) for n, (_, pieces) in enumerate(found)]


def _paragraphs(
    text: str,
    start: int,
    edges: Sequence[int],
    opening: Mapping[int, Sequence[int]],
    closing: Mapping[int, Sequence[int]],
    state: _Arranging,
    layers: Sequence[tuple[int, int, str]],
) -> list[tuple[int, tuple[Piece, ...]]]:
    """Where each paragraph begins, and its pieces."""
    events = sorted({*opening, *closing, *edges})
    at, open_marks, anchored = 0, dict[int, int](), False
    found = []
    for line in _LINE.finditer(text):
        low, end = line.start() + start, line.end() + start
        if not line.group().strip():
            continue
        cuts = [low]
        pieces = []
        inner = at
        while inner < len(events) and events[inner] < end:
            if events[inner] > low:
                cuts.append(events[inner])
            inner += 1
        for cut, after in itertools.pairwise([*cuts, end]):
            while at < len(events) and events[at] <= cut:
                _turn(open_marks, closing.get(events[at], ()), opening.get(events[at], ()))
                at += 1
            part = text[cut - start : after - start]
            ends = closing.get(after, ())
            begins = opening.get(cut, ())
            kind = _chosen(layers, cut, after)
            anchor = kind in {"core", "evidence"} and not anchored and _is_first(layers, cut, kind)
            anchored = anchored or anchor
            pieces.append(_piece(part, open_marks, begins, ends, state, kind, anchor))
        found.append((low, tuple(pieces)))
    return found


def _turn(open_marks: dict[int, int], closing: Iterable[int], opening: Iterable[int]) -> None:
    for number in closing:
        if open_marks.get(number, 0) > 1:
            open_marks[number] -= 1
        else:
            open_marks.pop(number, None)
    for number in opening:
        open_marks[number] = open_marks.get(number, 0) + 1


def _chosen(layers: Sequence[tuple[int, int, str]], low: int, high: int) -> str:
    found = ""
    for start, end, kind in layers:
        if start < high and low < end:
            found = kind
    return found


def _is_first(layers: Sequence[tuple[int, int, str]], at: int, kind: str) -> bool:
    """True where the words that matter most begin: with no words of its own, the evidence."""
    core = [low for low, _, layer in layers if layer == "core"]
    return kind == "core" or not core


def _piece(
    part: str,
    open_marks: Mapping[int, int],
    begins: Iterable[int],
    ends: Iterable[int],
    state: _Arranging,
    chosen: str,
    anchor: bool,
) -> Piece:
    numbers = sorted(open_marks, key=lambda number: (-state.lengths[number], number))
    if not numbers:
        return Piece(runs=runs_of(part), chosen=chosen, anchor=anchor)
    inner = state.marks[numbers[-1]]
    stop = next((n for n in reversed(numbers) if n not in state.stopped), None)
    if stop is not None:
        state.stopped.add(stop)
        inner = state.marks[stop]
    kinds = dict.fromkeys(state.marks[number].kind for number in numbers)
    return Piece(
        runs=runs_of(part),
        kinds=tuple(kinds),
        depth=sum(state.marks[number].kind == "statement" for number in numbers),
        begins=_any_statement(begins, open_marks, state),
        ends=_any_statement(ends, open_marks, state),
        marks=tuple(reversed(numbers)),
        claim=inner.claim,
        stop=inner if stop is not None else None,
        chosen=chosen,
        anchor=anchor,
    )


def _any_statement(numbers: Iterable[int], among: Mapping[int, int], state: _Arranging) -> bool:
    return any(n in among and state.marks[n].kind == "statement" for n in numbers)


def _beside(
    found: Sequence[tuple[int, tuple[Piece, ...]]], marks: Sequence[Mark]
) -> dict[int, list[Mark]]:
    """The marks that are first met in each paragraph, by its place."""
    told: dict[int, list[Mark]] = {}
    seen: set[int] = set()
    by_number = {mark.number: mark for mark in marks}
    for place, (_, pieces) in enumerate(found):
        numbers = {number for piece in pieces for number in piece.marks} - seen
        seen |= numbers
        if numbers:
            told[place] = [by_number[number] for number in sorted(numbers)]
    return told


def _with_notes(
    pieces: tuple[Piece, ...], told: Sequence[Mark], chosen: Chosen | None
) -> Paragraph:
    shown = [mark for mark in told if mark.kind not in QUIET]
    if len(shown) == _BESIDE + 1:
        notes = shown  # "1 more" takes the room of the one
    else:
        notes = shown[:_BESIDE]
    kept = {mark.number for mark in notes}
    return Paragraph(
        pieces=pieces,
        notes=tuple(notes),
        more=tuple(mark for mark in told if mark.number not in kept),
        chosen=chosen is not None and any(piece.anchor for piece in pieces),
    )


def runs_of(text: str) -> tuple[tuple[str, bool], ...]:
    """A text in runs; those with ``True`` name a sign that would turn or hide text: "U+202E"."""
    if text.isascii() and text.isprintable():
        return ((text, False),)
    text = _INVISIBLE.sub("", text)
    found: list[tuple[str, bool]] = []
    for place, part in enumerate(_SIGN.split(text)):
        if part:
            found.append((f"U+{ord(part):04X}", True) if place % 2 else (part, False))
    return tuple(found)


def has_signs(paragraphs: Iterable[Paragraph]) -> bool:
    """True where a sign that would turn or hide text is shown by name."""
    return any(sign for each in paragraphs for p in each.pieces for _, sign in p.runs)


def sign_name(sign: str) -> str:
    """What a sign is called: "U+202E" is "right-to-left override"."""
    return unicodedata.name(chr(int(sign[2:], 16)), "control character").lower()
