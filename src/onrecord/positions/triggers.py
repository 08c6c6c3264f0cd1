"""Words of support and opposition in a text, each with the matters it speaks of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.positions.matters import is_matter, is_matter_clause, is_pronoun, with_conjuncts
from onrecord.records import Stance
from onrecord.schema.actions import actions
from onrecord.schema.stances import Stances, StanceWord
from onrecord.text.grammar import auxiliaries, conjuncts, is_passive, patients

_CLAUSE_DEPS = frozenset({"xcomp", "ccomp", "advcl"})
_PREDICATES = frozenset(
    {"acomp", "attr", "oprd", "ROOT", "conj", "ccomp", "advcl", "relcl", "xcomp"}
)
_COPULAS = frozenset({"be", "remain", "become", "stay", "seem", "appear", "look", "sound", "feel"})
_PERMISSIONS = frozenset({"allow", "let", "permit", "enable"})
_PREPOSITIONS = frozenset({"prep", "dative", "agent"})
_NAMED = frozenset({"GPE", "ORG", "NORP", "PERSON", "LAW"})
_GENERIC = frozenset({"way", "people", "man", "woman", "person", "time", "day", "year", "thing"})


@dataclass(frozen=True)
class Target:
    """The head of a matter: a noun, a pronoun, or a clause's verb."""

    head: Token
    clause: bool = False


@dataclass(frozen=True)
class Trigger:
    """A word that tells a stance, what it is about, and by which rule.

    ``predicate`` is the verb whose subject holds the stance: the word itself, the copula of an
    adjective, the light verb of a noun; ``None`` where a noun has only an owner.
    """

    word: Token
    stance: Stance
    targets: tuple[Target, ...]
    predicate: Token | None
    reason: str
    sense: StanceWord | None = None


def find_triggers(tokens: Iterable[Token], words: Stances) -> Iterator[Trigger]:
    """The triggers among the tokens, in order. One pass; only listed words are looked at closely."""
    for token in tokens:
        lemma = token.lemma_.lower()
        if token.pos_ in {"VERB", "AUX"}:
            if lemma in words.verbs:
                yield from _verb(token, words)
            if lemma in actions().by_verb:
                yield from _duty(token, words)
        if lemma in words.nouns and token.pos_ == "NOUN":
            yield from _noun(token, words.nouns[lemma], words)
        if token.lower_ in words.adjectives and token.pos_ != "NOUN":
            yield from _adjective(token, words)
        if lemma in words.judgements and token.dep_ in {"acomp", "attr"}:
            yield from _judgement(token, words.judgements[lemma])


def _verb(verb: Token, words: Stances) -> Iterator[Trigger]:
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), None)
    if verb.tag_ == "VBN" and verb.lower_ in words.adjectives and list(_adjective(verb, words)):
        return  # "is opposed to": an adjective, whatever the tagger says
    for sense in words.verbs[verb.lemma_.lower()]:
        if sense.particle != particle:
            continue
        found = (
            t for t in _verb_targets(verb, sense, words) if not (t.clause and _tells(t.head, words))
        )
        targets = tuple(_gated(found, sense))
        if targets:
            yield Trigger(verb, sense.stance, targets, verb, f"verb:{sense.word}", sense)
            return


def _tells(clause: Token, words: Stances) -> bool:
    """True for a clause that tells a stance itself ("agreed to support …"): it is read on its own."""
    return clause.lemma_.lower() in words.verbs


def _verb_targets(verb: Token, sense: StanceWord, words: Stances) -> Iterator[Target]:
    if "object" in sense.target:
        yield from (Target(head) for head in _objects(verb, words))
    yield from _after_preposition(verb, sense)
    if sense.target & {"clause", "that", "whether", "request"}:
        for child in verb.children:
            if child.dep_ in _CLAUSE_DEPS and child.pos_ in {"VERB", "AUX"} and _fits(child, sense):
                yield Target(child, clause=True)


def _objects(verb: Token, words: Stances) -> list[Token]:
    """What is supported: the object, that of a joined verb ("supports nor opposes it") if it has none."""
    found = [n for head in patients(verb) for n in with_conjuncts(head)]
    if not found and not is_passive(verb):
        joined = [c for c in verb.children if c.dep_ == "conj" and c.lemma_.lower() in words.verbs]
        if any(c.dep_ in _CLAUSE_DEPS | {"prep"} for c in verb.children):
            joined = []
        found = [head for each in joined for head in patients(each)][:1]
    return list(dict.fromkeys(found))


def _fits(clause: Token, sense: StanceWord) -> bool:
    """True for the kind of clause that the sense takes: to do, doing; that …; whether …."""
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "aux"}}
    if clause.dep_ == "advcl" and ("to" not in marks or sense.target & {"that", "whether"}):
        return False
    if "whether" in sense.target and "whether" in marks:
        return True
    if "that" in sense.target and ("that" in marks or marks & {"should"}):
        return True
    bare = not marks & {"whether", "if", "that", "because", "as"}
    if "request" in sense.target:
        return "to" in marks and bare
    return "clause" in sense.target and bare and ("to" in marks or clause.tag_ == "VBG")


def _after_preposition(head: Token, sense: StanceWord) -> Iterator[Target]:
    """What stands after the prepositions of the sense, or is done there ("open to Taiwan joining")."""
    for child in head.children:
        if child.dep_ not in _PREPOSITIONS or child.lower_ not in sense.target:
            continue
        if any(
            c.dep_ in _PREPOSITIONS and c.lower_ == child.lower_ and c.i < child.i
            for c in head.children
        ):
            continue  # "objects to the accession | to the pact": the second is the noun's
        for inner in child.children:
            if inner.dep_ == "pobj":
                yield from (Target(each) for each in with_conjuncts(inner))
            elif inner.dep_ == "pcomp":
                yield Target(inner, clause=inner.pos_ in {"VERB", "AUX"})


def _gated(targets: Iterable[Target], sense: StanceWord) -> Iterator[Target]:
    yield from (target for target in targets if _passes(target, sense))


def _passes(target: Target, sense: StanceWord) -> bool:
    head = target.head
    if target.clause:
        return sense.gate == "any" or is_matter_clause(head)
    if is_pronoun(head) or is_matter(head):
        return True
    if sense.gate == "named":
        return head.ent_type_ in _NAMED
    named = head.pos_ in {"NOUN", "PROPN"} and head.ent_type_ not in {"DATE", "TIME"}
    return sense.gate == "any" and named and head.lemma_.lower() not in _GENERIC


def _adjective(word: Token, words: Stances) -> Iterator[Trigger]:
    predicate = _copula(word)
    if predicate is None:
        return
    for sense in words.adjectives[word.lower_]:
        found = list(_after_preposition(word, sense))
        if "object" in sense.target:  # "against": itself a preposition
            found += [
                Target(n) for c in word.children if c.dep_ == "pobj" for n in with_conjuncts(c)
            ]
            found += [Target(c, clause=True) for c in word.children if c.dep_ == "pcomp"]
        found += [
            Target(child, clause=True)
            for child in word.children
            if "clause" in sense.target and child.dep_ == "xcomp" and child.pos_ == "VERB"
            if not _tells(child, words)
        ]
        targets = tuple(_gated(found, sense))
        if targets:
            yield Trigger(word, sense.stance, targets, predicate, f"adjective:{sense.word}", sense)
            return


def _copula(word: Token) -> Token | None:
    """The verb that joins an adjective, or "against", to its subject; the word itself if a participle."""
    head = word.head
    if word.tag_ == "VBN" and any(c.dep_ in {"nsubjpass", "auxpass"} for c in word.children):
        return word
    if word.dep_ in {"prep", "acomp", "attr", "oprd"} and head.lemma_.lower() in _COPULAS:
        return head
    if word.dep_ == "conj" and head.dep_ in {"acomp", "attr", "oprd"}:
        return head.head
    return None


def _noun(noun: Token, senses: tuple[StanceWord, ...], words: Stances) -> Iterator[Trigger]:
    for sense in senses:
        if (sense.after is None) != (noun.dep_ != "pobj" or noun.head.lower_ != "in"):
            continue
        found: list[Target] = list(_after_preposition(noun, sense))
        found += _beside(noun, sense)
        if "clause" in sense.target:
            found += [Target(c, clause=True) for c in noun.children if c.dep_ == "acl"]
        targets = tuple(_gated(dict.fromkeys(found), sense))
        if targets:
            predicate = _light_verb(noun, words)
            yield Trigger(noun, sense.stance, targets, predicate, f"noun:{sense.word}", sense)
            return


def _beside(noun: Token, sense: StanceWord) -> Iterator[Target]:
    """The matter that the parser hangs on the light verb: "voiced support on Friday for it"."""
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
        for target in _after_preposition(noun.head, sense):
            if target.head.i > noun.i:
                yield target


def _light_verb(noun: Token, words: Stances) -> Token | None:
    """The verb by whose subject the stance is shown; ``None`` where there is none."""
    head = noun.head
    if noun.dep_ == "conj" and head.pos_ == "NOUN":
        return _light_verb(head, words)
    if (
        noun.dep_ == "dobj"
        and head.lemma_.lower() in words.lists["light_verbs"] | words.lists["withdrawing"]
    ):
        return head
    if noun.dep_ == "pobj" and head.lower_ in {"in", "of"} and head.head.pos_ in {"VERB", "AUX"}:
        return head.head
    if noun.dep_ == "pobj" and head.head.dep_ in {"dobj", "attr"} and head.head.pos_ in {"NOUN"}:
        return _light_verb(head.head, words)  # "gave a pledge of support"
    return None


def _judgement(word: Token, stance: Stance) -> Iterator[Trigger]:
    """What the speaker of "Taiwan's participation is important" thinks of the act."""
    copula = word.head
    if copula.lemma_.lower() != "be":
        return
    for child in copula.children:
        if child.dep_ == "nsubj" and child.i < copula.i:
            heads = [Target(n) for n in conjuncts(child) if n.lemma_.lower() in actions().by_noun]
        elif child.dep_ == "csubj" and is_matter_clause(child):
            heads = [Target(child, clause=True)]
        else:
            continue
        if heads:
            yield Trigger(word, stance, tuple(heads), copula, f"judgement:{word.lemma_.lower()}")


def _duty(verb: Token, words: Stances) -> Iterator[Trigger]:
    """What the speaker of "Japan should admit Taiwan", "… be allowed to join" wants."""
    node = verb
    if verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_.lower() in _PERMISSIONS:
        node = verb.head
    own = [c for c in node.children if c.dep_ == "aux" and c.lower_ in words.modals["duty"]]
    if own and auxiliaries(node) and node.dep_ != "advcl":
        target = Target(node, clause=True)
        yield Trigger(own[0], "for", (target,), node, f"duty:{own[0].lower_}")


def is_request(trigger: Trigger) -> bool:
    """True where the stance lies in what is asked of another."""
    return trigger.sense is not None and "request" in trigger.sense.target


def is_opinion(trigger: Trigger) -> bool:
    """True for a judgement or a duty: the opinion of whoever says it, not of the subject."""
    return trigger.sense is None


def has_auxiliary_to(verb: Token) -> bool:
    """True for an infinitive with "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


__all__ = ["Target", "Trigger", "find_triggers", "has_auxiliary_to", "is_opinion", "is_request"]
