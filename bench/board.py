"""How long a board takes: over a record of news, and over one of a million reports made up.

    python bench/board.py --store record.db [--question WORDS …]
    python bench/board.py --made-up FOLDER [--reports 1000000]

Each question is asked cold (a new process that asks nothing else; the milliseconds are those from
opening the record to the answer, with importing told apart) and warm (the median of ``--again``
asked in one process, each with a new view). Wall clock and processor time stand side by side: they
part where other work is running. The record made up is kept in FOLDER as ``made-up-N.db`` (about
14 kB a report: see what the disk has), taken up where it was broken off, and used again.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

NEWS = (
    "Iran nuclear deal", "sanctions on Iran", "US talks with North Korea", "strikes on Syria",
    "Trump's border wall", "Britain's exit from the EU", "immigration reform", "vote on the bill",
    "US withdrawal from the Paris agreement", "Taiwan's entry into the CPTPP",
)  # fmt: skip
RANKS = {"frequent": 0, "middling": 19, "rare": 180}  # of the 200 questions made up
A_REPORT = 20_000  # bytes of disk, with room for the write-ahead log


def ask(store: str, kind: str, question: str) -> dict[str, float]:
    """Milliseconds of one answer from opening the record on, and how much it holds.

    ``lines`` are those of a board; of a brief its sources.
    """
    import onrecord

    wall, own = time.perf_counter(), time.process_time()
    with onrecord.open(store) as record:
        answer: Any = getattr(record, kind)(question)
    taken = (time.perf_counter() - wall) * 1000
    own_taken = (time.process_time() - own) * 1000
    if kind == "brief":
        reports, lines = len({each.source.article for each in answer.sources}), len(answer.sources)
    else:
        told = [*answer.deciders, *answer.others]
        reports, lines = answer.reports, len(told) + sum(len(line.parts) for line in told)
    return {"ms": taken, "cpu": own_taken, "reports": reports, "lines": lines}


def cold(store: str, kind: str, question: str) -> dict[str, float]:
    """``ask`` in a new process; ``import`` is what importing took there."""
    command = [sys.executable, __file__, "--one", kind, question, "--store", store]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def one(store: str, kind: str, question: str) -> None:
    """What a new process does for ``cold``."""
    begun = time.perf_counter()
    import onrecord.query  # noqa: F401 - timed

    imported = (time.perf_counter() - begun) * 1000
    heavy = sorted({"spacy", "onnxruntime", "torch", "numpy"} & set(sys.modules))
    print(json.dumps(ask(store, kind, question) | {"import": imported, "heavy": len(heavy)}))


def warm(store: str, kind: str, question: str, again: int) -> dict[str, float]:
    """The median of so many answers."""
    taken = [ask(store, kind, question) for _ in range(again)]
    return {name: statistics.median(each[name] for each in taken) for name in taken[0]}


def report(
    store: str, questions: Sequence[tuple[str, str]], kinds: Sequence[str], again: int
) -> None:
    """Ask everything and print a line each; then how the slowest compares with the fastest."""
    print(f"{'':9}{'':36}{'reports':>8}{'lines':>6}{'cold ms':>9}{'cpu':>7}{'import':>8}{'warm ms':>9}{'cpu':>7}")  # fmt: skip
    for kind in kinds:
        slowest = []
        for label, question in questions:
            first, then = cold(store, kind, question), warm(store, kind, question, again)
            slowest.append(then["ms"])
            print(
                f"{label:9}{kind + ' ' + question:36.36}{first['reports']:>8.0f}{first['lines']:>6.0f}"
                f"{first['ms']:>9.0f}{first['cpu']:>7.0f}{first['import']:>8.0f}"
                f"{then['ms']:>9.0f}{then['cpu']:>7.0f}",
                flush=True,
            )
        ratio = max(slowest) / max(min(slowest), 0.001)
        print(f"{kind}: warm median {statistics.median(slowest):.0f} ms, slowest {max(slowest):.0f} ms, slowest/fastest {ratio:.1f}")  # fmt: skip


def made_up(folder: Path, reports: int) -> tuple[str, list[tuple[str, str]]]:
    """The record made up, and three of its questions."""
    from made_up_record import make_record

    path = folder / f"made-up-{reports}.db"
    free, needed = shutil.disk_usage(folder).free, reports * A_REPORT
    have = path.stat().st_size if path.exists() else 0
    if free + have < needed:
        sys.exit(f"{folder} has {free / 1e9:.0f} GB free; {reports:,} reports may take {needed / 1e9:.0f} GB")  # fmt: skip
    begun = time.monotonic()
    with bar(reports) as on_progress:
        world = make_record(path, reports, on_progress)
    size = path.stat().st_size
    print(f"{path}: {reports:,} reports, {size / 1e9:.1f} GB, {size / reports / 1000:.1f} kB a report, {time.monotonic() - begun:.0f} s")  # fmt: skip
    return str(path), [(name, world.words(world.questions[rank])) for name, rank in RANKS.items()]


class bar:  # noqa: N801 - used as a function is
    """A progress bar on standard error; a line every 20,000 reports where that is no terminal."""

    def __init__(self, total: int) -> None:
        self._total = total

    def __enter__(self) -> Callable[[int], None]:
        from rich.console import Console
        from rich.progress import Progress

        self._bar = Progress(console=Console(stderr=True))
        self._task = self._bar.add_task("reports", total=self._total)
        self._bar.start()
        return self._on_progress

    def _on_progress(self, done: int) -> None:
        self._bar.update(self._task, completed=done)
        if not sys.stderr.isatty() and done % 20_000 == 0:
            print(f"{done:,} of {self._total:,}", file=sys.stderr, flush=True)

    def __exit__(self, *_: object) -> None:
        self._bar.stop()


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--store", help="a record that was read")
    parser.add_argument("--question", action="append", help="ask this instead of ten of 2018")
    parser.add_argument(
        "--made-up", type=Path, metavar="FOLDER", help="where to keep the record made up"
    )
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--again", type=int, default=5, help="answers for the median")
    parser.add_argument("--brief", action="store_true", help="ask for briefs too")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        one(given.store, *given.one)
        return
    kinds = ["board", "brief"] if given.brief else ["board"]
    if given.store:
        asked = [("", question) for question in given.question or NEWS]
        report(given.store, asked, kinds, given.again)
    if given.made_up:
        store, questions = made_up(given.made_up, given.reports)
        report(store, questions, kinds, given.again)
    if not (given.store or given.made_up):
        parser.error("give --store FILE, or --made-up FOLDER, or both")


if __name__ == "__main__":
    main()
