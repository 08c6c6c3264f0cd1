"""Reports of one happening, and which of them come from which."""

from typing import Literal

from onrecord.records.base import Record

DerivationKind = Literal["copy", "near_copy", "rewrite", "correction"]


class Derivation(Record, frozen=True, kw_only=True):
    """``article`` takes its text from ``source``; ``share`` is the fraction of its words so taken."""

    article: str
    source: str
    kind: DerivationKind
    share: float
    reason: str


class Story(Record, frozen=True, kw_only=True):
    """Articles about one happening. ``origins`` groups them by independent origin."""

    id: str
    title: str
    articles: tuple[str, ...]
    derivations: tuple[Derivation, ...] = ()
    origins: tuple[tuple[str, ...], ...] = ()
