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
_WISHES = frozenset({"want", "wants", "wanted", "need", "needs"})  # "that it wants approved"
_OPEN = frozenset({"if", "whether", "unless"})
_AT = frozenset({"during", "at", "in", "before", "after"})
_DOUBTS = frozenset(
    {"probably", "possibly", "perhaps", "maybe", "allegedly", "supposedly", "potentially",
     "purportedly", "presumably", "likely", "theoretically"}
)  # fmt: skip
_ASKING = frozenset({"ask", "wonder", "inquire", "enquire"})
_OBLIGED = frozenset({"need", "have"})
_ENABLING = frozenset({"allow", "permit", "let", "enable", "empower", "authorize", "authorise", "entitle", "free"})  # fmt: skip
_TALKING = frozenset({"talk", "speak", "discussion", "conversation", "debate", "negotiation", "question", "joke", "dream"})  # fmt: skip
_OCCURRING = frozenset({"take", "hold", "happen", "begin", "start", "occur", "proceed", "resume", "go", "be"})  # fmt: skip
_BEING = frozenset({"be", "remain", "seem", "look", "appear", "become"})
_INDEFINITE = frozenset({"a", "an", "any", "some", "no", "another", "every", "each", "such"})
_MAX_STEPS = 8


class StatusReader:
    """Reads the status of triggers; ``words`` says what governing words make of what they govern."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def read(self, trigger: Token) -> EventStatus:
        """The status of the act a verb, noun or adjective tells of, background aside."""
        token, joined = trigger, False
        if trigger.pos_ == "ADJ" and trigger.head.pos_ == "AUX":
            token = trigger.head  # "it was likely that Iran was responsible"
        if trigger.pos_ == "NOUN" and _is_ahead(trigger):
            return "planned"
        presupposed = trigger.pos_ == "NOUN" and _is_definite(trigger)
        for _ in range(_MAX_STEPS):
            found = None if joined else self._own(token)
            if found == "denied" and _is_asked(trigger):
                return "hypothetical"  # "Didn't he get blamed?"
            if found is not None:
                return found
            if presupposed and token != trigger and token.pos_ == "VERB":
                break  # "failed to answer Tokyo's request": the request was made
            if token.dep_ == "acl" and token.tag_ == "VBN":
                break  # "the girls kidnapped by": what is planned for them is another matter
            found = self._governed(token, trigger)
            if found is not None:
                return self._overruled(token) or found
            above = _governor(token)
            if above is None:
                break
            token, joined = above, token.dep_ == "conj"
        return "hypothetical" if _is_asked(trigger) else "happened"

    def _overruled(self, token: Token) -> EventStatus | None:
        """What is agreed, sought or planned is no more real than the agreeing itself."""
        above = _governor(token)
        if above is None or token.dep_ not in {"xcomp", "pcomp", "dobj", "prep"}:
            return None
        found = self._own(above) or self._governed(above, above)
        return found if found in {"denied", "hypothetical"} else None

    def _own(self, token: Token) -> EventStatus | None:
        """What the word's own auxiliaries, negation and conjunctions say."""
        if any(child.dep_ == "mark" and child.lower_ in _OPEN for child in token.children):
            return "hypothetical"
        if grammar.is_negated(token) or (token.pos_ == "VERB" and grammar.names_none(token)):
            return "denied"
        if any(child.dep_ == "advmod" and child.lower_ in _DOUBTS for child in token.children):
            return "hypothetical"
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
        if token.dep_ == "nsubj" and token.pos_ == "NOUN":
            return self._of_subject(token, head)
        if token.dep_ in {"acl", "ccomp"} and head.pos_ == "NOUN" and not _is_infinitive(token):
            return "hypothetical" if head.lemma_ in event_cues().classes["assertion"] else None
        if token.dep_ not in _COMPLEMENTS:
            return None
        if token.dep_ in {"pobj", "pcomp"}:
            return self._through(head, trigger)
        if token.dep_ == "ccomp" and (_is_finite(token) or _is_bare(token)):
            return self._of_clause(token, head)
        if token.dep_ == "advcl":  # an infinitive of purpose, unless its verb asks for it
            return (self._word(head) or "planned") if _is_infinitive(token) else None
        if token.dep_ in {"dobj", "nsubjpass"} and token.pos_ in {"VERB", "AUX"}:
            return None
        return self._of_complement(token, head)

    def _of_complement(self, token: Token, head: Token) -> EventStatus | None:
        """What a word makes of its object or infinitive: "plans to support", "a plan to"."""
        if head.lemma_ == "seek" and token.dep_ == "xcomp":
            return "hypothetical"
        found = _of_infinitive(token, head) or self._word(head)
        if found is None and _is_infinitive(token):
            if token.dep_ == "acl":
                return "planned" if head.lemma_ in event_cues().classes["bound"] else "hypothetical"
            if token.dep_ == "xcomp" and head.lemma_ == "be":
                return "planned"
        return found

    def _of_clause(self, verb: Token, head: Token) -> EventStatus | None:
        """What a word makes of the clause it governs: "it is likely that it attacked"."""
        if says(head):
            return None
        found = _of_infinitive(verb, head) or self._word(head)
        doubted = head.lemma_ in _ASKING and verb.tag_ != "VB"
        return "hypothetical" if doubted or (found and head.pos_ == "ADJ") else found

    def _of_subject(self, noun: Token, verb: Token) -> EventStatus | None:
        """What is said of an act that is the subject: "talks are still possible", "will be held"."""
        if verb.lemma_ in _BEING:
            for child in verb.children:
                if child.dep_ in {"acomp", "attr", "oprd"} and (found := self._word(child)):
                    return found
        if _is_definite(noun) and verb.lemma_ not in _OCCURRING:
            return None
        return _modality(verb)

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
        if trigger.pos_ == "VERB" and preposition.head.lemma_ in _TALKING:
            return "hypothetical"  # "talked about lifting the ban"
        return self._word(preposition.head)

    def _word(self, token: Token) -> EventStatus | None:
        found = self._words.get(token.lemma_.lower()) or self._words.get(token.lower_)
        return found  # type: ignore[return-value]  # the loader admits only statuses


def _is_definite(noun: Token) -> bool:
    return any(
        child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ not in _INDEFINITE)
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
    if auxiliaries & (_OUGHT | _WISHES):
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


def _of_infinitive(verb: Token, head: Token) -> EventStatus | None:
    """What obliging and enabling verbs make of the infinitive they govern."""
    if verb.dep_ not in {"xcomp", "ccomp"} or verb.tag_ not in {"VB", "VBN"}:
        return None
    if head.lemma_ in _OBLIGED and verb.dep_ == "xcomp" and head.tag_ != "VBD":
        return "asked_for"
    return "hypothetical" if head.lemma_ in _ENABLING else None


def _is_ahead(noun: Token) -> bool:
    """True where what will be done is done there: "will speak during his talks with"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in _AT:
        return False
    return not set(grammar.auxiliaries(preposition.head)).isdisjoint(_FUTURE)


def _is_asked(trigger: Token) -> bool:
    """True in a question, closed by a quotation mark or not."""
    words = [token.text for token in trigger.sent[-2:]]
    return "?" in words


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)


def _governor(token: Token) -> Token | None:
    """The word whose status a word without one of its own takes over."""
    head = token.head
    if head == token:
        return None
    if token.dep_ == "conj" and token.tag_ == "VBG" and _is_infinitive(head):
        return None  # "to tip the vote by hacking and spreading rumours", parsed apart
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
            inner = token.lower_ == "in" and any(c.dep_ == "pcomp" for c in token.children)
            return head if inner or token.lower_ in {"of", "by", "to"} else None
        return head
    if token.dep_ == "ccomp" and token.tag_ in {"VB", "VBN"} and not _is_finite(token):
        return head
    if token.dep_ == "advcl" and token.tag_ == "VBG" and not grammar.is_negated(head):
        timed = any(child.dep_ in {"mark", "advmod"} for child in token.lefts)
        return (
            None if timed else head
        )  # "left without a word, criticizing": what is not done is not why
    return None


def _is_bare(verb: Token) -> bool:
    return verb.tag_ != "VBG" and not _is_infinitive(verb)


def _is_finite(verb: Token) -> bool:
    return any(
        child.tag_ in {"MD", "VBZ", "VBD", "VBP"}
        for child in verb.children
        if child.dep_ in {"aux", "auxpass"}
    ) or any(child.dep_ == "mark" for child in verb.children)


def is_reporting(verb: Token) -> bool:
    """True for the verb of a clause that someone is said to say."""
    return verb.dep_ == "ccomp" and says(verb.head)


def says(verb: Token) -> bool:
    """True for a verb of saying."""
    return verb.lemma_ in event_cues().classes["says"]
