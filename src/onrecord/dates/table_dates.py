"""The table of the grammar, first part: what is a date, full or partial."""

from onrecord.dates import builders as build
from onrecord.dates.patterns import (
    CLOCK,
    DATED_WEEKDAY,
    DAY,
    HOLIDAYS,
    ITS_YEAR,
    LAST_DAY,
    MONTH,
    NUMBER,
    PART,
    PART_OF_THE,
    RELATION,
    SEASON,
    SLACK,
    TO,
    UNIT,
    VAGUE_NUMBER,
    WEEKDAY,
    YEAR,
    Row,
    any_of,
)  # fmt: skip
from onrecord.dates.words import DECADE_WORDS, ORDINALS

_HOUR = r"(?i:late\s+|early\s+|earlier\s+|later\s+)?"
_QUARTER = (
    rf"(?i:the\s+)?(?P<ordinal>(?i:first|second|third|fourth|1st|2nd|3rd|4th))[\s-]quarter\b"
    rf"{ITS_YEAR}?(?!\s+of\s+(?:a|the)\s+(?!year)|[\s-]century)(?:\s+of\s+the\s+year\b)?"
)
_FISCAL_YEAR = r"(?:[-–/]\d{2,4})?\b"
_ANY_UNITS = r"(?i:days|weeks|months|years|decades|centuries)"
_MORNING_OF = (
    r"(?i:the\s+)?(?P<clock>morning|afternoon|evening|night)\s+of\s+"
    rf"(?:{DATED_WEEKDAY}{MONTH}\s+{DAY}{ITS_YEAR}?)"
)
_LONG_AGO = (
    r"(?i:(?:not\s+)?(?:so\s+|very\s+|too\s+)?long\s+ago|a\s+(?:while|moment|generation)\s+ago)\b"
)
_HOLIDAY = rf"{RELATION}?(?P<holiday>(?i:{HOLIDAYS}))\b{ITS_YEAR}?"


DATES: tuple[Row, ...] = (
    # full dates, days of a month, months
    ("digit", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d|-\d)", build.calendar),
    (
        "digit",
        r"(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)",
        build.slashed,
    ),
    (
        "relation weekday month",
        rf"{DATED_WEEKDAY}{MONTH}\s+{DAY}{TO}{LAST_DAY}{ITS_YEAR}?",
        build.calendar,
    ),
    ("relation weekday month", rf"{DATED_WEEKDAY}{MONTH}\s+{DAY}{ITS_YEAR}?", build.plain),
    (
        "relation weekday digit",
        rf"{DATED_WEEKDAY}{DAY}{TO}{LAST_DAY}\s+{MONTH}{ITS_YEAR}?",
        build.calendar,
    ),
    (
        "relation weekday digit the",
        rf"{DATED_WEEKDAY}(?i:the\s+)?{DAY}\s+(?:of\s+)?{MONTH}{ITS_YEAR}?",
        build.plain,
    ),
    (
        "digit",
        r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<short>\d\d)(?![\d/])",
        build.short_slashed,
    ),
    ("the morning afternoon evening night", _MORNING_OF, build.plain),
    ("the", rf"(?i:the\s+week\s+of)\s+{MONTH}\s+{DAY}{ITS_YEAR}?", build.week_of),
    ("the", rf"(?i:the\s+week\s+of)\s+{DAY}\s+{MONTH}{ITS_YEAR}?", build.week_of),
    (
        "the first last final",
        r"(?i:the\s+)?(?P<ordinal>(?i:first|second|third|fourth|last|final))\s+week\s+(?:of|in)\s+"
        rf"{MONTH}{ITS_YEAR}?",
        build.week_of,
    ),
    ("part month", rf"{PART}?{MONTH}{ITS_YEAR}", build.plain),
    ("part relation month", rf"{PART}?{RELATION}?{MONTH}(?!\s+\d)", build.plain),
    # weekdays, and days and longer units counted from the day of writing
    (
        "part relation weekday",
        rf"{PART}?{RELATION}?{WEEKDAY}"
        r"(?:\s+(?:of\s+)?(?P<week_relation>last|this|next)\s+week\b)?"
        rf"{CLOCK}?(?!\s+Night\s+Live)",
        build.weekday,
    ),
    ("the", r"(?i:the\s+day\s+before\s+yesterday)\b", build.shift(-2)),
    ("the", r"(?i:the\s+day\s+after\s+tomorrow)\b", build.shift(2)),
    ("part yesterday", rf"{_HOUR}(?i:yesterday)\b{CLOCK}?", build.shift(-1)),
    ("part today", rf"{_HOUR}(?i:today)\b", build.shift(0)),
    ("part tomorrow", rf"{_HOUR}(?i:tomorrow)\b{CLOCK}?", build.shift(1)),
    ("tonight", r"(?i:tonight)\b", build.shift(0, clock="NI")),
    ("part this", rf"{_HOUR}(?i:this){CLOCK}", build.shift(0)),
    ("late last", r"(?:(?i:late)\s+)?(?i:last)\s+(?P<clock>night|evening)\b", build.shift(-1)),
    # before the row on units: it would put "this weekend" into the week of writing
    ("part this", rf"{_HOUR}(?P<relation>(?i:this))\s+weekend\b", build.weekend),
    (
        "part relation",
        rf"{PART}?{RELATION}(?P<unit>week|weekend|month|quarter|year|decade|century)\b",
        build.related_unit,
    ),
    (
        "part",
        rf"{PART_OF_THE}(?P<unit>week|month|quarter|year|decade|century)\b(?!\s+of\b|-)",
        build.this_unit,
    ),
    ("the", r"(?i:the\s+(?:past\s+)?)(?P<unit>weekend)\b", build.weekend),
    (
        "the current",
        r"(?P<relation>(?i:(?:the\s+)?current))\s+(?P<unit>week|month|quarter|year|decade|century)\b",
        build.related_unit,
    ),
    (
        "the this",
        r"(?i:(?:the\s+same|this)\s+(?:period|quarter|month|time|week|day))\s+"
        r"(?i:(?:of\s+|in\s+)?(?:last\s+year|the\s+previous\s+year|a\s+year\s+(?:ago|earlier|before)))\b",
        build.shift(-1, unit="year"),
    ),
    ("year", r"(?i:year(?:’s|'s)?[\s-]end)\b(?=\W*(?:$|[.,;:]))", build.shift(0, unit="year")),
    (
        "slack number",
        rf"{SLACK}?{NUMBER}(?P<half>\s+and\s+a\s+half)?[\s-]+{UNIT}\s+ago\b",
        build.counted_off("shift", -1),
    ),
    ("half", r"(?i:half\s+a\s+)(?P<whole>(?i:year|decade|century))\s+ago\b", build.half_unit_ago),
    (
        "slack units|vague number",
        rf"(?:{SLACK}|{VAGUE_NUMBER}\s+)?{_ANY_UNITS}\s+ago\b",
        build.vague("PAST_REF"),
    ),
    ("not so very too long a", _LONG_AGO, build.vague("PAST_REF")),
    (
        "slack number",
        rf"{SLACK}?{NUMBER}\s+{UNIT}\s+(?:from\s+now|hence)\b",
        build.counted_off("shift", 1),
    ),
    ("number", rf"(?<=\bin\s){NUMBER}\s+{UNIT}[’']\s+time\b", build.counted_off("shift", 1)),
    # counted from a date told before
    (
        "slack number",
        rf"{SLACK}?{NUMBER}\s+{UNIT}\s+(?:later|afterwards?|after\s+that)\b",
        build.counted_off("counted", 1),
    ),
    (
        "slack number",
        rf"{SLACK}?{NUMBER}\s+{UNIT}\s+(?:(?:earlier|previously|beforehand|before\s+that)\b"
        r"|before(?=[.,;:)”\"]|$))",
        build.counted_off("counted", -1),
    ),
    (
        "the",
        r"(?i:the)\s+(?P<way>(?i:next|following|previous|preceding|prior|same))\s+"
        r"(?P<unit>day|week|weekend|month|quarter|year)\b",
        build.told_before,
    ),
    (
        "the",
        r"(?i:the)\s+(?P<way>(?i:next|following|previous|same))\s+"
        r"(?P<clock>morning|afternoon|evening|night)\b",
        build.told_before,
    ),
    (
        "that",
        r"(?P<way>(?i:that))\s+(?:same\s+|very\s+)?(?P<clock>morning|afternoon|evening|night)\b",
        build.told_before,
    ),
    (
        "the",
        r"(?i:the)\s+(?P<clock>night|evening|morning)\s+(?P<way>before|after)(?=[.,;:)”\"]|$)",
        build.told_before,
    ),
    (
        "the year",
        r"(?i:the\s+|a\s+)?(?i:year)[\s-](?P<way>(?i:ago|earlier|before))\s+"
        r"(?i:period|quarter|month|level|figure|results?|profit|total)\b",
        build.year_ago,
    ),
    ("the", rf"(?i:the)\s+{YEAR}\s+(?i:period|quarter)\b", build.same_period),
    (
        "the",
        rf"(?i:the)\s+{YEAR}\s+(?P<ordinal>(?i:first|second|third|fourth))[\s-](?i:quarter)\b",
        build.numbered("quarter"),
    ),
    (
        "the first last final",
        rf"(?i:the\s+)?(?P<end>(?i:first|last|final))\s+{NUMBER}\s+(?i:months)\s+(?:of|in)\s+"
        rf"(?:{YEAR}|(?:(?P<year_relation>last|this)\s+year|the\s+year)\b)",
        build.months_of_year,
    ),
    (
        "that",
        r"(?P<way>(?i:that))\s+(?:same\s+|very\s+)?(?P<unit>day|week|weekend|month|year)\b",
        build.told_before,
    ),
    (
        "the a",
        r"(?i:the|a)\s+(?P<unit>day|week|month|year)\s+(?P<way>before|after|earlier|later)"
        r"(?=[.,;:)”\"]|$)",
        build.told_before,
    ),
    # decades, centuries, seasons, quarters, halves, years
    (
        "part digit",
        rf"(?i:the\s+)?{PART}?(?P<first>(?:1[4-9]|20)\d0)(?:’|')?s\b",
        build.decade,
    ),
    ("part", rf"(?i:the\s+){PART}?[’'‘](?P<short>\d0)s\b", build.decade),
    ("digit", r"(?<=[’'‘])(?P<short>\d0)s\b", build.decade),
    ("the", rf"(?i:the\s+){PART}?(?P<word>(?i:{any_of(DECADE_WORDS)}))\b", build.decade),
    (
        "part ordinal",
        rf"(?i:the\s+)?{PART}?(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|(?i:{any_of(ORDINALS)}))"
        r"[\s-](?i:century)\b(?!\s+B\.?C)",
        build.century,
    ),
    ("part relation", rf"{PART}?{RELATION}{SEASON}(?!\s+of\b)", build.season),
    ("part season", rf"(?i:the\s+)?{PART}?{SEASON}{ITS_YEAR}", build.season),
    ("the", rf"(?<=\bin\s)(?:the\s+){PART}?{SEASON}(?!\s+of\b|-)", build.season),
    ("ordinal", _QUARTER, build.numbered("quarter")),
    ("q1 q2 q3 q4", rf"(?i:q)(?P<ordinal>[1-4])\b{ITS_YEAR}?", build.numbered("quarter")),
    (
        "ordinal latter",
        rf"(?i:the\s+)?(?P<ordinal>(?i:first|second|latter))[\s-]half{ITS_YEAR}",
        build.numbered("half"),
    ),
    (
        "ordinal latter",
        r"(?i:the\s+)?(?P<ordinal>(?i:first|second|latter))[\s-]half\s+of\s+the\s+year\b",
        build.numbered("half"),
    ),
    (
        "the fiscal",
        r"(?i:the\s+)?(?i:fiscal|financial|budget)(?:[\s-](?i:year))?\s+(?P<full>(?:19|20)\d\d)"
        + _FISCAL_YEAR,
        build.fiscal,
    ),
    ("fy", rf"FY\s?[’']?(?:(?P<full>(?:19|20)\d\d)|(?P<short>\d\d)){_FISCAL_YEAR}", build.fiscal),
    (
        "the relation current coming previous",
        r"(?:(?i:the\s+)?(?i:last|this|next|current|coming|previous)\s+)"
        r"(?i:fiscal|financial|budget)\s+(?i:year)\b",
        build.fiscal,
    ),
    (
        "digit",
        r"(?P<year>1[5-9]\d\d|20\d\d)\s?[-–/]\s?(?P<last_year>\d{4}|\d\d)(?![\d%-]|[.,]\d|\w)",
        build.years,
    ),
    ("part digit", rf"{PART}?(?i:the\s+year\s+)?{YEAR}", build.plain),
    ("holiday", _HOLIDAY, build.holiday),
)
