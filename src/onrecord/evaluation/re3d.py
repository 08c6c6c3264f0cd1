"""How well persons, bodies, places and relations are found: a folder in re3d's layout.

**What counts as gold.** The corpus gives each annotation a probability of being right. Gold are
those of at least one half; the others count neither way: a span or relation found that equals one
is left out. Most of them (634 of 666 spans of the four types) have probability 0: an automatic tagger's
cues, which nobody looked at and of which most lie within a span that an expert then drew. Figures
with ``_all`` count every annotation of the corpus as gold.

**Spans** of the four types. The experts drew some phrases with and some without an article, an owner's
pronoun or a number ("SDF", "The SDF"; "two [bridges]", "[two bridges]"), and some phrases twice. So
``spans`` is F1 over distinct stretches whose type agrees and which are the same but for determiners,
numbers, a genitive and quotation marks. ``spans_strict`` wants the same stretch to the letter, ``spans_lenient``
that the two overlap (each matched once). ``person``, ``organisation``, ``location`` and
``nationality`` are ``spans`` of one type.

**Relations.** ``belongs_to``, ``in_charge_of`` and ``is_synonym_of`` are F1 over relations whose kind and direction
agree (sameness has none) and whose ends have the same heads, as is usual where relations are scored
end to end (Li and Ji 2014 on ACE: the extents of phrases differ from annotator to annotator, their heads
hardly do). A stretch's head is the first noun in it that none of its other words governs, by our parse. ``_strict`` wants the
ends' stretches to be the same as above, ``_lenient`` that they overlap. Counted are relations
between spans of the four types; the corpus' annotators worked sentence by sentence, so that all are within
one. ``_any_type`` counts those to weapons, vehicles, money and so on as missed, too.

What is found is put as the annotators marked it (``re3d_spans``), without a look at the gold. An
end within the other ("ISIL" in "ISIL fighters") is no relation to them and is left out. ``_half_0`` and
``_half_1`` score the documents whose id's SHA-256 is even and odd: the first rules were written
with the errors of the even ones in sight only, later ones with all.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.actors import find_relations, resolve_actors
from onrecord.dates import find_dates
from onrecord.evaluation.gold_re3d import GoldDocument, is_re3d, read_re3d
from onrecord.evaluation.re3d_scores import (
    Marked,
    Related,
    Stretch,
    Tally,
    overlap,
    tally_relations,
    tally_spans,
)
from onrecord.evaluation.re3d_spans import TYPES, ends, outer, phrase, plain
from onrecord.evaluation.result import Case, Result, versions, worst
from onrecord.mentions import find_mentions
from onrecord.models.spacy_model import load_spacy
from onrecord.records import Article, RelationKind, article_id
from onrecord.settings import Settings
from onrecord.text import Text, parse_text
from onrecord.text.parse import offsets
from onrecord.text.things import find_things

if TYPE_CHECKING:
    from onrecord.pipeline.run import Progress

__all__ = ["evaluate", "is_re3d"]

_RELATIONS: dict[RelationKind, tuple[str, str]] = {
    "belongs_to": ("belongs_to", "BelongsTo"),
    "in_charge_of": ("in_charge_of", "InChargeOf"),
    "same_as": ("is_synonym_of", "IsSynonymOf"),
}
_LIKELY = 0.5  # more likely right than not, as the corpus itself sees it


@dataclass
class Predicted:
    """What was found in a document, as re3d would mark it."""

    text: Text
    spans: list[Marked]
    relations: dict[RelationKind, list[Related]] = field(default_factory=dict)

    def head(self, place: Stretch) -> int:
        """The code point at which the token starts that governs a stretch."""
        tokens = self.text.tokens(*place)
        if tokens is None:
            return place[0]
        free = [t for t in tokens if not tokens.start <= t.head.i < tokens.end or t.head == t]
        nouns = [token for token in free if token.pos_ in {"NOUN", "PROPN", "PRON"}]
        return offsets((nouns or free)[0])[0]


def evaluate(
    gold: Path,
    *,
    settings: Settings,
    errors: int = 0,
    limit: int | None = None,
    on_progress: "Progress | None" = None,
) -> Result:
    """Score the pipeline on re3d. ``limit`` takes only the first documents; raises ``GoldError``.

    ``on_progress(done, total, name)`` is called after each document.
    """
    documents = read_re3d(gold)[:limit]
    totals: dict[str, Tally] = {}
    cases = []
    for done, document in enumerate(documents, 1):
        found = predict(document, settings)
        tallies = score(document, found)
        half = int(hashlib.sha256(document.id.encode()).hexdigest(), 16) % 2
        for name, tally in tallies.items():
            totals.setdefault(name, Tally()).add(tally)
            totals.setdefault(f"{name}_half_{half}", Tally()).add(tally)
        cases.append(_case(document, found, tallies))
        if on_progress is not None:
            on_progress(done, len(documents), document.id)
    return Result(
        task="actors",
        gold=str(gold),
        items=len(documents),
        scores=_scores(totals),
        versions=versions(settings),
        counts={name: totals[name].gold for name in _NAMES if name in totals},
        errors=worst(cases, errors),
    )


_WHOLE = ("spans", *(name for name, _ in _RELATIONS.values()))
_NAMES = (*_WHOLE, *(kind.lower() for kind in TYPES.values()))


def _scores(totals: dict[str, Tally]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name in _WHOLE:
        found |= totals.get(name, Tally()).scores(name)
    for name in _NAMES[len(_WHOLE) :]:
        found[name] = totals.get(name, Tally()).f1
    others = (name for name in sorted(totals) if name not in _NAMES)
    kept = ("spans_all", *(f"{name}_half" for name in _WHOLE))
    found |= {
        name: totals[name].f1
        for name in others
        if name == "spans_all" or name.endswith("_any_type") or name.startswith(kept[1:])
    }
    return found


def predict(document: GoldDocument, settings: Settings) -> Predicted:
    """What the shipped pipeline finds in a document's text, its annotations unseen."""
    words = plain(document.text)
    article = Article(id=article_id(publisher=None, url=None, text=words), text=words)
    text = parse_text(article, load_spacy(settings.spacy_model))
    actors, mentions, tenures, memberships = resolve_actors(
        text, find_mentions(text), find_dates(text)
    )
    things = {
        (thing.span.start, thing.span.end): thing for thing in find_things(text, mentions, actors)
    }
    spans = outer(
        [
            (*place, TYPES[thing.kind])
            for thing in things.values()
            if (place := phrase(thing, text)) is not None
        ]
    )
    found = Predicted(text, spans)
    for relation in find_relations(text, mentions, actors, tenures, memberships):
        source, target = ends(relation, things, text, spans)
        if not overlap(source, target):
            found.relations.setdefault(relation.kind, []).append((source, target))
    return found


def score(document: GoldDocument, found: Predicted) -> dict[str, Tally]:
    """The tallies of one document by the names of scores."""
    types = frozenset(TYPES.values())
    marked = [(e.start, e.end, e.type, e.confidence) for e in document.entities if e.type in types]
    gold = [(start, end, kind) for start, end, kind, sure in marked if sure >= _LIKELY]
    aside = [(start, end, kind) for start, end, kind, sure in marked if sure < _LIKELY]
    text = document.text
    tallies = {
        "spans": tally_spans(gold, found.spans, aside, text),
        "spans_all": tally_spans([*gold, *aside], found.spans, (), text),
    }
    for kind in TYPES.values():
        tallies[kind.lower()] = tally_spans(
            _of(gold, kind), _of(found.spans, kind), _of(aside, kind), text
        )
    return tallies | _score_relations(document, found)


def _of(marked: Iterable[Marked], kind: str) -> list[Marked]:
    return [each for each in marked if each[2] == kind]


def _score_relations(document: GoldDocument, found: Predicted) -> dict[str, Tally]:
    types: dict[Stretch, set[str]] = {}
    for entity in document.entities:
        types.setdefault((entity.start, entity.end), set()).add(entity.type)
    wanted = frozenset(TYPES.values())
    tallies = {}
    for kind, (name, label) in _RELATIONS.items():
        own = [relation for relation in document.relations if relation.type == label]
        four = [
            relation
            for relation in own
            if types.get(relation.source, wanted) & wanted
            and types.get(relation.target, wanted) & wanted
        ]
        for each, relations in ((name, four), (f"{name}_any_type", own)):
            tallies[each] = tally_relations(
                [(r.source, r.target) for r in relations if r.confidence >= _LIKELY],
                found.relations.get(kind, ()),
                [(r.source, r.target) for r in relations if r.confidence < _LIKELY],
                document.text,
                found.head,
                directed=kind != "same_as",
            )
    return tallies


def _case(document: GoldDocument, found: Predicted, tallies: dict[str, Tally]) -> Case:
    """A document's relations and spans in words, for reading by eye; its score is that of its spans."""
    text = document.text
    return Case(
        item=document.id,
        score=tallies["spans"].f1,
        gold="; ".join(
            f"{r.type}({_words(text, r.source)} → {_words(text, r.target)})"
            for r in document.relations
            if r.type in {label for _, label in _RELATIONS.values()}
        ),
        found="; ".join(
            f"{_RELATIONS[kind][1]}({_words(text, a)} → {_words(text, b)})"
            for kind, relations in found.relations.items()
            for a, b in relations
        ),
    )


def _words(text: str, place: Stretch) -> str:
    return " ".join(text[place[0] : place[1]].split())
