"""The mentions of a topic's reports, and which of them are one so far."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from onrecord.evaluation.coreference_mentions import Described
from onrecord.evaluation.coreference_names import Names
from onrecord.evaluation.coreference_pronouns import is_pronoun


class Topic:
    """The mentions of a topic's documents and which of them are one so far.

    Two chains that have names are joined by names alone: nothing later makes one of them.
    """

    def __init__(self, mentions: Sequence[Described], entity_of: Mapping[str, str]) -> None:
        self.mentions = mentions
        self.entity_of = entity_of
        self.names = Names(mentions)
        self._over = list(range(len(mentions)))
        self._first: dict[Hashable, int] = {}
        self._closed: dict[int, set[Hashable]] = {}  # names of a chain, once names are settled
        self.at: dict[tuple[int, int], int] = {}
        for number, mention in enumerate(mentions):
            self.at.setdefault((mention.document, mention.at), number)

    def root(self, number: int) -> int:
        """The first mention of a mention's chain, which stands for the chain."""
        while self._over[number] != number:
            self._over[number] = self._over[self._over[number]]
            number = self._over[number]
        return number

    def join(self, one: int, other: int) -> bool:
        """Make one chain of two; false where both have names, and not the same."""
        first, second = sorted((self.root(one), self.root(other)))
        if first == second:
            return True
        if self._closed.get(first) and self._closed.get(second):
            return False
        self._over[second] = first
        names = self._closed.pop(second, set())
        if names:
            self._closed[first] = names
        return True

    def same(self, number: int, key: Hashable) -> None:
        """Join a mention with the one first given under a key."""
        self.join(self._first.setdefault(key, number), number)

    def close_names(self) -> None:
        """From here on chains with different names stay apart."""
        for number in range(len(self.mentions)):
            if self.names.is_name(number):
                self._closed.setdefault(self.root(number), set()).add(self.root(number))

    def is_named(self, number: int) -> bool:
        """True where the mention's chain has a name in it."""
        return bool(self._closed.get(self.root(number)))

    def open(self) -> Iterator[tuple[int, Described]]:
        """Descriptions whose chain has no name."""
        for number, mention in enumerate(self.mentions):
            if mention.at >= 0 and not is_pronoun(mention) and not self.names.is_name(number):
                yield number, mention
