"""What is disputed: what reports tell differently, side by side."""

import datetime
from collections.abc import Iterator

from onrecord.brief.question.drafts import Draft, DraftSection, ranked, sources_of
from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import STANCE, count, listed, lowered, say_day
from onrecord.query import Account, Case, Dispute, Source, Update

_KINDS = ("position", "fact", "number", "date", "place", "correction")


def disputed(case: Case) -> DraftSection:
    """A sentence for each dispute, then for each count that rose."""
    drafts = list(_drafts(case))
    if not drafts and case.basis.reports > 1:
        drafts = [Draft("No report was found to contradict another on this.", rank=13)]
    return DraftSection("disputed", "What is disputed", tuple(drafts))


def _drafts(case: Case) -> Iterator[Draft]:
    index = 0
    for dispute in sorted(case.disputes, key=_weight):
        rank = ranked(index, first=13, step=7)
        yield Draft(say_dispute(dispute), _sources(dispute.sides), rank=rank, shown=2)
        index += 1
    for update in case.updates:
        rank = ranked(index, first=15, step=9)
        yield Draft(say_update(update), _sources(update.steps), rank=rank, shown=2)
        index += 1


def _weight(dispute: Dispute) -> tuple[int, int]:
    return _KINDS.index(dispute.kind), -sum(side.origins for side in dispute.sides)


def _sources(sides: tuple[Account, ...]) -> tuple[Source, ...]:
    """The best source of each side, of the outermost first, then all others."""
    firsts = [sides[0].sources[0], sides[-1].sources[0]]
    return sources_of([*firsts, *(source for side in sides for source in side.sources)])


def say_dispute(dispute: Dispute) -> str:
    """The sides of a dispute in one sentence, none preferred."""
    about = clean_line(dispute.about)
    match dispute.kind:
        case "correction":
            return f"A report on {about} was corrected: what it told first no longer counts."
        case "position":
            told = [
                f"{STANCE.get(s.says, s.says)} it ({count(s.reports, 'report')})"
                for s in dispute.sides
            ]
            return f"Reports put {about} on both sides at one time: {listed(told)}."
        case "fact":
            told = [f"{s.says}{_teller(s)}" for s in dispute.sides]
            return f"{about} ({clean_line(dispute.event or '')}): {listed(told)}."
        case _:
            event = f" ({clean_line(dispute.event)})" if dispute.event else ""
            told = [_side(side, dispute.kind) for side in dispute.sides]
            return f"Reports differ on {about}{event}: {listed(told)}."


def _side(side: Account, kind: str) -> str:
    says = clean_line(side.says)
    words = _as_day(says) if kind == "date" else f"“{says}”"
    return f"{words} in {count(side.reports, 'report')}{_teller(side)}"


def _teller(side: Account) -> str:
    return f" (told by {lowered(clean_line(side.by))})" if side.by else ""


def _as_day(value: str) -> str:
    try:
        return say_day(datetime.date.fromisoformat(value))
    except ValueError:
        return value


def say_update(update: Update) -> str:
    """A count that rose from day to day."""
    event = f" ({clean_line(update.event)})" if update.event else ""
    steps = [f"“{clean_line(step.says)}” on {say_day(step.day)}" for step in update.steps]
    first, last = steps[0], steps[-1]
    between = f" over {listed(steps[1:-1])}" if len(steps) > 2 else ""
    return f"No contradiction, but a count that rose: {update.about}{event}, from {first}{between} to {last}."
