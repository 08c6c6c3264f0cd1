"""What plain methods score on the gold sets of stories and of copies: the figures to beat.

    python bench/story_baselines.py $ONRECORD_DATA/stories/basil $ONRECORD_DATA/actors/ecbplus_actors.conll
    python bench/story_baselines.py --copies tests/evaluation/copies

Stories: TF-IDF vectors (all words, 1 + ln n, smoothed weights), cosine, average link down to one
threshold, which is chosen on the even half of the first gold set and used for all. Days are not used,
as in the figures of others. Copies: the Jaccard likeness of 5-word shingles, cut by three
thresholds chosen on the dev half.
"""

import argparse
import itertools
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from onrecord.errors import InputRejected
from onrecord.evaluation.copies import _scores as grade_scores
from onrecord.evaluation.coreference import b_cubed
from onrecord.evaluation.gold_copies import GRADES, GoldPair
from onrecord.evaluation.gold_copies import read_gold as read_pairs
from onrecord.evaluation.gold_stories import half_of
from onrecord.evaluation.gold_stories import read_gold as read_stories
from onrecord.evaluation.partitions import count_pairs
from onrecord.read import Source, read_source
from onrecord.settings import Settings

_WORD = re.compile(r"\w+")
_SETTINGS = Settings()
Groups = list[list[int]]


def text_of(source: Source) -> str:
    """Title and text as they are read; nothing where reading rejects the report."""
    try:
        article = read_source(source, settings=_SETTINGS)
    except InputRejected:
        return ""
    return f"{article.title or ''} {article.text}"


def likenesses(texts: list[str]) -> np.ndarray:
    """The cosine of every two texts."""
    counts = [Counter(_WORD.findall(text.lower())) for text in texts]
    held = Counter(word for count in counts for word in count)
    slots = {word: slot for slot, word in enumerate(held)}
    vectors = np.zeros((len(texts), len(slots)), dtype=np.float32)
    for row, count in enumerate(counts):
        for word, n in count.items():
            weight = math.log((1 + len(texts)) / (1 + held[word])) + 1
            vectors[row, slots[word]] = (1 + math.log(n)) * weight
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(norms > 0, norms, 1)
    return vectors @ vectors.T


def merges(alike: np.ndarray) -> list[tuple[float, int, int]]:
    """Average link to the end: the likeness of each merge, and the two groups (the second is gone)."""
    mean = alike.astype(np.float64).copy()
    np.fill_diagonal(mean, -1.0)
    sizes = np.ones(len(mean))
    found = []
    for _ in range(len(mean) - 1):
        i, j = divmod(int(mean.argmax()), len(mean))
        i, j = min(i, j), max(i, j)
        found.append((float(mean[i, j]), i, j))
        joined = (mean[i] * sizes[i] + mean[j] * sizes[j]) / (sizes[i] + sizes[j])
        mean[i], mean[:, i] = joined, joined
        mean[j], mean[:, j] = -1.0, -1.0
        mean[i, i] = -1.0
        sizes[i] += sizes[j]
    return found


def grouped(steps: list[tuple[float, int, int]], count: int, threshold: float) -> list[int]:
    """The group of each report where merging stops below ``threshold``."""
    members = {number: [number] for number in range(count)}
    for likeness, i, j in steps:
        if likeness < threshold:
            break
        members[i] += members.pop(j)
    group = [0] * count
    for name, held in members.items():
        for each in held:
            group[each] = name
    return group


def partition(labels: list[object], chosen: list[int]) -> Groups:
    """The chosen reports by their labels."""
    found: defaultdict[object, list[int]] = defaultdict(list)
    for number in chosen:
        found[labels[number]].append(number)
    return list(found.values())


def stories(golds: list[Path]) -> None:
    """Print the scores of average link on each gold set; the first chooses the threshold."""
    threshold = None
    for gold in golds:
        reports = read_stories(gold, _SETTINGS).reports
        labels: list[object] = [report.story for report in reports]
        steps = merges(likenesses([text_of(report.source) for report in reports]))
        everyone = list(range(len(reports)))
        if threshold is None:
            even = [n for n in everyone if half_of(reports[n].story) == "even"]
            key = partition(labels, even)
            threshold = max(
                (step / 100 for step in range(5, 60)),
                key=lambda t: (
                    b_cubed(key, partition(list(grouped(steps, len(reports), t)), even)).f1
                ),
            )
        key = partition(labels, everyone)
        found = partition(list(grouped(steps, len(reports), threshold)), everyone)
        b3, pairs = b_cubed(key, found), count_pairs(key, found)
        print(
            f"{gold}: TF-IDF, average link at {threshold:.2f}: b3 {b3.f1:.2f} "
            f"({b3.precision:.2f} / {b3.recall:.2f}), pairwise {pairs.f1:.2f}, "
            f"ari {pairs.adjusted_rand:.2f}, {len(found)} groups of {len(key)} stories"
        )


def jaccard(pair: GoldPair) -> float:
    """The share of the shingles of either report that both have."""
    a, b = (shingles(text_of(side)) for side in (pair.a, pair.b))
    return len(a & b) / len(a | b) if a | b else 0.0


def shingles(text: str) -> set[tuple[str, ...]]:
    """The 5-word shingles of a text."""
    words = _WORD.findall(text.lower())
    return set(zip(*(words[start:] for start in range(5)), strict=False))


def copies(folder: Path) -> None:
    """Print the scores of Jaccard likeness on both halves; dev chooses the thresholds."""
    cuts = None
    for half in ("dev", "test"):
        pairs = read_pairs(folder / f"{half}.jsonl").pairs
        alike = [jaccard(pair) for pair in pairs]
        gold = [pair.grade for pair in pairs]
        if cuts is None:
            steps = [0.005, 0.01, 0.02, 0.03, 0.05, *(n / 20 for n in range(2, 20)), 0.98]
            cuts = max(
                itertools.combinations(steps, 3),
                key=lambda c: grade_scores(gold, [graded(x, c) for x in alike])["macro"],
            )
        scores = grade_scores(gold, [graded(x, cuts) for x in alike])
        told = ", ".join(f"{grade} {scores[grade]:.2f}" for grade in GRADES)
        print(
            f"{folder}/{half}: Jaccard of shingles cut at {cuts}: macro {scores['macro']:.2f} "
            f"({told}), origins {scores['origins']:.2f}"
        )


def graded(likeness: float, cuts: tuple[float, ...]) -> str:
    """The grade of a likeness: independent below the lowest of three cuts, copy from the highest on."""
    return GRADES[3 - sum(likeness >= cut for cut in cuts)]


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "gold", nargs="*", type=Path, help="gold sets of stories, the first to choose on"
    )
    parser.add_argument("--copies", type=Path, help="a folder with dev.jsonl and test.jsonl")
    given = parser.parse_args()
    stories(given.gold)
    if given.copies is not None:
        copies(given.copies)


if __name__ == "__main__":
    main()
