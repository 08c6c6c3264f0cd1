"""The name of a body as it is compared: without "the", legal form, "&", spaces, and its country apart."""

import functools
import re
from typing import NamedTuple

from onrecord.actors.across.romanised import plain
from onrecord.records import ActorKind
from onrecord.schema.countries import country_of_demonym, load_countries

# Kinds whose names are common nouns of a state: a Senate, a Ministry of Defence.
STATE: frozenset[ActorKind] = frozenset({"ministry", "legislature", "court", "military"})
_LEGAL = frozenset(
    [
        "ab",
        "ag",
        "as",
        "asa",
        "bv",
        "co",
        "company",
        "corp",
        "corporation",
        "gmbh",
        "inc",
        "incorporated",
        "limited",
        "llc",
        "llp",
        "ltd",
        "nv",
        "oao",
        "ojsc",
        "oyj",
        "pjsc",
        "plc",
        "pte",
        "pty",
        "sa",
        "spa",
        "srl",
    ]
)
# Words by which no body is told from others of its sort; of a state's bodies, with the country.
_COMMON = frozenset(
    [
        "administration",
        "affairs",
        "agency",
        "air",
        "alliance",
        "and",
        "appeals",
        "armed",
        "army",
        "assembly",
        "bank",
        "board",
        "branch",
        "cabinet",
        "central",
        "chamber",
        "city",
        "coalition",
        "coast",
        "college",
        "commission",
        "committee",
        "commons",
        "company",
        "congress",
        "constitutional",
        "corps",
        "council",
        "county",
        "court",
        "criminal",
        "defence",
        "defense",
        "department",
        "district",
        "education",
        "election",
        "electoral",
        "executive",
        "federal",
        "finance",
        "for",
        "force",
        "forces",
        "foreign",
        "front",
        "general",
        "government",
        "group",
        "guard",
        "health",
        "high",
        "hospital",
        "house",
        "in",
        "intelligence",
        "interior",
        "judicial",
        "judiciary",
        "justice",
        "labor",
        "labour",
        "legislative",
        "legislature",
        "lords",
        "lower",
        "marine",
        "marines",
        "media",
        "military",
        "minister",
        "ministry",
        "movement",
        "national",
        "navy",
        "news",
        "of",
        "office",
        "on",
        "opposition",
        "organisation",
        "organization",
        "parliament",
        "party",
        "police",
        "press",
        "public",
        "representatives",
        "school",
        "secretariat",
        "security",
        "senate",
        "staff",
        "state",
        "supreme",
        "television",
        "the",
        "trade",
        "treasury",
        "union",
        "university",
        "upper",
    ]
)
_NEVER = frozenset(
    [
        "administration",
        "agency",
        "association",
        "bank",
        "board",
        "bureau",
        "center",
        "centre",
        "city",
        "college",
        "commission",
        "committee",
        "company",
        "council",
        "county",
        "department",
        "district",
        "division",
        "foundation",
        "front",
        "government",
        "group",
        "hospital",
        "institute",
        "movement",
        "office",
        "organisation",
        "organization",
        "party",
        "school",
        "state",
        "union",
        "university",
    ]
)
_AMERICAN = {
    "defence": "defense", "labour": "labor", "centre": "center", "organisation": "organization",
    "programme": "program",
}  # fmt: skip
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
    if kind in STATE or (before is not None and all(word in _COMMON for word in rest)):
        words, country = rest, country or before
    if kind in STATE:
        ordered = _OF.match(" ".join(words))
        if ordered is not None:
            words = [*ordered[2].split(), ordered[1]]
    while len(words) > 1 and words[-1] in _LEGAL and kind not in STATE:
        words.pop()
    few = len(words) <= _FEW and words[:1] not in (["house"], ["senate"])
    few = few or len(words) == 1 or kind in STATE or "national" in words
    common = few and all(word in _COMMON for word in words)
    return BodyName(
        "".join(map(_singular, words) if len(words) > 1 else words),
        country,
        common,
        len(words) == 1 and words[0] in _NEVER | _LEGAL,
    )


def _singular(word: str) -> str:
    return word[:-1] if len(word) > _SHORT and word[-1] == "s" and word[-2] not in "siu" else word


def _word(word: str) -> str:
    word = re.sub(r"[^\w'-]", "", word).removesuffix("'s").strip("'-")
    word = word.replace("'", "").replace("-", "")
    return _AMERICAN.get(word, word)


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
