"""Of which country an article speaks: whose "the Senate", "the army" or a president without a country are.

Known institutions, seats of government, lawmakers' states and parties tell whose politics an article is
about; names of countries and peoples tell less. Where two countries compete, none is chosen.
"""

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, get_args

from onrecord.actors.bodies.owners import countries_in, owner_country
from onrecord.records import ActorKind
from onrecord.schema.countries import load_countries
from onrecord.schema.gazetteer import Known, find_known
from onrecord.schema.regions import regions
from onrecord.schema.untold import Untold, untold
from onrecord.schema.us_states import us_states

if TYPE_CHECKING:
    from onrecord.actors.cast import Seen

_POLITICAL: frozenset[ActorKind] = frozenset(
    {"party", "legislature", "ministry", "court", "military", "government", "organisation"}
)
_INSTITUTION, _SEAT, _STATE, _LAWMAKER, _OWNED = 2.0, 2.0, 0.5, 2.0, 1.0  # weights of one mention
_COUNTRY, _PLACE, _PEOPLE = 1.0, 0.5, 0.5
_LEAST = 2.0  # what a country must have at least, by these weights
# How many times the next country's weight it must have, for an institution and for anything else.
# Chosen by eye on 30 reports: at 2 the wrong president is found in reports on two countries, for
# institutions a higher one loses chambers that are plainly meant.
_CLEAR, CLEARLY = 2.0, 3.0
_STATE_POLITICS = ("Legislature", "State House", "Statehouse", "state House", "state Senate", "state lawmakers", "state Rep.", "state Sen.")  # fmt: skip
_NATIONAL_POLITICS = ("Congress", "U.S. House", "U.S. Senate", "Capitol Hill", "US Senate")
_KINDS = frozenset(get_args(ActorKind))
_US_LAWMAKER = re.compile(r"\((?:[RDI])[-–—][A-Z]|, [RDI]-[A-Z]|\b(?:Sens?|Reps?)\. [A-Z]")
_ANY: Untold = Untold("", "country", frozenset(), frozenset())


class Home(NamedTuple):
    """A country and why the article is taken to speak of it."""

    code: str
    reason: str


class Homes:
    """What the names of an article say of the countries that it is about."""

    def __init__(self, text: str, seen: "Iterable[Seen]") -> None:
        self.politics: Counter[str] = Counter()
        self.named: Counter[str] = Counter()
        self.seats: set[str] = set()
        self._regions: Counter[str] = Counter()
        self._text = text
        self.is_of_state = _of_state(text)
        self._told: dict[str, set[str]] = {}
        for each in seen:
            self._weigh(each)
        lawmakers = len(_US_LAWMAKER.findall(text))
        if lawmakers:
            self.politics["US"] += _LAWMAKER * lawmakers  # type: ignore[assignment]

    def _weigh(self, seen: "Seen") -> None:
        if seen.mention.form == "pronoun":
            return
        if seen.label == "known":
            self._weigh_known(seen)
        elif seen.mention.form == "nominal":
            for code in set(countries_in(seen)):
                self._add(self.named, code, _PEOPLE)
        else:
            within = place_country(seen.words)
            if within is not None:
                self._add(self.named, within, _STATE)
                self._add(self.politics, within, _STATE)
                self._add(self._regions, seen.words, 1.0)
            elif seen.label == "organisation":
                told = next(countries_in(seen), None) or owner_country(seen)
                self._tell(seen, told)
                owner = told or _only_country(seen.words)
                if owner is not None:
                    self._add(self.politics, owner, _OWNED)

    def _weigh_known(self, seen: "Seen") -> None:
        known = find_known(seen.words)
        if known is None or known.country is None:
            return
        if known.form == "seat":
            self.seats.add(known.country)
            self._add(self.politics, known.country, _SEAT)
        elif known.id.startswith("institution:"):
            if known.kind in _POLITICAL:
                self._add(self.politics, known.country, _INSTITUTION)
            self._tell(seen, known.country)
        elif known.form == "demonym":
            self._add(self.named, known.country, _PEOPLE)
        else:
            placed = seen.mention.role == "place"
            self._add(self.named, known.country, _PLACE if placed else _COUNTRY)

    @staticmethod
    def _add(counts: Counter[str], code: str, weight: float) -> None:
        counts[code] += weight  # type: ignore[assignment]

    def _tell(self, seen: "Seen", code: str | None) -> None:
        """Note whose "the Philippine Senate" is, for "the Senate" elsewhere."""
        if code is None:
            return
        words = seen.words.lower().split()
        for length in (1, 2):
            self._told.setdefault(" ".join(words[-length:]), set()).add(code)

    def institution(self, words: str) -> Home | None:
        """Whose an institution named without its country is, if the article shows it."""
        words = words.lower()
        entry = untold().get(words)
        if entry is None or entry.of not in _KINDS:
            return None
        told = self._told.get(words, set())
        if len(told) == 1:
            return Home(next(iter(told)), "told of it elsewhere in the article")
        if told or (self.is_of_state and words in {"house", "senate"}):
            return None
        if entry.only:
            return self.country(entry, clear=_CLEAR, by_politics=True)
        return self.country(entry)

    def country(
        self,
        entry: Untold = _ANY,
        *,
        but: frozenset[str] = frozenset(),
        clear: float = CLEARLY,
        by_politics: bool = False,
    ) -> Home | None:
        """The one country that the article is about, of those that have such a thing and are not ``but``.

        It must have ``clear`` times the weight of the next; with ``by_politics`` names of
        countries count half against institutions.
        """

        def fits(code: str) -> bool:
            return entry.allows(code) and code not in but

        both = Counter(self.politics)
        for code, weight in self.named.items():
            both[code] += weight / 2 if by_politics else weight  # type: ignore[assignment]
        found = _foremost(both, fits, clear)
        if found is None or not entry.only:
            return found
        most = max(self.politics.values(), default=0)
        return found if self.politics[found.code] >= most / 2 else None

    def of_head(self, surname: str) -> Home | None:
        """Whose president or premier one is who is named beside a seat of government or has an administration.

        The politics of a country must be clearly told of above all others'.
        """
        found = _foremost(self.politics, lambda _: True, CLEARLY)
        if found is None:
            return None
        return found if found.code in self.seats or self.has_administration(surname) else None

    def has_administration(self, surname: str) -> bool:
        """True where the article speaks of an administration of that name."""
        return f"{surname} administration" in self._text

    def region(self) -> str | None:
        """The one state or region that the article mostly names, for its governor."""
        (most, count), *others = [*self._regions.most_common(2), ("", 0)]
        second = others[0][1] if others else 0
        return most if count >= _LEAST and count >= CLEARLY * second else None

    def has(self, words: str) -> bool:
        """True where the article speaks of an institution by these words, in whatever case."""
        return words in self._text.lower()

    def weight(self, code: str) -> float:
        """How much the article's names speak of a country."""
        return self.politics[code] + self.named[code]


@functools.cache
def _state_lawmakers() -> re.Pattern[str]:
    states = "|".join(form for form in us_states() if len(form) > 3 and form.isalpha())
    return re.compile(rf"\b(?:{states}) (?:lawmaker|legislat|House of)")


def _of_state(text: str) -> bool:
    """True for a report on the legislature of a state, whose House and Senate are not the nation's."""
    if any(words in text for words in _NATIONAL_POLITICS):
        return False
    return (
        any(words in text for words in _STATE_POLITICS)
        or _state_lawmakers().search(text) is not None
    )


def _foremost(
    scores: Mapping[str, float], fits: Callable[[str], bool], clear: float
) -> Home | None:
    ranked = sorted(((weight, code) for code, weight in scores.items() if fits(code)), reverse=True)
    if not ranked or ranked[0][0] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0][0] < clear * ranked[1][0]:
        return None
    name = load_countries()[ranked[0][1]].name
    return Home(ranked[0][1], f"the article speaks mostly of {name}")


def _only_country(words: str) -> str | None:
    """The one country that has an institution so named: "House", "House Judiciary Committee"."""
    entry = untold().get(words.lower()) or untold().get(words.partition(" ")[0].lower())
    return next(iter(entry.only)) if entry is not None and len(entry.only) == 1 else None


def place_country(words: str) -> str | None:
    """ISO code of the country that a state of the US or another known region is in."""
    if len(words) > 2 and words in us_states():
        return "US"
    return regions().get(words)


@functools.cache
def known_institution(code: str, words: str) -> Known | None:
    """The institution of a country that is known by these words: the U.S. Senate for "Senate"."""
    country = load_countries()[code]
    for name in (words, *(f"{owner} {words}" for owner in (*country.names, *country.demonyms))):
        known = find_known(name)
        if known is not None and known.country == code and known.id.startswith("institution:"):
            return known
    return None
