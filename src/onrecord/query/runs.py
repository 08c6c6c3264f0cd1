"""How the record came about: runs of ``read``, one under way, and what was not read and why."""

import datetime

from onrecord.errors import NotInRecord
from onrecord.query.paging import Page
from onrecord.records import Progress, Record, Run, RunPhase
from onrecord.store.view import View

# A run that says nothing for so long was killed. While it reads it speaks after every report, of
# which the longest take minutes on a slow machine; settling a million reports takes far longer.
SILENT: dict[RunPhase, datetime.timedelta] = {
    "starting": datetime.timedelta(minutes=10),
    "reading": datetime.timedelta(minutes=10),
    "settling": datetime.timedelta(hours=2),
    "stopped": datetime.timedelta(0),
}
_NEWEST = 20  # of the reports that a run read, those given


class RunLine(Record, frozen=True, kw_only=True):
    """A run of ``read``: ``read``, ``already``, ``rejected`` and ``set_aside`` are numbers of inputs.

    ``state`` is "done", "running" or "cut off"; of the latter two ``progress`` says how far the
    run had come when it last said so, where it ever did. ``seconds`` is how long it took, or has
    taken so far.
    """

    id: str
    state: str
    started: datetime.datetime
    ended: datetime.datetime | None
    seconds: float | None
    inputs: tuple[str, ...]
    read: int
    already: int
    rejected: int
    set_aside: int
    progress: Progress | None = None


class RunShown(Record, frozen=True, kw_only=True):
    """One run with what made it: ``versions``, ``settings`` that were not the usual ones included.

    ``codes`` are the inputs that it rejected first and that are rejected still, by code;
    ``stored`` is the number of reports first read while it ran, ``newest`` the ids of the last.
    """

    line: RunLine
    versions: dict[str, str]
    settings: dict[str, str]
    codes: tuple["CodeCount", ...]
    stored: int
    newest: tuple[str, ...]


class RejectedLine(Record, frozen=True, kw_only=True):
    """An input that was not read: where, a short stable code, why, and the run that noted it first."""

    locator: str
    code: str
    message: str
    run: str | None


class CodeCount(Record, frozen=True, kw_only=True):
    """How many inputs were not read for one code."""

    code: str
    inputs: int


def runs(
    view: View, *, offset: int = 0, limit: int = 50, now: datetime.datetime | None = None
) -> Page[RunLine]:
    """Runs, the newest first. ``now`` is what those under way are judged by, UTC."""
    told, at = view.progress(), now or _now()
    found = view.newest_runs(offset=offset, limit=limit)
    return Page(
        items=tuple(_line(run, told.get(run.id), at) for run in found),
        total=view.run_count(),
        offset=offset,
        limit=limit,
    )


def running(view: View, *, now: datetime.datetime | None = None) -> tuple[RunLine, ...]:
    """Runs that are under way, the newest first."""
    told, at = view.progress(), now or _now()
    lines = (_line(run, told.get(run.id), at) for run in view.open_runs() if run.id in told)
    return tuple(line for line in lines if line.state == "running")


def run(view: View, id: str, *, now: datetime.datetime | None = None) -> RunShown:
    """One run, by its id or the beginning of one; raises ``NotInRecord`` where none or several fit."""
    found = view.runs_beginning(id) if id else []
    if len(found) != 1 and not (found and found[0].id == id):
        many = "more than one run begins" if found else "no run in the record begins"
        raise NotInRecord(f"{many} with {id!r}; see the list of runs")
    one, at = found[0], now or _now()
    stored, newest = view.read_between(one.started, one.ended, limit=_NEWEST)
    return RunShown(
        line=_line(one, view.progress().get(one.id), at),
        versions=one.versions,
        settings=one.settings,
        codes=rejected_codes(view, run=one.id),
        stored=stored,
        newest=tuple(newest),
    )


def rejected(
    view: View,
    *,
    code: str | None = None,
    run: str | None = None,
    words: str | None = None,
    offset: int = 0,
    limit: int = 50,
) -> Page[RejectedLine]:
    """Inputs that were not read, by locator; those taken back since are left out.

    ``code`` and ``run`` (an id) keep those of one; ``words`` those that have these characters in
    their locator or in the reason.
    """
    holding = (words or "").strip() or None
    found = view.rejected(code=code, run=run, holding=holding, offset=offset, limit=limit)
    counts = view.rejected_by_code(run=run, holding=holding)
    return Page(
        items=tuple(
            RejectedLine(locator=each.locator, code=each.code, message=each.message, run=of)
            for each, of in found
        ),
        total=counts.get(code, 0) if code is not None else sum(counts.values()),
        offset=offset,
        limit=limit,
    )


def rejected_codes(
    view: View, *, run: str | None = None, words: str | None = None
) -> tuple[CodeCount, ...]:
    """The codes of what ``rejected`` finds, most inputs first."""
    counts = view.rejected_by_code(run=run, holding=(words or "").strip() or None)
    return tuple(CodeCount(code=code, inputs=number) for code, number in counts.items())


def _line(run: Run, told: Progress | None, now: datetime.datetime) -> RunLine:
    counts = run.counts
    if told is not None:
        counts = {
            name: getattr(told, name) for name in ("read", "already", "rejected", "set_aside")
        }
    state = _state(run, told, now)
    ended = run.ended or (now if state == "running" else told.at if told is not None else None)
    return RunLine(
        id=run.id,
        state=state,
        started=run.started,
        ended=run.ended,
        seconds=(ended - run.started).total_seconds() if ended is not None else None,
        inputs=run.inputs,
        read=counts.get("read", 0),
        already=counts.get("already", 0),
        rejected=counts.get("rejected", 0),
        set_aside=counts.get("set_aside", 0),
        progress=told,
    )


def _state(run: Run, told: Progress | None, now: datetime.datetime) -> str:
    if run.ended is not None:
        return "done"
    if told is not None and now - told.at < SILENT[told.phase]:
        return "running"
    return "cut off"


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
