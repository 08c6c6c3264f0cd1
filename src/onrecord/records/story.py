"""Reports of one happening, and which of them come from which."""

from typing import Final, Literal

from onrecord.records.base import Record

DerivationKind = Literal[
    "copy", "near_copy", "rewrite", "correction", "version", "quotation", "citation"
]

# The kinds that make two reports one origin; the others leave each its own.
ONE_ORIGIN: Final[frozenset[DerivationKind]] = frozenset(
    {"copy", "near_copy", "rewrite", "correction", "version"}
)


class Alignment(Record, frozen=True, kw_only=True):
    """A sentence of a report and the one of its source that it repeats or rewords.

    Half-open code points: ``start`` and ``end`` into the report's text, ``source_start`` and
    ``source_end`` into its source's. ``alike`` is the likeness of the two, 0–1. Several sentences
    may point to one, and one to several: what was merged or cut apart.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    alike: float


class Derivation(Record, frozen=True, kw_only=True):
    """``article`` takes from ``source``; ``share`` is the fraction of its words so taken.

    ``copy``, ``near_copy`` and ``rewrite`` (sentence by sentence) take the text of another
    report; ``version`` is a later text of an outlet's own report, ``correction`` one that says
    that it corrects. These make one origin of two reports (``ONE_ORIGIN``). ``quotation`` shares
    long quotations word for word and little else, and ``citation`` names the source's outlet for
    what it tells: both have a text, and an origin, of their own. ``aligned`` are the sentences
    that stand in both, by where they start in ``article``; none for a citation.
    """

    article: str
    source: str
    kind: DerivationKind
    share: float
    reason: str
    aligned: tuple[Alignment, ...] = ()


class Story(Record, frozen=True, kw_only=True):
    """Articles about one happening. ``origins`` groups them by independent origin.

    ``follows`` is the id of the story that this one follows up. ``unnamed`` are the articles
    that come from an original which they do not name ("told This website").
    """

    id: str
    title: str
    articles: tuple[str, ...]
    derivations: tuple[Derivation, ...] = ()
    origins: tuple[tuple[str, ...], ...] = ()
    follows: str | None = None
    unnamed: tuple[str, ...] = ()
