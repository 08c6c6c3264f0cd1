"""What a phrase means: read against the publication date, the tense around it, or nothing.

A phrase whose words give everything is ``stated``. What must be counted from another date is
``resolved`` where that date is known well enough, and stays partial (``unknown``) where not.
"""

from collections.abc import Callable

from onrecord.dates import calendar
from onrecord.dates.around import Around, Meaning
from onrecord.dates.calendar_dates import read_calendar
from onrecord.dates.counting import read_counted, read_shift
from onrecord.dates.holidays import read_holiday
from onrecord.dates.phrases import Phrase
from onrecord.dates.stretches import (
    read_century,
    read_decade,
    read_era,
    read_fiscal,
    read_hundred,
    read_months,
    read_quarter,
    read_season,
    read_vague,
    read_years,
)

_READERS: dict[str, Callable[[Phrase, Around], Meaning | None]] = {
    "calendar": read_calendar, "shift": read_shift, "counted": read_counted,
    "decade": read_decade, "century": read_century, "hundred": read_hundred,
    "season": read_season, "quarter": read_quarter, "half": read_quarter,
    "fiscal": read_fiscal, "years": read_years, "vague": read_vague, "era": read_era,
    "holiday": read_holiday, "months": read_months,
}  # fmt: skip


def meaning_of(phrase: Phrase, around: Around) -> Meaning | None:
    """What the phrase means, or ``None`` where its words name no possible date (31 June)."""
    try:
        meaning = _READERS[phrase.kind](phrase, around)
    except (ValueError, OverflowError):
        return None
    if meaning is None or phrase.part is None or phrase.kind == "era":
        return meaning
    now = around.anchor.date if around.anchor and around.anchor.fineness == 3 else None
    return meaning._replace(stretch=calendar.narrowed(meaning.stretch, phrase.part, now))
