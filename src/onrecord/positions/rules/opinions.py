"""Judgements and duties: what a speaker thinks of an act, or wants done."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.positions.rules.matters import is_matter, is_matter_clause, is_of_fact
from onrecord.positions.rules.trigger import Target, Trigger, has_auxiliary_to
from onrecord.records import Stance
from onrecord.schema.stances import Stances
from onrecord.text.grammar import auxiliaries, conjuncts, patients

_LINKING = frozenset({"be", "remain", "become", "seem", "look", "sound"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "csubj", "acl", "relcl"})
_PERMISSIONS = frozenset({"allow", "let", "permit", "enable"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ASKING = frozenset({"why", "how", "whether", "if"})
_MEASURED = frozenset({"too", "as", "how", "less", "enough"})
_JUDGED = frozenset({"amod", "conj", "attr", "acomp", "oprd"})
_FIRST = frozenset({"we", "i"})
_DEEP = 3  # steps from "as" or the object to the word that judges


def judgements(word: Token, words: Stances) -> Iterator[Trigger]:
    """What the speaker of "Taiwan's participation is important", "it is wrong to …" thinks of the act."""
    stance = words.judgements[word.lemma_.lower()]
    if word.pos_ == "NOUN" and (is_matter(word) or word.lower_ == "goods"):
        return  # "rights" are no judgement
    copula = _copula(word)
    if copula is None or any(c.lower_ in _ASKING for c in copula.children):
        return
    if word.tag_ in {"JJR", "RBR"} and _has_negation(copula):
        return
    if any(c.lower_ in _MEASURED and c.dep_ == "advmod" for c in word.children):
        return  # "too important to be left to generals"
    targets = [*_judged_subjects(word, copula), *_judged_clauses(word, copula)]
    if targets:
        yield _opinion(word, stance, targets, copula, f"judgement:{word.lemma_.lower()}")


def _opinion(
    word: Token, stance: Stance, targets: list[Target], node: Token, reason: str
) -> Trigger:
    return Trigger(word, stance, tuple(targets), node, reason, kind="opinion")


def _copula(word: Token) -> Token | None:
    """The linking verb of "is wrong", "is a mistake", "is a terrible idea"."""
    judged = word.head if word.dep_ == "amod" and word.head.dep_ == "attr" else word
    if judged.dep_ == "conj" and judged.head.dep_ in {"acomp", "attr"}:
        judged = judged.head
    if judged.dep_ not in {"acomp", "attr"} or judged.head.lemma_.lower() not in _LINKING:
        return None
    return judged.head


def _has_negation(verb: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children)


def _judged_subjects(word: Token, copula: Token) -> Iterator[Target]:
    for child in copula.children:
        if child.dep_ == "nsubj" and child.i < copula.i:
            for noun in conjuncts(child):
                if is_matter(noun) and not is_of_fact(noun):
                    yield Target(noun)
        elif child.dep_ == "csubj" and child.i < word.i and is_matter_clause(child):
            yield Target(child, clause=True)


def _judged_clauses(word: Token, copula: Token) -> Iterator[Target]:
    """The act of "it is wrong to lift the ban", "it is vital that they lift it", "it is time to"."""
    if not any(c.lower_ == "it" and c.dep_ in {"nsubj", "expl"} for c in copula.children):
        return
    for parent in (copula, word, word.head):
        for child in parent.children:
            if child.dep_ not in _CLAUSES or child.i < word.i or child.pos_ not in {"VERB", "AUX"}:
                continue
            marks = {c.lower_ for c in child.children if c.dep_ in {"aux", "mark"}}
            if marks & {"to", "that", "for"} and is_matter_clause(child):
                yield Target(child, clause=True)
                return


def appraisals(verb: Token, words: Stances) -> Iterator[Trigger]:
    """What the subject of "called the deal a disaster", "hailed it as historic" thinks of it."""
    found = _appraising_word(verb, words)
    if found is None:
        return
    judged = _appraised(verb)
    if judged:
        lemma = found.lemma_.lower()
        yield Trigger(
            found,
            words.judgements[lemma],
            tuple(judged),
            verb,
            f"appraisal:{lemma}",
            kind="appraisal",
        )


def _appraised(verb: Token) -> list[Target]:
    heads = patients(verb)
    for child in verb.children:  # the parser makes a clause of "the deal a disaster"
        if child.dep_ == "ccomp" and not any(c.dep_ in {"aux", "mark"} for c in child.children):
            heads += [n for c in child.children if c.dep_ in _SUBJECTS for n in conjuncts(c)]
    return [Target(head) for head in heads if is_matter(head) or head.pos_ in {"PROPN", "PRON"}]


def _appraising_word(verb: Token, words: Stances) -> Token | None:
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ in {"oprd", "attr", "acomp"} or (
            child.dep_ == "ccomp" and child.pos_ in {"NOUN", "ADJ", "PROPN"}
        ):
            word = _judging(child, words, _DEEP)
        elif child.lower_ == "as" and child.dep_ in {"prep", "mark"}:
            word = next(
                (w for c in child.children if (w := _judging(c, words, _DEEP)) is not None), None
            )
        else:
            continue
        if word is not None:
            return word
    return None


def _judging(head: Token, words: Stances, depth: int) -> Token | None:
    if head.lemma_.lower() in words.judgements and head.pos_ in {"NOUN", "ADJ", "VERB", "PROPN"}:
        return head
    if depth == 0:
        return None
    for child in head.children:
        if child.dep_ not in _JUDGED:
            continue
        if (found := _judging(child, words, depth - 1)) is not None:
            return found
    return None


def duties(verb: Token, words: Stances) -> Iterator[Trigger]:
    """What the speaker of "Japan should admit Taiwan", "… be allowed to join" wants."""
    node = verb
    if verb.dep_ in {"xcomp", "ccomp"} and verb.head.lemma_.lower() in _PERMISSIONS:
        node = verb.head
    if node.dep_ in {"advcl", "relcl", "acl"} or not is_matter_clause(verb):
        return
    own = [c for c in node.children if c.dep_ == "aux" and c.lower_ in words.modals["duty"]]
    if own and auxiliaries(node) and not _is_supposed(own[0], node):
        yield from _duty(own[0], node)
    elif (need := _needed(verb)) is not None:
        yield from _duty(need, verb)


def _duty(word: Token, node: Token) -> Iterator[Trigger]:
    negated = _has_negation(node) or _has_negation(word)
    target = Target(node, clause=True)
    if negated:  # "should not be lifted": against lifting; the words begin after the negation
        more = tuple(c for c in node.children if c.dep_ in _SUBJECTS)
        target = Target(node, clause=True, first=_after_negation(node), more=more)
    yield Trigger(word, "for", (target,), node, f"duty:{word.lower_}", kind="opinion")


def _after_negation(node: Token) -> Token:
    last = max((c.i for c in node.children if c.dep_ == "neg" and c.i < node.i), default=node.i - 1)
    return node.doc[last + 1]


def _is_supposed(modal: Token, node: Token) -> bool:
    """True for "should Russia strike" (a condition) and "must have been" (a guess)."""
    if any(c.dep_ in _SUBJECTS and c.i > modal.i for c in node.children):
        return True
    return modal.lower_ == "must" and any(
        c.dep_ == "aux" and c.lower_ == "have" for c in node.children
    )


def _needed(verb: Token) -> Token | None:
    """The verb of "Congress needs to pass", "we have to pass"."""
    above = verb.head
    if verb.dep_ != "xcomp" or not has_auxiliary_to(verb) or above.dep_ in {"advcl", "relcl"}:
        return None
    if above.lemma_.lower() == "need" and above.pos_ == "VERB":
        return above
    if above.lemma_.lower() == "have" and any(
        c.dep_ == "nsubj" and c.lower_ in _FIRST for c in above.children
    ):
        return above
    return None


def needs(noun: Token) -> Iterator[Trigger]:
    """Against, for "there is no need for an inquiry"."""
    if noun.lemma_.lower() != "need" or not any(
        c.dep_ in {"det", "neg"} and c.lower_ == "no" for c in noun.children
    ):
        return
    for child in noun.children:
        if child.lower_ == "for":
            found = [n for c in child.children if c.dep_ == "pobj" for n in conjuncts(c)]
            targets = [Target(n) for n in found if is_matter(n)]
            if targets:
                yield _opinion(noun, "for", targets, noun, "judgement:need")
