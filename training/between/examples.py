"""What the head learns from: the sentences with two actors of DSE's training file."""

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.progress import track
from training.between.folds import folds_of

from onrecord.evaluation.gold_stance import Place, read_dse
from onrecord.models.spacy_model import load_spacy
from onrecord.positions.between import Pair, pair_in
from onrecord.positions.stance import SWAPPED, Asked, span_of
from onrecord.records import Article, article_id
from onrecord.text import parse_text
from onrecord.text.vectors import read_vectors


@dataclass(frozen=True)
class Told:
    """A text, the places of two actors in it, and the number of the answer in ``BETWEEN``."""

    text: str
    p: Place
    q: Place
    answer: int
    fold: int


@dataclass(frozen=True)
class Example:
    """What is told as the head sees it; ``lower`` (words × width)."""

    of: Told
    lower: NDArray[np.float16]
    pair: Pair

    @property
    def roles(self) -> NDArray[np.int64]:
        """What each word stands for."""
        return self.pair.roles

    def swapped(self) -> "Example":
        """The same pair the other way round."""
        told = replace(self.of, p=self.of.q, q=self.of.p, answer=SWAPPED[self.of.answer])
        return Example(told, self.lower, self.pair.swapped())


def dse(path: Path) -> Iterator[Told]:
    """The pairs of a DSE file, each with its fold."""
    rows = list(read_dse(path))
    for row, fold in zip(rows, folds_of(rows), strict=True):
        yield Told(row.sentence, row.p or (0, 0), row.q, row.stance, fold)


def examples(told: Sequence[Told]) -> list[Example]:
    """Read every text as the product does, the shipped encoder included."""
    return [_example(each) for each in track(told, description="Reading")]


def _example(told: Told) -> Example:
    article = Article(id=article_id(publisher=None, url=None, text=told.text), text=told.text)
    vectors = read_vectors(parse_text(article, load_spacy()))
    span = span_of(vectors.words, Asked(target=told.q, holder=told.p))
    pair = pair_in(vectors.words, span, told.p, told.q)
    return Example(told, vectors.lower[slice(*span)].astype(np.float16), pair)


def read(data: Path, out: Path) -> list[Example]:
    """All examples, from ``out`` if they were read before."""
    path = out / "examples.pickle"
    if not path.exists():
        out.mkdir(parents=True, exist_ok=True)
        told = list(dse(data / "stance" / "dse_train.tsv"))
        path.write_bytes(pickle.dumps(examples(told)))
    return list(pickle.loads(path.read_bytes()))  # noqa: S301  (we wrote it ourselves)
