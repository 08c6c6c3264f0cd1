"""A statement in the making: who, with which word, what; spans as code points of the article."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from spacy.tokens import Token

from onrecord.text.parse import offsets

Stretch: TypeAlias = tuple[int, int]  # half-open code points of Article.text

_KEPT_AT_END = frozenset({"?", "!", ")", "]", "%", "…", "..."})
_KEPT_AT_START = frozenset({"(", "[", "$", "#", "…", "..."})


@dataclass(eq=False)
class Frame:
    """What one cue says. ``pieces`` are the content, in order and apart from each other.

    ``head`` is the cue's main word; ``source_head`` the main word of the source, or the noun
    that a relative pronoun stands for. ``takes_quotation`` is true for words that introduce
    speech: a quotation beside them is theirs; ``needs_quotation`` for those that without one
    say nothing ("the search continues"). ``follows`` is the frame whose speaker this one
    shares, for a quotation without a cue of its own.
    """

    head: Token
    kind: str | None
    complement: str
    reason: str
    cue: Stretch | None = None
    source: Stretch | None = None
    source_head: Token | None = None
    pieces: list[Stretch] = field(default_factory=list)
    negated: bool = False
    takes_quotation: bool = False
    needs_quotation: bool = False
    addressee: Token | None = None
    follows: "Frame | None" = None

    @property
    def at(self) -> int:
        """Where the cue's main word starts."""
        return offsets(self.head)[0]


def stretch(tokens: Iterable[Token]) -> Stretch | None:
    """The stretch of tokens of one sentence without punctuation at its ends, or ``None``.

    Quotation marks go too; what stands within a quotation is given them back later.
    """
    kept = sorted(tokens, key=lambda token: token.i)
    low, high = 0, len(kept)
    while low < high and _is_outer(kept[low], _KEPT_AT_START):
        low += 1
    while high > low and _is_outer(kept[high - 1], _KEPT_AT_END):
        high -= 1
    while low < high and kept[low].dep_ == "cc":
        low += 1
    while high > low and kept[high - 1].dep_ == "cc":
        high -= 1
    low, high = _balanced(kept, low, high)
    if low >= high:
        return None
    return offsets(kept[low])[0], offsets(kept[high - 1])[1]


def _balanced(kept: list[Token], low: int, high: int) -> tuple[int, int]:
    """Without a bracket at either end that has no partner between."""
    for opening, closing in (("(", ")"), ("[", "]")):
        if low < high and kept[low].text == opening:
            low += all(token.text != closing for token in kept[low:high])
        if low < high and kept[high - 1].text == closing:
            high -= all(token.text != opening for token in kept[low:high])
    return low, high


def _is_outer(token: Token, kept: frozenset[str]) -> bool:
    return token.is_space or ((token.is_punct or token.text == "-") and token.text not in kept)


def runs(tokens: Iterable[Token]) -> list[Stretch]:
    """Stretches of adjacent tokens; a gap of punctuation alone does not part them."""
    groups: list[list[Token]] = []
    for token in sorted(tokens, key=lambda token: token.i):
        if groups and all(
            between.is_punct or between.is_space
            for between in token.doc[groups[-1][-1].i + 1 : token.i]
        ):
            groups[-1].append(token)
        else:
            groups.append([token])
    return [found for group in groups if (found := stretch(group)) is not None]


def merged(pieces: Iterable[Stretch]) -> list[Stretch]:
    """Pieces in order, those that overlap made one."""
    found: list[Stretch] = []
    for low, high in sorted(pieces):
        if found and low < found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found
