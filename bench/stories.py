"""What finding stories and follow-ups costs, and whether the cost grows with the number of reports and no faster.

    python bench/stories.py [--reports 10000 50000 100000] [--a-day 300] [--undated] [--corpus FILE]

The reports are made of those of a news corpus (JSON lines with ``text``, gzipped; by default
``$ONRECORD_DATA/news/reports.jsonl.gz``). A made-up happening takes a real report and exchanges
half of its words for others of the corpus, the same throughout; each of its one to twenty reports
leaves out three sentences in ten and exchanges one word in ten more. Every fourth happening has no
real report behind it: its words are drawn as often as the corpus has them. So many reports a day
come out, whatever the number of days; a story lasts up to three days. Reports are made while they
are read; what making them costs is taken off. Each size runs in a process
of its own, so that its peak memory is its own. B³ says how well the stories come out again. The
last line is ``seconds per report, largest/smallest: N``: 1 is linear.
"""

import argparse
import datetime
import gzip
import json
import multiprocessing
import os
import random
import resource
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import overload

from onrecord.evaluation.coreference import b_cubed
from onrecord.records import Article, Date
from onrecord.settings import Settings
from onrecord.stories import find_stories

SIZES = (
    (1,) * 10 + (2,) * 4 + (3,) * 2 + (5, 8, 20)
)  # reports of a happening, one as likely as another
LENGTH = 400  # words of a report without a real one behind it
EXCHANGED, OWN, LEFT_OUT, DRAWN = 50, 10, 0.3, 4  # percent, percent, share, one happening in
FIRST = datetime.date(2019, 1, 1).toordinal()


class MadeUp(Sequence[Article]):
    """So many reports; each is made when it is looked at, always the same."""

    def __init__(self, count: int, *, a_day: int, dated: bool, corpus: Path) -> None:
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
        self._sentences: list[list[list[str]]] = [[line.split(" ") for line in text.replace(". ", ".\n").split("\n")] for text in texts]  # fmt: skip
        self._pool: list[str] = [word for text in texts for word in text.split(" ") if word]
        self._dated = dated
        self.spent = 0.0  # seconds of making reports
        chance = random.Random(f"stories {a_day}")  # noqa: S311 - made up, no secret
        self.happenings: list[int] = []
        self._days: list[int] = []
        while len(self.happenings) < count:
            day = FIRST + len(self.happenings) // a_day
            for _ in range(min(chance.choice(SIZES), count - len(self.happenings))):
                self._days.append(day + chance.choice((0, 0, 0, 1, 1, 2)))
                self.happenings.append(len(self.happenings) if not _ else self.happenings[-1])

    def __len__(self) -> int:
        return len(self.happenings)

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Article]: ...
    def __getitem__(self, index: int | slice) -> Article | Sequence[Article]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self)))]
        if index >= len(self):
            raise IndexError(index)
        began = time.process_time()
        article = self._made(index)
        self.spent += time.process_time() - began
        return article

    def _made(self, index: int) -> Article:
        chance = random.Random(f"report {index}")  # noqa: S311 - made up, no secret
        text = "\n".join(" ".join(words) for words in self._sentences_of(self.happenings[index], chance))  # fmt: skip
        published = None
        if self._dated:
            start = datetime.date.fromordinal(self._days[index])
            published = Date(
                value=start.isoformat(), precision="day", basis="stated",
                start=start, end=start + datetime.timedelta(1),
            )  # fmt: skip
        return Article(id=f"art1_{zlib.crc32(str(index).encode()):08x}{index}", text=text, published=published)  # fmt: skip

    def _sentences_of(self, happening: int, chance: random.Random) -> list[list[str]]:
        pool, salt = self._pool, happening * 2654435761
        if happening % DRAWN == 0:
            told = random.Random(f"happening {happening}")  # noqa: S311 - made up, no secret
            drawn = told.choices(pool, k=LENGTH)
            sentences = [drawn[n : n + 20] for n in range(0, LENGTH, 20)]
        else:
            sentences = self._sentences[salt % len(self._sentences)]
        found = []
        for sentence in sentences:
            if chance.random() < LEFT_OUT:
                continue
            found.append([self._exchanged(word, salt & 0xFFFFFFFF, chance) for word in sentence])
        return found

    def _exchanged(self, word: str, salt: int, chance: random.Random) -> str:
        """The word itself, the one that the happening has for it, or any."""
        drawn = zlib.crc32(word.encode(), salt)
        if drawn % 100 < EXCHANGED:
            return self._pool[drawn % len(self._pool)]
        return chance.choice(self._pool) if chance.randrange(100) < OWN else word


def measure(count: int, a_day: int, dated: bool, corpus: Path) -> dict[str, float]:
    """Seconds of making and of settling, peak memory in MB, and B³ in percent."""
    articles = MadeUp(count, a_day=a_day, dated=dated, corpus=corpus)
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    found = find_stories(articles, {}, Settings())
    seconds = time.process_time() - start - articles.spent
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    key: dict[int, list[int]] = {}
    for number, happening in enumerate(articles.happenings):
        key.setdefault(happening, []).append(number)
    response = [[found.places[n] for n in group] for group in found.groups]
    return {
        "reports": count,
        "stories": len(found.groups),
        "follow-ups": len(found.followed),
        "seconds": seconds,
        "memory": memory,
        "before": base,
        "b3": b_cubed(list(key.values()), response).f1,
    }


def main() -> None:
    """Measure each size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--reports", type=int, nargs="+", default=[10_000, 50_000, 100_000])
    parser.add_argument("--a-day", type=int, default=300)
    parser.add_argument("--undated", action="store_true")
    default = Path(os.environ.get("ONRECORD_DATA", "../shared/data"), "news", "reports.jsonl.gz")
    parser.add_argument("--corpus", type=Path, default=default)
    given = parser.parse_args()
    print(
        "| reports | stories | follow-ups | seconds | a report | peak memory | of it the corpus | B³ |"
    )
    print("|---|---|---|---|---|---|---|---|")
    costs = []
    for count in given.reports:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            found = pool.apply(measure, (count, given.a_day, not given.undated, given.corpus))
        costs.append(found["seconds"] / count)
        print(
            f"| {count:,} | {found['stories']:,} | {found['follow-ups']:,} | {found['seconds']:.0f} s "
            f"| {1000 * costs[-1]:.2f} ms | {found['memory']:.0f} MB | {found['before']:.0f} MB | {found['b3']:.1f} |",
            flush=True,
        )
    print(f"seconds per report, largest/smallest: {costs[-1] / costs[0]:.2f}")


if __name__ == "__main__":
    main()
