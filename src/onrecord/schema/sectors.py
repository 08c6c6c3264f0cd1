"""PLOVER's actor sectors and what tells them: ``sectors.yaml``, checked when loaded."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, get_args

from onrecord.errors import SchemaError
from onrecord.records import ActorKind
from onrecord.schema.countries import country_of_demonym
from onrecord.schema.lines import LINE, read_vocabulary

_FILE = "sectors.yaml"
_TOPS = (
    "codes", "international", "kinds", "countries", "bodies", "institutions", "posts", "offices",
    "words", "parties", "many",
)  # fmt: skip
_NONE = "none"
_WORD = re.compile(r"[a-z0-9][a-z0-9.-]*")
_CUT = re.compile(r" (?:of|in|from|at|for|with|who|on|by|to|near|against) ")
_OF_COMMITTEES = frozenset({"LEG", "PTY"})
OF_THE_STATE = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
FORMER_OFFICIAL, UNIDENTIFIED = "ELI", "UNK"


class Sectors(NamedTuple):
    """The vocabulary. ``offices`` give the sector where no organisation is told, or ``None``."""

    codes: Mapping[str, str]
    international: Mapping[str, str]
    kinds: Mapping[str, str]
    countries: Mapping[str, str]
    known: Mapping[str, str]
    posts: Mapping[str, str]
    offices: Mapping[str, str | None]
    words: Mapping[str, str]
    parties: Mapping[str, str]
    many: frozenset[str]


class Sector(NamedTuple):
    """A sector code and the words or rule that tell it."""

    code: str
    reason: str


@functools.cache
def load_sectors() -> Sectors:
    """The vocabulary; raises ``SchemaError`` where it is malformed."""
    return parse_sectors(read_vocabulary(_FILE))


def parse_sectors(data: dict[str, Any]) -> Sectors:
    """The vocabulary out of what YAML gave; raises ``SchemaError``."""
    if set(data) - {LINE} != set(_TOPS):
        raise SchemaError(f"{_FILE}:1: the top wants {', '.join(_TOPS)} and nothing else")
    codes, international = _pairs(data, "codes"), _pairs(data, "international")
    kinds, countries = _pairs(data, "kinds"), _pairs(data, "countries")
    _allowed(kinds, get_args(ActorKind), "kinds")
    _allowed(countries, get_args(ActorKind), "countries")
    offices, parties = _pairs(data, "offices"), _pairs(data, "parties")
    known = {**_pairs(data, "bodies"), **_pairs(data, "institutions")}
    for used, choices in (
        (kinds, codes), (countries, international), (known, {**codes, **international}), (parties, codes),
        ({word: code for word, code in offices.items() if code != _NONE}, codes),
    ):  # fmt: skip
        for key, code in used.items():
            if code not in choices:
                raise SchemaError(f"{_FILE}: {key}: {code!r} is none of {', '.join(choices)}")
    many = data["many"]
    if not isinstance(many, list):
        raise SchemaError(f"{_FILE}: many wants a list of words")
    return Sectors(
        codes, international, kinds, countries, known,
        _by_word(data, "posts", codes),
        {post: None if code == _NONE else code for post, code in offices.items()},
        _by_word(data, "words", codes),
        parties,
        frozenset(map(str, many)),
    )  # fmt: skip


def _pairs(data: dict[str, Any], key: str) -> dict[str, str]:
    found = data[key]
    if not isinstance(found, dict):
        raise SchemaError(f"{_FILE}: {key} wants a mapping")
    return {str(name): str(value) for name, value in found.items() if name != LINE}


def _allowed(found: Mapping[str, str], allowed: tuple[str, ...], key: str) -> None:
    for name in found:
        if name not in allowed:
            raise SchemaError(f"{_FILE}: {key}: {name!r} is none of {', '.join(allowed)}")


def _by_word(data: dict[str, Any], key: str, codes: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    entries = data[key] if isinstance(data[key], dict) else {}
    for code, listed in entries.items():
        if code == LINE:
            continue
        if code not in codes or not isinstance(listed, list):
            raise SchemaError(f"{_FILE}: {key}: {code!r} is no code with a list of words")
        for word in map(str, listed):
            if word in found or word != word.lower():
                raise SchemaError(f"{_FILE}: {key}: {word!r} stands twice or is not lower case")
            found[word] = code
    return found


def sector_of_actor(kind: str, name: str, known_as: str | None = None) -> Sector | None:
    """The sector of a body or of people without a name; ``None`` where nothing tells it.

    Those without a name whose words tell none are ``UNK``. Of persons only posts tell.
    """
    table = load_sectors()
    if known_as is not None and known_as in table.known:
        code = table.known[known_as]
        return Sector(code, f"known as {known_as}") if code in table.codes else None
    if kind in table.kinds:
        if kind == "civil_group" and (told := sector_of_words(name)) is not None:
            return told
        return Sector(table.kinds[kind], f"kind {kind.replace('_', ' ')}")
    if kind in {"person", "international_body"}:
        return None
    told = sector_of_words(name)
    if told is None and kind.startswith("unnamed"):
        if name in country_of_demonym():
            return Sector("CVL", f"“{name}” are a people")
        return Sector(UNIDENTIFIED, "described, not named")
    return told


def sector_of_words(name: str) -> Sector | None:
    """The sector that a word of a name or description tells: the last before "of", "in" and the like.

    What begins with a house of parliament is of it, and of a committee's matters none tells what
    the committee is: "Senate Judiciary Committee" is no court.
    """
    words = load_sectors().words
    head = _CUT.split(f" {name.lower()} ", maxsplit=1)[0]
    told = [run for run in _runs(head) if run in words]
    if not told:
        told = [run for run in _runs(name.lower()) if run in words][:1]
    if told and words[told[0]] == "LEG" and head.split()[:1] == [told[0]]:
        told = told[:1]
    elif head.split()[-1:] in (["committee"], ["subcommittee"]):
        told = [run for run in told if words[run] in _OF_COMMITTEES]
    return Sector(words[told[-1]], f"“{told[-1]}” in the name") if told else None


def _runs(text: str) -> Iterator[str]:
    """The words of a text and its pairs and triples of words, by where they end."""
    found = _WORD.findall(text.replace("’", "'").replace("'s ", " "))
    for end in range(1, len(found) + 1):
        for start in range(end - 1, max(-1, end - 4), -1):
            yield " ".join(found[start:end])


def sector_of_post(post: str, organisation: Sector | None) -> Sector | None:
    """The sector of who holds a post, given that of its organisation; ``None`` where nothing tells it."""
    table = load_sectors()
    parts = post.lower().replace("defense", "defence").split()
    for start in range(len(parts)):
        tail = " ".join(parts[start:])
        if tail in table.posts:
            return Sector(table.posts[tail], f"post “{post}”")
        if tail in table.offices:
            if organisation is not None:
                return Sector(organisation.code, f"post “{post}”, {organisation.reason}")
            before = sector_of_words(" ".join(parts[:start])) if start else None
            if before is not None:
                return Sector(before.code, f"post “{post}”")
            default = table.offices[tail]
            return Sector(default, f"post “{post}”") if default is not None else None
    return None


def of_an_organisation(post: str) -> bool:
    """Whether a post is of the organisation's sector ("chair"), not of one by itself ("governor")."""
    table = load_sectors()
    parts = post.lower().replace("defense", "defence").split()
    for start in range(len(parts)):
        tail = " ".join(parts[start:])
        if tail in table.posts:
            return table.posts[tail] in {"PTY", "OPP"}
        if tail in table.offices:
            return table.offices[tail] is None
    return True


def side_of_party(names: Iterable[str]) -> Sector | None:
    """Whether what reports call a party ("the ruling party") tells that it governs or opposes."""
    for name in names:
        for word in name.lower().split():
            if (code := load_sectors().parties.get(word)) is not None:
                return Sector(code, f"called “{name}”")
    return None


def international_code(kind: str, known_as: str | None) -> Sector | None:
    """PLOVER's code in the place of a country for an international body; ``None`` for others."""
    table = load_sectors()
    code = table.known.get(known_as or "")
    if code is not None and code in table.international:
        return Sector(code, f"known as {known_as}")
    code = table.countries.get(kind)
    return Sector(code, f"kind {kind.replace('_', ' ')}") if code is not None else None


def held_by_many(post: str) -> bool:
    """Whether many hold such a post at once ("senator"), so that holders do not follow one another."""
    return post in load_sectors().many
