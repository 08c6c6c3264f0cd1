"""Sentences before they are chosen and their sources numbered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.query import Source

Depth = Literal[0, 1]


@dataclass(frozen=True)
class Draft:
    """A sentence with its sources, the best first.

    ``rank`` says how much it matters: 0 is always told, and a page is filled from the lowest.
    ``shown``: how many of the sources a page has room for. ``quotes``: the words of the first
    source stand in the sentence itself. ``depth`` 1 is told only with the draft of depth 0 before.
    """

    text: str
    sources: tuple[Source, ...] = ()
    rank: int = 0
    shown: int = 1
    quotes: bool = False
    depth: Depth = 0


@dataclass(frozen=True)
class DraftSection:
    """A heading with its drafts in the order in which they are read."""

    name: str
    title: str
    drafts: tuple[Draft, ...]


def ranked(index: int, *, first: int, step: int) -> int:
    """The rank of the ``index``-th sentence of a section whose ranks begin at ``first``."""
    return first + index * step


def sources_of(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Sources, the same words of the same report once."""
    return tuple({(s.article, s.start, s.end): s for s in reversed(sources)}.values())[::-1]
