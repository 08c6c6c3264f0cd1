"""Whose words they are: the subject of a cue as it stands in the text."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.schema.cues import cues
from onrecord.statements.frame import Frame, Stretch, stretch
from onrecord.text.grammar import SUBJECTS, agents, is_passive, subjects
from onrecord.text.parse import offsets

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_GOES_ON = frozenset({"NN", "NNS", "NNP", "NNPS", "POS"})
_DASHES = frozenset({"-", "–", "—", "--"})
_DATELINE = 14  # tokens at the start of a paragraph within which a dateline ends
_RELATIVE = frozenset({"WDT", "WP"})
_NO_SPEAKER = frozenset({"this", "that", "these", "those", "what", "there"})
_DESCRIBED = frozenset({"appos", "relcl", "acl"})


def own_words(verb: Token, clause: Token) -> list[Token]:
    """The words of a clause that a verb takes, without verbs that are really joined to the verb.

    In "he said it was false, and accused them of lying" the parse joins "accused" to "was".
    """
    tokens = list(clause.subtree)
    for token in tokens:
        if token.lower_ == "according" and token.i > clause.i and closes(token, clause):
            beyond = set(token.subtree)
            tokens = [each for each in tokens if each not in beyond]
    for token in tokens:
        if token.dep_ in {"conj", "advcl"} and rightful_head(token) == verb:
            beyond = set(token.subtree)
            return [each for each in tokens if each not in beyond]
    return tokens


def closes(aside: Token, clause: Token) -> bool:
    """True for ", according to X" at the end of a clause that another verb governs."""
    before = aside.left_edge
    return (
        clause.dep_ == "ccomp"
        and clause.head.lemma_ != "report"  # a paper reports what its source told it
        and clause.head.i < clause.i < aside.i
        and before.nbor(-1).text == ","
        and aside.right_edge.i >= clause.right_edge.i - 1
    )


def rightful_head(verb: Token) -> Token | None:
    """The cue around the clause to which a cue without a subject was joined by mistake."""
    if (verb.lemma_.lower(), "verb") not in cues():
        return None
    if verb.dep_ == "advcl":
        return _commented(verb)
    if verb.tag_ not in _FINITE:
        return None
    if any(child.dep_ in SUBJECTS or child.dep_ in {"aux", "mark"} for child in verb.children):
        return None
    first = verb.head
    while first.dep_ == "conj":
        first = first.head
    around = first.head
    marker = [child for child in verb.head.rights if child.dep_ == "cc" and child.i < verb.i]
    if first.dep_ != "ccomp" or not marker or around.tag_ != verb.tag_ or first.i < around.i:
        return None
    return around if marker[-1].nbor(-1).is_punct else None


def _commented(verb: Token) -> Token | None:
    """The cue of "He insisted it was not so, calling it a lie", of whose subject "calling" is."""
    first = verb.head
    while first.dep_ == "conj":
        first = first.head
    around = first.head
    opening = verb.left_edge
    if verb.tag_ != "VBG" or first.dep_ != "ccomp" or not around.i < first.i < verb.i:
        return None
    if opening.nbor(-1).text != "," or around.tag_ not in _FINITE:
        return None
    if "that" in cues().get((first.lemma_.lower(), "verb"), {}):
        return None  # "said that he denied it, calling it a lie"
    return around if "that" in cues().get((around.lemma_.lower(), "verb"), {}) else None


def give_source(frame: Frame, verb: Token) -> None:
    """Set the source of a frame to the subject of its verb, or to the agent of a passive one."""
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    around = rightful_head(verb) if verb.dep_ in {"conj", "advcl"} and not own else None
    if around is not None:
        give_source(frame, around)
        return
    aside = None if own else _absolute(verb)
    if aside is not None:
        frame.source_head, frame.source = aside, stretch(aside.subtree)
        return
    passive = is_passive(verb) or _is_bare_participle(verb)
    found = _by_whom(verb) if passive else subjects(verb)
    if own and not passive and (own[0].tag_ in _RELATIVE or own[0].lower_ == "that"):
        frame.source_head = found[0] if found else None
        frame.source = offsets(own[0])
        return
    if not found or found[0].dep_ == "expl" or (found[0].lower_ in {"it", "there"} and passive):
        return
    head = found[0] if passive else past_dateline(found[0], verb)
    frame.source_head = head
    frame.source = source_phrase(head, verb)


def _absolute(verb: Token) -> Token | None:
    """The media of "X denied it, with state media, citing officials, arguing that …"."""
    first = verb
    while first.dep_ == "conj":
        first = first.head
    if first.dep_ != "advcl" or first.tag_ != "VBG" or verb.tag_ != "VBG":
        return None
    for child in first.head.children:
        if child.dep_ == "prep" and child.lower_ == "with" and first.head.i < child.i < first.i:
            thing = next((each for each in child.children if each.dep_ == "pobj"), None)
            if (
                thing is not None
                and child.nbor(-1).text == ","
                and first.i - child.right_edge.i < 3
            ):
                return thing
    return None


def past_dateline(head: Token, verb: Token) -> Token:
    """The subject after "PLACE, Region - " where the parse took the place for it."""
    doc = head.doc
    if head.i >= min(_DATELINE, verb.i) or not (doc[0].text.isupper() and len(doc[0]) > 2):
        return head
    for token in doc[head.i + 1 : min(_DATELINE, verb.i)]:
        if token.text in _DASHES:
            return opening_noun(doc[token.i + 1 : verb.i]) or head
    return head


def opening_noun(tokens: Tokens) -> Token | None:
    """The main word of the noun phrase that tokens open with, or ``None``."""
    for token in tokens:
        if token.pos_ not in _NOMINAL:
            continue
        after = token.i + 1
        if after >= tokens.end or tokens.doc[after].tag_ not in _GOES_ON:
            return token
    return None


def _by_whom(verb: Token) -> list[Token]:
    found = agents(verb) if is_passive(verb) else []
    return found or [
        owner
        for child in verb.children
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by"
        for owner in child.children
        if owner.dep_ == "pobj"
    ]


def _is_bare_participle(verb: Token) -> bool:
    """True for the participle of "Asked about the talks, he said …"."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ == "advcl"
        and not any(child.dep_ in {"aux", "nsubj"} for child in verb.children)
    )


def source_phrase(head: Token, verb: Token) -> Stretch | None:
    """All that describes a source: modifiers, appositions, relative clauses, what is joined to it.

    Where the cue stands inside that description ("a letter saying …") the phrase ends before it.
    A comma that closes an apposition before the cue belongs to it.
    """
    last = head.right_edge.i
    if head.i < verb.i <= last:
        last = verb.left_edge.i - 1 if verb.left_edge.i > head.i else verb.i - 1
    last = max(last, head.i)
    tokens = list(head.doc[head.left_edge.i : last + 1])
    if head.i < _DATELINE and head.doc[0].text.isupper():
        dash = max((t.i for t in tokens if t.text in _DASHES and t.i < head.i), default=-1)
        tokens = [token for token in tokens if token.i > dash]
    if verb.i < head.i:
        tokens = [token for token in tokens if token.i > verb.i]
    found = stretch(tokens)
    if found is None:
        return None
    if last + 1 < verb.i and head.doc[last + 1].text == "," and _is_described(head):
        return found[0], offsets(head.doc[last + 1])[1]
    if last < verb.i and head.doc[last].text == "," and _is_described(head):
        return found[0], offsets(head.doc[last])[1]
    return found


def _is_described(head: Token) -> bool:
    return any(child.dep_ in _DESCRIBED and child.i > head.i for child in head.children)


def names_nobody(frame: Frame) -> bool:
    """True where the source is a bare pronoun that can stand for no speaker: "this shows"."""
    head = frame.source_head
    return head is not None and head.lower_ in _NO_SPEAKER and head.tag_ == "DT"
