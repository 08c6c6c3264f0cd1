"""The nouns and verbs that tell of a meeting, found in a parse."""

from spacy.tokens import Token

from onrecord.schema.meetings import meeting_words
from onrecord.text import grammar

_OBJECTS = frozenset({"dobj", "nsubj", "nsubjpass"})
_HOLDING_IN = ("in", "at", "for", "into", "to")


def is_meeting_noun(token: Token) -> bool:
    """True for a noun that names a meeting between sides."""
    words = meeting_words()
    lemma = lemma_of(token)
    if lemma not in words.nouns:
        return False
    if lemma in words.plural and not token.lower_.endswith("s"):
        return False
    if token.dep_ in {"compound", "nmod"} and token.head.i > token.i:
        return False  # "summit schedule"; in "summit talks" the talks count
    without = words.lists["not_with"]
    return not any(
        child.dep_ in {"compound", "amod", "nmod"} and child.lemma_.lower() in without
        for child in token.lefts
    )


def is_of_meeting(verb: Token) -> bool:
    """True for verbs of meeting and holding; "brief the media" is none of either."""
    words = meeting_words()
    lemma = verb.lemma_.lower()
    return lemma in words.verbs or any(
        lemma in words.lists[name] for name in ("holding", "hosting", "attending", "resuming")
    )


def lemma_of(noun: Token) -> str:
    """The lemma in lower case."""
    return str(noun.lemma_).lower()


def is_weak(noun: Token) -> bool:
    """True for a noun that is a meeting only with certain words beside it, and has none of them."""
    narrow = meeting_words().narrow.get(lemma_of(noun))
    if narrow is None:
        return False
    if any(child.lemma_.lower() in narrow for child in noun.lefts):
        return False
    return not grammar.prepositional(noun, "with", "between")


def unit_of(noun: Token) -> Token | None:
    """What the noun belongs to: "round" in "the third round of talks"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "of":
        return None
    unit = preposition.head
    return unit if unit.lemma_.lower() in meeting_words().lists["units"] else None


def noun_of(verb: Token) -> Token | None:
    """The meeting that a verb says is held, attended or gone to, by its noun."""
    words = meeting_words()
    lemma = verb.lemma_.lower()
    candidates: list[Token] = []
    if lemma in words.lists["holding"] or lemma in words.lists["resuming"]:
        candidates = [each for each in verb.children if each.dep_ in _OBJECTS]
    candidates += grammar.prepositional(verb, *_HOLDING_IN)
    for child in candidates:
        for each in (child, *grammar.prepositional(child, "of", "in")):
            if is_meeting_noun(each):
                return each
    return None


def holding_verb(noun: Token) -> Token | None:
    """The verb that only says that the meeting is held, resumed or attended."""
    verb = noun.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    words = meeting_words()
    if noun.dep_ in _OBJECTS and verb.lemma_ != "be":
        lists = words.lists["holding"] | words.lists["resuming"]
        return verb if verb.lemma_.lower() in lists else None
    return None


def told_again(noun: Token) -> Token | None:
    """The noun for the same meeting in the same breath: "the dialogue, billed as talks …"."""
    head = noun.head
    if noun.dep_ == "appos":
        return head
    if noun.dep_ in {"attr", "oprd"} and head.lemma_ in {"be", "become", "remain"}:
        subjects = grammar.subjects(head)
        return subjects[0] if len(subjects) == 1 else None
    if noun.dep_ == "pobj" and head.lower_ == "as" and head.head.dep_ in {"acl", "relcl"}:
        return head.head.head
    return None
