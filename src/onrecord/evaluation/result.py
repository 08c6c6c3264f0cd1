"""What every evaluation gives back."""

import importlib.metadata
import sys

import msgspec

from onrecord.evaluation.excerpts import Excerpt
from onrecord.models.spacy_model import PINNED
from onrecord.models.weights import weights_identity
from onrecord.records import Record
from onrecord.settings import Settings


class Case(Record, frozen=True, kw_only=True):
    """One item that was scored, for reading by eye.

    ``score`` is in percent, lower is worse; ``gold`` and ``found`` say in words what was
    expected and what was predicted. ``excerpts`` show both in the text, where the task can.
    """

    item: str
    score: float
    gold: str
    found: str
    excerpts: tuple[Excerpt, ...] = ()


class Result(Record, frozen=True, kw_only=True):
    """The scores of one task on one gold set.

    ``scores`` are in percent, only those that the gold set's layout can give. ``items`` is
    how many items were scored; ``errors`` holds the worst of them, worst first, as many as
    were asked for. ``counts``, where a task gives them, says how many gold spans, attributions
    or quotations scores are of, and how many items were unreadable or failed. ``confusion``, where
    items are graded, says how many of each gold grade got which answer. ``rejected`` are lines of
    the gold set that could not be used, each in a line with its place.
    """

    task: str
    gold: str
    items: int
    scores: dict[str, float]
    versions: dict[str, str]
    counts: dict[str, int] = msgspec.field(default_factory=dict)
    confusion: dict[str, dict[str, int]] = msgspec.field(default_factory=dict)
    errors: tuple[Case, ...] = ()
    rejected: tuple[str, ...] = ()

    def to_json(self) -> bytes:
        """One JSON object; what is not in every result stands in it only where there is any."""
        shown = msgspec.to_builtins(self)
        for name in ("counts", "confusion", "errors", "rejected"):
            if not shown[name]:
                del shown[name]
        return msgspec.json.encode(shown)


def versions(settings: Settings) -> dict[str, str]:
    """What the predictions were made with: OnRecord, Python, spaCy, its pipeline, our weights."""
    model = settings.spacy_model or PINNED.package.replace("_", "-")
    try:
        model_version = importlib.metadata.version(model)
    except importlib.metadata.PackageNotFoundError:
        model_version = "unknown"
    return {
        "onrecord": importlib.metadata.version("onrecord"),
        "python": ".".join(str(part) for part in sys.version_info[:3]),
        "spacy": importlib.metadata.version("spacy"),
        "model": f"{model} {model_version}",
        "weights": weights_identity(),
    }


def percent(part: float, whole: float) -> float:
    """``100 * part / whole`` to two decimals; 0 where there is nothing to divide by."""
    return round(100.0 * part / whole, 2) if whole else 0.0


def f1(true_positives: float, predicted: int, gold: int) -> float:
    """F1 in percent to two decimals: ``2tp / (predicted + gold)``; 0 where both are empty."""
    return percent(2 * true_positives, predicted + gold)


def worst(cases: list[Case], errors: int) -> tuple[Case, ...]:
    """The ``errors`` cases with the lowest scores, ties by item; items wholly right are left out."""
    wrong = [case for case in cases if case.score < 100.0]
    return tuple(sorted(wrong, key=lambda case: (case.score, case.item))[:errors])
