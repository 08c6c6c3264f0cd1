"""The name of a body as it is compared: without "the", legal form, "&", spaces, and its country apart."""

import functools
import re
from typing import NamedTuple

from onrecord.actors.across.romanised import plain
from onrecord.records import ActorKind
from onrecord.schema.countries import country_of_demonym, load_countries
from onrecord.schema.name_words import load_name_words

# Kinds whose names are common nouns of a state: a Senate, a Ministry of Defence.
STATE: frozenset[ActorKind] = frozenset({"ministry", "legislature", "court", "military"})
_FEW = 3  # so many common words make no name of one body; with its chamber they do
_SHORT = 4  # letters, up to which an s is hardly a plural's
_OF = re.compile(r"^(department|ministry|office|secretariat) (?:of|for) (?:the )?(.+)$")
_LAND = re.compile(r" ?\(([^()]*)\)$")


class BodyName(NamedTuple):
    """``key`` is the name without spaces, ``country`` what the name says, ISO 3166-1 alpha-2.

    ``common`` names are shared by bodies of many states, ``empty`` ones by anything.
    """

    key: str
    country: str | None
    common: bool
    empty: bool


@functools.lru_cache(maxsize=131072)
def body_name(name: str, kind: ActorKind) -> BodyName:
    """A body's name in parts; the key is empty where no letter is left."""
    text, country = plain(name).replace("&", " and "), None
    told = _LAND.search(text)
    if told is not None and told[1] in _lands():
        text, country = text[: told.start()], _lands()[told[1]]
    words = [each for word in text.split() if (each := _word(word))]
    if words[:1] == ["the"]:
        words = words[1:]
    rest, before = _without_land(words)
    if kind in STATE or (
        before is not None and all(word in load_name_words().common_of_bodies for word in rest)
    ):
        words, country = rest, country or before
    if kind in STATE:
        ordered = _OF.match(" ".join(words))
        if ordered is not None:
            words = [*ordered[2].split(), ordered[1]]
    if kind not in STATE:
        words = _without_form(words)
    few = len(words) <= _FEW and words[:1] not in (["house"], ["senate"])
    few = few or len(words) == 1 or kind in STATE or "national" in words
    common = few and all(word in load_name_words().common_of_bodies for word in words)
    return BodyName(
        "".join(map(_singular, words) if len(words) > 1 else words),
        country,
        common,
        len(words) == 1 and words[0] in load_name_words().nobodys | load_name_words().legal_forms,
    )


def _without_form(words: list[str]) -> list[str]:
    """The words without a legal form at their end, and without "Stores" before it."""
    kept = list(words)
    while len(kept) > 1 and kept[-1] in load_name_words().legal_forms:
        kept.pop()
    if 1 < len(kept) < len(words) and kept[-1] in load_name_words().before_legal_forms:
        kept.pop()
    return kept


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _SHORT and word[-1] == "s" and word[-2] not in "siu" else word


def _word(word: str) -> str:
    word = re.sub(r"[^\w'-]", "", word).removesuffix("'s").strip("'-")
    word = word.replace("'", "").replace("-", "")
    return load_name_words().spellings.get(word, word)


def _without_land(words: list[str]) -> tuple[list[str], str | None]:
    """The words without a country in front ("united states", "us", "japanese"), and that country."""
    for length in (3, 2, 1):
        land = _lands().get(" ".join(words[:length]))
        if land is not None and len(words) > length:
            rest = words[length:]
            return (rest[1:] if rest[0] == "the" and len(rest) > 1 else rest), land
    return words, None


@functools.cache
def _lands() -> dict[str, str]:
    """Countries by their names and demonyms, in plain letters."""
    found: dict[str, str] = {}
    for country in load_countries().values():
        for name in (country.name, *country.names):
            found.setdefault(plain(name).replace(".", ""), country.code)
    for demonym, code in country_of_demonym().items():
        found.setdefault(plain(demonym), code)
    return found
