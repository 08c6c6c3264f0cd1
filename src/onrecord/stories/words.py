"""Reports as weighted words: TF-IDF vectors, and which pairs are worth comparing."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.schema.common_words import common_words

_WORD = re.compile(r"[^\W\d_][\w'-]*\w|\d[\d.,]*\d|\d")
_LEADING = 40  # heaviest words of a report by which it is looked up
_CROWD = 200  # of a word's reports, each is paired with at most this many
_HOLD = 0.25  # part of the threshold that the leading words alone must reach

COMMON = common_words()

Vector = Mapping[str, float]


def words_of(text: str) -> list[str]:
    """Lower-case words without possessive endings; function words are left out."""
    found = _WORD.findall(text.lower().replace("’", "'"))
    return [word for each in found if (word := each.removesuffix("'s")) not in COMMON]


def weights(documents: Sequence[Counter[str]]) -> dict[str, float]:
    """How telling each word is: ln((1 + N) / (1 + n)) + 1 for n of N reports that hold it."""
    held: Counter[str] = Counter()
    for document in documents:
        held.update(document.keys())
    total = len(documents)
    return {word: math.log((1 + total) / (1 + count)) + 1 for word, count in held.items()}


def vector(counts: Mapping[str, int], weight: Mapping[str, float]) -> dict[str, float]:
    """A unit vector with sublinear counts: (1 + ln n) times the word's weight."""
    raw = {w: (1 + math.log(n)) * weight.get(w, 1.0) for w, n in sorted(counts.items())}
    norm = math.sqrt(sum(value * value for value in raw.values()))
    return {word: value / norm for word, value in raw.items()} if norm else {}


def cosine(a: Vector, b: Vector) -> float:
    """Cosine of two unit vectors."""
    if len(b) < len(a):
        a, b = b, a
    return sum(value * b[word] for word, value in a.items() if word in b)


def candidate_pairs(
    vectors: Sequence[Vector],
    days: Sequence[int | None],
    *,
    window: int,
    threshold: float,
) -> Iterator[tuple[int, int]]:
    """Pairs (i < j) that could be of one story, through the heaviest words that they share.

    ``days`` are day numbers, ``None`` where unknown. Pairs more than ``window`` days apart are
    left out. The work grows with the number of reports, not with that of pairs.
    """
    lists: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, each in enumerate(vectors):
        leading = sorted(each.items(), key=lambda item: (-item[1], item[0]))[:_LEADING]
        for word, value in leading:
            lists[word].append((number, value))
    partial: dict[tuple[int, int], float] = defaultdict(float)
    for word in sorted(lists):
        for (i, x), (j, y) in _meetings(lists[word], days, window):
            partial[(i, j) if i < j else (j, i)] += x * y
    yield from sorted(pair for pair, value in partial.items() if value >= threshold * _HOLD)


_Entry = tuple[int, float]


def _meetings(
    entries: list[_Entry], days: Sequence[int | None], window: int
) -> Iterator[tuple[_Entry, _Entry]]:
    """Pairs of entries at most ``window`` days apart, or of unknown day; each at most once.

    Each is paired with at most ``_CROWD`` that follow: of a word that more hold than that
    within the window, the rest is left to rarer words.
    """
    dated = sorted((day, entry) for entry in entries if (day := days[entry[0]]) is not None)
    for place, (day, first) in enumerate(dated):
        for later, second in dated[place + 1 : place + 1 + _CROWD]:
            if later - day > window:
                break
            yield first, second
    if len(dated) == len(entries):
        return
    undated = [entry for entry in entries if days[entry[0]] is None]
    for place, first in enumerate(undated):
        for second in undated[place + 1 : place + 1 + _CROWD]:
            yield first, second
    if len(undated) * len(dated) <= _CROWD * len(entries):
        yield from ((first, second) for first in undated for _, second in dated)
