"""How well stances are read: DSE (between two entities) and NewsMTSC (towards one target).

The sentence is read by the pipeline up to the vectors of its words; the stance head then says of
the marked entities what it says of those that the pipeline finds itself. One answer is given to
each item.

* ``micro``: share of items whose answer is right; ``macro``: mean over the answers of the F1 of each;
* ``ece``: expected calibration error: how far the confidence of an answer is from the share of
  answers of like confidence that are right, over ten bins.

All scores are in percent. Labels are looked at only after everything is predicted. NewsMTSC gives
``macro`` first, as its authors do; the order of the keys is the same for both.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import GoldError
from onrecord.evaluation.gold_stance import (
    DSE_CLASSES,
    MTSC_CLASSES,
    GoldStance,
    is_dse,
    is_newsmtsc,
    read_dse,
    read_newsmtsc,
)
from onrecord.evaluation.result import Case, Result, versions, worst
from onrecord.evaluation.stance_scores import calibration_error, macro, micro
from onrecord.models.spacy_model import load_spacy
from onrecord.positions.between import between
from onrecord.positions.stance import towards
from onrecord.records import Article, article_id
from onrecord.settings import Settings
from onrecord.text import parse_text
from onrecord.text.vectors import Vectors, read_vectors

if TYPE_CHECKING:
    from onrecord.pipeline.run import Progress


def evaluate(
    gold: Path,
    *,
    settings: Settings,
    errors: int = 0,
    limit: int | None = None,
    on_progress: "Progress | None" = None,
) -> Result:
    """Score the stance head on a gold file; ``GoldError`` where its layout is neither of the two.

    ``limit`` takes only the first items; ``on_progress(done, total, sentence)`` is called before
    each item and at the end.
    """
    items = list(read_gold(gold))[:limit]
    if not items:
        raise GoldError(f"{gold}: holds nothing to score")
    found = list(predict(items, settings, on_progress))
    names = MTSC_CLASSES if items[0].p is None else DSE_CLASSES
    answers = [max(shares, key=lambda name: shares[name]) for shares in found]
    given = [names.index(answer) for answer in answers]
    sure = [shares[answer] for shares, answer in zip(found, answers, strict=True)]
    stances = [item.stance for item in items]
    right = [a == b for a, b in zip(stances, given, strict=True)]
    cases = [
        Case(
            item=_shown(item),
            score=0.0 if answer != names[item.stance] else 100.0,
            gold=names[item.stance],
            found=f"{answer} ({share:.2f})",
        )
        for item, answer, share in zip(items, answers, sure, strict=True)
    ]
    return Result(
        task="positions",
        gold=str(gold),
        items=len(items),
        scores={
            "micro": micro(stances, given),
            "macro": macro(stances, given, len(names)),
            "ece": calibration_error(right, sure),
        },
        versions=versions(settings),
        errors=worst(cases, errors),
    )


def read_gold(gold: Path) -> Iterable[GoldStance]:
    """The items of a gold file; raises ``GoldError`` where its layout is unknown."""
    if is_dse(gold):
        return read_dse(gold)
    if is_newsmtsc(gold):
        return read_newsmtsc(gold)
    raise GoldError(
        f"{gold}: neither tab-separated sentence, p, q and class (DSE) nor JSON lines with "
        "sentence_normalized and targets (NewsMTSC)"
    )


def predict(
    items: list[GoldStance], settings: Settings, on_progress: "Progress | None" = None
) -> Iterable[dict[str, float]]:
    """For each item the probability of every answer."""
    for done, item in enumerate(items):
        if on_progress is not None:
            on_progress(done, len(items), item.sentence[:60])
        vectors = _vectors(item.sentence, settings)
        if item.p is not None:
            yield between(vectors, [(item.p, item.q)])[0]
        else:
            yield towards(vectors, [item.q])[0]
    if on_progress is not None:
        on_progress(len(items), len(items), "")


def _vectors(sentence: str, settings: Settings) -> Vectors:
    article = Article(id=article_id(publisher=None, url=None, text=sentence), text=sentence)
    nlp = load_spacy(settings.spacy_model)
    with nlp.memory_zone():
        return read_vectors(parse_text(article, nlp))


def _shown(item: GoldStance) -> str:
    """The sentence with brackets around what was asked about."""
    places = sorted({place for place in (item.p, item.q) if place is not None}, reverse=True)
    sentence = item.sentence
    for start, end in places:
        sentence = f"{sentence[:start]}[{sentence[start:end]}]{sentence[end:]}"
    return sentence
