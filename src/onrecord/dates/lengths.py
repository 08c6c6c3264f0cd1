"""Builders of what is no date: durations, habits, times of day, with their TIMEX3 values."""

import re
from typing import Any

from onrecord.dates.builders import Build
from onrecord.dates.calendar import SEASONS
from onrecord.dates.words import CLOCKS, MONTHS, UNITS, WEEKDAYS, number_of, ordinal_of

_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "weekend": "WE",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE",
}  # fmt: skip
_LARGE = {
    "a hundred": 100, "one hundred": 100, "a thousand": 1000, "two dozen": 24, "three dozen": 36,
    "half a dozen": 6, "a half dozen": 6, "a half-dozen": 6, "two hundred": 200, "hundred": 100,
}  # fmt: skip
_HALVES = {
    "hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y",
}  # fmt: skip
_EACH = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W",
    "fortnightly": "P2W", "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P1Q",
    "semiannual": "P6M", "semiannually": "P6M", "annual": "P1Y", "annually": "P1Y",
    "yearly": "P1Y", "biennial": "P2Y", "biennially": "P2Y",
}  # fmt: skip
_ONLY_PLURAL = frozenset({"second", "quarter"})  # "a second term", "a quarter of it"
_SINGLE = frozenset({"a", "an", "one"})
_BEFORE_ONE_DAY = frozenset({"in", "for", "within", "only", "just", "than", "least", "after", "by",
                             "lasted", "took"})  # fmt: skip


def length_value(unit: str, number: str) -> str:
    """The TIMEX3 value of a number ("2", "1.5", "X") of units."""
    letters = _LETTERS[unit]
    return (
        f"PT{number}{letters[1]}"
        if letters[0] == "T" and len(letters) == 2
        else f"P{number}{letters}"
    )


def _unit(words: str) -> str:
    plain = words.lower()
    return plain[:-1] if plain.endswith("s") else plain


def _count(words: str) -> str | None:
    plain = " ".join(words.lower().replace(",", "").split())
    if plain.replace(".", "", 1).isdecimal():
        return plain
    number = _LARGE.get(plain) or number_of(plain)
    return None if number is None else str(number)


def duration(match: re.Match[str]) -> dict[str, Any] | None:
    """For "two years", "the past three days", "a year and a half"."""
    unit, words = _unit(match["length"]), match["number"].lower()
    number = _count(words)
    plural = match["length"].lower().endswith("s")
    if number is None or (words in _SINGLE and (plural or unit in _ONLY_PLURAL)):
        return None
    if unit == "quarter" and match.string.startswith(" of", match.end()):
        return None  # "three quarters of them"
    if words == "one" and unit == "day" and _word_before(match) not in _BEFORE_ONE_DAY:
        return None
    groups = match.groupdict()
    if groups.get("adjective") and words in {"a", "an"}:
        return None
    if groups.get("half") or groups.get("half_after"):
        number = f"{number}.5"
    return {"kind": "duration", "value": length_value(unit, number)}


def _word_before(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 16) : match.start()].split()
    return before[-1].lower() if before else ""


def single(match: re.Match[str]) -> dict[str, Any]:
    """For "the past year", "week-long": one unit, or many where the word is a plural."""
    words = match["length"].lower()
    return {
        "kind": "duration",
        "value": length_value(_unit(words), "X" if words[-1] == "s" else "1"),
    }


def many(match: re.Match[str]) -> dict[str, Any]:
    """For "several months", "years": an unknown number."""
    return {"kind": "duration", "value": length_value(_unit(match["length"]), "X")}


def half(match: re.Match[str]) -> dict[str, Any]:
    """For "half an hour", "half a century"."""
    return {"kind": "duration", "value": _HALVES[match["length"].lower()]}


def each(match: re.Match[str]) -> dict[str, Any] | None:
    """For "daily", "annually"."""
    words = match["each"]
    after = match.string[match.end() : match.end() + 2]
    if words[0].isupper() and after[1:].isupper():
        return None  # a newspaper's name
    return {"kind": "set", "value": _EACH[words.lower()]}


def every(match: re.Match[str]) -> dict[str, Any] | None:
    """For "every Friday", "each month", "every four years"."""
    word, step = match["what"].lower(), match["step"]
    if word in WEEKDAYS:
        return {"kind": "set", "value": f"XXXX-WXX-{WEEKDAYS[word]}"}
    if word in MONTHS:
        return {"kind": "set", "value": f"XXXX-{MONTHS[word]:02}"}
    if word in CLOCKS:
        return {"kind": "set", "value": f"XXXX-XX-XXT{CLOCKS[word]}"}
    if word in SEASONS:
        return {"kind": "set", "value": f"XXXX-{SEASONS[word]}"}
    if word in {"weekend", "weekends"}:
        return {"kind": "set", "value": "XXXX-WXX-WE"}
    number: int | None = 1
    if step:
        number = 2 if step.lower() == "other" else number_of(step) or ordinal_of(step)
    return (
        None if number is None else {"kind": "set", "value": length_value(_unit(word), str(number))}
    )


def days_of_week(match: re.Match[str]) -> dict[str, Any]:
    """For "Sundays"."""
    return {"kind": "set", "value": f"XXXX-WXX-{WEEKDAYS[match['what'].lower()]}"}


_NAMED_TIMES = {"noon": "T12:00", "midnight": "T24:00", "midday": "TMI"}


def time_of_day(match: re.Match[str]) -> dict[str, Any] | None:
    """For "8 p.m.", "10:30 a.m. EST", "1530 GMT", "noon"."""
    groups = match.groupdict()
    if groups.get("named"):
        return {"kind": "time", "value": _NAMED_TIMES[groups["named"].lower()]}
    hour, minute = int(groups["hour"]), int(groups["minute"] or 0)
    if minute > 59 or hour > 24:
        return None
    half_day = (groups.get("half_day") or "").lower()[:1]
    if half_day:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half_day == "p" else 0)
    return {"kind": "time", "value": f"T{hour:02}:{minute:02}"}


def part_of_day(match: re.Match[str]) -> dict[str, Any]:
    """For "the morning", with no day of its own."""
    return {"kind": "time", "value": f"T{CLOCKS[match['clock'].lower()]}"}


def mark(value: str) -> Build:
    """A builder for what TimeML marks though it dates nothing."""
    return lambda match: {"kind": "mark", "value": value}


def that_time(match: re.Match[str]) -> dict[str, Any]:
    """For "that time": what was told before (``number`` says so), or the past."""
    return {"kind": "mark", "value": "PAST_REF", "number": 1}


def bare_unit(match: re.Match[str]) -> dict[str, Any]:
    """For "the year", "the latest quarter": the one told before, or that of the day of writing."""
    word = match["bare"].lower()
    return {"kind": "mark", "unit": UNITS.get(word, "quarter")}


def bare_season(match: re.Match[str]) -> dict[str, Any]:
    """For "the summer", "summer convention"."""
    return {"kind": "mark", "season": SEASONS[match["season"].lower()]}
