"""Questions asked of a dependency parse, the same for every stage.

The parse is spaCy's English scheme (ClearNLP labels: nsubj, nsubjpass, dobj, agent …).
"""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_CLAUSAL = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "conj", "pcomp", "parataxis"})
_NOT_IN_PHRASE = frozenset({"relcl", "appos", "parataxis", "advcl", "punct", "cc", "conj"})
_NEGATIVE_WORDS = frozenset({"no", "never", "neither", "nor", "nobody", "hardly"})


def conjuncts(token: Token) -> list[Token]:
    """The token and what is joined to it by "and", "or" or commas, in order."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found.extend(conjuncts(child))
    return found


def phrase(head: Token) -> Tokens:
    """The noun phrase of ``head``: its modifiers, without appositions, relative clauses or conjuncts."""
    first = last = head
    stack = [head]
    while stack:
        token = stack.pop()
        if token.i < first.i:
            first = token
        if token.i > last.i:
            last = token
        stack.extend(child for child in token.children if child.dep_ not in _NOT_IN_PHRASE)
    return head.doc[first.i : last.i + 1]


def short_phrase(head: Token) -> Tokens:
    """The noun phrase up to its head: determiners, adjectives and compounds only."""
    first = head
    for child in head.lefts:
        if child.dep_ in {"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod"}:
            first = min(first, child.left_edge, key=lambda token: token.i)
    last = head
    return head.doc[first.i : last.i + 1]


def is_passive(verb: Token) -> bool:
    """True for "was criticised", and for a bare participle after a noun ("talks held in July")."""
    if any(child.dep_ in {"nsubjpass", "auxpass", "csubjpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":
        return True
    if verb.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in verb.children):
        return is_passive(verb.head) and not any(c.dep_ == "dobj" for c in verb.children)
    return False


def subjects(verb: Token) -> list[Token]:
    """Heads of the grammatical subjects of a verb, conjuncts included.

    Where the verb has none of its own it is looked for where English leaves it out: in a
    joined verb ("came and saw"), a controlled one ("agreed to lift", "urged Japan to stop"),
    an adverbial participle ("… , calling it a farce"), or the noun a relative clause or
    participle describes.
    """
    return _subjects(verb, depth=0)


def _subjects(verb: Token, *, depth: int) -> list[Token]:
    own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        if own[0].tag_ in {"WDT", "WP"} or own[0].lower_ == "that":
            antecedent = _relative_noun(verb)
            return conjuncts(antecedent) if antecedent is not None else []
        return [each for subject in own for each in conjuncts(subject)]
    if depth > 4:
        return []
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return _subjects(head, depth=depth + 1)
    if verb.dep_ == "xcomp" and head.pos_ in {"VERB", "AUX", "ADJ"}:
        controlled = [child for child in head.children if child.dep_ == "dobj"]
        if controlled and head.lemma_ not in {"promise", "vow", "pledge", "threaten"}:
            return conjuncts(controlled[0])
        # "was urged to stop": the passive's subject is the one who is to stop.
        return _subjects(head, depth=depth + 1)
    if verb.dep_ in {"advcl", "pcomp", "parataxis", "prep"} and head.pos_ in {"VERB", "AUX"}:
        return _subjects(head, depth=depth + 1)
    if verb.dep_ == "pcomp" and head.dep_ == "prep" and head.head.pos_ in {"VERB", "AUX"}:
        return _subjects(head.head, depth=depth + 1)
    if verb.dep_ == "relcl":
        return []
    if verb.dep_ == "acl" and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        if verb.tag_ in {"VBG", "VBN"}:
            return conjuncts(head)
        return noun_owner(head)
    return []


def _relative_noun(verb: Token) -> Token | None:
    clause: Token = verb
    while clause.dep_ == "conj":
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else None


def agents(verb: Token) -> list[Token]:
    """Who does what the verb says: subject when active, the "by" phrase when passive."""
    if not is_passive(verb):
        return subjects(verb)
    return [
        each
        for child in verb.children
        if child.dep_ == "agent"
        for grandchild in child.children
        if grandchild.dep_ == "pobj"
        for each in conjuncts(grandchild)
    ]


def patients(verb: Token) -> list[Token]:
    """To whom it is done: direct object when active, subject when passive."""
    if is_passive(verb):
        return subjects(verb)
    return [
        each
        for child in verb.children
        if child.dep_ in {"dobj", "dative"} and child.pos_ != "ADP"
        for each in conjuncts(child)
    ]


def prepositional(head: Token, *prepositions: str) -> list[Token]:
    """Objects of the prepositions named that hang on a verb or noun, conjuncts included."""
    found = []
    for child in head.children:
        if child.dep_ in {"prep", "dative", "agent"} and child.lower_ in prepositions:
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    found.extend(conjuncts(grandchild))
    return found


def noun_owner(noun: Token) -> list[Token]:
    """Whose noun it is: "China's criticism", "criticism by China", else the subject of its light verb."""
    for child in noun.children:
        if child.dep_ == "poss":
            return conjuncts(child)
    by = prepositional(noun, "by")
    if by:
        return by
    if noun.dep_ == "dobj" and noun.head.pos_ in {"VERB", "AUX"}:
        return subjects(noun.head)
    return []


def is_negated(token: Token) -> bool:
    """True where the verb or noun itself is negated ("did not say", "no talks", "refused" is not)."""
    return any(
        child.dep_ == "neg"
        or (child.dep_ in {"det", "preconj"} and child.lower_ in _NEGATIVE_WORDS)
        for child in token.children
    )


def names_none(verb: Token) -> bool:
    """True where who or what takes part is none: "no shots were fired", "killed nobody"."""
    return any(
        child.lower_ in _NEGATIVE_WORDS or is_negated(child)
        for child in verb.children
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"}
    )


def auxiliaries(verb: Token) -> list[str]:
    """Lower-case auxiliaries of a verb, those of the verb it is joined to if it has none."""
    own = [child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if not own and verb.dep_ == "conj":
        return auxiliaries(verb.head)
    return own


def clause_root(token: Token) -> Token:
    """The verb of the smallest clause around a token; the sentence's root if there is none."""
    current: Token = token
    while current.head != current:
        if current.pos_ in {"VERB", "AUX"} and current.dep_ in _CLAUSAL | {"ROOT"}:
            return current
        current = current.head
    return current


def ancestors(token: Token) -> Iterator[Token]:
    """The token's heads, nearest first, up to the sentence's root."""
    while token.head != token:
        token = token.head
        yield token
