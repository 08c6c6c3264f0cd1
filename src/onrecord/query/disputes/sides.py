"""One side of a difference: its sources, and how many independent ones they are."""

from collections.abc import Sequence

from onrecord.query.disputes.dispute import Account
from onrecord.query.disputes.tellings import Told
from onrecord.query.origins import origins_of
from onrecord.query.reader import Reader
from onrecord.query.sources import Source, core_of, source_at

_SHOWN = 3  # sources shown for a side; the rest is counted


def side_of(reader: Reader, says: str, told: Sequence[Told]) -> Account:
    """What these mentions tell, the reports of independent origin before those that copy."""
    ordered = sorted(told, key=lambda t: (reader.derived(t.article), str(t.day), t.mention.id))
    sources: dict[str, Source] = {}
    for each in ordered:
        if len(sources) < _SHOWN:
            sources.setdefault(each.article, source_of_told(reader, each))
    counted = origins_of(reader, [each.mention for each in told])
    tellers = {each.teller for each in told}
    return Account(
        says=says,
        sources=tuple(sources.values()),
        reports=counted.reports,
        outlets=len(counted.outlets),
        origins=counted.count,
        by=ordered[0].teller if len(tellers) == 1 else None,
        day=min((each.day for each in told if each.day is not None), default=None),
        claims=tuple(sorted({each.mention.id for each in told})),
    )


def source_of_told(reader: Reader, told: Told) -> Source:
    """The words of a mention, its figure, date and place kept in them."""
    mention = told.mention
    passage = mention.evidence[0]
    place = mention.place.span if mention.place is not None else None
    low, high = core_of(passage, [mention.trigger, mention.date_span, place])
    if told.figure is not None:
        low = min(low, passage.start + told.figure.start)
        high = max(high, passage.start + told.figure.end)
    return source_at(reader, mention.id, passage, (low, high))


def event_words(told: Told) -> str:
    """Which event it is, in the words of a report: its verb or noun, and its place."""
    mention = told.mention
    place = f", {mention.place.span.quote}" if mention.place is not None else ""
    return f"“{mention.trigger.quote}”{place}"
