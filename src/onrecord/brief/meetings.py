"""Plain text for meetings and requests."""

from collections.abc import Iterator, Sequence

from onrecord.brief.answers import cite
from onrecord.brief.terminal import clean_line, wrap
from onrecord.brief.wording import count, listed, quote_marks, say_date, say_day
from onrecord.query import Attendee, MeetingLine, RequestLine, Result, Source

NO_MEETING = "no meeting found"
NO_REQUEST = "no request found"
_SHOWN = 3  # sentences shown for a meeting; the rest is counted


def say_meetings(found: Sequence[MeetingLine], width: int) -> str:
    """Meetings with their details, each detail in the reports' words."""
    if not found:
        return NO_MEETING
    return "\n\n".join("\n".join(_meeting(line, width)) for line in found)


def _meeting(line: MeetingLine, width: int) -> Iterator[str]:
    status = "" if line.status == "happened" else f" ({line.status.replace('_', ' ')})"
    name = f", {quote_marks(line.names[0].quote)}" if line.names else ""
    yield wrap(clean_line(f"{say_date(line.date)}: {line.format}{name}{status}"), width, rest="  ")
    for title, told in _details(line):
        yield wrap(clean_line(f"{title}: {told}"), width, first="  ", rest="    ")
    for source in line.sources[:_SHOWN]:
        yield wrap(cite(source), width, first="    ", rest="    ")
    more = len(line.sources) - _SHOWN
    reports = f"{count(line.reports, 'report')}, {count(line.origins, 'origin')}; {line.reason}"
    told = f"and {count(more, 'more sentence')}; {reports}" if more > 0 else reports
    yield wrap(clean_line(f"({told})"), width, first="    ", rest="    ")


def _details(line: MeetingLine) -> Iterator[tuple[str, str]]:
    if line.participants:
        yield "who", "; ".join(_attendee(one) for one in line.participants)
    how = [line.place or "", _how(line), quote_marks(line.closed.quote) if line.closed else ""]
    if any(how):
        yield "where and how", ", ".join(filter(None, how))
    if line.topics:
        yield "on", _quotes(line.topics)
    if line.outcomes:
        yield "outcome", "; ".join(_outcome(each) for each in line.outcomes)
    if line.series:
        told = [f"{each.kind} ({quote_marks(each.source.quote)})" for each in line.series]
        yield "series", ", ".join(told)
    if line.names[1:]:
        yield "also called", _quotes(line.names[1:])
    for each in line.reactions:
        yield (
            f"{each.type} by {listed(each.actors) or 'somebody not named'}",
            quote_marks(each.source.quote),
        )


def _how(line: MeetingLine) -> str:
    return quote_marks(line.channel_words.quote) if line.channel_words is not None else ""


def _quotes(sources: Sequence[Source]) -> str:
    return ", ".join(quote_marks(source.quote) for source in sources)


def _attendee(one: Attendee) -> str:
    for_whom = ", ".join(filter(None, (one.body, one.country)))
    role = ", host" if one.role == "host" else ""
    return f"{one.name}{f' ({for_whom}{role})' if for_whom or role else ''}"


def _outcome(result: Result) -> str:
    told = f", told by {result.told_by}" if result.told_by else ""
    behalf = f" on behalf of {listed(result.on_behalf_of)}" if result.on_behalf_of else ""
    return f"{quote_marks(result.source.quote)}{told}{behalf}"


def say_requests(found: Sequence[RequestLine], width: int) -> str:
    """Requests, newest first: who of whom, what, through whom, and the answer."""
    if not found:
        return NO_REQUEST
    lines = []
    for request in found:
        lines.append(wrap(clean_line(_request(request)), width, rest="  "))
        lines.append(wrap(cite(request.source), width, first="    ", rest="    "))
    return "\n".join(lines)


def _request(request: RequestLine) -> str:
    sides = f"{listed(request.askers) or 'somebody not named'} → {listed(request.asked) or 'nobody named'}"
    status = "" if request.status == "happened" else f" ({request.status.replace('_', ' ')})"
    what = " … ".join(quote_marks(words) for words in request.content)
    if request.condition is not None:
        what = f"{what} {quote_marks(request.condition)}".strip()
    told = f", as told by {request.told_by}" if request.told_by else ""
    answer = (
        f"; {request.answer}: {quote_marks(request.answer_words or '')}" if request.answer else ""
    )
    return f"{say_day(request.day)}: {request.kind}{status}, {sides}{told}: {what}{answer}"
