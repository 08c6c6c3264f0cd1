"""From mentions to chains across the documents of one topic.

What the shipped stages decide comes first: actors of a document, settled entities across them.
What they leave open, because the product would rather leave it open than be wrong, is joined here
by what a reader of several reports of one story takes for granted: the same name, a shorter one,
a description in the same words, and for pronouns whom was spoken of last.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from onrecord.actors import settle_actors
from onrecord.evaluation.coreference_mentions import Described, ReadDocument
from onrecord.evaluation.coreference_names import Names
from onrecord.evaluation.coreference_pronouns import antecedent, is_pronoun, speaker
from onrecord.schema.event_cues import event_cues
from onrecord.schema.given_names import load_given_names

Step = Callable[["Topic"], None]
_CLEAR = 3  # times as often as the next: then one of several names is taken to be meant
_ALIKE = 0.85  # cosine of two nouns' vectors from which on they are taken to mean the same
_WHO = {
    **dict.fromkeys(("he", "him", "his", "himself", "man", "boy", "father", "son", "brother", "husband",
                     "uncle", "nephew", "grandfather", "widower", "actor", "king", "businessman"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself", "woman", "girl", "mother", "daughter", "sister", "wife",
                     "aunt", "niece", "grandmother", "widow", "actress", "queen", "businesswoman"), "f"),
}  # fmt: skip
# Classes of the vocabulary of events whose nouns tell of one matter within one story.
_MATTERS = ("talks", "deal", "ceasefire", "attack", "criticism", "inquiry", "lawsuit", "protest")


def same_lemma(mentions: Sequence[Described]) -> list[str]:
    """The baseline: mentions whose heads have one lemma are one chain."""
    return [mention.head or f"{mention.document} {mention.tokens}" for mention in mentions]


def entities(documents: Sequence[ReadDocument]) -> dict[str, str]:
    """The settled entity of each actor of a topic's documents."""
    settled = settle_actors(document.told for document in documents)
    return {each.actor: each.entity for each in settled.identities if each.judgement == "same"}


class Topic:
    """The mentions of a topic's documents and which of them are one so far.

    Two chains that have names are joined by names alone: nothing later makes one of them.
    """

    def __init__(self, mentions: Sequence[Described], entity_of: dict[str, str]) -> None:
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

    def open(self) -> Iterable[tuple[int, Described]]:
        """Descriptions whose chain has no name."""
        for number, mention in enumerate(self.mentions):
            if mention.at >= 0 and not is_pronoun(mention) and not self.names.is_name(number):
                yield number, mention


def join(
    mentions: Sequence[Described], entity_of: dict[str, str], steps: Sequence[Step] = ()
) -> list[str]:
    """A name for the chain of each mention; equal names are one chain."""
    topic = Topic(mentions, entity_of)
    for step in steps or STEPS:
        step(topic)
    return [str(topic.root(number)) for number in range(len(mentions))]


def by_head(topic: Topic) -> None:
    """Mentions of one document with one head are one."""
    for number, mention in enumerate(topic.mentions):
        if mention.at >= 0:
            topic.same(number, ("head", mention.document, mention.at))


def by_actor(topic: Topic) -> None:
    """What the stages and settling found to be one entity."""
    for number, mention in enumerate(topic.mentions):
        if mention.actor is not None:
            entity = topic.entity_of.get(mention.actor.id, mention.actor.id)
            topic.same(number, ("entity", entity))


def by_grammar(topic: Topic) -> None:
    """Appositions, titles before names, and "who", where both are one or both many."""
    for number, mention in enumerate(topic.mentions):
        for tie, at in mention.ties:
            other = topic.at.get((mention.document, at))
            if tie == "copula" or other is None:
                continue
            if tie == "relative" or _is_plural(mention) == _is_plural(topic.mentions[other]):
                topic.join(number, other)


def _is_plural(mention: Described) -> bool:
    return mention.tag in {"NNS", "NNPS"}


def by_name(topic: Topic) -> None:
    """The same name, and a shorter form of one longer name only."""
    for one, other in topic.names.pairs(topic.root):
        topic.join(one, other)
    topic.close_names()


def by_title(topic: Topic) -> None:
    """A title ("the president"), where reports of the story call one named person so, or one above all."""
    called: dict[str, Counter[int]] = defaultdict(Counter)
    owners: dict[int, set[str]] = defaultdict(set)
    for number, mention in enumerate(topic.mentions):
        if not topic.is_named(number) or is_pronoun(mention):
            continue
        root = topic.root(number)
        owners[root].update(mention.owners)
        for noun in mention.titles if topic.names.is_name(number) else (topic.names.noun(number),):
            called[noun][root] += 1
    for number, mention in topic.open():
        if topic.is_named(number) or mention.tag == "NNS" or mention.determiner in {"a", "an"}:
            continue
        options = called.get(topic.names.noun(number), Counter[int]())
        if mention.owners:
            whose = set(mention.owners)
            options = Counter({r: n for r, n in options.items() if owners[r] & whose})
        chosen = _foremost(options)
        if chosen is not None:
            topic.join(number, chosen)


def _foremost(options: Counter[int]) -> int | None:
    """The only one, or the one counted so much more often than the next that it is meant."""
    ranked = sorted(options.items(), key=lambda each: (-each[1], each[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]):
        return None
    return ranked[0][0]


def by_noun(topic: Topic) -> None:
    """Descriptions with the same noun in the same number, save those of different countries."""
    groups: dict[tuple[str, bool], dict[frozenset[str], list[int]]] = defaultdict(dict)
    for number, mention in topic.open():
        countries = frozenset(each for each in mention.owners if each.startswith("country:"))
        group = groups[topic.names.noun(number), _is_plural(mention)]
        group.setdefault(countries, []).append(number)
    for by_country in groups.values():
        bare = by_country.pop(frozenset(), [])
        for numbers in by_country.values():
            _join_group(topic, numbers)
        sizes = sorted(by_country.values(), key=len)
        if bare and sizes and (len(sizes) == 1 or len(sizes[-1]) >= 2 * len(sizes[-2])):
            bare += sizes[-1]
        if bare:
            _join_group(topic, bare)


def _join_group(topic: Topic, group: Sequence[int]) -> None:
    """One chain of those without a name, joined with the one name that some of them have."""
    named = Counter(topic.root(number) for number in group if topic.is_named(number))
    bare = [number for number in group if not topic.is_named(number)]
    for number in bare[1:]:
        topic.join(bare[0], number)
    chosen = _foremost(named)
    if bare and chosen is not None:
        topic.join(bare[0], chosen)


def by_meaning(topic: Topic) -> None:
    """Nouns whose vectors are all but the same: "lawyer" and "attorney"."""
    first: dict[tuple[str, bool], int] = {}
    for number, mention in topic.open():
        if mention.vector is not None:
            first.setdefault((mention.head, _is_plural(mention)), number)
    entries = [(key, number, topic.mentions[number].vector) for key, number in first.items()]
    for n, (key, number, vector) in enumerate(entries):
        for other_key, other, other_vector in entries[:n]:
            if key[1] != other_key[1] or _WHO.get(key[0]) != _WHO.get(other_key[0]):
                continue
            if _cosine(vector, other_vector) > _ALIKE:
                topic.join(number, other)


def by_matter(topic: Topic) -> None:
    """Nouns of events that the vocabulary has in one class only: "talks" and "summit"."""
    matter_of: dict[str, str] = {}
    for name in _MATTERS:
        for word in event_cues().classes[name]:
            matter_of[word] = "" if word in matter_of else name
    for number, _ in topic.open():
        matter = matter_of.get(topic.names.noun(number))
        if matter and not topic.is_named(number):
            topic.same(number, ("matter", matter))


def _cosine(one: object, other: object) -> float:
    import numpy as np

    a, b = np.asarray(one), np.asarray(other)
    size = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b) / size if size else 0.0


def by_pronoun(topic: Topic) -> None:
    """Pronouns that the stages left open: whom the document spoke of last, if he can be meant."""
    documents: dict[int, list[int]] = defaultdict(list)
    for number, mention in enumerate(topic.mentions):
        documents[mention.document].append(number)
    size = Counter(topic.root(number) for number in range(len(topic.mentions)))
    genders = _genders(topic)
    for numbers in documents.values():
        ordered = sorted(numbers, key=lambda number: topic.mentions[number].at)
        for place, number in enumerate(ordered):
            mention = topic.mentions[number]
            if not is_pronoun(mention) or mention.actor is not None:
                continue
            if any((mention.document, at) in topic.at for _, at in mention.ties):
                continue
            before = [
                (topic.mentions[each], size[topic.root(each)], genders.get(topic.root(each)))
                for each in ordered[:place]
            ]
            chosen = speaker(mention, [topic.mentions[each] for each in ordered])
            if chosen is None:
                chosen = antecedent(mention, before)
            if chosen is not None:
                topic.join(number, ordered[chosen])
            else:
                where = -1 if mention.quoted else mention.document
                topic.same(number, ("pronoun", where, mention.head))


def _genders(topic: Topic) -> dict[int, str]:
    """Gender of chains, f or m, by given names and by the pronouns that the stages resolved."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    given = load_given_names()
    for number, mention in enumerate(topic.mentions):
        gender = mention.gender or _WHO.get(mention.word.lower()) or _WHO.get(mention.head)
        if gender is None and len(mention.name) > 1:
            gender = given.get(mention.name[0].lower())
        if gender is not None:
            votes[topic.root(number)][gender] += 1
    return {root: max(count, key=lambda each: (count[each], each)) for root, count in votes.items()}


STEPS: tuple[Step, ...] = (
    by_head, by_actor, by_name, by_grammar, by_title, by_noun,
    by_meaning, by_matter, by_pronoun,
)  # fmt: skip
