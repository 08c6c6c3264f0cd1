"""Two reports side by side, for reading: which sentences stand beside which, and what changed in them."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from onrecord.records import Article
from onrecord.stories.derivation.aligning import align
from onrecord.stories.derivation.report import prepare
from onrecord.stories.derivation.sentences import sentences

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")
_LIKE = 0.6  # share of the words of both from which a sentence is another one changed
_FOLDED = str.maketrans("“”‘’–—", "\"\"''--")

How = Literal["same", "reworded", "only_first", "only_second"]
Stretch = tuple[int, int]  # half-open code points into one of the two texts


@dataclass(frozen=True)
class Row:
    """Sentences of two reports that say the same, or one that only one of them has.

    ``changed`` are the words that the one has and the other not, within these sentences.
    """

    how: How
    first: tuple[Stretch, ...] = ()
    second: tuple[Stretch, ...] = ()
    alike: float = 0.0
    first_changed: tuple[Stretch, ...] = ()
    second_changed: tuple[Stretch, ...] = ()


def side_by_side(first: Article, second: Article) -> tuple[Row, ...]:
    """All sentences of both in the order of the second, those of the first alone where they stood."""
    theirs, mine = list(sentences(first.text)), list(sentences(second.text))
    beside = _beside(first, second, theirs, mine)
    rows = _joined(first, second, theirs, mine, beside)
    return tuple(_with_rest(rows, theirs, beside))


def _beside(
    first: Article, second: Article, theirs: Sequence[Stretch], mine: Sequence[Stretch]
) -> dict[int, dict[int, float]]:
    """Of each sentence of the second those of the first beside it, with how alike they are."""
    found: dict[int, dict[int, float]] = {}
    place_there = {start: place for place, (start, _) in enumerate(theirs)}
    place_here = {start: place for place, (start, _) in enumerate(mine)}
    for each in align(prepare(second, None), prepare(first, None)).pairs:
        i, j = place_here[each.start], place_there[each.source_start]
        found.setdefault(i, {})[j] = each.alike
    taken = {j for held in found.values() for j in held}
    by_words: dict[str, list[int]] = {}
    for j, stretch in enumerate(theirs):
        if j not in taken:
            by_words.setdefault(_plain(first, stretch), []).append(j)
    for i, stretch in enumerate(mine):
        same = by_words.get(_plain(second, stretch))
        if i not in found and same:
            found[i] = {same.pop(0): 1.0}
    taken |= {j for held in found.values() for j in held}
    rest = [j for j in range(len(theirs)) if j not in taken]
    alone = [i for i in range(len(mine)) if i not in found]
    likenesses = _changed_ones(
        [_words(first.text, theirs[j]) for j in rest], [_words(second.text, mine[i]) for i in alone]
    )
    free = set(range(len(rest)))
    for here, i in enumerate(alone):
        near = [(ratio, -there) for there, ratio in likenesses.get(here, ()) if there in free]
        if near:
            ratio, there = max(near)
            found[i] = {rest[-there]: round(ratio, 4)}
            free.remove(-there)
    return found


def _changed_ones(
    old: Sequence[list[str]], new: Sequence[list[str]]
) -> dict[int, list[tuple[int, float]]]:
    """Which of the old sentences each of the new may be, changed, and how much of both is the same.

    The same words in the same order, function words too. How many words two have in common in any order says
    for most pairs that they are too few.
    """
    if not old or not new:
        return {}
    places: dict[tuple[str, int], int] = {}
    held = [[places.setdefault(word, len(places)) for word in _numbered(each)] for each in old]
    asked = [[places[word] for word in _numbered(each) if word in places] for each in new]
    there, here = _table(held, len(places)), _table(asked, len(places))
    lengths = np.add.outer([len(each) for each in new], [len(each) for each in old])
    most = 2.0 * (here @ there.T) / np.maximum(lengths, 1)
    found: dict[int, list[tuple[int, float]]] = {}
    for i, j in np.argwhere(most >= _LIKE).tolist():
        ratio = difflib.SequenceMatcher(None, old[j], new[i], autojunk=False).ratio()
        if ratio >= _LIKE:
            found.setdefault(i, []).append((j, ratio))
    return found


def _numbered(words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Each word with how often it stood before: what two sentences share is then counted right."""
    seen: Counter[str] = Counter()
    for word in words:
        yield word, seen[word]
        seen[word] += 1


def _table(rows: Sequence[Sequence[int]], width: int) -> NDArray[np.float32]:
    table = np.zeros((len(rows), width), dtype=np.float32)
    for number, row in enumerate(rows):
        table[number, row] = 1.0
    return table


def _words(text: str, stretch: Stretch) -> list[str]:
    return [_word(word) for word in _TOKEN.findall(text, *stretch)]


def _joined(
    first: Article,
    second: Article,
    theirs: Sequence[Stretch],
    mine: Sequence[Stretch],
    beside: dict[int, dict[int, float]],
) -> list[tuple[Row, int | None]]:
    """A row for each sentence of the second, or for two that stand beside one; with the place there."""
    rows: list[tuple[Row, int | None]] = []
    done: set[int] = set()
    for i, stretch in enumerate(mine):
        if i in done:
            continue
        if i not in beside:
            rows.append((Row("only_second", second=(stretch,)), None))
            continue
        there = set(beside[i])
        here = {k for k, held in beside.items() if there & set(held)} - done | {i}
        done |= here
        row = _row(
            first,
            second,
            tuple(theirs[j] for j in sorted(there)),
            tuple(mine[k] for k in sorted(here)),
            max(beside[i].values()),
        )
        rows.append((row, min(there)))
    return rows


def _row(
    first: Article,
    second: Article,
    there: tuple[Stretch, ...],
    here: tuple[Stretch, ...],
    alike: float,
) -> Row:
    if [_plain(first, each) for each in there] == [_plain(second, each) for each in here]:
        return Row("same", there, here, 1.0)
    gone, new = _changed(first.text, there, second.text, here)
    return Row("reworded", there, here, alike, gone, new)


def _with_rest(
    rows: Sequence[tuple[Row, int | None]],
    theirs: Sequence[Stretch],
    beside: dict[int, dict[int, float]],
) -> Iterator[Row]:
    """The rows, and behind each what follows it in the first report and stands beside nothing."""
    taken = {j for held in beside.values() for j in held}
    rest = [j for j in range(len(theirs)) if j not in taken]
    last = -1
    placed: set[int] = set()
    for row, place in rows:
        if place is not None:
            for j in rest:
                if j not in placed and last < j < place:
                    placed.add(j)
                    yield Row("only_first", first=(theirs[j],))
            last = max(last, place)
        yield row
    yield from (Row("only_first", first=(theirs[j],)) for j in rest if j not in placed)


def _plain(article: Article, stretch: Stretch) -> str:
    words = article.text[stretch[0] : stretch[1]].translate(_FOLDED)
    return " ".join(words.lower().split()).strip(" \"'")


def _changed(
    before: str, there: Sequence[Stretch], after: str, here: Sequence[Stretch]
) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Words of each that the other has not, as stretches."""
    old = [m for low, high in there for m in _TOKEN.finditer(before, low, high)]
    new = [m for low, high in here for m in _TOKEN.finditer(after, low, high)]
    matcher = difflib.SequenceMatcher(
        None, [_word(m.group()) for m in old], [_word(m.group()) for m in new], autojunk=False
    )
    gone, come = [], []
    for kind, low, high, new_low, new_high in matcher.get_opcodes():
        if kind == "equal":
            continue
        if high > low:
            gone.append((old[low].start(), old[high - 1].end()))
        if new_high > new_low:
            come.append((new[new_low].start(), new[new_high - 1].end()))
    return tuple(gone), tuple(come)


def _word(word: str) -> str:
    return word.translate(_FOLDED).lower()
