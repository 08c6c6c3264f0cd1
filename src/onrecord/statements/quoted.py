"""Joining cues to quotations: marks show where speech begins and ends better than any parse."""

import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.statements.frame import Frame, Stretch, merged, stretch
from onrecord.statements.sources import opening_noun
from onrecord.text import Quotation, Text
from onrecord.text.parse import offsets

_SHORTEST = 4  # words: a shorter quotation without a cue is a term in marks, not speech
_TOUCHING = 3  # code points: a comma, a space
_NAMED = 25  # tokens: more between a quotation and its cue is no source
_WINDOW = 600  # code points on either side of a quotation in which a cue is looked for
_FURTHEST = 60  # code points between a quotation and a cue beside it, without a comma between


class Quotations:
    """The outer quotations of a text and the frames that claim them."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.outer = [found for found in text.quotations if found.depth == 0]
        self.sentences = [offsets(sentence[0])[0] for sentence in text.sentences()]
        self._ends = [found.end for found in self.outer]  # outer quotations are apart

    def between(self, low: int, high: int) -> Iterator[Quotation]:
        """The outer quotations that share a code point with ``low:high`` (half-open)."""
        for found in self.outer[bisect.bisect_right(self._ends, low) :]:
            if found.start >= high:
                return
            yield found

    def around(self, at: int) -> Quotation | None:
        """The outer quotation whose inside holds the code point, or ``None``."""
        for found in self.between(at, at + 1):
            if found.inner_start <= at < found.inner_end:
                return found
        return None

    def sentence_starts(self, low: int, high: int) -> bool:
        """True where a sentence starts in ``low:high`` (half-open)."""
        return bisect.bisect_left(self.sentences, low) < bisect.bisect_left(self.sentences, high)

    def quoted_length(self, low: int, high: int) -> int:
        """How many code points of ``low:high`` stand in outer quotations, marks included."""
        return sum(
            min(found.end, high) - max(found.start, low) for found in self.between(low, high)
        )

    def fit(self, frame: Frame) -> None:
        """Widen content to whole quotations; keep that of a cue within one inside of it."""
        within = self.around(frame.at)
        if frame.cue is not None:
            apart = [_apart(low, high, frame.cue) for low, high in frame.pieces]
            frame.pieces = [(low, high) for low, high in apart if low < high]
        if within is not None:
            frame.pieces = _clipped(frame.pieces, within.inner_start, within.inner_end)
            return
        frame.pieces = merged(self._widened(frame, piece) for piece in frame.pieces)

    def reseat(self, frame: Frame) -> None:
        """Give a cue outside of marks, for a source within, what stands between the two.

        The parse of "“… to the king, and the people,” the men said" may join men to people.
        """
        if frame.cue is None:
            return
        if frame.source_head is None:
            held = self._swallowing(frame)
        else:
            held = self.around(offsets(frame.source_head)[0])
        if held is None or self.around(frame.at) is not None or not _is_speech(self.text, held):
            return
        frame.source = frame.source_head = None
        tokens = self.text.tokens(held.end, frame.cue[0]) if held.end < frame.cue[0] else None
        if tokens is None or len(tokens) > _NAMED:
            return
        frame.source_head = opening_noun(tokens)
        frame.source = None if frame.source_head is None else stretch(tokens)
        frame.pieces = [
            (low, held.end if low < held.end < high <= frame.cue[0] else high)
            for low, high in frame.pieces
        ]

    def _swallowing(self, frame: Frame) -> Quotation | None:
        """The quotation whose end, and all up to the cue, a parse without subject took for content."""
        if frame.cue is None or not frame.takes_quotation or frame.complement != "that":
            return None
        for low, high in frame.pieces:
            if 0 <= frame.cue[0] - high < _TOUCHING:
                found = list(self.between(low, high))
                return found[-1] if found and found[-1].end + _TOUCHING < high else None
        return None

    def _widened(self, frame: Frame, piece: Stretch) -> Stretch:
        low, high = piece
        for found in list(self.between(low, high)):
            if found.start < low < found.end:
                low = found.start
            if found.start < high < found.end:
                high = found.end
        if frame.cue is not None:
            low, high = _apart(low, high, frame.cue)
        return low, high


def _apart(low: int, high: int, cue: Stretch) -> Stretch:
    """Keep content off its cue where widening ran over it."""
    if low < cue[1] and cue[0] < high:
        return (cue[1], high) if high - cue[1] > cue[0] - low else (low, cue[0])
    return low, high


def _clipped(pieces: Sequence[Stretch], low: int, high: int) -> list[Stretch]:
    cut = [(max(a, low), min(b, high)) for a, b in pieces]
    return [(a, b) for a, b in cut if a < b]


def attach(text: Text, frames: list[Frame]) -> list[Frame]:
    """Give every quotation that is speech to a frame; returns the frames, new ones included.

    In order: the frame whose content it already is; a cue beside it that has no content yet; a
    clause before it that ends in a colon; the frame whose quotation it continues in the same
    paragraph, or takes up from the one before. What is left has no speaker that the text tells.
    """
    quotations = Quotations(text)
    for frame in frames:
        quotations.fit(frame)
        quotations.reseat(frame)
    outside = [frame for frame in frames if quotations.around(frame.at) is None]
    outside.sort(key=lambda frame: frame.at)
    _part(quotations, outside)
    owner: dict[int, Frame] = {}
    for frame in outside:
        for low, high in frame.pieces:
            for found in quotations.between(low, high):
                if found.start >= low and found.end <= high and _is_better(frame, owner, found):
                    owner[found.start] = frame
    every = frames + _claim_rest(text, quotations, outside, owner)
    for frame in every:
        if frame.needs_quotation and not any(quotations.quoted_length(*p) for p in frame.pieces):
            frame.pieces = []
    return every


def _part(quotations: Quotations, outside: list[Frame]) -> None:
    """Start content after another cue of speech that a parse over two quotations put into it.

    In "“One,” she said. “Two,” he added" the second cue is sometimes given both sentences.
    """
    speaking = [frame for frame in outside if frame.takes_quotation and frame.pieces]
    for number, frame in enumerate(speaking):
        for at, (low, high) in enumerate(frame.pieces):
            inside = [
                other.at
                for other in speaking[max(0, number - 6) : number]
                if low < other.at < high and other.pieces[0][0] < other.at
            ]
            later = quotations.between(inside[-1], high) if inside else iter(())
            start = next((q.start for q in later if q.start > inside[-1]), None)
            if start is not None:
                frame.pieces[at] = (start, high)


def _is_better(frame: Frame, owner: dict[int, Frame], found: Quotation) -> bool:
    held = owner.get(found.start)
    return held is None or (frame.takes_quotation and not held.takes_quotation)


def _claim_rest(
    text: Text, quotations: Quotations, outside: list[Frame], owner: dict[int, Frame]
) -> list[Frame]:
    new: list[Frame] = []
    before: Quotation | None = None
    starts = {paragraph.start for paragraph in text.paragraphs}
    places = [frame.at for frame in outside]
    for found in quotations.outer:
        if found.start not in owner and _is_speech(text, found):
            low = bisect.bisect_left(places, found.start - _WINDOW)
            high = bisect.bisect_right(places, found.end + _WINDOW)
            near = outside[low:high]
            frame = _beside(text, found, near) or _led_in(text, found, near)
            if frame is not None:
                frame.pieces = merged([*frame.pieces, (found.start, found.end)])
                owner[found.start] = frame
            elif before is not None and before.start in owner:
                held = owner[before.start]
                frame = _carried_on(quotations, before, found, held, starts)
                if frame is not None:
                    if frame is not held:
                        new.append(frame)
                    owner[found.start] = frame
        before = found
    _take_up(text, quotations, owner)
    return new


def _take_up(text: Text, quotations: Quotations, owner: dict[int, Frame]) -> None:
    """Give a quotation left open to the frame of the one that goes on with it, cue at the end."""
    for before, found in reversed(list(pairwise(quotations.outer))):
        held = owner.get(found.start)
        if found.continues and held is not None and before.start not in owner:
            if before.closed or not _is_speech(text, before):
                continue
            held.pieces = merged([*held.pieces, (before.start, before.end)])
            owner[before.start] = held


def _is_speech(text: Text, found: Quotation) -> bool:
    """False for a term in marks and for a title."""
    words = text.article.text[found.inner_start : found.inner_end].split()
    if len(words) > _SHORTEST:
        return any(word[0].islower() for word in words)
    ends = bool(words) and words[-1][-1] in {".", ",", "!", "?"}
    return ends and (len(words) == 1 or any(word[0].islower() for word in words[1:]))


def _beside(text: Text, found: Quotation, frames: list[Frame]) -> Frame | None:
    """A cue without content in the same sentence, right after or right before the quotation."""
    words = text.article.text
    for frame in frames:
        if frame.pieces or not frame.takes_quotation or frame.cue is None:
            continue
        low, high = _extent(frame)
        if found.end <= low <= found.end + _FURTHEST:
            between = words[found.end : low]
            if "\n" not in between and not _ends_sentence(between) and '"' not in between:
                return frame
        if high <= found.start <= high + _FURTHEST:
            between = words[high : found.start]
            if "\n" not in between and not _ends_sentence(between):
                return frame
    return None


def _extent(frame: Frame) -> Stretch:
    assert frame.cue is not None  # noqa: S101  (the caller has looked)
    low, high = frame.cue
    if frame.source is not None and abs(frame.source[0] - low) < _FURTHEST * 4:
        low, high = min(low, frame.source[0]), max(high, frame.source[1])
    return low, high


def _ends_sentence(between: str) -> bool:
    return any(mark in between for mark in (". ", "? ", "! ")) or between.strip() in {".", "?"}


def _led_in(text: Text, found: Quotation, frames: list[Frame]) -> Frame | None:
    """The last frame of a clause that a colon ends right before the quotation."""
    words = text.article.text
    lead = words[max(0, found.start - 3) : found.start].rstrip()
    if not lead.endswith(":"):
        return None
    tokens = text.tokens(max(0, found.start - 4), found.start)
    if tokens is None:
        return None
    sentence = text.span(tokens[0].sent)
    for frame in reversed(frames):
        if frame.at < sentence.start:
            return None
        if frame.at < found.start and frame.source is not None:
            return frame
    return None


def _carried_on(
    quotations: Quotations, before: Quotation, found: Quotation, held: Frame, starts: set[int]
) -> Frame | None:
    """The frame of the quotation before, where this one goes on with it."""
    words = quotations.text.article.text
    between = words[before.end : found.start]
    if found.continues or ("\n" not in between and _only_cue(quotations, before, found, held)):
        held.pieces = merged([*held.pieces, (found.start, found.end)])
        return held
    alone = found.start in starts and words[found.end : found.end + 1] in {"", "\n"}
    if alone and "\n" in between and len(between.split()) < 25 and held.takes_quotation:
        return Frame(
            head=held.head,
            kind=held.kind,
            complement="quotation",
            reason="quotation on its own after one by the same speaker",
            pieces=[(found.start, found.end)],
            follows=held,
        )
    return None


def _only_cue(quotations: Quotations, before: Quotation, found: Quotation, held: Frame) -> bool:
    """True where nothing but the cue's own clause stands between two quotations."""
    between = quotations.text.article.text[before.end : found.start]
    if len(between.split()) <= 2:
        return True
    if held.cue is None or not before.end <= held.at < found.start:
        return False
    _, high = _extent(held)
    return not quotations.sentence_starts(high, found.start - 2)
