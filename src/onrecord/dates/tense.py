"""Whether a date expression looks back or ahead, from the verb that governs it."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.dates.meaning import Direction

_VERBAL = frozenset({"VERB", "AUX"})
_MODALS = frozenset(
    {"will", "wo", "'ll", "’ll", "shall", "would", "'d", "’d", "may", "might", "could", "can",
     "should", "must", "ca"}
)  # fmt: skip
# Verbs, and participles after a noun, whose complement lies ahead of them.
_AHEAD = frozenset(
    {
        "agree", "aim", "appoint", "arrange", "ask", "bid", "call", "decide", "demand", "due",
        "expect", "forecast", "hope", "intend", "invite", "mean", "offer", "order", "plan",
        "pledge", "predict", "prepare", "project", "promise", "propose", "schedule", "seek",
        "set", "slate", "threaten", "time", "urge", "vow", "want", "wait", "wish", "request",
        "poise", "anticipate", "tap", "go", "book", "bind", "destine", "swear",
    }
)  # fmt: skip
_UPCOMING = frozenset(
    {"upcoming", "forthcoming", "planned", "scheduled", "expected", "proposed", "looming",
     "anticipated", "impending"}
)  # fmt: skip
_OPEN_ENDED = frozenset(
    {"election", "elections", "vote", "referendum", "summit", "meeting", "talks", "deadline",
     "runoff", "ballot", "poll", "polls", "inauguration", "hearing", "debate", "launch", "visit"}
)  # fmt: skip
_TELLING = frozenset(
    {"say", "tell", "report", "write", "add", "state", "note", "announce", "quote", "cite",
     "show", "suggest", "mark", "follow", "come", "remain"}
)  # fmt: skip
_HOPS = 12  # heads climbed at most; a deeper parse says nothing certain about tense


def direction_of(tokens: Tokens) -> Direction | None:
    """Past or future by the verb that governs a date expression; ``None``: nothing tells.

    "Will meet", "plans to meet", "is due" and the plain present of a plan ("arrives on
    Friday") look ahead; so does what is planned or awaited ("ahead of Friday's vote").
    """
    here: Token = tokens.root
    attributive = here.dep_ in {"poss", "compound", "nmod", "amod", "nummod"}
    named = here.head if attributive else None
    for _ in range(_HOPS):
        if here.pos_ in _VERBAL:
            return _verb_direction(here, direct=not attributive, named=named)
        if here.pos_ in {"NOUN", "PROPN"} and _is_upcoming(here):
            return "future"
        if here.dep_ == "pobj" and attributive and here.head.lower_ == "before":
            return "future"
        if here.lower_ == "of" and here.head.lower_ == "ahead":
            return "future"
        if here.lower_ in {"due", "ready"} and here.pos_ == "ADJ":
            return "future"
        if here.head is here:
            return None
        here = here.head
    return None


def _is_upcoming(noun: Token) -> bool:
    return any(child.lower_ in _UPCOMING for child in noun.lefts)


def _verb_direction(verb: Token, *, direct: bool, named: Token | None) -> Direction | None:
    here = verb
    for _ in range(_HOPS):
        found = _own_tense(here, direct=direct, named=named)
        if found != "climb":
            return found  # type: ignore[return-value]  # the rest are directions
        if here.head is here:
            return None
        here = here.head
        while here.pos_ not in _VERBAL:
            if here.lower_ in {"due", "ready", "likely", "able", "plan", "plans", "bid", "hopes"}:
                return "future"
            if here.head is here:
                return None
            here = here.head
    return None


def _own_tense(verb: Token, *, direct: bool, named: Token | None) -> str | None:
    """Direction of one verb; "climb" where its head verb decides."""
    auxiliaries = {
        child.lower_: child for child in verb.children if child.dep_ in {"aux", "auxpass"}
    }
    words = auxiliaries.keys()
    if words & {"have", "has", "had", "having", "'ve", "’ve"} and not words & {"will", "wo"}:
        return "past"
    if words & _MODALS:
        return "future"
    if words & {"did", "was", "were"} or verb.tag_ == "VBD":
        looks_ahead = verb.lemma_ in _AHEAD and verb.tag_ == "VBN" and direct
        return "future" if looks_ahead else "past"
    if verb.tag_ == "VBN":
        return _participle(verb, words & {"is", "are", "be", "being", "'s", "’s"} != set())
    if verb.tag_ == "VBG":
        return "future" if words & {"is", "are", "am", "'s", "’s", "'re", "’re"} else "climb"
    if "to" in words:
        return _infinitive(verb)
    if verb.tag_ == "VB" and verb.dep_ not in {"ROOT", "conj"}:
        return "climb"
    return _present(verb, direct=direct, named=named)


def _participle(verb: Token, present: bool) -> str | None:
    if verb.lemma_ in _AHEAD:
        return "future"
    if present:
        return "future"
    return "past" if verb.dep_ in {"acl", "relcl", "advcl"} else "climb"


def _infinitive(verb: Token) -> str:
    head = verb.head
    if head.lemma_ in _AHEAD or head.lower_ in {"due", "likely", "ready", "plans", "plan"}:
        return "future"
    if head.lemma_ == "be" and verb.dep_ == "xcomp":
        return "future"
    return "climb"


def _present(verb: Token, *, direct: bool, named: Token | None) -> Direction | None:
    if verb.lemma_ in _TELLING:
        return "past"
    if direct:
        return "future"
    return None if named is not None and named.lower_ in _OPEN_ENDED else "past"
