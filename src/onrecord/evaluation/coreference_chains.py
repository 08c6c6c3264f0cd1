"""From mentions to chains across the documents of one topic.

What the shipped stages decide comes first: actors of a document, settled entities across them.
What they leave open, because the product would rather leave it open than be wrong, is joined here
by what a reader of several reports of one story takes for granted: the same name, a shorter one,
a description in the same words, and for pronouns whom was spoken of last.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from onrecord.actors import settle_actors
from onrecord.evaluation.coreference_derived import kin
from onrecord.evaluation.coreference_mentions import Described, ReadDocument
from onrecord.evaluation.coreference_pronouns import antecedent, is_pronoun, speaker
from onrecord.evaluation.coreference_topic import Topic
from onrecord.schema.given_names import load_given_names
from onrecord.schema.near_words import near_words
from onrecord.schema.roles import role_forms

Step = Callable[[Topic], None]
_CLEAR = 3  # times as often as the next: then one of several names is taken to be meant
_NOT_KNOWN = frozenset({"a", "an", "another", "his", "her", "their"})  # before what is told anew
_ALIKE = 0.8  # cosine of two nouns' vectors from which on they are taken to mean the same
_WHO = {
    **dict.fromkeys(("he", "him", "his", "himself", "man", "boy", "father", "son", "brother", "husband",
                     "uncle", "nephew", "grandfather", "widower", "actor", "king", "businessman"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself", "woman", "girl", "mother", "daughter", "sister", "wife",
                     "aunt", "niece", "grandmother", "widow", "actress", "queen", "businesswoman"), "f"),
}  # fmt: skip


def same_lemma(mentions: Sequence[Described]) -> list[str]:
    """The baseline: mentions whose heads have one lemma are one chain."""
    return [mention.head or f"{mention.document} {mention.tokens}" for mention in mentions]


def entities(documents: Sequence[ReadDocument]) -> dict[str, str]:
    """The settled entity of each actor of a topic's documents."""
    settled = settle_actors(document.told for document in documents)
    return {each.actor: each.entity for each in settled.identities if each.judgement == "same"}


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
            if other is None or (tie == "copula" and not _is_somebody(topic, other)):
                continue
            if tie == "relative" or _is_plural(mention) == _is_plural(topic.mentions[other]):
                topic.join(number, other)


def _is_somebody(topic: Topic, number: int) -> bool:
    """True for names and pronouns: what is said of one who is named tells of nobody else."""
    return topic.names.is_name(number) or is_pronoun(topic.mentions[number])


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


def by_kind(topic: Topic) -> None:
    """A country, city or party called by that noun alone: the one that is named, or named most."""
    named: dict[str, Counter[int]] = defaultdict(Counter)
    for number, mention in enumerate(topic.mentions):
        if topic.names.is_name(number):
            for noun in _kinds(mention):
                named[noun][topic.root(number)] += 1
    for number, mention in topic.open():
        if mention.owners or mention.determiner in _NOT_KNOWN or _is_plural(mention):
            continue
        options = named.get(topic.names.noun(number), Counter[int]())
        chosen = _foremost(Counter({root: n for root, n in options.items() if n > 1}))
        if chosen is not None and not topic.is_named(number):
            topic.join(number, chosen)


def _kinds(mention: Described) -> tuple[str, ...]:
    """Nouns that a name stands under: what it is known to be, and a body's own last word."""
    known = mention.known.id.partition(":")[0] if mention.known is not None else ""
    nouns = ("country", "nation") if known == "country" and mention.label == "GPE" else ()
    return (*nouns, mention.head) if len(mention.name) > 1 else nouns


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


def by_action(topic: Topic) -> None:
    """An act told by a verb here and by its noun there: "cancelled" and "the cancellation"."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, mention in topic.open():
        if mention.actor is None and mention.form == "nominal":
            groups[mention.head].append(number)
    verbs = [head for head in groups if any(_is_verb(topic, number) for number in groups[head])]
    for verb in verbs:
        for head, numbers in groups.items():
            if kin(verb, head):
                for number in numbers:
                    topic.join(groups[verb][0], number)


def _is_verb(topic: Topic, number: int) -> bool:
    return topic.mentions[number].tag.startswith("VB")


def by_members(topic: Topic) -> None:
    """A collective by its members: "hundreds of migrants" and "the migrant caravan" are migrants."""
    many: dict[str, int] = {}
    for number, mention in topic.open():
        if _is_plural(mention):
            many.setdefault(mention.head, number)
    for number, mention in topic.open():
        if topic.names.noun(number) in near_words().collectives:
            members = [each for each in (*mention.of, *mention.modifiers) if each in many]
            if members:
                topic.join(many[members[0]], number)


def by_near_words(topic: Topic) -> None:
    """Nouns of near meaning, by the vocabulary: "migrants" and "the caravan"."""
    for number, mention in topic.open():
        near = near_words().near.get(topic.names.noun(number))
        if near is not None and not topic.is_named(number):
            many = _is_plural(mention) and near in role_forms()  # one migrant is not the migrants
            topic.same(number, ("near", near, many))


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
    by_head, by_actor, by_name, by_grammar, by_title, by_kind, by_noun, by_members,
    by_action, by_meaning, by_near_words, by_pronoun,
)  # fmt: skip
