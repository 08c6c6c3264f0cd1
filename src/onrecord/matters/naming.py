"""Who or what a word names: an actor, a country by its adjective, a law by one of its names."""

import functools
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.records import Actor, Mention
from onrecord.schema.countries import country_of_demonym, load_countries
from onrecord.schema.instruments import instruments, piece
from onrecord.schema.matters import matters
from onrecord.text import SpanIndex, Text
from onrecord.text.parse import START

_NO_NAME = frozenset({"unnamed_person", "unnamed_group"})
_NAMED_AS = frozenset({"PROPN", "ADJ", "NOUN"})


@dataclass(frozen=True)
class Named:
    """What a word names. ``key`` is the same for all its names within a report.

    ``explicit`` is false for a pronoun or a description. ``person`` is true for a human being,
    ``body`` for what can be joined, ``city`` where a capital stands for its government,
    ``adjective`` for a nationality ("Russian") and for "U.S.".
    """

    key: str
    actor: str | None = None
    explicit: bool = True
    person: bool = False
    body: bool = False
    city: bool = False
    adjective: bool = False


@dataclass(frozen=True)
class Law:
    """A law, treaty or programme by its name: first and last token, and its id."""

    id: str
    first: int
    last: int


class Names:
    """The names of one text, by token."""

    def __init__(
        self, text: Text, mentions: tuple[Mention, ...], actors: tuple[Actor, ...]
    ) -> None:
        self._actors = {actor.id: actor for actor in actors}
        resolved = [m for m in mentions if m.actor in self._actors]
        self._heads = {m.head.start: m for m in reversed(resolved)}
        self._names = SpanIndex([m for m in resolved if m.form == "name"], lambda m: m.span)
        self._text = text

    def of(self, token: Token) -> Named | None:
        """Who or what the word names as the head of its phrase; ``None`` if nobody known."""
        mention = self._heads.get(_offset(token))
        if mention is not None and mention.actor is not None:
            return self._by_actor(token, mention, self._actors[mention.actor])
        if token.pos_ not in _NAMED_AS:
            return None
        if token.text[:1].isupper():
            code = country_of_demonym().get(token.text) or _country_names().get(token.lower_)
            if code is not None:
                return Named(f"country:{code}", adjective=_is_adjective(token))
        land = matters().lands.get(token.lower_)
        return Named(f"name:{land}") if land is not None else None

    def covers(self, token: Token) -> bool:
        """True where the word is part of an actor's name."""
        return self._names.at(_offset(token)) is not None

    def _by_actor(self, token: Token, mention: Mention, actor: Actor) -> Named | None:
        if actor.kind in _NO_NAME:
            return None
        known = actor.known_as or ""
        return Named(
            key=known or f"name:{_folded(actor.name)}",
            actor=actor.id,
            explicit=mention.form == "name",
            person=actor.kind == "person",
            body=known.startswith("body:") or actor.kind == "international_body",
            city=known.startswith("country:") and mention.form == "name" and _is_city(token),
            adjective=_is_adjective(token),
        )


def laws_in(doc: Doc) -> dict[int, Law]:
    """The laws, treaties and programmes named in a paragraph, by each token of their names."""
    known = instruments().by_first
    found: dict[int, Law] = {}
    words = [piece(token.text) for token in doc]
    for number, word in enumerate(words):
        if word not in known or number in found:
            continue
        for name, id in known[word]:
            last = number + len(name) - 1
            if last < len(words) and tuple(words[number : last + 1]) == name:
                law = Law(id, number, last)
                found.update((at, law) for at in range(number, last + 1))
                break
    return found


def _folded(name: str) -> str:
    """A name as it is counted by: without case, line breaks, curly marks and the labels' bars."""
    return " ".join(name.casefold().replace("’", "'").replace("|", " ").split())


def _offset(token: Token) -> int:
    start: int = token.doc.user_data[START]
    return start + token.idx


def _is_adjective(token: Token) -> bool:
    return token.text in country_of_demonym() or token.text in {"U.S.", "US", "U.K.", "UK", "EU"}


def _is_city(token: Token) -> bool:
    name = token.lower_
    if name.replace(".", "") in {"us", "uk", "uae", "eu", "drc"}:
        return False
    return name not in _country_names() and token.text not in country_of_demonym()


@functools.cache
def _country_names() -> dict[str, str]:
    """Code by the last word of each name of a country, where that names no other."""
    found: dict[str, str] = {}
    for country in load_countries().values():
        for name in country.names:
            if " " not in name and len(name) > 2:
                found.setdefault(name.lower(), country.code)
    return found
