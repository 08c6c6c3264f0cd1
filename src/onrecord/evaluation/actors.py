"""Who is who, scored: a CoNLL coreference file, or a folder in re3d's layout.

A CoNLL file (``conll`` says which columns it may have) is scored with MUC, B³ and CEAF-e, their F1
and the mean of them, in percent (``coreference``):

* ``conll``, ``muc``, ``b3``, ``ceafe``: the gold set's spans are shown, not their chains; chains
  run across the documents of a topic (``conll.read_conll`` says which those are), and singletons
  count as the file has them.
* ``within_…``: the same spans, gold and found chains cut at the documents' ends.
* ``found_…``: the mentions are our own, across documents. One of ours with the same head as a gold
  span takes that span's place (span conventions differ: ECB+ marks heads alone), all others stay
  and cost precision, save those of sentences in which the gold set marks nothing (ECB+ marks
  few); singletons of both sides are left out, as in CoNLL-2012.
* ``same_lemma_…``: the baseline over the same spans and parse, one chain a head lemma and topic;
  ``same_lemma_within`` is its CoNLL score within documents.

A document is an article of running text with a paragraph a sentence. Where the stages fail on
one, its mentions are all chains of their own, and it is counted as ``failed``.
"""

import importlib
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import GoldError
from onrecord.evaluation.conll import GoldDocument, is_conll, read_conll
from onrecord.evaluation.coreference import Scores, score, without_singletons
from onrecord.evaluation.coreference_chains import entities, join, same_lemma
from onrecord.evaluation.coreference_mentions import (
    Described,
    ReadDocument,
    not_read,
    read_document,
)
from onrecord.evaluation.result import Case, Result, versions
from onrecord.models.spacy_model import load_spacy
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.pipeline.run import Progress

log = logging.getLogger(__name__)
Read = Callable[[GoldDocument, int], ReadDocument]
Spot = tuple[int, int, int]  # a document's number and half-open tokens in it
Chains = list[set[Spot]]
_WORDS_SHOWN = 12  # wordings of one chain in what is told of the worst


def evaluate(
    gold: Path,
    *,
    settings: Settings,
    errors: int = 0,
    limit: int | None = None,
    on_progress: "Progress | None" = None,
) -> Result:
    """Score who is who on a gold set. ``limit`` takes only the first documents.

    ``on_progress(done, total, name)`` is called after each. Raises ``GoldError`` where the
    layout is none of the two, or malformed.
    """
    if is_conll(gold):
        return _evaluate_conll(gold, settings, errors, limit, on_progress)
    if _is_re3d(gold):
        re3d = importlib.import_module("onrecord.evaluation.re3d")  # only where it is needed
        result: Result = re3d.evaluate(
            gold, settings=settings, errors=errors, limit=limit, on_progress=on_progress
        )
        return result
    raise GoldError(
        f"{gold}: neither a CoNLL file (it begins with '#begin document') nor a folder with "
        "documents.json, entities.json and relations.json"
    )


def _is_re3d(path: Path) -> bool:
    """True for a folder with re3d's three files in itself or in a folder within."""
    names = ("documents.json", "entities.json", "relations.json")
    if not path.is_dir():
        return False
    folders = [path, *(each for each in path.iterdir() if each.is_dir())]
    return any(all((folder / name).is_file() for name in names) for folder in folders)


def _evaluate_conll(
    gold: Path,
    settings: Settings,
    errors: int,
    limit: int | None,
    on_progress: "Progress | None",
) -> Result:
    documents = read_conll(gold)[:limit]
    nlp = load_spacy(settings.spacy_model)
    outcome = score_documents(
        documents, lambda each, number: read_document(each, number, nlp), on_progress
    )
    return Result(
        task="actors",
        gold=str(gold),
        items=len(documents),
        scores=outcome.scores,
        versions=versions(settings),
        counts=outcome.counts,
        errors=outcome.worst[:errors],
    )


@dataclass
class Outcome:
    """Scores in percent, what they are of, and the gold chains that went wrong, worst first."""

    scores: dict[str, float]
    counts: dict[str, int]
    worst: tuple[Case, ...]


@dataclass
class _Sides:
    """Gold and found chains of all topics so far, by what is scored."""

    gold: Chains = field(default_factory=list)
    given: Chains = field(default_factory=list)
    found: Chains = field(default_factory=list)
    lemma: Chains = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def score_documents(
    documents: Sequence[GoldDocument], read: Read, on_progress: "Progress | None" = None
) -> Outcome:
    """Read every document, join the mentions of each topic, and only then look at the gold chains."""
    sides, failed = _Sides(), 0
    seen: list[ReadDocument] = []
    for number, document in enumerate(documents):
        try:
            seen.append(read(document, number))
        except Exception:  # a failure of ours is a wrong answer, and the evaluation goes on
            log.debug("%s", document.name, exc_info=True)
            seen.append(not_read(document, number))
            failed += 1
        if on_progress is not None:
            on_progress(number + 1, len(documents), document.name)
    for topic in _topics(documents):
        _add_topic(sides, documents, topic, [seen[number] for number in topic])
    return _outcome(sides, documents, failed)


def _topics(documents: Sequence[GoldDocument]) -> list[list[int]]:
    """Numbers of the documents of each topic, in order of the topics' first ones."""
    topics: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        topics.setdefault(document.topic, []).append(number)
    return list(topics.values())


def _add_topic(
    sides: _Sides,
    documents: Sequence[GoldDocument],
    numbers: Sequence[int],
    read: Sequence[ReadDocument],
) -> None:
    entity_of = entities(read)
    given = [mention for each in read for mention in each.given]
    found = [mention for each in read for mention in each.found]
    sides.given += _chains(given, join(given, entity_of))
    sides.lemma += _chains(given, same_lemma(given))
    aligned = _aligned(found, given)
    marked = {number: _marked(documents[number]) for number in numbers}
    ours = _chains(found, join(found, entity_of), aligned)
    kept = ({spot for spot in chain if spot[1] in marked[spot[0]]} for chain in ours)
    sides.found += [chain for chain in kept if chain]
    gold: dict[str, set[Spot]] = {}
    taken: set[Spot] = set()
    for number in numbers:
        for mention in documents[number].mentions:
            spot = (number, mention.first, mention.after)
            if spot not in taken:  # a span in two chains counts in the first
                taken.add(spot)
                gold.setdefault(mention.chain, set()).add(spot)
    topic = documents[numbers[0]].topic
    sides.gold += gold.values()
    sides.names += [f"{topic} {chain}".strip() for chain in gold]


def _marked(document: GoldDocument) -> set[int]:
    """The tokens of the sentences in which the gold set marks anything."""
    first, found = 0, set[int]()
    starts = sorted(mention.first for mention in document.mentions)
    for sentence in document.sentences:
        after = first + len(sentence)
        if any(first <= start < after for start in starts):
            found.update(range(first, after))
        first = after
    return found


def _spot(mention: Described) -> Spot:
    return (mention.document, *mention.tokens)


def _chains(
    mentions: Sequence[Described], names: Sequence[str], spots: Sequence[Spot] | None = None
) -> Chains:
    """Mentions by the name of their chain; one that stands at the same place as another is left out."""
    chains: dict[str, set[Spot]] = {}
    taken: set[Spot] = set()
    for n, (mention, name) in enumerate(zip(mentions, names, strict=True)):
        spot = spots[n] if spots is not None else _spot(mention)
        if spot not in taken:
            taken.add(spot)
            chains.setdefault(name, set()).add(spot)
    return list(chains.values())


def _aligned(found: Sequence[Described], given: Sequence[Described]) -> list[Spot]:
    """For each mention of ours its place, or that of the one gold span with the same head."""
    exact = {_spot(mention) for mention in given}
    by_head: dict[tuple[int, int], Spot] = {}
    for mention in given:
        by_head.setdefault((mention.document, mention.at), _spot(mention))
    return [
        _spot(mention)
        if _spot(mention) in exact
        else by_head.get((mention.document, mention.at), _spot(mention))
        for mention in found
    ]


def _within(chains: Chains) -> Chains:
    parts: dict[tuple[int, int], set[Spot]] = {}
    for number, chain in enumerate(chains):
        for spot in chain:
            parts.setdefault((number, spot[0]), set()).add(spot)
    return list(parts.values())


def _outcome(sides: _Sides, documents: Sequence[GoldDocument], failed: int) -> Outcome:
    measured = {
        "": score(sides.gold, sides.given),
        "within_": score(_within(sides.gold), _within(sides.given)),
        "found_": score(without_singletons(sides.gold), without_singletons(sides.found)),
        "same_lemma_": score(sides.gold, sides.lemma),
    }
    scores = {
        prefix + name: round(value, 2)
        for prefix, scored in measured.items()
        for name, value in _named(scored)
    }
    lemma_within = score(_within(sides.gold), _within(sides.lemma))
    scores["same_lemma_within"] = round(lemma_within.conll, 2)
    mentions = sum(map(len, sides.gold))
    counts = {"mentions": mentions, "chains": len(sides.gold), "documents": len(documents)}
    if failed:
        counts["failed"] = failed
    return Outcome(scores, counts, tuple(_worst(sides, documents)))


def _named(scored: Scores) -> Iterator[tuple[str, float]]:
    yield "conll", scored.conll
    yield "muc", scored.muc.f1
    yield "b3", scored.b3.f1
    yield "ceafe", scored.ceafe.f1


def _worst(sides: _Sides, documents: Sequence[GoldDocument]) -> Iterator[Case]:
    """Gold chains by how many mentions their best chain of ours lacks or has too many, most first."""
    chain_of = {spot: number for number, chain in enumerate(sides.given) for spot in chain}
    wrong = []
    for name, chain in zip(sides.names, sides.gold, strict=True):
        parts = Counter(chain_of[spot] for spot in chain)
        number, common = max(parts.items(), key=lambda each: (each[1], -each[0]))
        other = sides.given[number]
        off = len(chain) + len(other) - 2 * common
        if off:
            share = 200.0 * common / (len(chain) + len(other))
            wrong.append((-off, name, share, chain, parts))
    for _, name, share, chain, parts in sorted(wrong, key=lambda each: each[:2]):
        pieces = [_wordings(documents, sides.given[number]) for number, _ in parts.most_common(4)]
        yield Case(
            item=name,
            score=round(share, 2),
            gold=_wordings(documents, chain),
            found=" | ".join(pieces) + (" | …" if len(parts) > 4 else ""),
        )


def _wordings(documents: Sequence[GoldDocument], chain: set[Spot]) -> str:
    words = Counter(" ".join(documents[n].tokens[first:after]) for n, first, after in chain)
    ranked = sorted(words.items(), key=lambda each: (-each[1], each[0]))
    shown = ", ".join(
        f"{word} ×{count}" if count > 1 else word for word, count in ranked[:_WORDS_SHOWN]
    )
    return shown + (", …" if len(ranked) > _WORDS_SHOWN else "")
