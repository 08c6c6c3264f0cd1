"""How two full names that are written differently may be one person's, and what it then takes."""

import functools
from typing import Literal, NamedTuple

from nicknames import NickNamer
from rapidfuzz.distance import OSA

from onrecord.actors.across.homonyms import middles_agree
from onrecord.actors.across.person_names import PersonName
from onrecord.actors.across.romanised import folded, skeleton
from onrecord.schema.given_names import load_given_names
from onrecord.schema.nicknames import full_given_name

# What must be told besides the names: nothing against it; something for it and less against it; one
# post that one person holds, of one country.
Needs = Literal["no_contradiction", "agreement", "office"]
_LONG_NAME = 10  # letters: of shorter ones two persons' names are often one fold
_OWN = 3  # short forms of its own, from which a name is as often a full one (John, of Johnathan)
_LONG_VOWELS = 7
_LONG_PART = 6  # letters: in shorter ones a letter makes another name (Kerry, Berry)


class Likeness(NamedTuple):
    """What two names have in common, in words; ``rank`` puts the surest first."""

    rank: int
    words: str
    needs: Needs


def likeness(one: PersonName, other: PersonName) -> Likeness | None:
    """How two full names with different keys may be one, or ``None``. Symmetric."""
    if not one.is_full or not other.is_full or one.key == other.key:
        return None  # namesakes were looked at before
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return None
    if one.squashed == other.squashed:
        return Likeness(0, "the same letters but for spaces and hyphens", "no_contradiction")
    if (one.first, one.last) == (other.last, other.first):
        if one.either_order or other.either_order:
            return Likeness(1, "the same name in the other order", "no_contradiction")
        return Likeness(3, "the same name in the other order", "agreement")
    if not middles_agree(one.middle, other.middle):
        return None
    first, last = one.key[0], one.last
    first_too, last_too = other.key[0], other.last
    if last == last_too:
        return (
            _given(first, first_too)
            or _by_middle(one, other)
            or _spelled(one, other)
            or _begins_alike(first, first_too)
        )
    if first == first_too and (last in other.middle[-1:] or last_too in one.middle[-1:]):
        return Likeness(6, "one surname of two", "agreement")
    return _spelled(one, other)


def _given(one: str, other: str) -> Likeness | None:
    if one == other:
        return Likeness(1, "the same but for middle names", "no_contradiction")
    for short, full in ((one, other), (other, one)):
        if full in _nicknames(short):
            own = len(_namer().nicknames_of(short)) >= _OWN
            words = f"short form: {short} for {full}"
            return Likeness(2, words, "agreement" if own else "no_contradiction")
    if min(len(one), len(other)) == 1 and one[0] == other[0]:
        return Likeness(5, "an initial", "agreement")
    return None


def _by_middle(one: PersonName, other: PersonName) -> Likeness | None:
    """J. Christopher and Chris: who goes by the second given name."""
    for initial, full in ((one, other), (other, one)):
        if len(initial.first) == 1 and len(full.first) > 1 and initial.middle:
            middle = full_given_name(initial.middle[-1])
            if full.key[0] == middle or middle in _nicknames(full.first):
                long = len(full.squashed) >= _LONG_NAME
                needs: Needs = "no_contradiction" if long else "agreement"
                return Likeness(3, "the second given name alone", needs)
    return None


def _spelled(one: PersonName, other: PersonName) -> Likeness | None:
    """Another romanisation, or a slip of the pen in one part while the other is the same.

    East Asian names are too short and too like one another for either (Kim Jong-un, Kim Jung-eun).
    """
    first, first_too, last, last_too = one.key[0], other.key[0], one.last, other.last
    if _two_sexes(first, first_too) or one.either_order or other.either_order:
        return None
    if folded(first) == folded(first_too) and folded(last) == folded(last_too):
        long = min(len(one.squashed), len(other.squashed)) >= _LONG_NAME
        return Likeness(3, "another spelling in Latin letters", "no_contradiction" if long else "agreement")  # fmt: skip
    if _sounds(first, first_too) and _sounds(last, last_too):
        return Likeness(4, "another spelling of the vowels", "agreement")
    if (first == first_too and _slip(last, last_too)) or (
        last == last_too and _slip(first, first_too)
    ):
        return Likeness(4, "one letter differs", "agreement")
    return None


def _begins_alike(one: str, other: str) -> Likeness | None:
    """Bibi and Benjamin: a by-name of nobody but a holder of the same office."""
    if one[0] != other[0]:
        return None
    return Likeness(7, "given names that begin alike", "office")


def _sounds(one: str, other: str) -> bool:
    """The same consonants, and most of the vowels; a short word must be the same."""
    if one == other:
        return True
    if skeleton(one) != skeleton(other) or min(len(one), len(other)) < _LONG_PART:
        return False
    most = 1 if min(len(one), len(other)) < _LONG_VOWELS else 2
    return OSA.distance(folded(one), folded(other), score_cutoff=most) <= most


def _slip(one: str, other: str) -> bool:
    if one[0] != other[0] or min(len(one), len(other)) < _LONG_PART:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1


def _two_sexes(one: str, other: str) -> bool:
    known = load_given_names()
    return one in known and other in known and known[one] != known[other]


@functools.lru_cache(maxsize=65536)
def _nicknames(name: str) -> frozenset[str]:
    """The full given names that a short one stands for, by the nicknames package."""
    return frozenset(_namer().canonicals_of(name))


@functools.cache
def _namer() -> NickNamer:
    return NickNamer()


def canonicals(name: PersonName) -> frozenset[str]:
    """The full given names that the first name may be short for, itself among them.

    Of who goes by an initial and a second given name, that one's too.
    """
    found = _nicknames(name.first) | {name.key[0]}
    if len(name.first) == 1 and name.middle:
        found |= {full_given_name(name.middle[-1])}
    return found
