"""One run of reading: sources in, record out; it can be cut off anywhere and taken up again."""

import dataclasses
import datetime
import platform
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version

import msgspec

from onrecord.errors import EvidenceError, SettingsError
from onrecord.pipeline.analyse import Analysis, StageAnalysis
from onrecord.pipeline.reading import DUPLICATE, FAILED, Reader, Reading, log, one_line
from onrecord.pipeline.settle import settle
from onrecord.pipeline.stages import Settling
from onrecord.pipeline.telling import Teller
from onrecord.pipeline.workers import Task, read_in_processes
from onrecord.read import Given, count_reports, find_sources
from onrecord.records import Rejection, Run, content_id
from onrecord.settings import Settings
from onrecord.store import Store, Writer

# Codes of reports that are not read by choice, not for a fault.
SET_ASIDE = frozenset({"not-english"})

Progress = Callable[[int, int | None, str], None]


@dataclass(frozen=True)
class ReadSummary:
    """What a run came to.

    ``read`` counts articles stored or stored anew, ``already`` those that the record held as
    they are. ``rejected`` are inputs that were not read for a fault or as duplicates, in input
    order; ``set_aside`` those not read by choice (another language).
    """

    run: str
    read: int
    already: int
    rejected: list[Rejection]
    set_aside: list[Rejection]


def read_reports(  # noqa: PLR0913 - what to read, how, and two parts that tests replace
    store: Store,
    inputs: Sequence[str],
    *,
    settings: Settings,
    given: Given | None = None,
    workers: int = 1,
    on_progress: Progress | None = None,
    analysis: Analysis | None = None,
    settling: Settling | None = None,
) -> ReadSummary:
    """Read every report of the inputs into the record and settle what spans articles.

    What is stored already is not analysed again; a run that was cut off, by Ctrl-C or a kill,
    is finished by the same call. One report that fails is rejected with the code ``failed`` and
    the run goes on; its traceback goes to the logger ``onrecord.pipeline`` at level debug.

    ``workers`` above 1 reads in so many processes, with the same record as one; they are
    spawned, so a script that calls this needs ``if __name__ == "__main__":``.
    ``on_progress(done, total, locator)`` is called after every report; ``total`` is ``None``
    where it is not known. The record itself says how far the run has come, too: see
    ``View.progress``. Raises ``StoreError``, ``ModelError``, ``SettingsError``.
    """
    if workers < 1:
        raise SettingsError(f"workers is {workers}; it must be 1 or more")
    given = given or Given()
    analysis = analysis or StageAnalysis(settings)
    task = Task(store.target, analysis, settings, given)
    run = _begin(inputs, task)
    total = count_reports(inputs)
    with store.writer() as writer:
        writer.begin_run(run)
        keeper = _Keeper(writer, run.id, analysis.key)
        with Teller(writer, run.id, total) as teller:
            for done, reading in enumerate(_readings(store, inputs, task, workers), start=1):
                keeper.keep(reading)
                teller.tell("reading", done, reading.locator, keeper.counts())
                if on_progress is not None:
                    on_progress(done, teller.total, reading.locator)
            teller.settling()
            settle(store, writer, settings=settings, settling=settling)
        writer.end_run(msgspec.structs.replace(run, ended=_now(), counts=keeper.counts()))
    return keeper.summary()


class _Keeper:
    """Writes readings into the record and counts what came of them."""

    def __init__(self, writer: Writer, run: str, analysis: str) -> None:
        self._writer = writer
        self._run = run
        self._analysis = analysis
        self._outcomes: Counter[str] = Counter()
        self._rejected: list[Rejection] = []
        self._set_aside: list[Rejection] = []

    def keep(self, reading: Reading) -> None:
        if reading.trace is not None:
            log.debug("%s\n%s", reading.locator, reading.trace)
        if reading.rejection is not None:
            self._reject(reading.rejection)
            return
        try:
            self._outcomes[self._store(reading)] += 1
        except EvidenceError as error:
            log.debug("%s", reading.locator, exc_info=True)
            message = one_line(error)
            self._reject(Rejection(locator=reading.locator, code=FAILED, message=message))

    def counts(self) -> dict[str, int]:
        """For the record of the run, by what came of the sources."""
        return {
            "read": self._outcomes["added"] + self._outcomes["replaced"],
            "already": self._outcomes["unchanged"],
            "rejected": len(self._rejected),
            "set_aside": len(self._set_aside),
        }

    def summary(self) -> ReadSummary:
        return ReadSummary(
            run=self._run,
            read=self.counts()["read"],
            already=self.counts()["already"],
            rejected=self._rejected,
            set_aside=self._set_aside,
        )

    def _store(self, reading: Reading) -> str:
        article = reading.article
        assert article is not None  # noqa: S101 - for the type checker: it was not rejected
        if reading.claims is None:
            outcome = self._writer.found_again(article.id, locator=reading.locator)
        else:
            outcome = self._writer.add(
                article,
                reading.claims,
                locator=reading.locator,
                analysis=self._analysis,
                read_at=_now(),
            )
        if outcome == "duplicate":
            first = self._writer.first_locator(article.id)
            message = f"the same report as {first}"
            self._reject(Rejection(locator=reading.locator, code=DUPLICATE, message=message))
        return outcome

    def _reject(self, rejection: Rejection) -> None:
        self._writer.reject(rejection, self._run)
        kept = self._set_aside if rejection.code in SET_ASIDE else self._rejected
        kept.append(rejection)


def _readings(store: Store, inputs: Sequence[str], task: Task, workers: int) -> Iterator[Reading]:
    sources = find_sources(inputs, task.settings)
    if workers > 1:
        yield from read_in_processes(sources, task, workers=workers)
        return
    view = store.view()
    try:
        yield from Reader(view, task.analysis, task.settings, task.given).each(sources)
    finally:
        view.close()


def _begin(inputs: Sequence[str], task: Task) -> Run:
    started = _now()
    settings = {name: str(value) for name, value in dataclasses.asdict(task.settings).items()}
    given = dataclasses.asdict(task.given)
    settings |= {f"given {name}": value for name, value in given.items() if value is not None}
    versions = {"onrecord": version("onrecord"), "python": platform.python_version()}
    return Run(
        id=content_id("run1", started.isoformat(), *inputs),
        started=started,
        ended=None,
        inputs=tuple(inputs),
        versions=versions | task.analysis.versions,
        settings=settings,
        counts={},
    )


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
