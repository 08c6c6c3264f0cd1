"""Plain text for ties."""

from collections.abc import Iterator
from itertools import groupby

from onrecord.brief.answers import cite
from onrecord.brief.terminal import clean_line, item_line, wrap
from onrecord.brief.wording import count, listed, say_date, say_day
from onrecord.query import Relationship, Telling, Ties
from onrecord.schema.ties import tie_words

NO_TIE = "no tie found"
_CANDIDATES = 12  # to choose from; the rest is counted
_NAMED = 3  # of those who claim a tie
_NOT_SO = {"asked_for": "only asked for", "hypothetical": "only supposed", "denied": "denied"}


def say_ties(found: Ties, width: int) -> str:
    """Ties of one actor by kind, or those between two, newest first; or whom to choose from."""
    if found.candidates:
        return "\n".join(_candidates(found, width))
    if not found.ties:
        return NO_TIE + _undated(found)
    lines = _between(found, width) if found.other is not None else _of_one(found, width)
    return "\n".join(lines) + _undated(found)


def _undated(found: Ties) -> str:
    if not found.undated:
        return ""
    reports = count(found.undated, "report")
    return f"\nLeft out, for nothing says when they were published: {reports}."


def _candidates(found: Ties, width: int) -> Iterator[str]:
    number = len(found.candidates)
    yield clean_line(f"{number} actors are called “{found.unclear}”; ask for one by its id:")
    for entity in found.candidates[:_CANDIDATES]:
        told = ", ".join(filter(None, (entity.kind.replace("_", " "), entity.country)))
        reports = count(len(entity.actors), "report")
        line = clean_line(f"{entity.name} ({told}), {reports}: {entity.id}")
        yield wrap(line, width, first="- ", rest="  ")
    if number > _CANDIDATES:
        yield f"- and {number - _CANDIDATES} more"


def _of_one(found: Ties, width: int) -> Iterator[str]:
    name = found.entity.name if found.entity is not None else ""
    yield clean_line(f"Ties of {name}")
    for says, group in groupby(found.ties, key=lambda tie: tie.says):
        yield "\n" + clean_line(f"{name} {says}")
        for tie in group:
            partner = tie.other if tie.actor == name else tie.actor
            yield item_line(f"{_named(partner, tie)}: {_told(tie)}", width)
            yield from _tellings(tie, width, most=1)
        if says in found.left_out:
            yield f"- and {found.left_out[says]} more"
    if found.unnamed:
        yield f"\nNot shown: {count(found.unnamed, 'tie')} to actors without a name."


def _between(found: Ties, width: int) -> Iterator[str]:
    sides = [each.name for each in (found.entity, found.other) if each is not None]
    yield clean_line(f"Ties between {listed(sides)}, the newest first")
    for tie in found.ties:
        line = f"{tie.actor} {tie_words().kinds[tie.kind].says} {tie.other}"
        yield "\n" + wrap(clean_line(f"{_named(line, tie)}: {_told(tie)}"), width, rest="  ")
        yield from _tellings(tie, width, most=None)
        if tie.more:
            yield f"  - and {tie.more} more"


def _named(name: str, tie: Relationship) -> str:
    return f"{name} ({tie.detail})" if tie.detail else name


def _told(tie: Relationship) -> str:
    """When, whether it holds, in how many reports, and whose claim it is."""
    parts = [_when(tie)]
    if tie.standing == "ended":
        parts.append(
            f"ended {say_day(tie.ended)}" if tie.ended is not None else "ended, day unknown"
        )
    elif tie.standing in {"planned", "ending"}:
        parts.append("planned" if tie.standing == "planned" else "its end is planned")
    elif tie.standing == "no_tie":
        said = [_NOT_SO[status] for status in tie.statuses if status in _NOT_SO]
        parts.append(f"no tie: {listed(said)}")
    else:
        apart = [
            f"{n} {_NOT_SO.get(s, s)}"
            for s, n in tie.statuses.items()
            if s in _NOT_SO or s == "planned"
        ]
        parts += [f"besides {listed(apart)}"] if apart else []
    parts.append(f"{count(tie.reports, 'report')}, {count(tie.origins, 'origin')}")
    if tie.claimed_by:
        whose = "a party to it, " if tie.voice == "party" else ""
        parts.append(f"claimed only by {whose}{listed(tie.claimed_by, _NAMED)}")
    return "; ".join(parts)


def _when(tie: Relationship) -> str:
    if tie.first is None or tie.first == tie.last:
        return say_day(tie.first)
    return f"{say_day(tie.first)} to {say_day(tie.last)}"


def _tellings(tie: Relationship, width: int, *, most: int | None) -> Iterator[str]:
    for telling in tie.tellings[:most]:
        head = _telling(telling)
        indent = "    "
        if most is None:
            yield wrap(clean_line(head), width, first="  - ", rest=indent)
        for source in telling.sources[: 1 if most else None]:
            yield wrap(cite(source), width, first=indent, rest=indent)


def _telling(telling: Telling) -> str:
    """One act: its day, or that of the report; what it is; who says so; in how many reports."""
    parts = [_day(telling)]
    if telling.ends:
        parts.append("ended")
    if telling.status not in {"happened", "background"}:
        parts.append(_NOT_SO.get(telling.status, telling.status))
    if telling.told_by is not None and telling.voice == "own_words":
        parts.append(f"in the words of {telling.told_by}")
    elif telling.told_by is not None:
        whose = "claimed by a party, " if telling.voice == "party" else "as told by "
        parts.append(f"{whose}{telling.told_by}")
    if telling.reports > 1:
        parts.append(f"{telling.reports} reports from {count(telling.origins, 'origin')}")
    return ", ".join(parts)


def _day(telling: Telling) -> str:
    date = telling.date
    if date is not None and (date.start is not None or date.precision == "before"):
        return say_date(date)
    return f"told on {say_day(telling.day)}" if telling.day is not None else "day unknown"
