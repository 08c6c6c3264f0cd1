"""How well events are coded: PLV, sentences with a source, a target and a PLOVER root.

Two questions are asked of each sentence.

*Pair given.* ``onrecord.events.code_pair`` says what the source does to the target, after the
pipeline has read the sentence. An act that is only planned
counts as PLOVER reports it.

* ``root_macro``: mean over the gold roots of the F1 of each; ``quad_macro`` and ``binary_macro``
  the same for the quads (gold: ``gold_penta``; predicted: the root's quad) and for cooperation
  (quads 1 and 2) against conflict (3 and 4).
* ``root_accuracy``: share of pairs whose root is right.

*End to end.* The plain sentence is read with nothing given. Each event that happened, is planned
or is background gives a triple (root, source, target) for each actor and recipient, and for each
two actors, in their order, where an act done together has no recipient. ``end_to_end`` is F1 over
triples: right when the root agrees and both spans share a character with the gold ones; each gold
triple is matched once. PLV marks one pair in nearly every sentence and leaves the others
unmarked, so that precision, and with it the score, is a lower bound.

All scores are in percent. Labels are looked at only after everything is predicted.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import GoldError
from onrecord.evaluation.result import Case, Result, f1, percent, versions, worst
from onrecord.events import code_pair
from onrecord.records import Article, EventMention, article_id
from onrecord.schema.plover import plover
from onrecord.settings import Settings
from onrecord.text import Text, parse_text

if TYPE_CHECKING:
    from onrecord.pipeline.run import Progress

COLUMNS = ("sentence", "source", "target", "gold_root", "gold_penta")
_TOLD_AS_FACT = frozenset({"happened", "planned", "background"})

Triple = tuple[str, tuple[int, int], tuple[int, int]]
"""Root, source and target as half-open code points of the sentence."""


@dataclass(frozen=True)
class Pair:
    """One row of the gold set. ``source`` and ``target`` are half-open code points, or ``None``."""

    sentence: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    root: str
    quad: int


def is_plv(path: Path) -> bool:
    """True for a file whose first line has PLV's columns, tab-separated."""
    if not path.is_file():
        return False
    with path.open(encoding="utf-8", errors="replace") as lines:
        header = lines.readline().rstrip("\r\n").split("\t")
    return set(COLUMNS) <= set(header)


def evaluate(
    gold: Path,
    *,
    settings: Settings,
    errors: int = 0,
    limit: int | None = None,
    on_progress: "Progress | None" = None,
) -> Result:
    """Score the pipeline on a PLV file. ``limit`` takes only the first rows; ``GoldError`` if it is none.

    ``on_progress(done, total, sentence)`` is called before each row and at the end.
    """
    pairs = list(read_pairs(gold))[:limit]
    given, found = predict(pairs, settings, on_progress)
    scores = pair_scores([(pair.root, pair.quad) for pair in pairs], given)
    scores["end_to_end"] = end_to_end(
        [(p.sentence, (p.root, p.source, p.target)) for p in pairs if p.source and p.target], found
    )
    cases = [
        Case(
            item=pair.sentence,
            score=100.0 if root == pair.root else 0.0,
            gold=f"{pair.root} {_words(pair, pair.source)!r} → {_words(pair, pair.target)!r}",
            found=f"{root}; in the plain sentence {_shown(pair.sentence, found[pair.sentence])}",
        )
        for pair, root in zip(pairs, given, strict=True)
    ]
    return Result(
        task="events",
        gold=str(gold),
        items=len(pairs),
        scores=scores,
        versions=versions(settings),
        errors=worst(cases, errors),
    )


def read_pairs(gold: Path) -> Iterator[Pair]:
    """The rows of a PLV file; raises ``GoldError`` with the line of what cannot be read."""
    if not is_plv(gold):
        raise GoldError(
            f"{gold}: wants tab-separated columns {', '.join(COLUMNS)} in its first line"
        )
    types, quads = plover().types, plover().quads
    with gold.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t"), 2):
            root, quad = (row["gold_root"] or "").strip().upper(), (row["gold_penta"] or "").strip()
            if root not in types or not quad.isdigit() or int(quad) not in quads:
                raise GoldError(f"{gold}:{number}: root {root!r} or quad {quad!r} is unknown")
            source, target = locate(row["sentence"], row["source"], row["target"])
            yield Pair(row["sentence"], source, target, root, int(quad))


def locate(
    sentence: str, source: str, target: str
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Where source and target stand: the longer first, the other where it does not overlap it."""
    longer, shorter = (source, target) if len(source) >= len(target) else (target, source)
    first = _find(sentence, longer, None)
    second = _find(sentence, shorter, first)
    return (first, second) if longer is source else (second, first)


def _find(sentence: str, words: str, taken: tuple[int, int] | None) -> tuple[int, int] | None:
    words = words.strip()
    start = sentence.find(words) if words else -1
    while start >= 0 and taken and start < taken[1] and taken[0] < start + len(words):
        start = sentence.find(words, start + 1)
    return (start, start + len(words)) if start >= 0 else None


def pair_scores(gold: Sequence[tuple[str, int]], predicted: Sequence[str]) -> dict[str, float]:
    """``root_macro``, ``quad_macro``, ``binary_macro``, ``root_accuracy`` of (root, quad) against roots."""
    types = plover().types
    quads = [types[root].quad for root in predicted]
    return {
        "root_macro": macro_f1([root for root, _ in gold], predicted),
        "quad_macro": macro_f1([quad for _, quad in gold], quads),
        "binary_macro": macro_f1([quad <= 2 for _, quad in gold], [quad <= 2 for quad in quads]),
        "root_accuracy": percent(
            sum(root == each for (root, _), each in zip(gold, predicted, strict=True)), len(gold)
        ),
    }


def macro_f1(gold: Sequence[object], predicted: Sequence[object]) -> float:
    """Mean F1, in percent, over the classes that stand in ``gold``; 0 for an empty sequence."""
    classes = sorted(set(gold), key=str)
    total = sum(
        f1(
            sum(g == p == each for g, p in zip(gold, predicted, strict=True)),
            sum(p == each for p in predicted),
            sum(g == each for g in gold),
        )
        for each in classes
    )
    return round(total / len(classes), 2) if classes else 0.0


def end_to_end(gold: Sequence[tuple[str, Triple]], found: Mapping[str, Sequence[Triple]]) -> float:
    """F1 over triples. ``gold`` pairs a sentence with its triple, ``found`` gives those predicted."""
    wanted: dict[str, list[Triple]] = {}
    for sentence, triple in gold:
        wanted.setdefault(sentence, []).append(triple)
    right = 0
    for sentence, triples in wanted.items():
        left = list(triples)
        for triple in found.get(sentence, ()):
            hit = next((each for each in left if _agrees(each, triple)), None)
            if hit is not None:
                left.remove(hit)
                right += 1
    return f1(right, sum(len(each) for each in found.values()), len(gold))


def _agrees(one: Triple, other: Triple) -> bool:
    return one[0] == other[0] and all(
        a[0] < b[1] and b[0] < a[1] for a, b in ((one[1], other[1]), (one[2], other[2]))
    )


def predict(
    pairs: Sequence[Pair], settings: Settings, on_progress: "Progress | None" = None
) -> tuple[list[str], dict[str, list[Triple]]]:
    """The root for each pair, and the triples of each sentence."""
    from onrecord.models.spacy_model import load_spacy

    nlp = load_spacy(settings.spacy_model)
    given: list[str] = []
    found: dict[str, list[Triple]] = {}
    for done, pair in enumerate(pairs):
        if on_progress is not None:
            on_progress(done, len(pairs), pair.sentence)
        facts = _facts(parse_text(_article(pair.sentence), nlp))
        if pair.sentence not in found:
            found[pair.sentence] = list(_triples(facts["events"]))
        given.append(_between(facts, pair))
    if on_progress is not None:
        on_progress(len(pairs), len(pairs), "")
    return given, found


def _article(sentence: str) -> Article:
    return Article(id=article_id(publisher=None, url=None, text=sentence), text=sentence)


def _facts(text: Text) -> dict[str, Any]:
    """What the stages of the pipeline find, up to the events."""
    from onrecord.pipeline.table import STAGES

    facts: dict[str, Any] = {"article": text.article, "text": text}
    for stage in STAGES:
        if "text" not in stage.provides:
            facts |= stage(facts)
        if "events" in stage.provides:
            break
    return facts


def _between(facts: dict[str, Any], pair: Pair) -> str:
    """The root of what the source does to the target."""
    found = code_pair(
        facts["text"], facts["vectors"], facts["mentions"], facts["actors"],
        pair.source, pair.target,
    )  # fmt: skip
    return max(found, key=lambda kind: found[kind])


def _triples(events: tuple[EventMention, ...]) -> Iterator[Triple]:
    seen = set()
    for event in events:
        if event.status not in _TOLD_AS_FACT:
            continue
        root = plover().reported(event.type, event.status)
        actors = [(span.start, span.end) for span in event.actor_spans]
        recipients = [(span.start, span.end) for span in event.recipient_spans]
        pairs = [(a, r) for a in actors for r in recipients]
        if not recipients:
            pairs = [(a, b) for n, a in enumerate(actors) for b in actors[n + 1 :]]
        for source, target in pairs:
            triple = (root, source, target)
            if triple not in seen:
                seen.add(triple)
                yield triple


def _words(pair: Pair, place: tuple[int, int] | None) -> str:
    return pair.sentence[slice(*place)] if place else "?"


def _shown(sentence: str, triples: Sequence[Triple]) -> str:
    told = [f"{root} {sentence[slice(*a)]!r} → {sentence[slice(*b)]!r}" for root, a, b in triples]
    return "; ".join(told) or "nothing"
