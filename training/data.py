"""PolNeAR as the trained reader sees it: words, features, labels, links."""

import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.progress import track

from onrecord.evaluation.gold_statements import Gold, Item, load_items
from onrecord.models.spacy_model import load_spacy
from onrecord.models.wordpieces import WordPieces
from onrecord.pipeline.table import STAGES
from onrecord.records import Article, Statement, article_id
from onrecord.statements.features import features
from onrecord.statements.labels import ROLES, label
from onrecord.statements.stage import statements_by_grammar
from onrecord.text import Text
from onrecord.text.words import Words, words_of

Span = tuple[int, int]  # half-open numbers of words


@dataclass(frozen=True)
class Attribution:
    """The word spans of one attribution; each may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True)
class Reading:
    """What one annotator marked in a document."""

    labels: NDArray[np.int64]
    attributions: tuple[Attribution, ...]


@dataclass
class Document:
    """A report: its words' pieces and features, where paragraphs start, and each reading of it."""

    name: str
    pieces: list[list[int]]
    features: NDArray[np.int64]
    paragraphs: list[int]
    sentences: list[int]
    readings: list[Reading] = field(default_factory=list)


def reading(gold: Gold, words: Words) -> Reading:
    """An annotator's spans, on words."""
    if gold.attributions is None:
        raise ValueError("no attributions")
    found = tuple(
        Attribution(**{role: tuple(words.touched(getattr(a, role))) for role in ROLES})
        for a in gold.attributions
    )
    spans = [
        (role, span)
        for role in ("cue", "source", "content")
        for each in found
        for span in getattr(each, role)
    ]
    return Reading(np.array(label(len(words.tokens), dict.fromkeys(spans))), found)


def documents(split: Path, tokenizer: Path) -> Iterator[Document]:
    """Every report of a split, parsed by the product's own stages."""
    cut = WordPieces.load(tokenizer)
    items: dict[str, list[Item]] = {}
    for item in load_items(split):
        items.setdefault(item.key, []).append(item)
    for same in track(items.values(), description=f"Reading {split.name}"):
        text, statements = by_grammar(same[0].words().text)
        words = words_of(text)
        document = Document(
            name=same[0].name,
            pieces=cut([token.text for token in words.tokens]),
            features=features(text, words, statements),
            paragraphs=list(words.paragraphs),
            sentences=list(words.sentences),
        )
        for item in same:
            try:
                document.readings.append(reading(item.gold(), words))
            except ValueError as error:
                print(json.dumps({"left out": item.name, "why": str(error)}))
        if document.readings:
            yield document


def by_grammar(words: str) -> tuple[Text, tuple[Statement, ...]]:
    """A parsed text, and the statements that the grammar alone finds in it."""
    article = Article(id=article_id(publisher=None, url=None, text=words), text=words)
    facts: dict[str, Any] = {"article": article, "nlp": load_spacy()}
    for stage in STAGES:
        if "vectors" in stage.provides:
            break
        facts |= stage(facts)
    return facts["text"], statements_by_grammar(facts["text"], facts["mentions"], facts["dates"])


def load(split: Path, tokenizer: Path, cache: Path) -> list[Document]:
    """The reports of a split, from ``cache`` if they were read before."""
    path = cache / f"{split.name}.pickle"
    if path.exists():
        return pickle.loads(path.read_bytes())  # noqa: S301  (we wrote it ourselves)
    found = list(documents(split, tokenizer))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(found))
    return found
