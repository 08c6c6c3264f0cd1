"""How real an act is as it is told: happened, planned, asked for, hypothetical, denied."""

from collections.abc import Mapping

from spacy.tokens import Token

from onrecord.records import EventStatus
from onrecord.schema.event_cues import event_cues
from onrecord.text import grammar

_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_MAYBE = frozenset({"might", "may", "could", "can", "ca"})
_OUGHT = frozenset({"must", "should", "ought"})
_CONDITIONAL = frozenset({"if", "unless", "whether", "should", "lest", "provided"})
_WITHOUT = frozenset({"without", "instead", "than"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "advcl", "nsubjpass"})
_LINKS = frozenset(
    {"for", "to", "of", "on", "against", "from", "about", "with", "by", "into", "in"}
)
_MAX_STEPS = 8


class StatusReader:
    """Reads the status of triggers; ``words`` says what governing words make of what they govern."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def read(self, trigger: Token) -> EventStatus:
        """The status of the act a verb, noun or adjective tells of, background aside."""
        token, joined = trigger, False
        for _ in range(_MAX_STEPS):
            found = None if joined else self._own(token)
            if found is not None:
                return found
            found = self._governed(token, trigger)
            if found is not None:
                return self._overruled(token) or found
            above = _governor(token)
            if above is None:
                break
            token, joined = above, token.dep_ == "conj"
        root = trigger.sent.root
        if root.sent[-1].text == "?" or trigger.sent[-1].text == "?":
            return "hypothetical"
        return "happened"

    def _overruled(self, token: Token) -> EventStatus | None:
        """What is agreed, sought or planned is no more real than the agreeing itself."""
        above = _governor(token)
        if above is None or token.dep_ not in {"xcomp", "pcomp", "dobj", "prep"}:
            return None
        found = self._own(above) or self._governed(above, above)
        return found if found in {"denied", "hypothetical"} else None

    def _own(self, token: Token) -> EventStatus | None:
        """What the word's own auxiliaries, negation and conjunctions say."""
        if grammar.is_negated(token):
            return "denied"
        if token.pos_ in {"VERB", "AUX"} or token.dep_ in {"ROOT", "ccomp"}:
            return _modality(token)
        for child in token.lefts:
            if child.dep_ == "amod":
                found = self._word(child)
                if found is not None:
                    return found
        return None

    def _governed(self, token: Token, trigger: Token) -> EventStatus | None:
        """What the word that governs it makes of it."""
        head = token.head
        if head == token:
            return None
        if token.dep_ == "nsubj" and token.pos_ == "NOUN" and not _is_definite(token):
            return _modality(head)
        if token.dep_ not in _COMPLEMENTS:
            return None
        if token.dep_ == "pobj":
            return self._through(head, trigger)
        if token.dep_ == "pcomp":
            return self._through(head, trigger)
        if token.dep_ in {"ccomp", "advcl"} and not _is_infinitive(token):
            finite = token.tag_ != "VBG"
            if token.dep_ == "advcl" or (finite and says(head)):
                return None
        if token.dep_ == "advcl":  # an infinitive of purpose, unless its verb asks for it
            return self._word(head) or "planned"
        if token.dep_ in {"dobj", "nsubjpass"} and token.pos_ in {"VERB", "AUX"}:
            return None
        found = self._word(head)
        if head.lemma_ == "seek" and token.dep_ == "xcomp":
            return "hypothetical"
        if found is None and token.dep_ == "acl" and _is_infinitive(token):
            return "planned"
        if (
            found is None
            and token.dep_ == "xcomp"
            and head.lemma_ == "be"
            and _is_infinitive(token)
        ):
            return "planned"
        return found

    def _through(self, preposition: Token, trigger: Token) -> EventStatus | None:
        """What a preposition's head makes of its object: "called for talks", "accused of meddling"."""
        if preposition.lower_ in _WITHOUT:
            return "denied"
        if preposition.lower_ in {"toward", "towards"}:
            return "hypothetical"
        if preposition.dep_ not in {"prep", "dative", "agent"} or preposition.lower_ not in _LINKS:
            return None
        if trigger.pos_ == "VERB" and trigger.tag_ != "VBG":
            return None
        return self._word(preposition.head)

    def _word(self, token: Token) -> EventStatus | None:
        found = self._words.get(token.lemma_.lower()) or self._words.get(token.lower_)
        return found  # type: ignore[return-value]  # the loader admits only statuses


def _is_definite(noun: Token) -> bool:
    return any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ != "a")
        for child in noun.lefts
    )


def _modality(verb: Token) -> EventStatus | None:
    marks = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}
    if marks & _CONDITIONAL:
        return "hypothetical"
    auxiliaries = set(grammar.auxiliaries(verb))
    if auxiliaries & _FUTURE:
        return "planned"
    if auxiliaries & _MAYBE:
        return "hypothetical"
    if auxiliaries & _OUGHT:
        return "asked_for"
    if "would" in auxiliaries or "'d" in auxiliaries or "’d" in auxiliaries:
        return "planned" if is_reported(verb) else "hypothetical"
    if verb.tag_ == "VBG" and auxiliaries & {"going"}:
        return "planned"
    return None


def is_reported(verb: Token) -> bool:
    """True in the clause that a verb of saying in the past governs: "said it would"."""
    clause = verb
    while clause.dep_ == "conj" and clause.head != clause:
        clause = clause.head
    head = clause.head
    return clause.dep_ == "ccomp" and says(head) and head.tag_ in {"VBD", "VBN"}


def will_not(verb: Token) -> bool:
    """True for a refusal in the future: "will not lift", "said it would never accept"."""
    if not any(child.dep_ == "neg" for child in verb.children):
        return False
    auxiliaries = set(grammar.auxiliaries(verb))
    if auxiliaries & _FUTURE:
        return True
    return "would" in auxiliaries and is_reported(verb)


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)


def _governor(token: Token) -> Token | None:
    """The word whose status a word without one of its own takes over."""
    head = token.head
    if head == token:
        return None
    if token.dep_ in {
        "conj",
        "prep",
        "pobj",
        "pcomp",
        "xcomp",
        "dobj",
        "nsubjpass",
        "acl",
        "dative",
    }:
        if token.dep_ == "pobj":
            return head if head.lower_ == "of" and head.head.pos_ == "NOUN" else None
        if token.dep_ == "prep":
            return head if token.lower_ in {"of", "by", "to"} else None
        return head
    if token.dep_ == "advcl" and token.tag_ == "VBG":
        return head
    return None


def is_reporting(verb: Token) -> bool:
    """True for the verb of a clause that someone is said to say."""
    return verb.dep_ == "ccomp" and says(verb.head)


def says(verb: Token) -> bool:
    """True for a verb of saying."""
    return verb.lemma_ in event_cues().classes["says"]
