"""The trained reader's attributions as frames, with what the grammar knows of their cues.

The trained reader decides what is attributed and where each span begins and ends. The grammar adds
what it reads off the parse (kind of cue, negation, addressee) and what the trained reader does not
look for: quotations that go on in other paragraphs, and statements within statements.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from spacy.tokens import Token

from onrecord.records import Span
from onrecord.schema.cues import cues
from onrecord.statements.arguments import TO_SOMEONE, addressee_of, arguments
from onrecord.statements.frame import Frame, Stretch, merged
from onrecord.statements.quoted import Quotations
from onrecord.statements.told import is_loose, is_told, tells_of_nothing
from onrecord.statements.trained import Attribution
from onrecord.text import SpanIndex, Text
from onrecord.text.grammar import subjects
from onrecord.text.parse import offsets
from onrecord.text.words import Words, WordSpan

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj"}
_RELATIVE = frozenset({"WDT", "WP"})
_COMMON = ("that", "quote", "obj")  # complements, the likeliest first
_QUOTED = 0.9  # share in marks from which on content is speech


def combine(
    text: Text,
    words: Words,
    frames: Sequence[Frame],
    told: Sequence[Frame],
    found: Sequence[Attribution],
) -> list[Frame]:
    """Frames for the attributions found, and for what the grammar alone can tell.

    ``frames`` are all of the grammar's, ``told`` those of them that tell of something said; none
    is changed.
    """
    known = _Known(text, told, frames)
    made: list[Frame] = []
    renewed: dict[int, Frame] = {}
    for each in found:
        if not each.content:
            continue
        old = known.at(words.place(each.cue))
        frame = _renewed(words, each, old) if old is not None else _new(words, each)
        if not is_told(frame) or (old is None and is_loose(frame)):
            continue
        made.append(frame)
        if old is not None:
            renewed[id(old)] = frame
    taken = SpanIndex(
        [text.article.span(*piece) for frame in made for piece in frame.pieces], lambda span: span
    )
    quotations = Quotations(text)
    bounds = [(p.start, p.start + len(p.doc.text)) for p in text.paragraphs]
    left = []
    for frame in told:
        if id(frame) in renewed:
            _go_on(bounds, quotations, renewed[id(frame)], frame, taken)
        elif frame.follows is not None:
            if id(frame.follows) in renewed and not _meets(frame, taken):
                made.append(replace(frame, follows=renewed[id(frame.follows)]))
        elif _is_within(frame, made) or (_is_sure(quotations, frame) and not _meets(frame, taken)):
            left.append(frame)
    return made + left


class _Known:
    """The grammar's frames by their cues; of several at a place, one that tells comes first."""

    def __init__(self, text: Text, told: Sequence[Frame], frames: Sequence[Frame]) -> None:
        self._told = {id(frame) for frame in told}
        self._index = SpanIndex(
            [
                (frame, text.article.span(*(frame.cue or offsets(frame.head))))
                for frame in frames
                if frame.follows is None
            ],
            lambda entry: entry[1],
        )

    def at(self, cue: Stretch) -> Frame | None:
        """The frame whose cue meets a cue, first those whose main word it holds."""
        here = [frame for frame, _ in self._index.touching(*cue)]
        return min(
            here,
            key=lambda f: (not _meet(offsets(f.head), cue), id(f) not in self._told),
            default=None,
        )


def _renewed(words: Words, found: Attribution, old: Frame) -> Frame:
    """A frame of the grammar with the spans of the trained reader."""
    frame = replace(old, cue=words.place(found.cue), pieces=_pieces(words, found), follows=None)
    if found.source is not None and not _is_astray(words, found.source, old):
        place = words.place(found.source)
        if old.source is None or not _meet(old.source, place) or old.source_head is None:
            frame.source_head = _source_head(words, found, old.head)
        frame.source = place
    if old.cue is not None and old.cue[1] > frame.pieces[0][0] >= old.cue[0]:
        _widen_cue(words, frame, old.cue)
    _complete(words, found, frame)
    return frame


def _is_astray(words: Words, source: WordSpan, old: Frame) -> bool:
    """True for a source of another sentence where the cue has its own subject."""
    return (
        old.source_head is not None
        and old.source_head.sent == old.head.sent
        and words.tokens[source[0]].sent != old.head.sent
    )


def _widen_cue(words: Words, frame: Frame, cue: Stretch) -> None:
    """Give the cue what of it opens the content: "declined | to say whether …"."""
    number = int(np.searchsorted(words.starts, cue[1]))
    after = int(words.starts[number]) if number < len(words.starts) else cue[1]
    rest = [(max(low, after), high) for low, high in frame.pieces if high > after]
    if rest:
        frame.cue, frame.pieces = cue, rest


def _new(words: Words, found: Attribution) -> Frame:
    """A frame for a cue that the grammar does not know, or not as one."""
    tokens = words.tokens[slice(*found.cue)]
    head = _main(tokens)
    complements: dict[str, str] = {}
    for token in tokens:
        known = cues().get((token.lemma_.lower(), _POS.get(token.pos_, "")))
        if known is not None:
            head, complements = token, dict(known)
            break
    complement = min(complements, key=_preferred, default="that")
    frame = Frame(
        head=head,
        kind=complements.get(complement, "say" if _is_plain_cue(head) else None),
        complement=complement,
        reason=f"trained reader, cue {head.lemma_.lower()}",
        cue=words.place(found.cue),
        pieces=_pieces(words, found),
        negated=any(child.dep_ == "neg" for child in head.children),
        takes_quotation="that" in complements or "quote" in complements,
    )
    if head.pos_ == "VERB":
        frame.addressee = addressee_of(head, arguments(head), complement)
    if found.source is not None:
        frame.source = words.place(found.source)
        frame.source_head = _source_head(words, found, head)
    _complete(words, found, frame)
    return frame


def _is_plain_cue(head: Token) -> bool:
    """True for "according to" and for the colon of "MINISTER: No deal"."""
    return head.is_punct or head.lower_ == "according"


def _preferred(complement: str) -> int:
    return _COMMON.index(complement) if complement in _COMMON else len(_COMMON)


def _complete(words: Words, found: Attribution, frame: Frame) -> None:
    """Keep the one addressed out of the content; see what the words of the cue take back."""
    if frame.addressee is None and frame.head.lemma_.lower() in TO_SOMEONE:
        frame.addressee = _object_outside(frame)
    if frame.addressee is not None and frame.complement == "that" and len(frame.pieces) > 1:
        at = offsets(frame.addressee)
        kept = [piece for piece in frame.pieces if not _meet(piece, at)]
        frame.pieces = kept or frame.pieces
    first = words.tokens[found.content[0][0]]
    frame.negated = frame.negated or tells_of_nothing(words.tokens[slice(*found.cue)], first)


def _object_outside(frame: Frame) -> Token | None:
    """The object of a cue where it is neither content nor source."""
    for child in frame.head.rights:
        if child.dep_ in {"dobj", "dative"} and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            at = offsets(child)
            apart = frame.source is None or not _meet(frame.source, at)
            if apart and not any(_meet(piece, at) for piece in frame.pieces):
                return child
    return None


def _source_head(words: Words, found: Attribution, cue: Token) -> Token:
    """The main word of a source; for "who" and "which" the noun they stand for."""
    assert found.source is not None  # noqa: S101  (the caller has looked)
    head = _main(words.tokens[slice(*found.source)])
    if head.tag_ in _RELATIVE:
        return next(iter(subjects(cue)), head)
    return head


def _main(tokens: Sequence[Token]) -> Token:
    """The token that the others hang on: the first whose head is not among them."""
    within = {token.i for token in tokens}
    for token in tokens:
        if not token.is_punct and (token.head == token or token.head.i not in within):
            return token
    return tokens[0]


def _pieces(words: Words, found: Attribution) -> list[Stretch]:
    """The content, cut where a paragraph ends."""
    pieces = []
    for low, high in found.content:
        cuts = [low, *(at for at in words.paragraphs if low < at < high), high]
        pieces += [words.place(span) for span in pairwise(cuts)]
    return sorted(pieces)


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _meets(frame: Frame, taken: SpanIndex[Span]) -> bool:
    places = [*frame.pieces, *([frame.cue] if frame.cue is not None else [])]
    return any(next(iter(taken.touching(*place)), None) is not None for place in places)


def _go_on(
    bounds: Sequence[Stretch],
    quotations: Quotations,
    frame: Frame,
    old: Frame,
    taken: SpanIndex[Span],
) -> None:
    """Add the grammar's quotations, and content in paragraphs the trained reader did not look at."""
    here = [b for b in bounds if any(_meet(b, piece) for piece in frame.pieces)]
    beyond = [
        piece
        for piece in old.pieces
        if next(iter(taken.touching(*piece)), None) is None
        and (_is_speech(quotations, piece) or not any(_meet(b, piece) for b in here))
    ]
    frame.pieces = merged([*frame.pieces, *beyond])


def _is_speech(quotations: Quotations, piece: Stretch) -> bool:
    return quotations.quoted_length(*piece) >= (piece[1] - piece[0]) * _QUOTED


def _is_sure(quotations: Quotations, frame: Frame) -> bool:
    """True for quoted speech beside its cue, and for "in the view of"."""
    if frame.complement == "clause":
        return True
    return frame.takes_quotation and any(_is_speech(quotations, p) for p in frame.pieces)


def _is_within(frame: Frame, outer: Iterable[Frame]) -> bool:
    """True for a frame with all its places in one piece of another's content."""
    places = [*frame.pieces, *([frame.cue] if frame.cue is not None else [])]
    return any(
        all(low <= a and b <= high for a, b in places)
        for each in outer
        for low, high in each.pieces
    )
