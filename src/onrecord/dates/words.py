"""The closed classes of English that date expressions are made of, and the numbers they name."""

from onrecord.dates.calendar import Part, Unit
from onrecord.schema.number_words import NUMBERS

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
    "sunday": 7, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4,
    "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip
UNITS: dict[str, Unit] = {
    "day": "day", "week": "week", "weekend": "weekend", "month": "month", "quarter": "quarter",
    "year": "year", "decade": "decade", "century": "century", "days": "day", "weeks": "week",
    "weekends": "weekend", "months": "month", "quarters": "quarter", "years": "year",
    "decades": "decade", "centuries": "century",
}  # fmt: skip
PARTS: dict[str, Part] = {
    "early": "early", "beginning": "early", "start": "early", "first half": "early",
    "mid": "mid", "middle": "mid", "late": "late", "end": "late", "close": "late",
    "second half": "late", "latter half": "late", "latter part": "late", "earlier": "earlier",
    "later": "later",
}  # fmt: skip
CLOCKS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI"}

_ORDINAL_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip
ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS, start=1)}
DECADE_WORDS = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
    "seventies": 1970, "eighties": 1980, "nineties": 1990,
}  # fmt: skip


def number_of(words: str) -> int | None:
    """The number that digits or words such as "twenty-five" name, or ``None`` ("several")."""
    plain = " ".join(words.lower().split())
    return int(plain) if plain.isdecimal() else NUMBERS.get(plain)


def ordinal_of(words: str) -> int | None:
    """The number of "20th" or "twentieth", or ``None``."""
    plain = words.lower()
    digits = plain.rstrip("sndrth")
    return int(digits) if digits.isdecimal() else ORDINALS.get(plain)
