"""What the codebooks under ``schema/`` know of names and actions, as questions need it."""

import datetime
import functools
import re
from collections.abc import Collection
from dataclasses import dataclass, field

import msgspec

from onrecord.query.words import fold, straighten
from onrecord.records import DecisionRule, Terms, Weight
from onrecord.schema.actions import actions
from onrecord.schema.bodies import load_bodies
from onrecord.schema.countries import country_of_demonym, load_countries
from onrecord.schema.instruments import instruments

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
    kinds: tuple[frozenset[str], ...] = ()

    @property
    def forms(self) -> frozenset[str]:
        """Every word for the action."""
        return self.nouns | self.verbs

    def kind(self, words: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
        """The words of the kinds that these words of a question are of, and those of other kinds.

        Both are empty where the question's words are of no kind.
        """
        mine = [kind for kind in self.kinds if not kind.isdisjoint(words)]
        own = frozenset[str]().union(*mine)
        return own, (frozenset[str]().union(*self.kinds) - own if mine else frozenset())


@dataclass(frozen=True)
class Known:
    """A country or body of the codebooks. ``id`` is as in ``Entity.known_as``."""

    id: str
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Deciders:
    """Who decides in a body, on a day, by which rule, and what that asks for beside its name."""

    names: tuple[str, ...]
    rule: DecisionRule
    needed: int | None
    source: str
    terms: Terms = field(default_factory=Terms)
    weights: tuple[Weight, ...] = ()


@functools.cache
def families() -> tuple[Family, ...]:
    """The families of actions, in the codebook's order."""
    return tuple(
        Family(
            name=entry.name,
            nouns=frozenset(form for noun in entry.nouns for form in noun_forms(fold(noun))),
            verbs=frozenset(form for verb in entry.verbs for form in verb_forms(fold(verb))),
            kinds=tuple(
                frozenset(form for word in kind for form in word_forms(word))
                for kind in entry.kinds
            ),
        )
        for entry in actions().families.values()
    )


def word_forms(word: str) -> set[str]:
    """What a word may be written as, be it a noun or a verb."""
    return noun_forms(fold(word)) | verb_forms(fold(word))


def noun_forms(noun: str) -> set[str]:
    """A noun and its plural, folded."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return {noun, noun[:-1] + "ies"}
    return {noun, noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")}


def verb_forms(verb: str) -> set[str]:
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
    countries = load_countries()
    codes = sorted(entry.members_on(on), key=lambda code: countries[code].name)
    veto = tuple(countries[code].name for code in codes if code in entry.terms.veto)
    return Deciders(
        names=tuple(countries[code].name for code in codes),
        rule=entry.rule,
        needed=entry.needed,
        source=f"codebook {body}",
        terms=msgspec.structs.replace(entry.terms, veto=veto),
        weights=tuple(
            Weight(name=countries[code].name, population=entry.population[code])
            for code in codes
            if code in entry.population
        ),
    )


def other_names(name: str) -> tuple[str, ...]:
    """All names of the law, treaty or programme that has this one; empty where none is known."""
    return _instruments().get(_bare(name), ())


@functools.cache
def _instruments() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entry in instruments().by_id.values():
        names = (entry.name, *entry.aliases)
        for name in names:
            found.setdefault(_bare(name), names)
    return found


def key_of(name: str) -> str:
    """The same for all names of one country or body, for others the name folded."""
    entry = known(name)
    return entry.id if entry is not None else _bare(name)


def known_subjects(names: str | None) -> frozenset[str]:
    """Keys of those named: "Finland and Sweden" are two."""
    if not names:
        return frozenset()
    if known(names) is not None:
        return frozenset({key_of(names)})
    return frozenset(key_of(name) for name in re.split(r",? and |, ", names) if name.strip())


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
