"""Verbs and adjectives of support and opposition, with the matters that they govern."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.positions.rules.matters import gated, with_conjuncts
from onrecord.positions.rules.trigger import Target, Trigger, has_auxiliary_to
from onrecord.schema.stances import Stances, StanceWord
from onrecord.text.grammar import is_passive, patients

_CLAUSE_DEPS = frozenset({"xcomp", "ccomp", "advcl"})
_COPULAS = frozenset({"be", "remain", "become", "stay", "seem", "appear", "look", "sound", "feel"})
PREPOSITIONS = frozenset({"prep", "dative", "agent"})
_PARTICLES = frozenset({"back", "out", "up", "down", "away", "off", "ahead", "forward"})
_MEASURED = frozenset({"as", "less", "how", "so"})
_RELATIVES = frozenset({"what", "whatever"})


def of_verb(verb: Token, words: Stances) -> Iterator[Trigger]:
    """The stance that a verb tells, by the first of its senses that fits."""
    if verb.tag_ == "VBN" and verb.lower_ in words.adjectives and list(of_adjective(verb, words)):
        return  # "is opposed to": an adjective, whatever the tagger says
    if any(c.lower_ in _RELATIVES for c in verb.children):
        return  # "what he considers an option"
    particle = _particle(verb)
    for sense in words.verbs[verb.lemma_.lower()]:
        if sense.particle != particle or _has_other_use(verb, sense):
            continue
        found = (
            t for t in _verb_targets(verb, sense, words) if not (t.clause and _tells(t.head, words))
        )
        targets = tuple(gated(found, sense))
        if targets:
            yield Trigger(verb, sense.stance, targets, verb, f"verb:{sense.word}", sense)
            return


def _particle(verb: Token) -> str | None:
    """The particle of "rule out"; the parser takes some for adverbs ("pushed back against")."""
    for child in verb.children:
        if child.dep_ == "prt":
            return child.lower_
        if child.dep_ == "advmod" and child.i == verb.i + 1 and child.lower_ in _PARTICLES:
            return child.lower_
    return None


def _has_other_use(verb: Token, sense: StanceWord) -> bool:
    """True for "favoured to win" and "considered a threat", which are no stances."""
    passive_clause = is_passive(verb) and any(c.dep_ in {"xcomp", "oprd"} for c in verb.children)
    if sense.word in {"favor", "favour"}:
        return passive_clause
    if sense.word == "stand":
        return verb.tag_ == "VBG" or verb.dep_ in {"acl", "advcl"}  # where somebody is standing
    if sense.word == "believe":
        return any(c.dep_ == "dobj" for c in verb.children)
    if sense.word == "vote" and sense.stance == "for":
        return any(c.dep_ == "prep" and c.lower_ == "against" for c in verb.children)
    if sense.stance == "undecided" and sense.done is None:
        if _is_over(verb, sense):
            return True
        return any(c.dep_ in {"oprd", "acomp"} for c in verb.children)
    return False


def _is_over(verb: Token, sense: StanceWord) -> bool:
    """True for "they debated it", "having reviewed it", and for "studies terrorism", done for a living."""
    if any(c.dep_ == "neg" for c in verb.children) or is_passive(verb):
        return False
    if verb.tag_ in {"VBZ", "VBP"}:
        return sense.word in {"study", "review"}
    return verb.tag_ in {"VBD", "VBN"}


def _tells(clause: Token, words: Stances) -> bool:
    """True for a clause that tells a stance itself ("agreed to support …"): it is read on its own."""
    return clause.lemma_.lower() in words.verbs and any(True for _ in of_verb(clause, words))


def _verb_targets(verb: Token, sense: StanceWord, words: Stances) -> Iterator[Target]:
    if "object" in sense.target:
        yield from (Target(head) for head in _objects(verb, words))
    if "request" not in sense.target:
        yield from after_preposition(verb, sense)
        if sense.particle is not None:  # "pushed back | against it"
            for child in verb.children:
                if child.lower_ == sense.particle:
                    yield from after_preposition(child, sense)
    if sense.target & {"clause", "that", "whether", "request"}:
        has_object = "object" in sense.target and any(c.dep_ == "dobj" for c in verb.children)
        for child in verb.children:
            if child.i < verb.i:
                continue  # "to lower the stakes, he favours …"
            if has_object and child.dep_ in {"advcl", "xcomp"}:
                continue  # "opposed the surge to help her career": what for, not what
            if child.dep_ in _CLAUSE_DEPS and child.pos_ in {"VERB", "AUX"} and _fits(child, sense):
                yield Target(child, clause=True, more=_asked_of(verb, child))


def _asked_of(verb: Token, clause: Token) -> tuple[Token, ...]:
    """Who is to do it, where the words stand apart: "called on Holder to resign"."""
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children):
        return ()
    found = [c for c in verb.children if c.dep_ == "dobj" and c.i < clause.i]
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"on", "upon"} and child.i < clause.i:
            found += [c for c in child.children if c.dep_ == "pobj"]
    return tuple(found)


def _objects(verb: Token, words: Stances) -> list[Token]:
    """What is supported: the object, that of a joined verb ("supports nor opposes it") if it has none."""
    found = [n for head in patients(verb) for n in with_conjuncts(head)]
    if any(n.tag_ in {"WDT", "WP"} for n in found):  # "the moves that Japan rejected"
        found = [verb.head] if verb.dep_ == "relcl" else []
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


def after_preposition(head: Token, sense: StanceWord) -> Iterator[Target]:
    """What stands after the prepositions of the sense, or is done there ("open to Taiwan joining")."""
    for child in head.children:
        if child.dep_ not in PREPOSITIONS or child.lower_ not in sense.target or child.i < head.i:
            continue
        if any(
            c.dep_ in PREPOSITIONS and c.lower_ == child.lower_ and c.i < child.i and c.i > head.i
            for c in head.children
        ):
            continue  # "objects to the accession | to the pact": the second is the noun's
        for inner in child.children:
            if inner.dep_ == "pobj":
                yield from (Target(each) for each in with_conjuncts(inner))
            elif inner.dep_ == "pcomp":
                yield Target(inner, clause=inner.pos_ in {"VERB", "AUX"})


def of_adjective(word: Token, words: Stances) -> Iterator[Trigger]:
    """The stance that "open to", "wary of", "against" tell of the subject of their copula."""
    predicate = _copula(word)
    if predicate is None or any(
        c.lower_ in _MEASURED and c.dep_ == "advmod" for c in word.children
    ):
        return  # "not as critical as others", "less worried": how much is not told
    for sense in words.adjectives[word.lower_]:
        found = list(after_preposition(word, sense))
        if "object" in sense.target:  # "against": itself a preposition
            found += [
                Target(n) for c in word.children if c.dep_ == "pobj" for n in with_conjuncts(c)
            ]
            found += [Target(c, clause=True) for c in word.children if c.dep_ == "pcomp"]
        found += [
            Target(child, clause=True)
            for child in word.children
            if "clause" in sense.target and child.dep_ == "xcomp" and child.pos_ == "VERB"
            if has_auxiliary_to(child) and not _tells(child, words)
        ]
        targets = tuple(gated((t for t in found if not is_of_doing(t, sense)), sense))
        if targets:
            yield Trigger(word, sense.stance, targets, predicate, f"adjective:{sense.word}", sense)
            return


def is_of_doing(target: Target, sense: StanceWord) -> bool:
    """True for "concerned about keeping the peace": what he fears for is not what he is against."""
    return (
        target.clause
        and target.head.tag_ == "VBG"
        and "clause" not in sense.target
        and (sense.negated == "nothing")
    )


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
