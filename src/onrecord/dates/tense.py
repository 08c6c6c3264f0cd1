"""Whether a date expression looks back or ahead, from the verb that governs it."""

from typing import Literal

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.dates.around import Direction

_VERBAL = frozenset({"VERB", "AUX"})
_MODALS = frozenset(
    {"will", "wo", "'ll", "’ll", "shall", "would", "'d", "’d", "may", "might", "could", "can",
     "should", "must", "ca"}
)  # fmt: skip
_HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve"})
_IS = frozenset({"is", "are", "am", "be", "being", "'s", "’s", "'re", "’re", "'m", "’m"})
# Heads whose infinitive lies ahead of them, and is not read as done with them.
_PLANNING = frozenset(
    {"agree", "aim", "arrange", "expect", "hope", "intend", "mean", "plan", "pledge", "poise",
     "predict", "prepare", "promise", "schedule", "set", "slate", "threaten", "vow", "want",
     "wait", "wish", "go", "book", "due", "likely", "ready", "able", "bid", "invite", "propose"}
)  # fmt: skip
# Nouns whose infinitive lies ahead, or lay ahead of a time long past: those with "plans" do.
_RESOLVES = frozenset(
    {"decision", "proposal", "intention", "pledge", "promise", "vow", "agreement", "deal", "offer",
     "invitation", "bid"}
)  # fmt: skip
# Participles that say of their noun or subject that it is to come ("a vote scheduled for Friday").
_AWAITED = frozenset(
    {"schedule", "slate", "set", "expect", "plan", "anticipate", "project", "forecast", "time",
     "book", "propose", "poise", "due", "destine", "intend", "predict"}
)  # fmt: skip
# Verbs of telling whose complement is what the telling happened "during".
PLEDGING = frozenset(
    {"pledge", "promise", "vow", "urge", "call", "ask", "threaten", "offer", "refuse", "demand"}
)
# What they announce by, until or for a date lies ahead, though they are past themselves.
_COMMITTING = _PLANNING | {"give", "extend", "postpone", "delay", "order", "demand", "urge",
                           "announce", "offer"}  # fmt: skip
_DEADLINE = frozenset({"by", "until", "till", "before", "for"})
_UPCOMING = frozenset(
    {"upcoming", "forthcoming", "planned", "scheduled", "expected", "proposed", "looming",
     "anticipated", "impending"}
)  # fmt: skip
_OPEN_ENDED = frozenset(
    {"election", "elections", "vote", "referendum", "summit", "meeting", "talks", "deadline",
     "runoff", "ballot", "primary", "primaries", "caucus", "caucuses", "poll", "polls", "inauguration", "hearing", "debate", "launch", "visit"}
)  # fmt: skip
_TELLING = frozenset(
    {"say", "tell", "report", "write", "add", "state", "note", "announce", "quote", "cite",
     "show", "suggest", "mark", "follow", "come", "remain"}
)  # fmt: skip
_ATTRIBUTIVE = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
_HOPS = 12  # heads climbed at most; a deeper parse says nothing certain about tense


def root_of(tokens: Tokens) -> Token:
    """The first token whose head lies outside the stretch: its syntactic head."""
    for token in tokens:
        head = token.head
        if head.i < tokens.start or head.i >= tokens.end or head.i == token.i:
            return token
    return tokens[0]


def happens_during(verb: Token) -> bool:
    """True for a verb with a "during" phrase, its own or as a parser may have it, its object's."""
    return any(
        token.lower_ == "during" for child in verb.children for token in (child, *child.children)
    )


def describes_noun(root: Token, end: int) -> bool:
    """True where a date's head belongs to a noun after it: "Friday’s vote", "the 2015 deal"."""
    return root.dep_ in _ATTRIBUTIVE and root.head.i >= end


def direction_of(tokens: Tokens) -> Direction | None:
    """Past or future by the verb that governs a date expression; ``None``: nothing tells.

    "Will meet", "plans to meet" and "is due" look ahead; so does what is awaited ("ahead of
    Friday's vote"). What follows "after" looks back. A plain present ("arrives on Friday") is
    ``open``.
    """
    root = root_of(tokens)
    named = root.head if root.dep_ in _ATTRIBUTIVE else None
    here, deadline, during, happened = root, False, False, False
    for _ in range(_HOPS):
        if here.pos_ in _VERBAL:
            if deadline and here.lemma_ in _COMMITTING:
                return "future"
            found = _verb_direction(here, named, during=during or happens_during(here))
            return "open" if found == "future" and happened and not _has_will(here) else found
        if here.pos_ in {"NOUN", "PROPN"} and any(c.lower_ in _UPCOMING for c in here.lefts):
            return "future"
        found = _by_preposition(here, attributive=named is not None)
        if found is not None:
            return found
        deadline = deadline or (here.dep_ == "prep" and here.lower_ in _DEADLINE)
        during = during or here.lower_ == "during"
        # "Its test in December may have helped" does not say that the test lies ahead.
        happened = happened or (
            here is not root and here.dep_ == "nsubj" and here.lower_ not in _OPEN_ENDED
        )
        if here.head == here:
            return None
        here = here.head
    return None


def _has_will(verb: Token) -> bool:
    return any(child.lower_ in {"will", "wo", "'ll", "’ll", "shall"} for child in verb.children)


def _by_preposition(here: Token, *, attributive: bool) -> Direction | None:
    """What "after Friday’s vote", "before …" and "ahead of …" say by themselves."""
    word = here.lower_
    if attributive and here.dep_ in {"prep", "pcomp", "mark", "ROOT"}:
        if word in {"after", "following", "since"}:
            return "past"
        if word == "before":
            return "future"
    if (word == "of" and here.head.lower_ == "ahead") or (word == "due" and here.pos_ == "ADJ"):
        return "future"
    return None


def _verb_direction(verb: Token, named: Token | None, *, during: bool) -> Direction | None:
    """The tense of a verb, or of the nearest head that has one."""
    here = verb
    for _ in range(_HOPS):
        found = _own_tense(here, named, during=during)
        if found != "climb":
            return found
        if here.head == here:
            return None
        here = here.head
        while here.pos_ not in _VERBAL:
            if here.lower_ in {"due", "ready", "likely", "able", "plan", "plans", "bid", "hopes"}:
                return "future"
            if here.head == here:
                return None
            here = here.head
    return None


def _own_tense(
    verb: Token, named: Token | None, *, during: bool
) -> Direction | Literal["climb"] | None:
    """Direction of one verb; "climb" where its head verb decides."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if not words.isdisjoint(_HAVE):
        return "past" if words.isdisjoint({"will", "wo"}) else "future"
    if not words.isdisjoint(_MODALS):
        return "future"
    if "to" in words:
        return _infinitive(verb, during=during)
    if verb.tag_ == "VBN":
        return _participle(verb, words, named)
    if verb.tag_ == "VBD" or not words.isdisjoint({"did", "was", "were"}):
        return "past"
    if verb.tag_ == "VBG":
        return "climb" if words.isdisjoint(_IS) else "future"
    if verb.tag_ == "VB" and verb.dep_ not in {"ROOT", "conj"}:
        return "climb"
    return _present(verb, named)


def _participle(
    verb: Token, auxiliaries: set[str], named: Token | None
) -> Direction | Literal["climb"]:
    if verb.lemma_ in _AWAITED and named is None:
        return "future"
    if not auxiliaries.isdisjoint({"was", "were", "did"}):
        return "past"
    if not auxiliaries.isdisjoint(_IS):
        return "open"
    return "climb" if verb.dep_ in {"conj", "xcomp", "ccomp"} else "past"


def _infinitive(verb: Token, *, during: bool) -> Direction | Literal["climb"]:
    head = verb.head
    if during and head.lemma_ in PLEDGING and head.tag_ in {"VBD", "VBN"}:
        return "past"  # "pledged to support it during talks on Friday": the pledge was made then
    if head.lemma_ in _PLANNING or head.lower_ in {"plans", "plan", "due"}:
        return "future"
    if head.lemma_ in _RESOLVES and verb.dep_ in {"acl", "relcl", "ccomp", "xcomp"}:
        return "future"  # "his decision to bring the vote forward to 24 June"
    return "future" if head.lemma_ == "be" and verb.dep_ == "xcomp" else "climb"


def _present(verb: Token, named: Token | None) -> Direction | None:
    if verb.lemma_ in _TELLING:
        return "past"
    if named is None:
        return "open"
    return None if named.lower_ in _OPEN_ENDED else "past"
