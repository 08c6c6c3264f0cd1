"""Names in the mentions of a topic, and which of them are forms of one."""

import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from onrecord.evaluation.coreference_mentions import Described
from onrecord.schema.nicknames import load_nicknames
from onrecord.schema.roles import role_forms

Key = tuple[str, ...]
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_CLEAR = 3  # times as often as the next: then one of several longer names is taken to be meant
_LONG = 6  # letters of a word in which a slip of spelling is told from another name
_SPELT_ALIKE = 0.85  # share of letters in common
_EDGES = "'’\".,“”‘-"


class Names:
    """Which mentions are names, and their words for comparing."""

    def __init__(self, mentions: Sequence[Described]) -> None:
        self._mentions = mentions
        self._nouns = _nouns(mentions)
        self._keys = [self._key(mention) for mention in mentions]

    def is_name(self, number: int) -> bool:
        """True for names; false for common nouns in a headline's capitals."""
        return self._keys[number] is not None

    def noun(self, number: int) -> str:
        """The lemma of a description's head; of "Guards" in a headline "guard"."""
        mention = self._mentions[number]
        return self._common(mention) or mention.head

    def pairs(self, root: Callable[[int], int]) -> Iterator[tuple[int, int]]:
        """Mentions whose names are one, in an order in which to join them; ``root`` tells chains."""
        first: dict[Hashable, int] = {}
        count: Counter[Key] = Counter()
        persons: Counter[Key] = Counter()
        for number, key in enumerate(self._keys):
            if key is None:
                continue
            mention = self._mentions[number]
            known = mention.known
            if known is not None and known.form == "name":
                yield first.setdefault(known.id, number), number
            count[key] += 1
            persons[key] += is_person(mention)
            yield first.setdefault(key, number), number
            # Kim Jong-un and Kim Jong Un, the Lo Presti and Lopresti
            yield first.setdefault("".join(key).replace("-", ""), number), number
            if len(key) > 1 and not is_person(mention):
                # the Department of Justice and the Justice Department
                yield first.setdefault(frozenset(key), number), number
        yield from ((first[one], first[other]) for one, other in _misspelt(count))
        longer = _longer(count, persons)
        for key in sorted(count):
            options = sorted(longer.get(key, ()), key=lambda each: (-count[each], each))
            chains = Counter[int]()
            for option in options:
                chains[root(first[option])] += count[option]
            ranked = chains.most_common(2)
            if len(ranked) == 1 or (ranked and ranked[0][1] >= _CLEAR * ranked[1][1]):
                yield ranked[0][0], first[key]

    def _key(self, mention: Described) -> Key | None:
        if mention.form != "name" or self._common(mention) is not None:
            return None
        words = (_plain(word) for word in mention.name or (mention.word,))
        return tuple(word for word in words if word) or None

    def _common(self, mention: Described) -> str | None:
        """The noun that a capitalised word is, where the topic has it in small letters too."""
        if mention.actor is not None or mention.tag not in _NAME_TAGS:
            return None
        if len(mention.name) > 1 and (mention.label or mention.known is not None):
            return None
        word = mention.word.lower()
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            if form in self._nouns:
                return form
        role = role_forms().get(word)
        return role.noun if role is not None else None


def is_person(mention: Described) -> bool:
    """True where the stages say so, or else the pipeline's label."""
    if mention.actor is not None:
        return mention.actor.kind in {"person", "unnamed_person"}
    return mention.label == "PERSON"


def _nouns(mentions: Sequence[Described]) -> frozenset[str]:
    return frozenset(
        mention.head
        for mention in mentions
        if mention.tag in {"NN", "NNS"} and mention.word.islower()
    )


def _longer(count: Counter[Key], persons: Counter[Key]) -> dict[Key, set[Key]]:
    """By each name the longer ones that it can stand for: last and first names, parts, initials."""
    found: dict[Key, set[Key]] = defaultdict(set)
    for key in count:
        if len(key) < 2:
            continue
        found[key[-1:]].add(key)
        if persons[key] * 2 >= count[key]:
            found[key[:1]].add(key)
            for nickname in _nicknames().get(key[0], ()):
                found[nickname,].add(key)
        for size in range(2, len(key)):
            found[key[:size]].add(key)
            found[key[-size:]].add(key)
        found[("".join(word[0] for word in key),)].add(key)
    return found


@functools.cache
def _nicknames() -> dict[str, tuple[str, ...]]:
    """Short forms by given name."""
    found: dict[str, tuple[str, ...]] = {}
    for nickname, name in load_nicknames().items():
        found[name] = (*found.get(name, ()), nickname)
    return found


def _misspelt(count: Counter[Key]) -> Iterator[tuple[Key, Key]]:
    """Names of as many words that differ in the spelling of one long word, with the same first letter."""
    blocks: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key in sorted(count):
        if any(len(word) >= _LONG for word in key):
            blocks[tuple(word[0] for word in key)].append(key)
    for keys in blocks.values():
        for one, other in combinations(keys, 2):
            unlike = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
            if len(unlike) == 1 and min(map(len, unlike[0])) >= _LONG and _alike(*unlike[0]):
                yield one, other


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SPELT_ALIKE


def _plain(word: str) -> str:
    """A word for comparing; an acronym without its dots."""
    bare = word.casefold().strip(_EDGES).removesuffix("'s").removesuffix("’s").strip(_EDGES)
    return bare.replace(".", "") if _is_dotted(bare) else bare


def _is_dotted(word: str) -> bool:
    return "." in word and all(len(part) <= 1 for part in word.split("."))
