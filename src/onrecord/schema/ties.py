"""Which acts, stances and words tell of which tie between two actors, read from ``ties.yaml``."""

import functools
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any, get_args

from onrecord.errors import SchemaError
from onrecord.records import ActorKind, MembershipRole, Stance
from onrecord.schema.lines import LINE, read_vocabulary, read_yaml, words
from onrecord.schema.plover import plover

FILE = "ties.yaml"
_NO_MODE = "-"
_STAR = r"(?:(?!(?:%s) )[\w’'-]+ ){0,3}"  # what a lone star stands for in words between two names


@dataclass(frozen=True)
class TieKind:
    """A kind of tie: ``says`` reads from the one who acts to the other, ``said`` turned round.

    ``tone`` is a key of ``TieWords.tones``: kinds of one tone are drawn as one line.
    """

    name: str
    says: str
    said: str
    symmetric: bool
    tone: str


@dataclass(frozen=True)
class Means:
    """What something tells: a tie of this kind, or the end of one."""

    tie: str
    ends: bool = False


@dataclass(frozen=True)
class TieRule:
    """One rule for events. ``None`` asks nothing; ``means`` is ``None`` for what is no tie.

    ``triggers`` is matched against the first word of a trigger, ``words`` and ``without`` are
    looked for in the words around it, ``then`` in those behind it, all in lower case. ``direct`` asks
    that the other side is not named as an owner; ``pending``: what is told as done is yet to come.
    """

    means: Means | None
    also: bool
    type: str
    modes: frozenset[str | None] | None
    triggers: re.Pattern[str] | None
    words: re.Pattern[str] | None
    without: re.Pattern[str] | None
    then: re.Pattern[str] | None
    direct: bool
    pending: bool
    actors: frozenset[str] | None
    others: frozenset[str] | None

    def fits(self, mode: str | None, trigger: str, around: str, behind: str) -> bool:
        """Whether an event of its type with this mode, trigger and words around and behind it is meant."""
        return (
            (self.modes is None or mode in self.modes)
            and (self.triggers is None or self.triggers.fullmatch(trigger) is not None)
            and (self.words is None or self.words.search(around) is not None)
            and (self.without is None or self.without.search(around) is None)
            and (self.then is None or self.then.search(behind) is not None)
        )

    def joins(self, actor: str, other: str) -> bool:
        """Whether actors of these kinds can be its two sides."""
        return (self.actors is None or actor in self.actors) and (
            self.others is None or other in self.others
        )


@dataclass(frozen=True)
class Mutual:
    """Ties ``of`` one kind, so many ``times`` each way within ``days``, give another kind."""

    of: str
    gives: str
    times: int
    days: int
    among: frozenset[str]


@dataclass(frozen=True)
class Posts:
    """The last words of posts that are in charge, the first words of those that are not.

    ``private`` are the last words of what is no post in a government.
    """

    heads: frozenset[str]
    under: tuple[str, ...]
    private: frozenset[str]


@dataclass(frozen=True)
class Between:
    """Words between two names that tell of a tie; ``turned``: the second name is who acts.

    ``words`` is matched against the whole of them, in lower case, with a space at the end.
    """

    means: Means
    turned: bool
    words: re.Pattern[str]


@dataclass(frozen=True)
class TieWords:
    """``rules`` by PLOVER type in their order.

    ``cues`` are the words of which one stands wherever ``between`` fits; ``follows`` matches the
    beginning of what may stand behind a first name, ``precedes`` finds the end of what may stand
    before a second one.
    """

    kinds: Mapping[str, TieKind]
    tones: Mapping[str, str]
    rules: Mapping[str, tuple[TieRule, ...]]
    mutual: Mutual
    memberships: Mapping[str, Means]
    posts: Posts
    stances: Mapping[str, str]
    between: tuple[Between, ...]
    follows: re.Pattern[str]
    precedes: re.Pattern[str]
    cues: tuple[str, ...]
    former: re.Pattern[str]


@functools.cache
def tie_words() -> TieWords:
    """The shipped words; raises ``SchemaError`` when their file is malformed."""
    return _Builder(read_vocabulary(FILE), FILE).build()


@functools.cache
def tie_words_hash() -> str:
    """The SHA-256, in hexadecimal, of the shipped words: other words may give other ties."""
    data = resources.files("onrecord.schema").joinpath(FILE).read_bytes()
    return hashlib.sha256(data).hexdigest()


def read_tie_words(text: str, file: str = FILE) -> TieWords:
    """Words for ties out of YAML text; raises ``SchemaError`` with file and line."""
    return _Builder(read_yaml(text, file), file).build()


class _Builder:
    """Checks and builds, so that each part can name the file and line of what is wrong."""

    def __init__(self, data: dict[str, Any], file: str) -> None:
        self._data = data
        self._file = file
        self._tones = self._named_words("tones")
        self._kinds = {kind.name: kind for kind in map(self._kind, self._entries("kinds"))}
        self._classes = self._named_lists("classes")
        self._words = self._named_lists("words")

    def build(self) -> TieWords:
        rules: dict[str, list[TieRule]] = {}
        for entry in self._entries("rules"):
            rule = self._rule(entry)
            rules.setdefault(rule.type, []).append(rule)
        between = tuple(map(self._between, self._entries("between")))
        return TieWords(
            kinds=MappingProxyType(self._kinds),
            tones=MappingProxyType(self._tones),
            rules=MappingProxyType({type_: tuple(each) for type_, each in rules.items()}),
            mutual=self._mutual(),
            memberships=self._memberships(),
            posts=self._posts(),
            stances=self._stances(),
            between=between,
            follows=re.compile("|".join(rule.words.pattern for rule in between)),
            precedes=re.compile(
                f"(?:{'|'.join(rule.words.pattern for rule in between)})"
                r"(?:(?:the|an?|its|their|his|her) )?$"
            ),
            cues=self._cues(),
            former=_any_word(words(self._data, "former", self._file)),
        )

    def _kind(self, entry: dict[str, Any]) -> TieKind:
        name, says = self._text(entry, "name"), self._text(entry, "says")
        symmetric = bool(entry.get("symmetric", False))
        said = says if symmetric else self._text(entry, "said")
        tone = self._text(entry, "tone")
        if tone not in self._tones:
            raise self._wrong(entry, f"tone {tone!r} is none of {', '.join(self._tones)}")
        return TieKind(name, says, said, symmetric, tone)

    def _rule(self, entry: dict[str, Any]) -> TieRule:
        self._only(entry, {
            "tie", "ends", "none", "also", "type", "modes", "triggers", "words", "without",
            "then", "direct", "pending", "actors", "others",
        })  # fmt: skip
        type_ = self._text(entry, "type")
        if type_ not in plover().types:
            raise self._wrong(entry, f"{type_!r} is no event type")
        return TieRule(
            means=None if entry.get("none") is True else self._means(entry),
            also=bool(entry.get("also", False)),
            type=type_,
            modes=self._modes(entry, type_),
            triggers=self._pattern(entry, "triggers"),
            words=self._pattern(entry, "words"),
            without=self._pattern(entry, "without"),
            then=self._pattern(entry, "then"),
            direct=bool(entry.get("direct", False)),
            pending=bool(entry.get("pending", False)),
            actors=self._actor_kinds(entry, "actors"),
            others=self._actor_kinds(entry, "others"),
        )

    def _means(self, entry: dict[str, Any]) -> Means:
        given = [key for key in ("tie", "ends") if key in entry]
        if len(given) != 1:
            raise self._wrong(entry, "wants one of tie, ends, none")
        name = self._text(entry, given[0])
        return Means(self._known(entry, name), given[0] == "ends")

    def _known(self, entry: dict[str, Any], name: str) -> str:
        if name not in self._kinds:
            raise self._wrong(entry, f"{name!r} is none of {', '.join(self._kinds)}")
        return name

    def _modes(self, entry: dict[str, Any], type_: str) -> frozenset[str | None] | None:
        if "modes" not in entry:
            return None
        given = words(entry, "modes", self._file)
        unknown = set(given) - set(plover().types[type_].modes) - {_NO_MODE}
        if unknown:
            raise self._wrong(entry, f"{type_} has no mode {sorted(unknown)[0]!r}")
        return frozenset(None if mode == _NO_MODE else mode for mode in given)

    def _pattern(self, entry: dict[str, Any], key: str) -> re.Pattern[str] | None:
        if key not in entry:
            return None
        return _any_word(self._spread(entry, words(entry, key, self._file)))

    def _spread(self, entry: dict[str, Any], given: Iterable[str]) -> list[str]:
        found: list[str] = []
        for word in given:
            if word.startswith("@") and word[1:] not in self._words:
                raise self._wrong(entry, f"no class of words {word!r}")
            found += self._words[word[1:]] if word.startswith("@") else [word]
        return found

    def _actor_kinds(self, entry: dict[str, Any], key: str) -> frozenset[str] | None:
        if key not in entry:
            return None
        found: set[str] = set()
        for word in words(entry, key, self._file):
            if word not in self._classes and word not in get_args(ActorKind):
                raise self._wrong(entry, f"{word!r} is no kind of actor and no class of them")
            found |= set(self._classes.get(word, (word,)))
        return frozenset(found)

    def _between(self, entry: dict[str, Any]) -> Between:
        self._only(entry, {"tie", "ends", "turned", "words"})
        given = words(entry, "words", self._file)
        if not given:
            raise self._wrong(entry, "words are missing")
        star = _STAR % "|".join(map(re.escape, words(self._data, "not", self._file)))
        return Between(
            self._means(entry),
            bool(entry.get("turned", False)),
            re.compile("|".join(f"(?:{_phrase(phrase, star)})" for phrase in given)),
        )

    def _cues(self) -> tuple[str, ...]:
        cues = words(self._data, "cues", self._file)
        for entry in self._entries("between"):
            for phrase in words(entry, "words", self._file):
                if not any(cue in phrase for cue in cues):
                    raise self._wrong(entry, f"{phrase!r} has none of the cues")
        return cues

    def _mutual(self) -> Mutual:
        entry = self._mapping("mutual")
        for key in ("times", "days"):
            if not isinstance(entry.get(key), int) or entry[key] < 1:
                raise self._wrong(entry, f"{key} wants a number, got {entry.get(key)!r}")
        among = self._actor_kinds({"among": [entry.get("among")], LINE: entry[LINE]}, "among")
        return Mutual(
            of=self._known(entry, self._text(entry, "of")),
            gives=self._known(entry, self._text(entry, "gives")),
            times=entry["times"],
            days=entry["days"],
            among=among or frozenset(),
        )

    def _memberships(self) -> Mapping[str, Means]:
        data = self._mapping("memberships")
        found = {role: self._means(data[role]) for role in data if role != LINE}
        if set(found) != set(get_args(MembershipRole)):
            raise self._wrong(data, f"wants each of {', '.join(get_args(MembershipRole))}")
        return MappingProxyType(found)

    def _posts(self) -> Posts:
        data = self._mapping("posts")
        return Posts(
            heads=frozenset(words(data, "heads", self._file)),
            under=words(data, "under", self._file),
            private=frozenset(words(data, "private", self._file)),
        )

    def _stances(self) -> Mapping[str, str]:
        data = self._mapping("stances")
        found = {s: self._known(data, self._text(data, s)) for s in data if s != LINE}
        unknown = set(found) - set(get_args(Stance))
        if unknown:
            raise self._wrong(data, f"{sorted(unknown)[0]!r} is no stance")
        return MappingProxyType(found)

    def _named_lists(self, key: str) -> dict[str, tuple[str, ...]]:
        data = self._mapping(key)
        return {name: words(data, name, self._file) for name in data if name != LINE}

    def _named_words(self, key: str) -> dict[str, str]:
        data = self._mapping(key)
        return {name: self._text(data, name) for name in data if name != LINE}

    def _entries(self, key: str) -> list[dict[str, Any]]:
        value = self._data.get(key)
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise SchemaError(f"{self._file}:1: {key} wants a list of mappings")
        return value

    def _mapping(self, key: str) -> dict[str, Any]:
        value = self._data.get(key)
        if not isinstance(value, dict):
            raise SchemaError(f"{self._file}:1: {key} wants a mapping")
        return value

    def _text(self, entry: dict[str, Any], key: str) -> str:
        value = entry.get(key)
        if not isinstance(value, str) or not value:
            raise self._wrong(entry, f"{key} wants words, got {value!r}")
        return value

    def _only(self, entry: dict[str, Any], keys: set[str]) -> None:
        unknown = set(entry) - keys - {LINE}
        if unknown:
            raise self._wrong(entry, f"unknown key {sorted(unknown)[0]!r}")

    def _wrong(self, entry: dict[str, Any], what: str) -> SchemaError:
        return SchemaError(f"{self._file}:{entry.get(LINE, 1)}: {what}")


def _any_word(given: Iterable[str]) -> re.Pattern[str]:
    """Any of these as a whole word; a star stands for any ending."""
    forms = (re.escape(word).replace(r"\*", r"\w*") for word in given)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def _phrase(words_: str, star: str) -> str:
    """A phrase as a pattern: its words in order, each with a space, ``star`` for a star."""
    return "".join(
        star if part == "*" else re.escape(f"{part} ").replace("'", "['’]")
        for part in words_.split()
    )
