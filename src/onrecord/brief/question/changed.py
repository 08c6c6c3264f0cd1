"""What changed: what became known of anybody's stand since a day."""

from collections.abc import Iterator

from onrecord.brief.question.drafts import Draft, DraftSection, ranked, sources_of
from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import HOLDS, say_date, say_day
from onrecord.query import Case, Source
from onrecord.query.changes import Changes, Shift

_RANK = 12


def changed(case: Case, *, given: bool) -> DraftSection:
    """A sentence for each change, moves before what is new; ``given``: the day was asked for."""
    title = f"What changed since {say_day(case.since)}"
    if case.changes is None or case.board.empty:
        return DraftSection("changed", title, ())
    first = case.basis.first
    if not given and case.since is not None and first is not None and first > case.since:
        told = "Every report on it is newer than this, so all of it is new."
        return DraftSection("changed", title, (Draft(told, rank=_RANK),))
    drafts = list(_drafts(case.changes))
    if not drafts:
        drafts = [Draft("Nobody’s stand is new or has moved.", rank=_RANK)]
    return DraftSection("changed", title, tuple(drafts))


def _drafts(changes: Changes) -> Iterator[Draft]:
    shifts = (
        *changes.moved, *changes.contradicted, *changes.corrected, *changes.new, *changes.late
    )  # fmt: skip
    for index, shift in enumerate(shifts):
        two = shift.change in {"moved", "contradicted", "corrected"}
        rank = ranked(index, first=_RANK, step=9)
        yield Draft(_sentence(shift), _sources(shift), rank=rank, shown=2 if two else 1)


def _sources(shift: Shift) -> tuple[Source, ...]:
    """The words now and before, one of each first."""
    sides = [told.source for camp in shift.sides for told in camp.told[:1]]
    now = [told.source for told in shift.told]
    before = [told.source for told in shift.before]
    return sources_of([*sides, *now[:1], *before, *now[1:]])


def _sentence(shift: Shift) -> str:
    who = clean_line(shift.holder)
    if shift.beneath and not shift.described:
        who = f"{who} ({clean_line(shift.beneath)})"
    side = HOLDS[shift.stance]
    start = say_date(shift.date) if shift.date is not None else say_day(shift.since)
    since = f" since {start.removeprefix('from ')}" if shift.since is not None else ""
    was = HOLDS[shift.was] if shift.was is not None else "silent"
    match shift.change:
        case "moved":
            return f"Moved: {who}, from {was} to {side}{since}."
        case "contradicted":
            return f"Contradicted: reports now put {who} on both sides."
        case "corrected":
            return f"Corrected: {who} is {side}, and not {was} as first told."
        case "late":
            return f"Learned late: {who}, {side}{since}."
        case "new":
            return f"New: {who}, {side}{since}."
