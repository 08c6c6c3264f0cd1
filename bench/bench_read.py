"""Speed and memory of reading against the bare spaCy pipeline, and latency of asking.

    python bench/bench_read.py [--reports 500] [--workers 1]

Both sides read the same reports from the news corpus as whole processes, spaCy before and after
`onrecord read`, so that a machine that slows down does not tip the ratio. The last lines are
``ratio read/spacy: N`` and the latencies.
"""

import argparse
import gzip
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import onrecord

QUESTIONS = (
    "sanctions on Iran",
    "withdrawal from the Iran nuclear deal",
    "Britain's exit from the European Union",
    "recognition of Jerusalem",
)
ASKED = 10


def sample(data: Path, count: int, target: Path) -> int:
    """Write the first ``count`` reports of the news corpus to ``target``; returns their words."""
    words = 0
    with gzip.open(data / "news" / "reports.jsonl.gz", "rt") as lines, target.open("w") as out:
        for line in islice(lines, count):
            words += len(json.loads(line)["text"].split())
            out.write(line)
    return words


def timed(command: list[str]) -> tuple[float, float]:
    """Run a process to its end: (wall seconds, peak memory of it and its children in MB)."""
    begun = time.perf_counter()
    process = os.posix_spawn(
        command[0],
        command,
        {**os.environ, "OMP_NUM_THREADS": "1"},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(process, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in {0, 3}:  # 3: something was rejected, as it should be
        sys.exit(f"{' '.join(command)} ended with {code}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def bare_spacy(path: Path) -> None:
    """Parse every report by paragraphs with the pinned pipeline and nothing else."""
    from onrecord.models.spacy_model import load_spacy
    from onrecord.text import paragraph_bounds

    nlp = load_spacy()
    with path.open() as lines:
        for line in lines:
            text = json.loads(line)["text"]
            for _ in nlp.pipe((text[a:b] for a, b in paragraph_bounds(text)), batch_size=32):
                pass


def latency(ask: Callable[[str], object]) -> tuple[float, float]:
    """Median and maximum milliseconds over the questions, each asked ``ASKED`` times."""
    taken = []
    for question in QUESTIONS:
        for _ in range(ASKED):
            begun = time.perf_counter()
            ask(question)
            taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken), max(taken)


def bench(reports: int, workers: int) -> None:
    """Time, compare, print."""
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    if not (data / "news" / "reports.jsonl.gz").is_file():
        sys.exit(f"no news corpus under {data}: set ONRECORD_DATA to the folder of the corpora")
    with tempfile.TemporaryDirectory() as folder:
        texts, store = Path(folder) / "reports.jsonl", Path(folder) / "bench.db"
        words = sample(data, reports, texts)
        bare = [sys.executable, __file__, "--bare", str(texts)]
        read = [sys.executable, "-m", "onrecord", "--store", str(store), "read", str(texts)]
        before, bare_memory = timed(bare)
        seconds, memory = timed([*read, "--workers", str(workers)])
        after, _ = timed(bare)
        spacy_seconds = (before + after) / 2
        print(f"{reports} reports, {words:,} words, {workers} worker(s), whole processes")
        print(
            f"spaCy alone: {words / spacy_seconds:,.0f} words/s, "
            f"{reports / spacy_seconds:.1f} reports/s, peak {bare_memory:,.0f} MB "
            f"({before:.0f} s before, {after:.0f} s after)"
        )
        print(
            f"read: {words / seconds:,.0f} words/s, {reports / seconds:.1f} reports/s, "
            f"peak {memory:,.0f} MB, record {store.stat().st_size / 1e6:.0f} MB"
        )
        with onrecord.open(store) as record:
            asked = {name: latency(getattr(record, name)) for name in ("brief", "board")}
    print(f"ratio read/spacy: {seconds / spacy_seconds:.2f}")
    for name, (median, worst) in asked.items():
        print(f"latency {name}: median {median:.0f} ms, max {worst:.0f} ms")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--bare", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.bare:
        bare_spacy(arguments.bare)
    else:
        bench(arguments.reports, arguments.workers)
