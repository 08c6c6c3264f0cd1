"""From a match of the grammar to the fields of a ``Phrase``; ``None`` refuses the match."""

import re
from collections.abc import Callable
from typing import Any

from onrecord.dates.calendar import SEASONS
from onrecord.dates.phrases import Relation
from onrecord.dates.words import (
    CLOCKS,
    DECADE_WORDS,
    MONTHS,
    PARTS,
    UNITS,
    WEEKDAYS,
    number_of,
    ordinal_of,
)
from onrecord.schema.holidays import plain_name

Build = Callable[[re.Match[str]], dict[str, Any] | None]
_SLACKS = {
    "more than": "more", "up to": "less", "at most": "less", "fewer than": "less",
    "no more than": "less", "over": "more", "well over": "more", "at least": "more",
    "just over": "more", "less than": "less", "under": "less", "just under": "less",
    "barely": "less",
}  # fmt: skip


def _relation(words: str | None) -> Relation | None:
    plain = " ".join(words.lower().split()) if words else None
    return {  # type: ignore[return-value]  # the values are the three relations
        "last": "last", "this past": "last", "the past": "last", "this": "this", "current": "this",
        "the current": "this",
        "next": "next", "this coming": "next", "that": "that", "the same": "that",
    }.get(plain or "")  # fmt: skip


def _fields(match: re.Match[str]) -> dict[str, Any]:
    """Fields of ``Phrase`` out of the groups that are named like them."""
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    fields: dict[str, Any] = {}
    for name in ("year", "day", "last_day"):
        if name in groups:
            fields[name] = int(groups[name])
    if "month" in groups:
        month = groups["month"].lower().rstrip(".")
        fields["month"] = int(month) if month.isdecimal() else MONTHS[month]
    if "weekday" in groups:
        fields["weekday"] = WEEKDAYS[groups["weekday"].lower().rstrip(".")]
    for name in ("relation", "year_relation", "week_relation"):
        if name in groups:
            fields[name] = _relation(groups[name])
    part = groups.get("part") or groups.get("part_of")
    if part:
        fields["part"] = PARTS[part.lower()]
    if "clock" in groups:
        fields["clock"] = CLOCKS[groups["clock"].lower()]
    if "season" in groups:
        fields["season"] = SEASONS[groups["season"].lower()]
    if "unit" in groups:
        fields["unit"] = UNITS[groups["unit"].lower()]
    return fields


def calendar(match: re.Match[str]) -> dict[str, Any] | None:
    """A calendar date, or days of one month ("May 3-5")."""
    fields = _fields(match)
    if fields.get("month", 1) > 12 or fields.get("month", 1) < 1:
        return None
    if "last_day" in fields and fields["last_day"] <= fields["day"]:
        return None
    if re.search(r"\band\b|&", match.group()) and fields.get("last_day") != fields["day"] + 1:
        before = match.string[max(0, match.start() - 9) : match.start()]
        if not before.lower().rstrip().endswith("between"):
            return None  # two days, not a stretch
    return {"kind": "calendar", **fields}


def plain(match: re.Match[str]) -> dict[str, Any] | None:
    """A calendar date, full or partial, as its groups stand."""
    return {"kind": "calendar", **_fields(match)}


def slashed(match: re.Match[str]) -> dict[str, Any] | None:
    """For "27/08/2021", "08/27/2021", "27.08.2021"; undecided where both numbers may be months."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if not (1 <= first <= 31 and 1 <= second <= 31) or min(first, second) > 12:
        return None
    if max(first, second) > 12 or first == second:
        day, month = max(first, second), min(first, second)
        return {"kind": "calendar", "year": year, "month": month, "day": day}
    if match["mark"] == ".":  # nobody writes month.day.year
        return {"kind": "calendar", "year": year, "month": second, "day": first}
    value = f"{year}-XX-XX"
    return {"kind": "vague", "value": value, "year": year, "month": first, "day": second}


def weekday(match: re.Match[str]) -> dict[str, Any] | None:
    """A weekday."""
    fields = _fields(match)
    fields.pop("part", None)  # "late Friday" is an hour, not a part of a stretch of days
    return {"kind": "calendar", **fields}


def shift(shift: int, unit: str = "day", clock: str | None = None) -> Build:
    """A builder for a fixed number of units from the day of writing."""

    def build(match: re.Match[str]) -> dict[str, Any]:
        fields = {"clock": clock, **_fields(match), "unit": unit}
        return {"kind": "shift", "number": shift, **fields}

    return build


def related_unit(match: re.Match[str]) -> dict[str, Any] | None:
    """For "Last week", "next year"."""
    fields = _fields(match)
    number = {"last": -1, "this": 0, "next": 1}[fields.pop("relation")]
    return {"kind": "shift", "number": number, **fields}


def this_unit(match: re.Match[str]) -> dict[str, Any]:
    """For "The end of the year": the unit that holds the day of writing."""
    return {"kind": "shift", "number": 0, **_fields(match)}


def weekend(match: re.Match[str]) -> dict[str, Any]:
    """For "The weekend": before or ahead, as the tense says."""
    return {"kind": "shift", **_fields(match), "unit": "weekend"}


def counted_off(kind: str, sign: int) -> Build:
    """A builder for "two days ago" (``shift``) and "two days later" (``counted``)."""

    def build(match: re.Match[str]) -> dict[str, Any] | None:
        number = number_of(match["number"])
        if number is None:
            return None
        slack = match.groupdict().get("slack")
        fields = _fields(match)
        if slack:
            fields["slack"] = _SLACKS.get(" ".join(slack.lower().split()), "about")
        if fields["unit"] in {"decade", "century"}:
            fields.setdefault("slack", "about")
        if match.groupdict().get("half"):
            fields["slack"] = fields.get("slack", "about")
        return {"kind": kind, "number": sign * number, **fields}

    return build


def half_unit_ago(match: re.Match[str]) -> dict[str, Any] | None:
    """For "Half a century ago"."""
    months = {"year": 6, "decade": 60, "century": 600}.get(match["whole"].lower())
    if months is None:
        return None
    if months == 6:
        return {"kind": "shift", "unit": "month", "number": -6}
    return {"kind": "shift", "unit": "year", "number": -months // 12, "slack": "about"}


_COUNTED_WORDS = {
    "ago": -1, "prior": -1, "next": 1, "following": 1, "after": 1, "later": 1, "same": 0, "that": 0, "previous": -1,
    "preceding": -1, "before": -1, "earlier": -1,
}  # fmt: skip


def told_before(match: re.Match[str]) -> dict[str, Any] | None:
    """For "The next day", "that year": counted from a date told before."""
    fields = {"unit": "day", **_fields(match)}  # "that night": of a day
    if fields["unit"] == "quarter" and match["way"].lower() == "same":
        return None
    return {"kind": "counted", "number": _COUNTED_WORDS[match["way"].lower()], **fields}


def year_ago(match: re.Match[str]) -> dict[str, Any]:
    """For "the year-ago period"."""
    return {"kind": "counted", "number": -1, "unit": "year"}


def same_period(match: re.Match[str]) -> dict[str, Any]:
    """For "the 1988 period": of that year, as long as the one told before."""
    return {**plain(match), "unit": "quarter"}  # type: ignore[dict-item]


def week_of(match: re.Match[str]) -> dict[str, Any] | None:
    """For "the week of March 4", "the first week of March"."""
    groups = match.groupdict()
    if not groups.get("ordinal"):
        return {"kind": "calendar", **_fields(match), "unit": "week"}
    number = 0 if groups["ordinal"].lower() in {"last", "final"} else ordinal_of(groups["ordinal"])
    if number is None or number > 4:
        return None
    return {"kind": "calendar", **_fields(match), "unit": "week", "number": number}


def months_of_year(match: re.Match[str]) -> dict[str, Any] | None:
    """For "the first nine months of 1988"."""
    number = number_of(match["number"])
    if number is None:
        return None
    sign = 1 if match["end"].lower() == "first" else -1
    return {"kind": "months", **_fields(match), "number": sign * number}


def holiday(match: re.Match[str]) -> dict[str, Any]:
    """A holiday of the table."""
    return {"kind": "holiday", **_fields(match), "value": plain_name(match["holiday"])}


def short_slashed(match: re.Match[str]) -> dict[str, Any] | None:
    """For "11/02/89": as "11/02/1989"; ``month`` and ``day`` as U.S. writers order them."""
    first, second, short = int(match["first"]), int(match["second"]), int(match["short"])
    if not (1 <= first <= 31 and 1 <= second <= 31) or min(first, second) > 12:
        return None
    year = short + (1900 if short > 30 else 2000)
    day, month = (first, second) if first > 12 else (second, first)
    if max(first, second) > 12 or first == second:
        return {"kind": "calendar", "year": year, "month": month, "day": day}
    value = f"{year}-XX-XX"
    return {"kind": "vague", "value": value, "year": year, "month": month, "day": day}


def decade(match: re.Match[str]) -> dict[str, Any] | None:
    """For "The 1970s", "the ’70s", "the seventies"; "the 1800s" are a hundred years."""
    fields = _fields(match)
    groups = match.groupdict()
    if groups.get("word"):
        first = DECADE_WORDS[groups["word"].lower()]
    elif groups.get("short"):
        short = int(groups["short"])
        first = 1900 + short if short > 20 else 2000 + short
    else:
        first = int(groups["first"])
    kind = "hundred" if first % 100 == 0 and first < 2000 else "decade"
    return {"kind": kind, "number": first, **fields}


def century(match: re.Match[str]) -> dict[str, Any] | None:
    """For "The 20th century"."""
    number = ordinal_of(match["ordinal"])
    if number is None or not 1 <= number <= 30:
        return None
    return {"kind": "century", "number": number, **_fields(match)}


def season(match: re.Match[str]) -> dict[str, Any]:
    """For "Last summer", "spring 2014"."""
    return {"kind": "season", **_fields(match)}


def numbered(kind: str) -> Build:
    """A builder for quarters and halves of a year."""

    def build(match: re.Match[str]) -> dict[str, Any] | None:
        words = match["ordinal"].lower()
        top = 4 if kind == "quarter" else 2
        number = top if words in {"last", "final", "latter"} else ordinal_of(words)
        if number is None or not 1 <= number <= top:
            return None
        return {"kind": kind, "number": number, **_fields(match)}

    return build


def fiscal(match: re.Match[str]) -> dict[str, Any]:
    """For "Fiscal 2019", "FY2019", "the current fiscal year"."""
    groups = match.groupdict()
    year = groups.get("full") or ("20" + groups["short"] if groups.get("short") else "XXXX")
    return {"kind": "fiscal", "value": f"FY{year}"}


def years(match: re.Match[str]) -> dict[str, Any] | None:
    """For "2015-16", "1939–1945"."""
    first = int(match["year"])
    second = match["last_year"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if not first < last <= first + 100:
        return None
    return {"kind": "years", "year": first, "last_year": last}


def vague(value: str) -> Build:
    """A builder for words that give no date, such as "recently"."""
    return lambda match: {"kind": "vague", "value": value}


def era(match: re.Match[str]) -> dict[str, Any]:
    """A war or an era of the table, or its start or end."""
    part = {"start": "early", "beginning": "early", "outbreak": "early", "end": "late"}
    edge = match["edge"]
    return {
        "kind": "era",
        "value": match["era"].casefold(),
        "part": part[edge.lower()] if edge else None,
    }
