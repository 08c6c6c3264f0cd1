"""A person's name as it is compared: given name, what stands between, surname, suffix.

One key stands for all spellings that differ by nothing but case, accents, hyphens and spaces
(Kim Jong-un, Kim Jong Un), the order of East Asian names (Lo Chih-cheng, Chih-cheng Lo; Abe
Shinzo), short given names (Joe, Joseph), titles left in front, and quoted by-names.
"""

import functools
import re
from typing import NamedTuple

from onrecord.actors.across.romanised import plain
from onrecord.actors.persons.person_names import SUFFIXES
from onrecord.schema.given_names import load_given_names
from onrecord.schema.name_words import load_name_words
from onrecord.schema.nicknames import full_given_name, load_nicknames
from onrecord.schema.roles import load_posts

_ARTICLE = re.compile(r"^(?:al|el|ul|ash|ar|az)-(?=\w{3})")
_ASIDE = re.compile(r"\"[^\"]*\"|\([^)]*\)|\[[^\]]*\]")
_NOT_NAME = re.compile(r"[^\w\s'-]+")
_REIGN = re.compile(r"^(?:x{0,3}(?:i{2,3}|iv|vi{0,3}|ix)|x{1,3})$")
_INITIALS = re.compile(r"^(?:\w\.){2,}$")
# A syllable of a Japanese name in Hepburn, and of a Chinese or Korean one.
_HEPBURN = re.compile(r"^(?:(?:ch|sh|ts|[kgnhbpmr]y|[kgsztdnhbpmyrwjf])?[aeiou](?:[aeiou]|n(?![aeiou])|(?:kk|ss|tt|pp|tch)(?=[aeiou]))*)+$")  # fmt: skip
_SYLLABLE = re.compile(
    r"^(?:zh|ch|sh|ts|hs|kk|[bpmfdtnlgkhjqxrzcsywv])?(?:[aeiou]{1,3}|y[aeou]{1,2}|w[aeo]{1,2})(?:ng|n|k|m|l|p|t|h|r)?$"
)


class PersonName(NamedTuple):
    """``first`` is empty for one name alone; ``squashed`` is all of it without spaces and suffix.

    ``either_order`` where surname and given name come in both orders: they are then sorted.
    ``initial`` tells that ``first`` was one letter.
    """

    first: str
    middle: tuple[str, ...]
    last: str
    suffix: str
    squashed: str
    either_order: bool

    @property
    def is_full(self) -> bool:
        return bool(self.first)

    @property
    def key(self) -> tuple[str, str]:
        """Given name in its full form, and surname."""
        return (self.first if self.either_order else full_given_name(self.first), self.last)


@functools.lru_cache(maxsize=262144)
def person_name(words: str) -> PersonName:
    """The parts of a name; every one is empty where no letter is left."""
    units, suffix = _units(words)
    if len(units) > 1 and units[0] in load_name_words().leading_particles:
        units = ["".join(units)]
    if not units:
        return PersonName("", (), "", suffix, "", False)
    if len(units) == 1 and _REIGN.match(suffix):  # Elizabeth II, Benedict XVI: a whole name
        return PersonName(units[0], (), suffix, "", units[0] + suffix, False)
    if len(units) == 1:
        return PersonName(
            "", (), units[0].replace("-", ""), suffix, units[0].replace("-", ""), False
        )
    east_asian = _east_asian(units)
    if east_asian is not None:
        first, last = sorted(east_asian)
        return PersonName(first, (), last, suffix, first + last, True)
    last, middle = units[-1], units[1:-1]
    while middle and middle[-1] in load_name_words().particles:
        last = middle.pop() + last
    middle = [unit.replace("-", "") for unit in middle if unit not in load_name_words().articles]
    first, last = units[0].replace("-", ""), last.replace("-", "")
    return PersonName(first, tuple(middle), last, suffix, "".join((first, *middle, last)), False)


def _units(words: str) -> tuple[list[str], str]:
    """The words of a name without titles, by-names and possessive; and its suffix."""
    text = _ASIDE.sub(" ", plain(words))
    units: list[str] = []
    for word in text.split():
        if _INITIALS.match(word):
            units.extend(letter for letter in word if letter != ".")
        elif unit := _unit(word):
            units.append(unit)
    suffix = ""
    while len(units) > 1 and (units[-1] in SUFFIXES or _REIGN.match(units[-1])):
        suffix = units.pop()
    while len(units) > 1 and units[0] in _titles():
        units.pop(0)
    return units, suffix


def _unit(word: str) -> str:
    letters = _NOT_NAME.sub("", word).strip("-'_")
    return _ARTICLE.sub("", letters.removesuffix("'s").replace("'", ""))


@functools.cache
def _titles() -> frozenset[str]:
    words = {post.rstrip(".") for post in load_posts() if " " not in post and "-" not in post}
    return frozenset((words | load_name_words().before_names) - load_name_words().titles_or_names)


def _east_asian(units: list[str]) -> tuple[str, str] | None:
    """The two parts of a name that may come surname first and last, or ``None``."""
    if units[0] in load_given_names() or units[0] in load_nicknames():
        return None
    if len(units) == 2:
        hyphened = [unit for unit in units if "-" in unit]
        if len(hyphened) == 1 and all(_SYLLABLE.match(part) for part in hyphened[0].split("-")):
            return units[0].replace("-", ""), units[1].replace("-", "")
        if not hyphened and all(_HEPBURN.match(unit) for unit in units):
            return units[0], units[1]
    if len(units) == 3 and all(len(unit) > 1 and _SYLLABLE.match(unit) for unit in units):
        return units[0], units[1] + units[2]
    return None
