"""Dates, stances and counts in plain words."""

import datetime
from collections.abc import Sequence

from onrecord.brief.terminal import clean_line
from onrecord.query import Credibility, Line, Source, Told
from onrecord.records import Date

STANCE = {
    "for": "for",
    "leaning_for": "leaning for",
    "undecided": "undecided",
    "leaning_against": "leaning against",
    "against": "against",
    "disputed": "disputed",
    "unclear": "unclear",
    None: "silent",
}
HOLDS = {
    "for": "for it",
    "leaning_for": "leaning for it",
    "undecided": "undecided",
    "leaning_against": "leaning against it",
    "against": "against it",
    "disputed": "told to be both for and against it",
    "unclear": "on record, but not clearly for or against it",
}
_PLURAL = frozenset({"unnamed_group"})
_OPENING = frozenset({
    "A", "An", "The", "Some", "Several", "Many", "One", "Its", "Their", "Other", "Others", "Activists",
    "Aides", "Analysts", "Authorities", "Citizens", "Critics", "Diplomats", "Economists", "Experts",
    "Investigators", "Lawmakers", "Leaders", "Legislators", "Members", "Ministers", "Observers", "Officials",
    "Opponents", "People", "Police", "Protesters", "Protestors", "Researchers", "Residents", "Scientists",
    "Senators", "Sources", "Supporters", "Voters",
})  # fmt: skip
_WITH_THE = frozenset({"Bahamas", "Gambia", "Maldives", "Netherlands", "Philippines", "Seychelles"})
# The nouns of bodies that take an article in a sentence: "the Republican Party", "the U.S. Congress".
_BODIES = frozenset({
    "Administration", "Agency", "Alliance", "Army", "Assembly", "Association", "Authority", "Bank", "Bureau",
    "Cabinet", "Coalition", "Commission", "Committee", "Congress", "Council", "Court", "Department", "Force",
    "Forces", "Front", "Fund", "Government", "Group", "House", "Institute", "League", "Ministry", "Nations",
    "Office", "Organisation", "Organization", "Parliament", "Party", "Pentagon", "Republic", "Senate",
    "Service", "Society", "State", "Treasury", "Union",
})  # fmt: skip
_SINGULAR = ("a ", "an ", "one ")  # "a business group": one, though it has no name
_PERSONS = frozenset({"person", "unnamed_person", "unnamed_group"})
HOW = {
    "own_words": "own words",
    "told": "told by others",
    "act": "by an act",
    "conjecture": "guess",
}


# The words of the standard for its numbers; see docs/reliability.md.
CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}


def say_day(day: datetime.date | None) -> str:
    """A day in words: "24 September 2021"."""
    return f"{day.day} {day:%B %Y}" if day is not None else "day unknown"


def say_date(date: Date | None) -> str:
    """A date in words, no more precise than it is known; "date unknown" for none."""
    if date is None:
        return "date unknown"
    said = _say_precisely(date)
    return f"{said} (year inferred)" if date.basis == "inferred" and date.start else said


def _say_precisely(date: Date) -> str:
    start, end = date.start, date.end
    if start is None or date.precision in {"unknown", "before", "after"}:
        return _say_open(date)
    if date.precision == "day":
        return say_day(start)
    if date.precision == "month":
        return f"{start:%B %Y}"
    if date.precision in {"year", "decade", "century"}:
        return {
            "year": f"{start.year}",
            "decade": f"the {start.year}s",
            "century": f"the {start.year}s",
        }[date.precision]
    if date.precision == "week":
        return f"the week of {say_day(start)}"
    if end is None:
        return f"from {say_day(start)}"
    return f"{say_day(start)} to {say_day(end - datetime.timedelta(days=1))}"


def _say_open(date: Date) -> str:
    if date.words:
        return f"“{date.words}”"
    if date.start is not None:
        return f"after {say_day(date.start)}"
    if date.end is not None:
        return f"before {say_day(date.end)}"
    return date.value


def listed(names: Sequence[str], most: int | None = None) -> str:
    """Names in a sentence: "A, B and C"; beyond ``most`` only counted."""
    if most is not None and len(names) == most + 1:
        most += 1  # "and 1 more" is longer than the name
    shown = list(names if most is None else names[:most])
    if most is not None and len(names) > most:
        shown.append(f"{len(names) - most} more")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def quote_marks(words: str) -> str:
    """Words in quotation marks, unless they are a quotation as a whole."""
    if words[:1] in '“"' and words[-1:] in '”"' and len(words) > 2:
        return words
    return f"“{words}”"


def outlet_of(source: Source) -> str:
    """Who published it, else its title, else where it was found; with the user's letter, if any."""
    place = (source.locator or source.url or source.article).rstrip("/").rpartition("/")[2]
    name = clean_line(source.outlet or source.title or place)
    return f"{name} [{source.reliability}]" if source.reliability is not None else name


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 report", "3 reports"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def has_been(line: Line) -> str:
    """The verb for a holder: "has been" since a day, else "is"; in the plural for many."""
    many = line.kind in _PLURAL and not line.name.lower().startswith(_SINGULAR)
    if line.since is not None:
        return "have been" if many else "has been"
    return "are" if many else "is"


def called(line: Line) -> str:
    """A holder's name within a sentence: "the United Kingdom", "a business group"."""
    name = line.name
    if line.described:
        return lowered(name)
    if line.kind == "government" and (name.startswith("United ") or name in _WITH_THE):
        return f"the {name}"
    last = name.rsplit(" ", 1)[-1]
    body = last in _BODIES or name.partition(" of ")[0] in _BODIES
    if line.kind not in _PERSONS and " " in name and body:
        return name if name.startswith(("The ", "the ")) else f"the {name}"
    return name


def lowered(description: str) -> str:
    """Someone without a name as a sentence has them: "lawmakers from both parties"; a name stays."""
    if description.partition(" ")[0] in _OPENING:
        return description[:1].lower() + description[1:]
    return description


def holder(line: Line) -> str:
    """Who it is: the name, a person with the post that the reports give."""
    name = called(line)
    name = name[:1].upper() + name[1:]
    return f"{name} ({line.office})" if line.office else name


def stands(line: Line) -> str:
    """Where a holder stands, as the end of a sentence: "for it"."""
    return HOLDS[line.stance] if line.stance is not None else "silent"


def how_known(line: Line, told: Told) -> str:
    """How a stance is known: "in its own words", "as told by …"."""
    one = line.kind not in _PERSONS
    if told.how == "told":
        return f"as told by {told.by}" if told.by else "as reported"
    if told.how == "act":
        return "by what it did" if one else "by what they did"
    return "in its own words" if one else "in their own words"


def say_credibility(found: Credibility | None) -> str:
    """The number with its reason: "2: told by 2 independent origins, not contradicted"."""
    return f"{found.number}: {found.reason}" if found is not None else ""


def say_counts(reports: int, outlets: int, origins: int) -> str:
    """Who tells it: "3 reports of 2 outlets, 2 independent origins"."""
    of = f" of {count(outlets, 'outlet')}" if outlets and outlets != reports else ""
    independent = "1 origin" if origins == 1 else f"{origins} independent origins"
    return f"{count(reports, 'report')}{of}, {independent}"


def telling(line: Line) -> str:
    """How many reports tell it, and from how many independent origins."""
    if line.reports <= 1:
        return "1 report"
    return f"{count(line.reports, 'report')} from {count(line.origins, 'independent origin')}"
