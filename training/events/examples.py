"""What the head learns from: sentences with a source, a target and, mostly, a trigger.

Three kinds. ``plv``: PLV's training file, where no trigger is marked. ``written``: sentences that
were written for this (``written.jsonl``). ``labelled``: candidates that the rules proposed in the
news corpus, judged by reading (``labelled.tsv``; of the reports only places are kept here).
"""

import csv
import gzip
import json
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.progress import track

from onrecord.evaluation.events import read_pairs
from onrecord.events.coder import MODES, TYPES, cues_of
from onrecord.events.find import told_by_rules
from onrecord.models.spacy_model import load_spacy
from onrecord.pipeline.table import STAGES
from onrecord.records import Article, article_id
from onrecord.schema.plover import plover
from onrecord.text.vectors import read_vectors

HERE = Path(__file__).parent
SOURCE, TARGET, TRIGGER = 1, 2, 4  # bits of a word's roles
UNKNOWN = -1
_MARK = re.compile(r"</?([ste])>")
_BITS = {"s": SOURCE, "t": TARGET, "e": TRIGGER}
_COMING = frozenset({"AGREE", "THREATEN"})  # in PLV also acts of other types, still to come


@dataclass(frozen=True)
class Marked:
    """A sentence with its marked stretches (bit, start, end) and what is known of the act.

    ``act`` is its type; ``reported`` the type a corpus reports it as, where what is still to come
    counts as AGREE or THREATEN. ``fits`` says whether source and target are the act's. Numbers of
    ``TYPES`` and ``MODES``; ``UNKNOWN`` is not learnt from.
    """

    kind: str
    text: str
    marks: tuple[tuple[int, int, int], ...]
    act: int = UNKNOWN
    reported: int = UNKNOWN
    mode: int = UNKNOWN
    fits: tuple[int, int] = (UNKNOWN, UNKNOWN)
    quad: int = 0


@dataclass(frozen=True)
class Example:
    """A marked sentence as the head sees it.

    ``early`` (words × width) vectors; ``roles`` and ``cues`` of its words: which party or trigger
    they stand for, and what the rules' cues make of them (``onrecord.events.coder``).
    """

    of: Marked
    early: NDArray[np.float16]
    roles: NDArray[np.int64]
    cues: NDArray[np.int64]


def plv(path: Path) -> Iterator[Marked]:
    """The pairs of a PLV file."""
    for pair in read_pairs(path):
        marks = [
            (bit, *place) for bit, place in ((SOURCE, pair.source), (TARGET, pair.target)) if place
        ]
        root = TYPES.index(pair.root)
        act = UNKNOWN if pair.root in _COMING else root
        yield Marked("plv", pair.sentence, tuple(marks), act, root, quad=pair.quad)


def written(path: Path = HERE / "written.jsonl") -> Iterator[Marked]:
    """The sentences written for training."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, marks = unmarked(row["text"])
        root = TYPES.index(row["type"])
        yield Marked(
            "written", text, marks,
            act=UNKNOWN if row["type"] in _COMING else root,
            reported=root,
            mode=mode_number(row["type"], row["mode"]),
            fits=(1, 1),
        )  # fmt: skip


def labelled(news: Path, path: Path = HERE / "labelled.tsv") -> Iterator[Marked]:
    """The judged candidates, with their words out of the news corpus."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    wanted = {row["report"] for row in rows}
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        texts = {
            each["id"]: each["text"] for each in map(json.loads, lines) if each["id"] in wanted
        }
    for row in rows:
        low, high = _place(row["sentence"])
        yield Marked(
            "labelled",
            texts[row["report"]][low:high],
            tuple(
                (bit, start - low, end - low)
                for name, bit in (("sources", SOURCE), ("targets", TARGET), ("trigger", TRIGGER))
                for start, end in map(_place, row[name].split())
            ),
            act=TYPES.index(row["type"]),
            reported=_reported(row["type"], row["status"]),
            mode=mode_number(row["type"], row["mode"]),
            fits=(_fit(row["source_fits"]), _fit(row["target_fits"])),
        )


def unmarked(text: str) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    """A text without its marks, and the stretches (bit, start, end) that they held."""
    plain, marks, start, at = "", [], 0, 0
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        at = mark.end()
        if mark[0].startswith("</"):
            marks.append((_BITS[mark[1]], start, len(plain)))
        else:
            start = len(plain)
    return plain + text[at:], tuple(marks)


def mode_number(kind: str, mode: str | None) -> int:
    """The number of a type's mode; ``UNKNOWN`` where it has none or another's."""
    name = f"{kind}/{mode}"
    return MODES.index(name) if name in MODES else UNKNOWN


def _reported(kind: str, status: str) -> int:
    if kind == "NONE" or status in {"happened", "background"}:
        return TYPES.index(kind)
    return TYPES.index(plover().reported(kind, "planned")) if status == "planned" else UNKNOWN


def _fit(told: str) -> int:
    return {"y": 1, "p": 0, "n": 0}.get(told, UNKNOWN)


def _place(told: str) -> tuple[int, int]:
    start, _, end = told.partition("-")
    return int(start), int(end)


def examples(all_marked: Iterable[Marked]) -> list[Example]:
    """Read every sentence with the product's own stages, the shipped encoder among them."""
    every = list(all_marked)
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as workers:
        read = workers.map(_example, every, chunksize=50)
        return list(track(read, total=len(every), description="Reading"))


def _example(marked: Marked) -> Example:
    article = Article(id=article_id(publisher=None, url=None, text=marked.text), text=marked.text)
    facts: dict[str, Any] = {"article": article, "nlp": load_spacy()}
    for stage in STAGES:
        if "vectors" in stage.provides:
            break
        facts |= stage(facts)
    text, vectors = facts["text"], read_vectors(facts["text"])
    words = vectors.words
    roles = np.zeros(len(words.tokens), dtype=np.int64)
    for bit, start, end in marked.marks:
        roles[(words.starts < end) & (words.ends > start)] |= bit
    told = told_by_rules(text, facts["mentions"], facts["actors"], ())
    cues = cues_of(text, words, told)
    return Example(marked, vectors.early.astype(np.float16), roles, cues)
