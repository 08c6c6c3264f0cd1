"""The things of one paragraph by the words that stand for them, and what is told as being so."""

import bisect
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.records import RelationKind
from onrecord.schema.relations import relation_words
from onrecord.text import grammar
from onrecord.text.parse import offsets
from onrecord.text.things import Thing

_MODALS = frozenset({"would", "could", "might", "may", "should", "must", "will", "shall", "can", "wo", "ca", "'ll", "’ll", "'d", "’d"})  # fmt: skip
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until", "till"})
_GOING_ON = frozenset({"begin", "start", "continue", "manage", "say", "report", "believe", "think", "know", "appear", "seem", "come", "go", "remain", "proceed", "require"})  # fmt: skip
_CLAUSES = frozenset({"conj", "xcomp", "pcomp", "acl", "prep", "pobj", "dobj", "advcl"})
_ENDS = frozenset({".", "?", "!", ";", ":", "…"})
_WHEN = frozenset({"after", "since", "while", "when", "by", "upon", "following", "as", "because", "although", "though"})  # fmt: skip
_FORMER = frozenset({"former", "ex", "onetime", "previous", "previously", "formerly", "erstwhile", "late"})  # fmt: skip
_FARTHEST = 60  # tokens between two ends that the parse puts into two sentences
_DEPTH = 5  # steps up from a verb to what governs it


class Found(NamedTuple):
    """A relation that was found; ``cue`` is the first and the last token of its words."""

    kind: RelationKind
    source: Thing
    target: Thing
    cue: tuple[Token, Token] | None
    reason: str
    former: bool = False


class Scene:
    """What stands where in a paragraph."""

    def __init__(self, doc: Doc, things: Iterable[Thing]) -> None:
        self.doc = doc
        self.things = tuple(things)
        self._ends = [sentence.end for sentence in doc.sents]
        self._heads = {thing.head.i: thing for thing in self.things}
        self._inside: dict[int, Thing] = {}
        for thing in self.things:
            if thing.form == "name":
                for i in _tokens(thing):
                    self._inside.setdefault(i, thing)

    def at(self, token: Token) -> Thing | None:
        """The thing whose head the token is, else the name that it is part of."""
        found = self._heads.get(token.i)
        return found if found is not None else self._inside.get(token.i)

    def in_one_sentence(self, first: Token, last: Token) -> bool:
        """True where no mark that ends a sentence stands between, whether or not the parse cuts there."""
        low, high = sorted((first.i, last.i))
        if self._end(low) > high:
            return True
        if high - low > _FARTHEST:
            return False
        return not any(t.text in _ENDS or t.is_space for t in self.doc[low:high])

    def is_asked(self, token: Token) -> bool:
        """True in a question."""
        return self.doc[self._end(token.i) - 1].text == "?"

    def _end(self, i: int) -> int:
        """The number of the token behind the sentence that token ``i`` stands in."""
        return self._ends[bisect.bisect_right(self._ends, i)]

    def after(self, thing: Thing) -> int:
        """The number of the token behind a thing's words."""
        base = offsets(thing.head)[0] - thing.head.idx
        i = thing.head.i + 1
        while i < len(self.doc) and self.doc[i].idx + base < thing.span.end:
            i += 1
        return i

    def all(self, tokens: Iterable[Token], *kinds: str) -> Iterator[Thing]:
        """The things at tokens, of the kinds named or of any."""
        for token in tokens:
            thing = self.at(token)
            if thing is not None and (not kinds or thing.kind in kinds):
                yield thing

    def named(self, thing: Thing) -> Thing:
        """The name that a description stands beside ("Hale, a student who …", "his brother Hale")."""
        if thing.form != "noun":
            return thing
        near = [thing.head.head] if thing.head.dep_ == "appos" else []
        if thing.kind == "person":
            near += [child for child in thing.head.rights if child.dep_ == "appos"]
        for other in self.all(near, thing.kind):
            if other.form == "name":
                return other
        return thing

    def joined(self, token: Token, *kinds: str) -> Iterator[Thing]:
        """The things at a token and what is joined to it."""
        return self.all(grammar.conjuncts(token), *kinds)


def _tokens(thing: Thing) -> Iterator[int]:
    """Numbers of the tokens of a name, which stands without a gap around its head."""
    head, doc = thing.head, thing.head.doc
    base = offsets(head)[0] - head.idx
    low, high = thing.span.start - base, thing.span.end - base
    i = head.i
    while i > 0 and doc[i - 1].idx >= low:
        i -= 1
    while i < len(doc) and doc[i].idx < high:
        yield i
        i += 1


def is_told(verb: Token) -> bool:
    """True for what is said to be or have been so; false where it is denied, wished for or only possible."""
    wishing = relation_words().wishing
    for _ in range(_DEPTH):
        if verb.pos_ in {"VERB", "AUX"} and (grammar.is_negated(verb) or _is_open(verb)):
            return False
        above = verb.head
        if verb.dep_ == "ccomp" and above.lemma_.lower() in relation_words().denying:
            return False
        if above == verb or verb.dep_ not in _CLAUSES:
            return True
        if verb.dep_ in {"advcl", "prep"} and _tells_when(verb):
            return True
        if above.lemma_.lower() in wishing and verb.dep_ != "conj":
            return False
        if above.pos_ not in {"VERB", "AUX", "ADP", "SCONJ", "NOUN", "ADJ"} or verb.dep_ == "acl":
            return not _is_infinitive(verb) or above.lemma_.lower() in _GOING_ON
        if above.pos_ == "NOUN" and verb.dep_ != "conj":
            return True
        verb = above
    return True


def _tells_when(token: Token) -> bool:
    """True for "after seizing", "while holding": told as done, whatever its main clause is."""
    if token.dep_ == "prep":
        return token.lower_ in _WHEN
    if _is_infinitive(token):
        return False
    return not any(c.dep_ in {"mark", "advmod"} and c.lower_ not in _WHEN for c in token.lefts)


def _is_open(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in _MODALS:
            return True
        if child.dep_ in {"mark", "advmod"} and child.lower_ in _CONDITIONS:
            return True
    if _is_infinitive(verb):
        return verb.dep_ == "advcl" or (
            verb.dep_ != "conj" and verb.head.lemma_.lower() not in _GOING_ON
        )
    return False


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.lefts)


def is_former(noun: Token) -> bool:
    """True for "the former commander of", "previously a member of"."""
    before = {child.lower_ for child in noun.lefts}
    if before & _FORMER:
        return "current" not in {token.lower_ for token in noun.doc[noun.left_edge.i : noun.i]}
    verb = noun.head
    return noun.dep_ == "attr" and any(child.lower_ in _FORMER for child in verb.children)


def agents(verb: Token) -> list[Token]:
    """Who does what the verb says; also of "Founded by X in 1930, the party …"."""
    if not _opens(verb):
        return grammar.agents(verb)
    return grammar.prepositional(verb, "by")


def patients(verb: Token) -> list[Token]:
    """To whom it is done; also of "Founded by X in 1930, the party …"."""
    if not _opens(verb):
        return grammar.patients(verb)
    return grammar.subjects(verb.head)


def _opens(verb: Token) -> bool:
    """True for a participle before its clause that says what was done to the clause's subject."""
    return (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBN"
        and not any(child.dep_ in {"aux", "auxpass", "nsubj", "dobj"} for child in verb.children)
    )


def coordinated(noun: Token) -> list[Token]:
    """The noun and what "and" or "or" joins to it; a mere chain of commas joins nothing."""
    joined = grammar.conjuncts(noun)
    if any(child.dep_ == "cc" for each in joined for child in each.children):
        return joined
    return [noun]


def words(*tokens: Token) -> tuple[Token, Token]:
    """The first and the last of the tokens."""
    ordered = sorted(tokens, key=lambda token: token.i)
    return ordered[0], ordered[-1]
