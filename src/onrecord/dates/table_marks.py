"""The table of the grammar, second part: words that give no date, durations, habits, times of day."""

from onrecord.dates import builders as build
from onrecord.dates import lengths
from onrecord.dates.patterns import FULL_DAY, FULL_MONTH, NUMBER, SEASON, SLACK, VAGUE_NUMBER, Row

_PAST_STRETCH = (
    r"\s+(?:\S+\s+){0,2}(?:hours?|days?|weeks?|months?|years?|decades?|century|few|several|couple)"
)
# "The future of", "the past." but not "the future king", "the past champions".
_NOT_ATTRIBUTIVE = (
    r"(?=\s*(?:[.,;:!?)”\"’—–-]|$)|\s+(?:of|is|was|will|for|and|or|in|as|that|to|with|by|on|at|but|has"
    r"|have|had|could|may|might|would|can|when|where|after|before|because|than|if|who|which)\b)"
)
_UNIT = r"(?i:seconds?|minutes?|hours?|days?|weeks?|weekends?|months?|quarters?|years?|decades?|century|centuries)"
_LENGTH = rf"(?P<length>{_UNIT})\b(?![-\s]olds?\b)"
_ONE = r"(?i:minute|hour|day|week|weekend|month|quarter|year|decade|century)"
_MANY = r"(?i:minutes|hours|days|weeks|months|years|decades|centuries)"
_COUNT = (
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?|(?i:(?:a|one|two)\s+hundred|a\s+thousand"
    r"|(?:two|three|half\s+a|a\s+half[-\s])\s*dozen)|" + NUMBER.removeprefix(r"(?P<number>\d{1,3}|")
)
_HALF = r"(?P<half>\s+and\s+a\s+half|-and-a-half|\s?½|\s+1/2)?"
_WHICH = r"(?i:past|last|next|previous|coming|following|preceding|first|final|latest|opening|initial|early)"
_THE = r"(?i:the|these|those)\s+"
# One word between number and unit ("five brutal years"), not one that ends the count.
_ADJECTIVE = rf"(?:\s+(?P<adjective>(?!(?:of|and|or|to|in|on|at|for|per|a|an|the|more|this|that|last|next|these|those|each|every|all|his|her|its|their|our)\b|{_UNIT}\b)[a-z]{{3,14}}))?"
_DURATION = (
    rf"(?:{_THE})?(?:{_WHICH}\s+)?{SLACK}?{_COUNT}{_HALF}(?:\s+more)?{_ADJECTIVE}\s+{_LENGTH}"
    r"(?!-long)(?P<half_after>\s+and\s+a\s+half\b)?(?!\s+ago\b)"
)
_HYPHENED = rf"{_COUNT}{_HALF}[-–]{_LENGTH}(?:-long\b)?"
_MANY_UNITS = (
    rf"(?:{_THE})?(?:{_WHICH}\s+)?(?:{VAGUE_NUMBER}|(?i:(?:tens|hundreds|thousands|scores)\s+of"
    rf"|numerous|multiple|various))(?:\s+(?:more|long|full))?\s+(?P<length>{_MANY})\b(?![-\s]olds?\b)"
)
_EVERY = (
    rf"(?i:every|each)\s+(?:(?P<step>(?i:other|second|third)|{NUMBER[len('(?P<number>') : -1]})\s+)?"
    rf"(?P<what>{FULL_DAY}|{FULL_MONTH}|{_UNIT}|(?i:spring|summer|autumn|fall|winter|morning|afternoon"
    r"|evening|night))\b"
)
_ZONES = (
    r"(?:(?:[ECMP][SD]?T|GMT|UTC|BST|CET|CEST|EET|IST|JST|MSK)\b|(?:Eastern|Central|Mountain"
    r"|Pacific|Moscow|Greenwich)(?:\s+(?:Standard|Daylight|Mean))?\s+[Tt]ime\b|local(?:\s+time)?\b)"
)
_ZONE = rf"(?:\s*\({_ZONES}\)|\s*{_ZONES})"
_TWELVE = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half_day>[ap]\.\s?m\.|[AP]\.M\.|[ap]m\b|[AP]M\b)"
_TWENTY_FOUR = r"(?P<hour>[01]\d|2[0-4]|\d)[:.](?P<minute>[0-5]\d)"
_OCLOCK = r"(?P<hour>\d{1,2})(?P<minute>)\s?o['’]clock\b"
_MILITARY = r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)"
_REF = build.vague

MARKS: tuple[Row, ...] = (
    # words that give no date
    ("recently lately of", r"(?i:recently|lately|of\s+late)\b", _REF("PAST_REF")),
    (
        "the more recent",
        r"(?i:(?:the\s+)?(?:more\s+)?recent\s+(?:hours|days|weeks|months|years|decades|times))\b",
        _REF("PAST_REF"),
    ),
    (
        "the",
        rf"(?i:the\s+(?:recent\s+|distant\s+|near\s+)?past)\b{_NOT_ATTRIBUTIVE}(?!{_PAST_STRETCH})",
        _REF("PAST_REF"),
    ),
    ("the", r"(?i:the\s+other\s+(?:day|week|night))\b", _REF("PAST_REF")),
    (
        "number slack",
        rf"{SLACK}?(?:{NUMBER}|{VAGUE_NUMBER})\s+(?i:hours?|minutes?|seconds?)\s+ago\b",
        _REF("PAST_REF"),
    ),
    ("hours minutes", r"(?i:hours|minutes)\s+ago\b", _REF("PAST_REF")),
    (
        "the",
        r"(?i:the\s+(?:(?:not[\s-](?:too|so)[\s-])?(?:near|immediate|foreseeable|distant)\s+)?future)\b"
        + _NOT_ATTRIBUTIVE,
        _REF("FUTURE_REF"),
    ),
    ("future", rf"(?<=\bin\s)(?i:(?:near\s+)?future)\b{_NOT_ATTRIBUTIVE}", _REF("FUTURE_REF")),
    (
        "the coming",
        r"(?i:(?:the\s+)?(?:coming|upcoming)\s+(?:hours|days|weeks|months|years|decades))\b",
        _REF("FUTURE_REF"),
    ),
    (
        "soon",
        r"(?<!\btoo\s)(?<!\bso\s)(?<!\bhow\s)(?i:soon)\b(?!\s+(?:after|as|before|enough))",
        _REF("FUTURE_REF"),
    ),
    ("now right", r"(?i:right\s+)?(?i:now)\b(?!\s+that\b|-)", _REF("PRESENT_REF")),
    (
        "currently nowadays presently these",
        r"(?i:currently|nowadays|presently|these\s+days)\b",
        _REF("PRESENT_REF"),
    ),
    ("present", r"(?<=\b[Aa]t\s)(?i:present)\b", _REF("PRESENT_REF")),
    (
        "the",
        r"(?<=\b[Aa]t\s)(?i:the\s+(?:present\s+)?moment)\b(?!\s+(?:of|when))",
        _REF("PRESENT_REF"),
    ),
    # what TimeML marks though it dates nothing
    ("a", r"(?i:a\s+(?:later|future))\s+(?:date|time|point)\b", lengths.mark("FUTURE_REF")),
    ("this", r"(?<=\b[AaBb][ty]\s)(?i:this\s+(?:time|point))\b", lengths.mark("PRESENT_REF")),
    ("that", r"(?<=\b(?:[AaBb][ty]|of)\s)(?i:that\s+time)\b", lengths.that_time),
    ("that", r"(?<=\b[Ss]ince\s)(?i:that\s+time)\b", lengths.that_time),
    ("once", r"(?i:once)\b", lengths.mark("PAST_REF")),
    (
        "the",
        r"(?i:the\s+(?:latest\s+)?)(?P<bare>(?i:week|month|quarter|year|period))\b"
        r"(?![-’']?\w|\s+(?:of|old|is\s+out)\b)",
        lengths.bare_unit,
    ),
    ("summer winter autumn", r"(?P<season>summer|winter|autumn)\b(?!-)", lengths.bare_season),
    (
        "the",
        rf"(?<=\b(?:in|of)\s)the\s+{SEASON}(?!\s+of\b|-)",
        lengths.bare_season,
    ),
    # times of day
    ("digit", rf"{_TWELVE}{_ZONE}?", lengths.time_of_day),
    ("digit", rf"{_TWENTY_FOUR}{_ZONE}", lengths.time_of_day),
    (
        "digit",
        rf"(?<=\b[Aa]t\s){_TWENTY_FOUR}(?!\d|%|\s+(?:percent|million|billion))",
        lengths.time_of_day,
    ),
    ("digit", rf"{_MILITARY}(?=\s*(?:GMT|UTC|hours)\b){_ZONE}?", lengths.time_of_day),
    ("digit", rf"{_OCLOCK}(?:\s+in\s+the\s+(?:morning|afternoon|evening))?", lengths.time_of_day),
    ("noon midnight midday", r"(?P<named>(?i:noon|midnight|midday))\b", lengths.time_of_day),
    (
        "the",
        rf"the\s+(?P<clock>morning|afternoon|evening|night)\b{_NOT_ATTRIBUTIVE}",
        lengths.part_of_day,
    ),
    (
        "morning afternoon evening",
        r"(?P<clock>morning|afternoon|evening)\b(?!-)",
        lengths.part_of_day,
    ),
    # durations
    (
        "slack number past last next previous coming first final latest opening initial early the these"
        " those following preceding half",
        _DURATION,
        lengths.duration,
    ),
    ("number half", _HYPHENED, lengths.duration),
    (
        "vague number|several many few hundreds tens thousands scores numerous multiple various a the past"
        " last next first final these those previous coming",
        _MANY_UNITS,
        lengths.many,
    ),
    (
        "the",
        rf"(?i:the\s+(?:past|last(?!\s+day)|next|coming))\s+(?:(?i:full|whole)\s+)?(?P<length>{_ONE})\b(?!\s+of\b|-)",
        lengths.single,
    ),
    (
        "the",
        rf"(?i:the\s+(?:{_WHICH}\s+)?)(?P<length>{_MANY})\b(?=\s+(?:after|before|since|following|leading"
        r"|immediately|that\s+followed|prior|ahead|to\s+come)\b)",
        lengths.many,
    ),
    ("the", rf"(?i:the\s+(?:initial|opening|final))\s+(?P<length>{_MANY})\b", lengths.many),
    (
        "minutes hours days weeks months years decades centuries",
        rf"(?P<length>{_MANY})(?:\s+(?:later|earlier|afterwards?))?\b(?!-|\s+ago\b)",
        lengths.many,
    ),
    (
        "a an half",
        r"(?i:half\s+an?|an?\s+half)[\s-](?P<length>(?i:hour|day|year|decade|century))\b",
        lengths.half,
    ),
    ("half", r"(?i:half)-(?P<length>(?i:hour|day|year|decade|century))\b", lengths.half),
    (
        "yearlong monthlong weeklong daylong hourlong year month week day hour decade century years"
        " months weeks days hours decades centuries nightlong",
        rf"(?P<length>{_MANY}|{_ONE})-?long\b",
        lengths.single,
    ),
    # habits
    (
        "hourly daily nightly weekly biweekly fortnightly monthly bimonthly quarterly semiannual"
        " semiannually annual annually yearly biennial biennially",
        r"(?P<each>(?i:hourly|daily|nightly|biweekly|weekly|fortnightly|bimonthly|monthly|quarterly"
        r"|semiannually|semiannual|annually|annual|yearly|biennially|biennial))\b",
        lengths.each,
    ),
    ("every each", _EVERY, lengths.every),
    ("weekdays", rf"(?P<what>{FULL_DAY})s\b", lengths.days_of_week),
)
