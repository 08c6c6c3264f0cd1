"""The words of a board's lines: each quotation with its outlet, its day and where to read it."""

import datetime
from collections.abc import Iterable, Iterator

from onrecord.brief.document import Quotation, Tone
from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import STANCE, outlet_of, quote_marks, say_date, say_day
from onrecord.query import Line, Source, Stage, Told
from onrecord.query.board import Camp
from onrecord.records import Date

TONE: dict[str | None, Tone] = {
    "for": "for",
    "leaning_for": "for",
    "undecided": "undecided",
    "leaning_against": "against",
    "against": "against",
    "disputed": "disputed",
    "unclear": "quiet",
    None: "quiet",
}
_BEFORE = 3  # stretches before the present one that are quoted; a record has all


def quotations_of(line: Line, *, full: bool) -> Iterator[Quotation]:
    """A line's words: the best, both sides where they differ, where it stood before, what was unclear.

    ``full`` adds the other words for the present stance.
    """
    if line.sides:
        yield from sides(line.sides)
    else:
        for told in line.told[: None if full else 1]:
            yield quotation(told)
    for stage in reversed(line.before[-_BEFORE:]):
        yield from before(stage)
    for told in line.corrected[: None if full else 1]:
        yield quotation(told, f"corrected, no longer {STANCE[told.stance]}:")
    for told in line.unclear[: None if full else 1]:
        yield quotation(told, f"once {STANCE[told.stance]}:" if told.once else "unclear:")


def sides(both: Iterable[Camp]) -> Iterator[Quotation]:
    """Every origin's words on both sides of a contradiction."""
    for side in both:
        for told in side.told:
            yield quotation(told, f"{STANCE[told.stance]}:")


def before(stage: Stage) -> Iterator[Quotation]:
    """The words of where a holder stood before."""
    if stage.sides:
        yield from sides(stage.sides)
    for told in () if stage.sides else stage.told[:1]:
        yield quotation(told, f"before, {STANCE[stage.stance]}:")


def quotation(told: Told, label: str = "") -> Quotation:
    """One telling: its words, who published them when, and the day told where that is another."""
    source = told.source
    return Quotation(text=words(source), by=by(told), label=label, link=source.url)


def words(source: Source) -> str:
    """The exact words of a source, with a sign where more stands around them."""
    start, end = ("… " if source.cut[0] else ""), (" …" if source.cut[1] else "")
    quote = clean_line(source.quote)
    return quote_marks(f"{start}{quote}{end}") if start or end else quote


def by(told: Told) -> str:
    """Outlet and day of a telling, of whose telling it is, and what it is said of."""
    source = told.source
    published = say_date(source.published) if source.published is not None else "undated"
    said = [f"{outlet_of(source)}, {published}"]
    if told.date is not None and say_date(told.date) != published:
        said.append(f"of {say_date(told.date)}")
    if told.condition:
        said.append(f"on the condition {quote_marks(clean_line(told.condition))}")
    return "; ".join(said)


def since(date: Date | None, day: datetime.date | None) -> str:
    """Since when, no more precisely than it is known; nothing for an unknown day."""
    if date is not None:
        return say_date(date)
    return say_day(day) if day is not None else ""
