"""The timeline: what happened, in the reports' own sentences, by day."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.brief.citing import quoted_words
from onrecord.brief.question.drafts import Draft, DraftSection, ranked
from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import lowered, say_credibility, say_date
from onrecord.query import Case, Happening, Source
from onrecord.query.sources import shortened
from onrecord.records import Date

_STATUS = {
    "planned": ", planned",
    "asked_for": ", asked for",
    "denied": ", told as not so",
    "background": ", looking back",
}
_FIRM = {"happened": 0, "planned": 1, "denied": 1, "asked_for": 2, "background": 3}

_PRONOUNS = frozenset({"he", "i", "it", "she", "they", "we", "who", "you"})


@dataclass(frozen=True)
class _Entry:
    when: str
    day: str
    sources: tuple[Source, ...]
    worth: tuple[int, ...]


def timeline(case: Case, *, quote: int) -> DraftSection:
    """Events by day, one sentence once, whatever it was coded as.

    ``quote``: code points of a quotation. A page has first what most independent reports tell,
    then the latest.
    """
    entries: dict[str, _Entry] = {}
    for entry in _entries(case):
        entries.setdefault(clean_line(entry.sources[0].quote), entry)
    ordered = sorted(entries.values(), key=lambda entry: entry.day)
    ranks = {id(e): ranked(n, first=14, step=5) for n, e in enumerate(_by_worth(ordered))}
    return DraftSection(
        "timeline",
        "Timeline",
        tuple(
            Draft(
                f"{entry.when}: {quoted_words(short)}",
                (short, *entry.sources[1:]),
                rank=ranks[id(entry)],
                quotes=True,
            )
            for entry in ordered
            for short in [shortened(entry.sources[0], quote)]
        ),
    )


def _by_worth(entries: Sequence[_Entry]) -> list[_Entry]:
    """The entries that matter most first, those of one report after one another's turn."""
    turns: Counter[str] = Counter()
    found = []
    for entry in sorted(entries, key=lambda entry: entry.worth):
        report = entry.sources[0].article
        found.append((turns[report], entry))
        turns[report] += 1
    return [entry for _, entry in sorted(found, key=lambda pair: (pair[0], pair[1].worth))]


def _entries(case: Case) -> Iterator[_Entry]:
    for act in case.acts:
        day = _day(act.date, act.source)
        worth = (-1, 0, 0, -day.toordinal(), 0)
        yield _Entry(_when(act.date, act.source), day.isoformat(), (act.source,), worth)
    for happening in (*case.background, *case.happenings):
        source = happening.sources[0]
        day = _day(happening.date, source)
        yield _Entry(
            _when(happening.date, source)
            + _STATUS.get(happening.status, "")
            + _told_by(happening)
            + _borne_out(happening),
            day.isoformat(),
            happening.sources,
            (
                -happening.origins,
                _FIRM[happening.status],
                -bool(happening.actors) - bool(happening.recipients) - (happening.day is not None),
                -day.toordinal(),
                -happening.reports,
            ),
        )


def _told_by(happening: Happening) -> str:
    """Who tells it; one who is a pronoun to us too has no name yet."""
    if not happening.told_by:
        return ""
    teller = lowered(clean_line(happening.told_by))
    unnamed = teller.lower() in _PRONOUNS
    return f", according to {f'somebody (“{teller}”)' if unnamed else teller}"


def _borne_out(happening: Happening) -> str:
    """The number and its reason, where more than one origin tells it or others contradict it."""
    found = happening.credibility
    if found is None or (happening.origins == 1 and found.number in {3, 6}):
        return ""
    return f" (credibility {say_credibility(found)})"


def _day(date: Date | None, source: Source) -> datetime.date:
    """What to sort by: the day of an event, else of its report; unknown days first."""
    for each in (date, source.published):
        if each is not None and each.start is not None:
            return each.start
    return datetime.date.min


def _when(date: Date | None, source: Source) -> str:
    if date is not None:
        said = clean_line(say_date(date))
        return said[:1].upper() + said[1:]
    return f"Reported on {say_date(source.published)}" if source.published else "Date unknown"
