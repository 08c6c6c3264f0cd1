"""The grammar of date expressions: one pass over a paragraph, a table of patterns.

``_TRIGGER`` finds where an expression may begin; there every rule is tried, and the longest
match wins (the first of equals). A rule is a pattern and a builder, which may still refuse.
"""

import functools
import re
from collections.abc import Callable
from typing import Any

from onrecord.dates.calendar import SEASONS
from onrecord.dates.phrases import Phrase, Relation
from onrecord.dates.words import (
    CLOCKS,
    DECADE_WORDS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PARTS,
    UNITS,
    WEEKDAYS,
    number_of,
    ordinal_of,
)
from onrecord.schema.eras import load_eras

Build = Callable[[re.Match[str]], dict[str, Any] | None]


def _any(words: Any) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


_FULL_MONTH = _any(
    word.title() for word in MONTHS if len(word) > 4 or word in {"may", "june", "july"}
)
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_MONTH = rf"(?P<month>(?:{_FULL_MONTH})\b|{_SHORT_MONTH})"
_FULL_DAY = _any(word.title() for word in WEEKDAYS if word.endswith("day"))
_SHORT_DAY = _any(word.title() for word in WEEKDAYS if not word.endswith("day"))
_PROPER = rf"(?:{_FULL_DAY}|{_FULL_MONTH}|{_SHORT_DAY}|{_SHORT_MONTH})"
_WEEKDAY = rf"(?P<weekday>{_FULL_DAY})\b"
_DATED_WEEKDAY = rf"(?:(?P<weekday>{_FULL_DAY}|(?:{_SHORT_DAY})\b\.?),?\s+\(?(?:the\s+)?)?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|-year)"
_LAST_DAY = r"(?P<last_day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_TO = r"\s*(?:-|–|—|\bto\b|\bthrough\b|\band\b|&)\s*"
_COUNTED = (
    r"(?:people|persons|men|women|children|troops|soldiers|civilians|refugees|migrants|deaths"
    r"|dead|cases|miles|km|kilomet\w+|metres|meters|feet|acres|tons|tonnes|dollars|euros|pounds"
    r"|barrels|members|jobs|workers|delegates|homes|families|villages|square|per|percent|degrees"
    r"|MW|megawatts|meters|years|days|hours)\b"
)
_YEAR = rf"(?P<year>1\d{{3}}|20\d\d|21\d\d)(?![\d%$€£]|[.,:]\d|-year|\w|\s+(?i:{_COUNTED}))"
_ITS_YEAR = rf"(?:,?\s+(?:of\s+)?{_YEAR}|\s+(?:of\s+)?(?P<year_relation>last|this|next)\s+year\b)"
_PART = (
    r"(?:(?i:the\s+)?(?i:very\s+)?(?:"
    r"(?P<part_of>(?i:beginning|start|middle|end|close|first half|second half|latter half|latter part))"
    r"\s+of\s+(?:the\s+)?"
    r"|(?P<part>(?i:early|mid|late|earlier|later))(?:\s+(?:on|in)\s+(?:the\s+)?|[\s-]+(?:the\s+)?)))"
)
_PART_OF_THE = (
    r"(?:(?i:the\s+)?(?:(?P<part_of>(?i:beginning|start|middle|end|close))\s+of\s+the\s+"
    r"|(?P<part>(?i:early|mid|late|earlier|later))(?:\s+in\s+the\s+|-)))"
)
_RELATION = r"(?:(?P<relation>(?i:last|this past|this coming|this|next))\s+)"
_CLOCK = r"(?:\s+(?P<clock>morning|afternoon|evening|night)\b)"
_NUMBER = rf"(?P<number>\d{{1,3}}|(?i:{_any(NUMBERS)}))"
_VAGUE_NUMBER = r"(?i:several|many|some|a few|few|a number of|dozens of|countless)"
_UNIT = rf"(?P<unit>(?i:{_any(UNITS)}))\b"
_SLACK = (
    r"(?:(?P<slack>(?i:more than|over|well over|at least|less than|under|about|around|some|nearly"
    r"|almost|roughly|approximately|just over|just under|barely))\s+)"
)
_SLACKS = {
    "more than": "more", "over": "more", "well over": "more", "at least": "more",
    "just over": "more", "less than": "less", "under": "less", "just under": "less",
    "barely": "less",
}  # fmt: skip
_SEASON = rf"(?P<season>(?i:{_any(SEASONS)}))\b"


def _relation(words: str | None) -> Relation | None:
    plain = " ".join(words.lower().split()) if words else None
    return {  # type: ignore[return-value]  # the values are the three relations
        "last": "last", "this past": "last", "this": "this",
        "next": "next", "this coming": "next",
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


def _calendar(match: re.Match[str]) -> dict[str, Any] | None:
    fields = _fields(match)
    if fields.get("month", 1) > 12 or fields.get("month", 1) < 1:
        return None
    if "last_day" in fields and fields["last_day"] <= fields["day"]:
        return None
    if "and" in match.group() and fields.get("last_day") != fields["day"] + 1:
        return None
    return {"kind": "calendar", **fields}


def _plain(match: re.Match[str]) -> dict[str, Any] | None:
    return {"kind": "calendar", **_fields(match)}


def _slashed(match: re.Match[str]) -> dict[str, Any] | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if not (1 <= first <= 31 and 1 <= second <= 31) or min(first, second) > 12:
        return None
    if max(first, second) > 12 or first == second:
        day, month = max(first, second), min(first, second)
        return {"kind": "calendar", "year": year, "month": month, "day": day}
    if match["mark"] == ".":  # nobody writes month.day.year
        return {"kind": "calendar", "year": year, "month": second, "day": first}
    return {"kind": "vague", "value": f"{year}-XX-XX"}


def _weekday(match: re.Match[str]) -> dict[str, Any] | None:
    fields = _fields(match)
    fields.pop("part", None)  # "late Friday" is an hour, not a part of a stretch of days
    return {"kind": "calendar", **fields}


def _shift(shift: int, unit: str = "day", clock: str | None = None) -> Build:
    def build(match: re.Match[str]) -> dict[str, Any]:
        fields = {"clock": clock, **_fields(match), "unit": unit}
        return {"kind": "shift", "number": shift, **fields}

    return build


def _related_unit(match: re.Match[str]) -> dict[str, Any] | None:
    fields = _fields(match)
    number = {"last": -1, "this": 0, "next": 1}[fields.pop("relation")]
    return {"kind": "shift", "number": number, **fields}


def _this_unit(match: re.Match[str]) -> dict[str, Any]:
    return {"kind": "shift", "number": 0, **_fields(match)}


def _weekend(match: re.Match[str]) -> dict[str, Any]:
    return {"kind": "shift", "unit": "weekend"}


def _counted_off(kind: str, sign: int) -> Build:
    def build(match: re.Match[str]) -> dict[str, Any] | None:
        number = number_of(match["number"])
        if number is None:
            return None
        slack = match.groupdict().get("slack")
        fields = _fields(match)
        if slack:
            fields["slack"] = _SLACKS.get(" ".join(slack.lower().split()), "about")
        if match.groupdict().get("half"):
            fields["slack"] = fields.get("slack", "about")
        return {"kind": kind, "number": sign * number, **fields}

    return build


def _half_unit_ago(match: re.Match[str]) -> dict[str, Any] | None:
    months = {"year": 6, "decade": 60, "century": 600}.get(match["whole"].lower())
    if months is None:
        return None
    if months == 6:
        return {"kind": "shift", "unit": "month", "number": -6}
    return {"kind": "shift", "unit": "year", "number": -months // 12, "slack": "about"}


_COUNTED_WORDS = {
    "next": 1, "following": 1, "after": 1, "later": 1, "same": 0, "that": 0, "previous": -1,
    "preceding": -1, "before": -1, "earlier": -1,
}  # fmt: skip


def _told_before(match: re.Match[str]) -> dict[str, Any] | None:
    return {"kind": "counted", "number": _COUNTED_WORDS[match["way"].lower()], **_fields(match)}


def _decade(match: re.Match[str]) -> dict[str, Any] | None:
    fields = _fields(match)
    groups = match.groupdict()
    if groups.get("word"):
        first = DECADE_WORDS[groups["word"].lower()]
    elif groups.get("short"):
        first = (
            1900 + int(groups["short"])
            if int(groups["short"]) > 20
            else 2000 + int(groups["short"])
        )
    else:
        first = int(groups["first"])
    kind = "hundred" if first % 100 == 0 and first < 2000 else "decade"
    return {"kind": kind, "number": first, **fields}


def _century(match: re.Match[str]) -> dict[str, Any] | None:
    number = ordinal_of(match["ordinal"])
    if number is None or not 1 <= number <= 30:
        return None
    return {"kind": "century", "number": number, **_fields(match)}


def _season(match: re.Match[str]) -> dict[str, Any]:
    return {"kind": "season", **_fields(match)}


def _numbered(kind: str) -> Build:
    def build(match: re.Match[str]) -> dict[str, Any] | None:
        words = match["ordinal"].lower()
        top = 4 if kind == "quarter" else 2
        number = top if words in {"last", "final", "latter"} else ordinal_of(words)
        if number is None or not 1 <= number <= top:
            return None
        return {"kind": kind, "number": number, **_fields(match)}

    return build


def _fiscal(match: re.Match[str]) -> dict[str, Any]:
    groups = match.groupdict()
    year = groups.get("full") or ("20" + groups["short"] if groups.get("short") else "XXXX")
    return {"kind": "fiscal", "value": f"FY{year}"}


def _years(match: re.Match[str]) -> dict[str, Any] | None:
    first = int(match["year"])
    second = match["last_year"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if not first < last <= first + 100:
        return None
    return {"kind": "years", "year": first, "last_year": last}


def _vague(value: str) -> Build:
    return lambda match: {"kind": "vague", "value": value}


def _not_a_date(kind: str) -> Build:
    return lambda match: {"kind": kind}


@functools.cache
def _era_pattern() -> str:
    return _any(wording for era in load_eras() for wording in era.wordings)


def _era(match: re.Match[str]) -> dict[str, Any]:
    part = {"start": "early", "beginning": "early", "outbreak": "early", "end": "late"}
    edge = match["edge"]
    return {
        "kind": "era",
        "value": match["era"].casefold(),
        "part": part[edge.lower()] if edge else None,
    }


@functools.cache
def _rules() -> tuple[tuple[re.Pattern[str], Build], ...]:
    half_past = r"(?P<half>\s+and\s+a\s+half)?"
    table: list[tuple[str, Build]] = [
        (r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d|-\d)", _calendar),
        (r"(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)", _slashed),
        (rf"{_DATED_WEEKDAY}{_MONTH}\s+{_DAY}{_TO}{_LAST_DAY}{_ITS_YEAR}?", _calendar),
        (rf"{_DATED_WEEKDAY}{_MONTH}\s+{_DAY}{_ITS_YEAR}?", _plain),
        (rf"{_DATED_WEEKDAY}{_DAY}{_TO}{_LAST_DAY}\s+{_MONTH}{_ITS_YEAR}?", _calendar),
        (rf"{_DATED_WEEKDAY}(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}{_ITS_YEAR}?", _plain),
        (rf"{_PART}?{_MONTH}{_ITS_YEAR}", _plain),
        (rf"{_PART}?{_RELATION}?{_MONTH}(?!\s+\d)", _plain),
        (
            rf"{_PART}?{_RELATION}?{_WEEKDAY}"
            r"(?:\s+(?:of\s+)?(?P<week_relation>last|this|next)\s+week\b)?"
            rf"{_CLOCK}?(?!\s+Night\s+Live)",
            _weekday,
        ),
        (r"(?i:the\s+day\s+before\s+yesterday)", _shift(-2)),
        (r"(?i:the\s+day\s+after\s+tomorrow)", _shift(2)),
        (rf"(?i:late\s+|early\s+|earlier\s+|later\s+)?(?i:yesterday)\b{_CLOCK}?", _shift(-1)),
        (r"(?i:late\s+|early\s+|earlier\s+|later\s+)?(?i:today)\b", _shift(0)),
        (rf"(?i:late\s+|early\s+|earlier\s+|later\s+)?(?i:tomorrow)\b{_CLOCK}?", _shift(1)),
        (r"(?i:tonight)\b", _shift(0, clock="NI")),
        (rf"(?:(?i:late|early|earlier|later)\s+)?(?i:this){_CLOCK}", _shift(0)),
        (r"(?:(?i:late)\s+)?(?i:last)\s+(?P<clock>night|evening)\b", _shift(-1)),
        (
            rf"{_PART}?{_RELATION}(?P<unit>week|weekend|month|quarter|year|decade|century)\b",
            _related_unit,
        ),
        (rf"{_PART_OF_THE}(?P<unit>week|month|quarter|year|decade|century)\b(?!\s+of\b|-)", _this_unit),
        (r"(?i:the\s+)(?P<unit>weekend)\b", _weekend),
        (r"(?i:year(?:’s|'s)?[\s-]end)\b", _shift(0, unit="year")),
        (rf"{_SLACK}?{_NUMBER}{half_past}[\s-]+{_UNIT}\s+ago\b", _counted_off("shift", -1)),
        (r"(?i:half\s+a\s+)(?P<whole>(?i:year|decade|century))\s+ago\b", _half_unit_ago),
        (rf"(?:{_SLACK}|{_VAGUE_NUMBER}\s+)?(?i:days|weeks|months|years|decades|centuries)\s+ago\b", _vague("PAST_REF")),
        (r"(?i:(?:not\s+)?(?:so\s+|very\s+|too\s+)?long\s+ago|a\s+(?:while|moment|generation)\s+ago)\b", _vague("PAST_REF")),
        (rf"{_SLACK}?{_NUMBER}\s+{_UNIT}\s+(?:from\s+now|hence)\b", _counted_off("shift", 1)),
        (rf"(?:(?<=in\s)){_NUMBER}\s+{_UNIT}[’']\s+time\b", _counted_off("shift", 1)),
        (rf"{_SLACK}?{_NUMBER}\s+{_UNIT}\s+(?:later|afterwards?|after\s+that)\b", _counted_off("counted", 1)),
        (rf"{_SLACK}?{_NUMBER}\s+{_UNIT}\s+(?:earlier|previously|beforehand|before\s+that)\b", _counted_off("counted", -1)),
        (r"(?i:the)\s+(?P<way>(?i:next|following|previous|preceding|same))\s+(?P<unit>day|week|weekend|month|year)\b", _told_before),
        (r"(?P<way>(?i:that))\s+(?:same\s+|very\s+)?(?P<unit>day|week|weekend|month|year)\b", _told_before),
        (r"(?i:the|a)\s+(?P<unit>day|week|month|year)\s+(?P<way>before|after|earlier|later)(?=[.,;:)”\"]|$)", _told_before),
        (rf"(?i:the\s+)?{_PART}?(?P<first>(?:1[4-9]|20)\d0)(?:’|')?s\b", _decade),
        (rf"(?i:the\s+)?{_PART}?[’'‘](?P<short>\d0)s\b", _decade),
        (rf"(?i:the\s+){_PART}?(?P<word>(?i:{_any(DECADE_WORDS)}))\b", _decade),
        (
            rf"(?i:the\s+)?{_PART}?(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|(?i:{_any(ORDINALS)}))"
            r"[\s-](?i:century)\b(?!\s+B\.?C)",
            _century,
        ),
        (rf"{_PART}?{_RELATION}{_SEASON}(?!\s+of\b)", _season),
        (rf"(?i:the\s+)?{_PART}?{_SEASON}{_ITS_YEAR}", _season),
        (rf"(?<=\bin\s)(?i:the\s+){_PART}?{_SEASON}(?!\s+of\b|-)", _season),
        (rf"(?i:the\s+)?(?P<ordinal>(?i:first|second|third|fourth|1st|2nd|3rd|4th))[\s-]quarter\b{_ITS_YEAR}?(?!\s+of\s+(?:a|the)\s+(?!year)|[\s-]century)(?:\s+of\s+the\s+year\b)?", _numbered("quarter")),
        (rf"Q(?P<ordinal>[1-4])\b{_ITS_YEAR}?", _numbered("quarter")),
        (rf"(?i:the\s+)?(?P<ordinal>(?i:first|second|latter))[\s-]half{_ITS_YEAR}", _numbered("half")),
        (r"(?i:the\s+)?(?P<ordinal>(?i:first|second|latter))[\s-]half\s+of\s+the\s+year\b", _numbered("half")),
        (r"(?i:the\s+)?(?i:fiscal|financial|budget)(?:[\s-](?i:year))?\s+(?P<full>(?:19|20)\d\d)(?:[-–/]\d{2,4})?\b", _fiscal),
        (r"FY\s?[’']?(?:(?P<full>(?:19|20)\d\d)|(?P<short>\d\d))(?:[-–/]\d{2,4})?\b", _fiscal),
        (r"(?:(?i:the\s+)?(?i:last|this|next|current|coming|previous)\s+)(?i:fiscal|financial|budget)\s+(?i:year)\b", _fiscal),
        (r"(?P<year>1[5-9]\d\d|20\d\d)\s?[-–/]\s?(?P<last_year>\d{4}|\d\d)(?![\d%-]|[.,]\d|\w)", _years),
        (rf"{_PART}?(?i:the\s+year\s+)?{_YEAR}", _plain),
        (r"(?i:recently|lately|of\s+late)\b", _vague("PAST_REF")),
        (r"(?i:(?:in\s+)?(?:the\s+)?(?:more\s+)?recent\s+(?:days|weeks|months|years|decades|times))\b", _vague("PAST_REF")),
        (r"(?i:in\s+the\s+(?:recent\s+|distant\s+|near\s+)?past)\b(?!\s+(?:\S+\s+)?(?:\S+\s+)?(?:hours?|days?|weeks?|months?|years?|decades?|century|few|several|couple))", _vague("PAST_REF")),
        (r"(?i:in\s+the\s+(?:near\s+|foreseeable\s+|distant\s+)?future|(?:in\s+)?the\s+(?:coming|upcoming)\s+(?:days|weeks|months|years|decades))\b", _vague("FUTURE_REF")),
        (r"(?i:soon)\b(?!\s+(?:after|as|before))", _vague("FUTURE_REF")),
        (r"(?i:now)\b(?!\s+that\b|-)", _vague("PRESENT_REF")),
        (r"(?i:currently|nowadays|at\s+present|these\s+days|at\s+the\s+moment|right\s+now)\b", _vague("PRESENT_REF")),
        (rf"(?i:the\s+)?(?:(?P<edge>(?i:start|beginning|outbreak|end))\s+of\s+(?:the\s+)?)?(?P<era>(?i:{_era_pattern()}))\b(?![-–]era|\s+era\b)", _era),
        (rf"(?i:every|each)\s+(?:other\s+)?(?:{_FULL_DAY}|{_FULL_MONTH}|day|week|weekend|month|quarter|year|decade|spring|summer|autumn|fall|winter|morning|night)\b", _not_a_date("set")),
        (rf"(?:{_FULL_DAY})s\b", _not_a_date("set")),
    ]  # fmt: skip
    return tuple((re.compile(pattern), build) for pattern, build in table)


@functools.cache
def _trigger() -> re.Pattern[str]:
    era_starts = {wording.split()[0] for era in load_eras() for wording in era.wordings}
    words = (
        {"early", "earlier", "mid", "late", "later", "last", "this", "next", "past", "coming"}
        | {"beginning", "start", "middle", "end", "close", "first", "second", "latter", "outbreak"}
        | {"yesterday", "today", "tomorrow", "tonight", "that", "every", "each", "half", "very"}
        | {"recently", "lately", "of late", "recent", "in recent", "in the", "soon", "now", "a"}
        | {"currently", "nowadays", "at present", "these days", "at the moment", "right now"}
        | {"more", "over", "well", "at least", "less", "under", "about", "around", "some", "just"}
        | {"nearly", "almost", "roughly", "approximately", "barely", "several", "many", "few"}
        | {"days", "weeks", "months", "years", "decades", "centuries", "not", "so", "long", "year"}
        | {"fiscal", "financial", "budget", "current", "previous", "dozens", "countless", "final"}
        | set(NUMBERS) | set(ORDINALS) | set(SEASONS) | {word.lower() for word in era_starts}
    )  # fmt: skip
    plain = rf"(?i:{_any(words)})(?!\w)|\d|(?i:Q[1-4]|FY)|[’'‘]\d0s|{_PROPER}"
    return re.compile(
        rf"(?<![\w$€£])(?<!\d[.,])(?=(?:{plain})"
        rf"|(?i:the|a)\s+(?:{plain}|(?i:day|week|month|weekend|following|same|preceding)\b))"
    )


def find_phrases(paragraph: str) -> list[Phrase]:
    """Every expression of time in a paragraph, in order, none overlapping another.

    What is found is judged by form alone: "March" may be a verb's noun or a name, "2017" a
    number. ``Phrase.kind`` also holds what is no date ("every Friday").
    """
    found: list[Phrase] = []
    done = 0
    for trigger in _trigger().finditer(paragraph):
        start = trigger.start()
        if start < done:
            continue
        phrase = _longest(paragraph, start)
        if phrase is not None:
            found.append(phrase)
            done = phrase.end
    return found


def _longest(paragraph: str, start: int) -> Phrase | None:
    best: Phrase | None = None
    for pattern, build in _rules():
        match = pattern.match(paragraph, start)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        fields = build(match)
        if fields is not None and match.end() > start:
            best = Phrase(start=start, end=match.end(), **fields)
    return best
