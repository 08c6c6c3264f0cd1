"""When something held, in words."""

import datetime

from onrecord.brief.who.lines import say_days
from onrecord.brief.wording import count, listed, say_date, say_day
from onrecord.query.who.terms import Standing, Term
from onrecord.records import Date


def say_time(
    term: Term,
    status: str,
    standing: Standing | None = None,
    at: datetime.date | None = None,
    *,
    office: bool = True,
) -> str:
    """When something held, in words: told dates, the reports that tell it, and what that says of a day."""
    if standing is not None and at is not None:
        return _on_day(term, status, standing, at)
    parts = [_interval(term.start, term.end)]
    if term.first is not None or (term.present and not term.contrary):
        parts.append(f"{_told_as(status, office)} in {_reports(term)}")
    dated = term.end is not None and term.end.end is not None
    if term.former_by is not None and not dated:
        parts.append(f"over by {say_day(term.former_by)} ({count(term.former, 'report')})")
    elif term.former and (dated or not term.present):
        parts.append(f"told as past in {count(term.former, 'report')}")
    if not term.present and not term.former:
        parts.append(f"told in {count(term.reports, 'report')}, not whether it was held then")
    if term.contrary:
        which = "still gives it" if term.former_by is not None else "tells it as past"
        which = (
            which if term.contrary == 1 else which.replace("gives", "give").replace("tells", "tell")
        )
        parts.append(f"{count(term.contrary, 'report')} {which}")
    return "; ".join(filter(None, parts))


def _told_as(status: str, office: bool) -> str:
    if status in {"acting", "designate"}:
        return f"told as {status}"
    return "told as held" if office else "told"


def _reports(term: Term) -> str:
    said = count(term.spell, "report")
    if term.first is None or term.last is None:
        return f"{said} of unknown day"
    gaps = [f"{first} to {last}" if last > first else str(first) for first, last in term.gaps]
    none = f" (none in {listed(gaps)})" if gaps else ""
    return f"{said}{say_days(term.first, term.last)}{none}"


def _on_day(term: Term, status: str, standing: Standing, at: datetime.date) -> str:
    dates = _interval(term.start, term.end)
    before, after = standing.before, standing.after
    if standing.verdict == "over":
        if standing.dated:
            return dates
        return f"{dates + '; ' if dates else ''}over by {say_day(term.former_by)}"
    if standing.verdict == "not_yet":
        return dates
    parts = [dates] if dates else []
    if before == at:
        parts.append("in a report of that day")
    elif before is not None and after is not None:
        parts.append(f"in reports of {say_day(before)} and {say_day(after)}")
    elif before is not None:
        parts.append(f"as of a report of {say_day(before)} ({_apart(at, before)} before)")
    elif after is not None:
        parts.append(f"as of a report of {say_day(after)} ({_apart(after, at)} after)")
    elif not term.present and not term.former:
        parts.append("told without saying whether it was held then")
    if term.former_by is not None:
        parts.append(f"over by {say_day(term.former_by)}")
    elif term.former and not term.present:
        parts.append("told as past in a report of unknown day")
    return "; ".join(parts) or "in a report of unknown day"


def _apart(late: datetime.date, early: datetime.date) -> str:
    return count((late - early).days, "day")


def _interval(start: Date | None, end: Date | None) -> str:
    """Told dates: "from May 2014 until 2019"; "in 2007" where it was then, and no more is told."""
    by = start is not None and start.precision == "before"
    least = end is not None and end.precision == "after"
    if start is not None and end is not None and by and least and start.words == end.words:
        return f"in {_bound(start)}"
    told = []
    if start is not None:
        told.append(f"by {_bound(start)}" if by else f"from {say_date(start)}")
    if end is not None:
        until = say_date(end) if (end.words or "").startswith("until") else f"until {say_date(end)}"
        told.append(f"at least until {_bound(end)}" if least else until)
    return " ".join(told)


def _bound(date: Date) -> str:
    return date.words or say_date(date)
