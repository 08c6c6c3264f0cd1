"""Nouns and verbs that name a proposal, each with who and what it is about."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from onrecord.matters.naming import Law, Named, Names
from onrecord.matters.phrases import Phrase, before_noun, read_before, read_phrase
from onrecord.schema.matters import MatterFamily, Matters, Part, matters
from onrecord.text.grammar import conjuncts, subjects

_PREPOSITIONS = frozenset({"prep", "dative", "agent"})
_TREATY_TOWNS = frozenset({"agreement", "negotiation"})  # "the Minsk agreement": made there
# What is done to somebody by one who may be named before the noun.
_SENT = frozenset({"sanctions", "attack", "tariffs", "aid", "sale", "boycott", "ban", "easing"})
_NAMING = frozenset({"name", "body", "person"})
_POSSESSIVE = frozenset({"poss"})


@dataclass
class Candidate:
    """A word that may name a proposal, and what was found beside it.

    ``first`` and ``last`` are the token numbers of its words; ``laws`` the numbers of the first
    tokens of laws that are part of it.
    """

    head: Token
    form: str
    family: MatterFamily
    first: int
    last: int
    subject: Named | None = None
    subject_at: Token | None = None
    objects: list[Named] = field(default_factory=list)
    object_at: Token | None = None
    topic: list[str] = field(default_factory=list)
    theme: list[Named] = field(default_factory=list)
    explicit: bool = True
    definite: bool = False
    exact: bool = False  # what it is done to is named by itself, not only beside something else
    laws: set[int] = field(default_factory=set)

    @property
    def action(self) -> str:
        """The lemma of the word."""
        return self.head.lemma_.lower()


def noun_candidate(
    token: Token, family: MatterFamily, names: Names, laws: dict[int, Law], words: Matters
) -> Candidate | None:
    """The proposal that a noun names; ``None`` where it only tells of which kind another noun is."""
    if names.covers(token):
        return None  # "the North American Free Trade Agreement": a name
    carrier = _carrier(token, words)
    if token.dep_ in {"compound", "nmod", "amod"} and carrier is None:
        return None
    if _carries_another(token, words):
        return None
    found = Candidate(token, "noun", family, token.i, token.i)
    mods = before_noun(token, carrier)
    if mods:
        found.first = mods[0].i
        found.laws.update(laws[t.i].first for t in mods if t.i in laws)
    before, found.topic = read_before(mods, names, laws)
    holder = carrier or token
    for word, phrases in _after(holder, names, laws, family):
        _take(found, family.parts.get(word, "none"), phrases, laws)
    _take_before(found, before, family)
    _take_owner(found, holder, names, family)
    found.definite = _is_definite(holder)
    return found


def verb_candidate(
    token: Token, family: MatterFamily, names: Names, laws: dict[int, Law], words: Matters
) -> Candidate | None:
    """The proposal that a verb names with what it is done to; ``None`` where nothing is told."""
    found = Candidate(token, "verb", family, token.i, token.i)
    for child in token.children:
        if child.dep_ in {"dobj", "nsubjpass"} and child.dep_ in _objective(child):
            phrase = read_phrase(child, names, laws)
            if phrase is not None:
                part = family.parts.get("dobj", "none")
                if part == "object" and family.needs in _NAMING and not phrase.names:
                    return None  # "strike a blow against …"
                _take(found, part, [phrase], laws, stretch=child.dep_ == "dobj")
    for word, phrases in _after(token, names, laws, family):
        if word == "to" and family.name == "joining" and found.objects:
            _let_in(found)
        _take(found, family.parts.get(word, "none"), phrases, laws)
    if family.per_subject or family.parts.get("nsubj") == "object":
        _take_doer(found, token, names, family)
    return found


def out_candidate(
    token: Token, family: MatterFamily, names: Names, laws: dict[int, Law]
) -> Candidate | None:
    """The withdrawal of "pull out of the accord", "walk away from the deal"."""
    for child in token.children:
        if child.lower_ not in {"out", "away"}:
            continue
        for holder in (child, token):
            for preposition in holder.rights:
                if preposition.dep_ == "prep" and preposition.lower_ in {"of", "from"}:
                    found = Candidate(token, "verb", family, token.i, token.i)
                    phrases = list(_objects_of(preposition, names, laws))
                    _take(found, "object", phrases[:1], laws)
                    return found
    return None


def law_candidate(law: Law, token: Token, family: MatterFamily) -> Candidate:
    """The proposal that a law's name alone is."""
    found = Candidate(token, "noun", family, law.first, law.last)
    found.objects.append(Named(law.id))
    found.object_at = token
    found.laws.add(law.first)
    return found


def _objective(child: Token) -> frozenset[str]:
    """Where a verb's object may stand, none for relative and other pronouns."""
    if child.tag_ in {"WDT", "WP", "WRB"} or child.pos_ == "DET":
        return frozenset()
    return frozenset({"dobj", "nsubjpass"})


def _carrier(token: Token, words: Matters) -> Token | None:
    """The noun that the proposal comes as: "the immigration reform | plan"."""
    head = token.head
    if token.dep_ not in {"compound", "nmod"} or head.i < token.i or head == token:
        return None
    return (
        head if head.lemma_.lower() in words.lists["carriers"] and head.i - token.i <= 3 else None
    )


def _carries_another(token: Token, words: Matters) -> bool:
    if token.lemma_.lower() not in words.lists["carriers"]:
        return False
    return any(
        c.dep_ in {"compound", "nmod"} and c.lemma_.lower() in words.by_noun for c in token.lefts
    )


def _after(
    head: Token, names: Names, laws: dict[int, Law], family: MatterFamily
) -> Iterator[tuple[str, list[Phrase]]]:
    """What follows a word after each preposition, and what the parser hung on the verb above."""
    taken: set[str] = set()
    holders = [head]
    if head.dep_ in {"dobj", "nsubjpass"} and head.pos_ in {"NOUN", "PROPN"}:
        holders.append(head.head)  # "impose sanctions | on Iran"
    for holder in holders:
        for child in holder.rights:
            if child.dep_ not in _PREPOSITIONS or child.i < head.i:
                continue
            word = child.lower_
            if word in taken or (word not in family.parts and word != "between"):
                continue
            if holder.i != head.i and word in {"in", "of", "by", "for"}:
                continue
            taken.add(word)
            phrases = list(_objects_of(child, names, laws))
            yield word, phrases if word == "between" else phrases[:1]


def _objects_of(preposition: Token, names: Names, laws: dict[int, Law]) -> Iterator[Phrase]:
    for inner in preposition.children:
        if inner.dep_ == "pobj":
            for each in conjuncts(inner):
                phrase = read_phrase(each, names, laws)
                if phrase is not None:
                    yield phrase


def _take(
    found: Candidate,
    part: Part,
    phrases: list[Phrase],
    laws: dict[int, Law],
    *,
    stretch: bool = True,
) -> None:
    """Put what stands after the word, or beside the verb, in its place."""
    for phrase in phrases:
        if part == "none":
            return
        if stretch and phrase.last > found.last:
            found.last = phrase.last
        found.laws.update(laws[at].first for at in (phrase.head.i, phrase.last) if at in laws)
        if part == "subject":
            if found.subject is None and phrase.exact:
                found.subject, found.subject_at = phrase.names[0], phrase.head
        elif part == "theme":
            found.theme.extend(phrase.names if phrase.exact else ())
            found.topic.extend(phrase.topic)
        else:
            found.objects.extend(_done_to(phrase, found.family))
            found.exact = found.exact or phrase.exact
            found.object_at = found.object_at or phrase.head
            found.topic.extend(() if phrase.exact else phrase.topic)
        found.explicit = found.explicit and phrase.explicit


def _done_to(phrase: Phrase, family: MatterFamily) -> list[Named]:
    """The names in a phrase that an act may be done to: of "lifting U.N. sanctions" not the U.N."""
    if not phrase.exact and family.needs in {"body", "person"}:
        return []
    senders = matters().lists["senders"]
    if family.name == "attack" or (family.name == "easing" and not phrase.exact):
        return [named for named in phrase.names if named.key.lower() not in senders]
    return list(phrase.names)


def _take_before(found: Candidate, before: list[Named], family: MatterFamily) -> None:
    """Names before the noun: the object where none follows it, else the subject."""
    part = family.parts.get("modifier", "none")
    for named in before:
        if named.city and family.name in _TREATY_TOWNS:
            continue
        joined = named.body or named.key.startswith("law:")
        if part == "object" and found.family.name in _SENT and _sends(named, found):
            found.subject = found.subject or named
            continue
        if part == "object" or (joined and part == "subject"):
            if not found.objects or found.object_at is None:
                found.objects.append(named)
                found.exact = True
                continue
            part = "subject"
        if part == "subject" and found.subject is None:
            found.subject = named


def _sends(named: Named, found: Candidate) -> bool:
    """True for who is known to impose or give, and of an attack for any "Russian strikes"."""
    if found.family.name == "attack" and named.adjective:
        return True
    return named.key.lower() in matters().lists["senders"]


def _take_owner(found: Candidate, holder: Token, names: Names, family: MatterFamily) -> None:
    part = family.parts.get("poss", "none")
    for noun in {found.head.i: found.head, holder.i: holder}.values():
        for child in noun.lefts:
            if child.dep_ not in _POSSESSIVE or part == "none":
                continue
            named = names.of(child)
            if named is None:
                continue
            if part == "subject":
                found.subject, found.subject_at = named, child
            elif not found.objects:
                found.objects.append(named)
                found.object_at = child
            else:
                continue
            found.explicit = found.explicit and named.explicit
            found.first = child.left_edge.i


def _let_in(found: Candidate) -> None:
    """Of "admit Taiwan to the pact" it is Taiwan that joins."""
    found.subject, found.subject_at = found.objects[0], found.object_at
    found.objects, found.object_at = [], None


def _take_doer(found: Candidate, verb: Token, names: Names, family: MatterFamily) -> None:
    part = family.parts.get("nsubj", "none")
    if found.subject is not None:
        return
    for doer in subjects(verb)[:1]:
        named = names.of(doer)
        if named is None:
            return
        if part == "object":
            found.objects.append(named)
            found.object_at = doer
            found.explicit = found.explicit and named.explicit
        elif not any(named.key == each.key for each in found.objects):
            found.subject, found.subject_at = named, doer


def _is_definite(noun: Token) -> bool:
    return any(
        c.dep_ in {"det", "poss"} and c.lower_ in {"the", "this", "that", "its", "their", "such"}
        for c in noun.lefts
    )


def is_enough(found: Candidate, words: Matters) -> bool:
    """Whether what was found beside the word says which proposal it is, as its family needs."""
    family = found.family
    if not found.objects and found.theme and family.needs in {"name", "person"}:
        found.objects, found.theme = list(found.theme), []
    if found.theme and found.subject is None and family.per_subject:
        found.subject = found.theme[0]
    generic = words.lists["generic"]
    said = [
        word for word in found.topic if word not in generic and word not in words.lists["empty"]
    ]
    listed = words.measured.get(found.action, words.measured.get(family.name, frozenset()))
    measured = bool({piece for word in found.topic for piece in (word, *word.split())} & listed)
    of_law = any(named.key.startswith("law:") for named in found.objects)
    if found.action in family.pure and not (measured or of_law):
        return False
    return {
        "listed": measured or of_law,
        "name": any(not named.person for named in found.objects),
        "body": of_law or any(named.body for named in found.objects),
        "person": any(named.person for named in found.objects),
        "any": bool(said or found.objects),
        "topic": bool(said or (found.objects and found.exact)),
    }[family.needs]


def trimmed(found: Candidate) -> Candidate:
    """Without a person's or name's double, and topics once, in order."""
    objects = list({named.key: named for named in found.objects}.values())
    if found.subject is not None:
        rest = [named for named in objects if named.key != found.subject.key]
        objects = rest or objects
    return replace(found, objects=objects, topic=list(dict.fromkeys(found.topic)))
