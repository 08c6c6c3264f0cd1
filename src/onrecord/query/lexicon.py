"""What the codebooks under ``schema/`` know of names and actions, as questions need it."""

import datetime
import functools
from dataclasses import dataclass

from onrecord.query.words import fold, straighten
from onrecord.records import DecisionRule
from onrecord.schema.actions import actions
from onrecord.schema.bodies import load_bodies
from onrecord.schema.countries import country_of_demonym, load_countries

_VOWELS = "aeiou"
_IRREGULAR = {
    "leave": ("left",),
    "sell": ("sold",),
    "buy": ("bought",),
    "build": ("built",),
    "strike": ("struck",),
    "withdraw": ("withdrew", "withdrawn"),
}


@dataclass(frozen=True)
class Family:
    """One action and the ways to say it: all forms folded, verbs with their inflections."""

    name: str
    nouns: frozenset[str]
    verbs: frozenset[str]

    @property
    def forms(self) -> frozenset[str]:
        """Every word for the action."""
        return self.nouns | self.verbs


@dataclass(frozen=True)
class Known:
    """A country or body of the codebooks. ``id`` is as in ``Entity.known_as``."""

    id: str
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Deciders:
    """Who decides in a body, on a day, by which rule."""

    names: tuple[str, ...]
    rule: DecisionRule
    needed: int | None
    source: str


@functools.cache
def families() -> tuple[Family, ...]:
    """The families of actions, in the codebook's order."""
    return tuple(
        Family(
            name=entry.name,
            nouns=frozenset(form for noun in entry.nouns for form in _noun_forms(fold(noun))),
            verbs=frozenset(form for verb in entry.verbs for form in _verb_forms(fold(verb))),
        )
        for entry in actions().families.values()
    )


def _noun_forms(noun: str) -> set[str]:
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return {noun, noun[:-1] + "ies"}
    return {noun, noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")}


def _verb_forms(verb: str) -> set[str]:
    """The inflections of a verb. A form too many does no harm: no text holds it."""
    forms = {verb, *_IRREGULAR.get(verb, ())}
    if verb.endswith("e"):
        return forms | {verb + "s", verb + "d", verb[:-1] + "ing"}
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return forms | {verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    forms |= {verb + "s", verb + "es", verb + "ed", verb + "ing"}
    if verb[-1] not in "wxy" + _VOWELS and verb[-2:-1] in _VOWELS:
        forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return forms


def known(name: str) -> Known | None:
    """The country or body of this name, alias, acronym, demonym or capital, or ``None``."""
    folded = _bare(name)
    return _by_id().get(_ids().get(folded, "")) if folded else None


def is_capital(name: str) -> bool:
    """True where a name is known only as that of a capital: a city, and its government."""
    entry = known(name)
    return entry is not None and _bare(name) not in {_bare(form) for form in entry.forms}


def known_by_id(id: str) -> Known | None:
    """The country or body with this id (``country:JP``), or ``None``."""
    return _by_id().get(id)


def deciders_of(body: str, on: datetime.date | None) -> Deciders | None:
    """Members and rule of a body (``body:cptpp``) on a day, ``None`` where no members are known.

    Without a day: all who are not known to have left.
    """
    entry = load_bodies().get(body.removeprefix("body:"))
    if entry is None or not entry.members:
        return None
    names = sorted(load_countries()[code].name for code in entry.members_on(on))
    return Deciders(
        names=tuple(names), rule=entry.rule, needed=entry.needed, source=f"codebook {body}"
    )


def _bare(name: str) -> str:
    folded = " ".join(fold(straighten(name)).replace(".", "").split())
    return folded.removeprefix("the ")


@functools.cache
def _by_id() -> dict[str, Known]:
    found = {}
    for country in load_countries().values():
        id = f"country:{country.code}"
        found[id] = Known(id=id, name=country.name, forms=(*country.names, *country.demonyms))
    for body in load_bodies().values():
        id = f"body:{body.id}"
        found[id] = Known(id=id, name=body.name, forms=(body.name, *body.aliases))
    return found


@functools.cache
def _ids() -> dict[str, str]:
    """Id by folded name; a country's name goes before a body's, a demonym or a capital."""
    found: dict[str, str] = {}
    countries = load_countries().values()
    named = [(name, f"country:{each.code}") for each in countries for name in each.names]
    named += [(name, id) for id, each in _by_id().items() for name in each.forms]
    named += [(name, f"country:{code}") for name, code in country_of_demonym().items()]
    named += [(name, f"country:{each.code}") for each in countries for name in each.capitals]
    for name, id in named:
        found.setdefault(_bare(name), id)
    return found
