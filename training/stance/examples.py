"""What the head learns from: sentences with a holder and a target, and where the one stands on the other.

``dse`` and ``newsmtsc``: the training files of the two corpora. ``labelled``: pairs of holders and matters that the rules proposed in the news corpus,
judged by reading (``labelled.tsv``; of the reports only places are kept here).
"""

import csv
import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.progress import track

from onrecord.evaluation.gold_stance import read_dse, read_newsmtsc
from onrecord.models.spacy_model import load_spacy
from onrecord.positions.stance import KINDS, MATTER, Asked, Kind, inputs_of, span_of
from onrecord.records import Article, article_id
from onrecord.text import parse_text
from onrecord.text.vectors import read_vectors

HERE = Path(__file__).parent
FOLDS = 10
ANSWER_OF = {
    "for": "for", "lfor": "leaning_for", "und": "undecided", "lag": "leaning_against",
    "ag": "against", "none": "none", "guess": "none",
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A text with what is marked in it, what is asked, and the number of the answer.

    ``source`` says where it comes from; ``fold`` is the same for all of one report or sentence.
    """

    source: str
    text: str
    asked: Asked
    kind: Kind
    answer: int
    fold: int


@dataclass(frozen=True)
class Example:
    """What is told as the head sees it: ``early`` (words × width), ``roles`` and ``cues`` of its words."""

    of: Told
    early: NDArray[np.float16]
    roles: NDArray[np.int64]
    cues: NDArray[np.int64]


def fold_of(key: str) -> int:
    """The fold of a report or sentence: the same whatever else is read."""
    return zlib.crc32(key.encode()) % FOLDS


def dse(path: Path) -> Iterator[Told]:
    """The pairs of a DSE file."""
    for each in read_dse(path):
        asked = Asked(target=each.q, holder=each.p)
        yield Told("dse", each.sentence, asked, "between", each.stance, fold_of(each.sentence))


def newsmtsc(path: Path) -> Iterator[Told]:
    """The targets of a NewsMTSC file; a report's sentences are of one fold."""
    for each in read_newsmtsc(path):
        fold = fold_of(each.group)
        yield Told("newsmtsc", each.sentence, Asked(each.q), "towards", each.stance, fold)


def labelled(news: Path, path: Path = HERE / "labelled.tsv") -> Iterator[Told]:
    """The judged pairs, with their words out of the news corpus."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    wanted = {row["report"] for row in rows}
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        texts = {
            each["id"]: each["text"] for each in map(json.loads, lines) if each["id"] in wanted
        }
    for row in rows:
        low, high = _place(row["words"]) or (0, 0)

        def inside(told: str, low: int = low) -> tuple[int, int] | None:
            place = _place(told)
            return None if place is None else (place[0] - low, place[1] - low)

        target = inside(row["target"])
        if target is None:
            continue
        asked = Asked(
            target=target,
            holder=inside(row["holder"]),
            trigger=inside(row["trigger"]),
            rule=row["rule"] or None,  # type: ignore[arg-type]  # as the file has it
        )
        answer = MATTER.index(ANSWER_OF[row["label"]])
        text = texts[row["report"]][low:high]
        yield Told("labelled", text, asked, "matter", answer, fold_of(row["report"]))


def _place(told: str) -> tuple[int, int] | None:
    if not told:
        return None
    start, _, end = told.partition("-")
    return int(start), int(end)


def examples(told: Iterable[Told], workers: int = 2) -> list[Example]:
    """Read every text as the product does, the shipped encoder included."""
    every = list(told)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        read = pool.map(_example, every, chunksize=100)
        return list(track(read, total=len(every), description="Reading"))


def _example(told: Told) -> Example:
    article = Article(id=article_id(publisher=None, url=None, text=told.text), text=told.text)
    vectors = read_vectors(parse_text(article, load_spacy()))
    span = span_of(vectors.words, told.asked)
    roles, cues = inputs_of(vectors.words, told.asked, span)
    return Example(told, vectors.early[slice(*span)].astype(np.float16), roles, cues)


__all__ = ["KINDS", "Example", "Told", "dse", "examples", "labelled", "newsmtsc"]
