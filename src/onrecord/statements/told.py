"""Whether a cue tells that somebody said, thought or promised something, or only names the act.

"They need to admit it", "evidence to support the charge", "whether I believe it or not" and "you
know" attribute nothing. Within another's words the bar is higher: what a speaker says that others
may, should or will say, nobody has said yet.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.schema.cues import cues
from onrecord.statements.arguments import GOVERNING, REFUSING, is_infinitive
from onrecord.statements.frame import Frame

# What is wanted, needed or possible is not done; other verbs with "to" ("went on to say") tell it.
_NOT_DONE = frozenset({
    "need", "have", "want", "ought", "like", "hope", "wish", "expect", "suppose", "require",
    "allow", "force", "oblige", "encourage", "afford", "hesitate", "prepare", "wait", "help",
    "permit", "enable", "tend", "love", "prefer", "learn", "oppose", "deserve", "get",
})  # fmt: skip
_DOING = frozenset({"quick", "swift", "fast"})  # "was quick to retort"
_POSSIBLE = frozenset({
    "can", "could", "may", "might", "must", "should", "would", "will", "shall", "'ll", "’ll",
    "'d", "’d", "ca", "wo", "need",
})  # fmt: skip
_ONLY_POSSIBLE = frozenset({"can", "could", "may", "might", "must", "should"})
_WISHING = frozenset({"hope"})  # "would like to", "would prefer"
_ANYBODY = frozenset({
    "anybody", "anyone", "everybody", "everyone", "nobody", "somebody", "someone", "those", "one",
    "whoever", "nothing", "none", "all",
})  # fmt: skip
_WOULD = frozenset({"would", "'d", "’d"})
_SEEMING = frozenset({"seem", "appear", "look", "sound"})  # the outlet's own view
_OPEN = frozenset({"if", "whether", "unless", "lest"})
_DATES = frozenset({"DATE", "TIME"})
_TOLD_BY_SHARING = frozenset({
    "story", "view", "opinion", "concern", "thought", "post", "video", "message", "anecdote",
    "information", "detail", "news", "photo", "article", "memory", "experience", "link", "belief",
    "statement", "letter", "idea", "tweet", "account", "image", "finding", "tale", "worry",
})  # fmt: skip
_TAKING_BACK = frozenset({"without", "nothing", "none", "neither", "never", "not", "n't", "n’t"})


def tells_of_nothing(cue: Iterable[Token], first: Token) -> bool:
    """True where the words of a cue, or the first of its content, say that it was not said.

    "Declined to comment", "said nothing about it", "stopped short of calling it a lie".
    """
    for token in cue:
        if token.lower_ in _TAKING_BACK or _refuses_to_speak(token):
            return True
        if token.lower_ == "short" and token.head.lemma_.lower() in {"stop", "fall"}:
            return True
    return first.lower_ == "nothing"


def _refuses_to_speak(token: Token) -> bool:
    if token.lemma_.lower() not in REFUSING:
        return False
    done = (child.lemma_.lower() for child in token.children if child.dep_ == "xcomp")
    return any("say" in cues().get((lemma, "verb"), {}).values() for lemma in done)


def is_told(frame: Frame) -> bool:
    """False where the words around a cue say that the act is not done, at any depth."""
    head = frame.head
    if _is_on_a_date(frame):
        return False
    if head.pos_ != "VERB":
        return True
    if _is_order(head) and (frame.source is None or not frame.takes_quotation):
        return False
    if head.lemma_.lower() == "share" and not _shares_words(head):
        return False
    if _is_only_possible(head) or _is_denied_a_thing(head) or _is_open(head):
        return False
    return not is_infinitive(head) or _is_done(head)


def is_loose(frame: Frame) -> bool:
    """True for a cue that the vocabulary does not know and that names nobody, or how a thing seems."""
    if frame.head.lemma_.lower() in _SEEMING:
        return True
    return frame.kind is None and frame.source is None


def is_told_within(frame: Frame) -> bool:
    """False where a cue within another's content tells of no saying or thinking of anybody."""
    head = frame.head
    if frame.source is None or _is_anybody(frame):
        return False
    if head.pos_ != "VERB":
        return True
    if is_infinitive(head):
        return head.dep_ == "xcomp" and head.head.lemma_.lower() in GOVERNING
    if head.dep_ == "pcomp":
        return False  # "influence them by saying that …"
    for child in head.children:
        if child.tag_ == "MD" and child.lower_ in _POSSIBLE:
            return child.lower_ in _WOULD and frame.kind in _WISHING
        if child.dep_ == "mark" and child.lower_ in _OPEN:
            return False
    return head.tag_ != "VB" or any(child.dep_ == "aux" for child in head.children)


def _is_order(verb: Token) -> bool:
    """True for "Share this story", "Remember this"."""
    return (
        verb.tag_ == "VB"
        and not any(child.dep_ in {"aux", "nsubj", "nsubjpass"} for child in verb.children)
        and not (verb.dep_ == "conj" and verb.head.tag_ != "VB")
        and verb.dep_ not in {"xcomp", "ccomp"}
    )


def _is_on_a_date(frame: Frame) -> bool:
    """True for "comments on Saturday", where the day was taken for the content."""
    if frame.complement not in {"on", "for", "of", "at", "about"}:
        return False
    for child in frame.head.children:
        if child.dep_ == "prep" and child.lower_ == frame.complement:
            things = [each for each in child.children if each.dep_ == "pobj"]
            return bool(things) and things[0].ent_type_ in _DATES
    return False


def _is_only_possible(verb: Token) -> bool:
    """True for "he can claim"; "could not say" tells that nothing was said."""
    parts = {child.dep_: child.lower_ for child in verb.children if child.dep_ in {"aux", "neg"}}
    return parts.get("aux") in _ONLY_POSSIBLE and ("neg" not in parts or parts["aux"] == "should")


def _shares_words(verb: Token) -> bool:
    return any(
        child.dep_ == "dobj" and child.lemma_.lower() in _TOLD_BY_SHARING for child in verb.children
    )


def _is_denied_a_thing(verb: Token) -> bool:
    """True for "were denied jobs": withheld, not disputed."""
    parts = {child.dep_ for child in verb.children}
    return verb.lemma_ == "deny" and "nsubjpass" in parts and "dobj" in parts


def _is_open(verb: Token) -> bool:
    """True for "if he says so", "unless it admits it", "whether I believe it or not"."""
    return any(child.dep_ == "mark" and child.lower_ in _OPEN for child in verb.children)


def _is_done(verb: Token) -> bool:
    """Whether an infinitive tells what is done: "went on to say", "spoke to defend it"."""
    above = verb.head
    if verb.dep_ in {"acl", "relcl", "ccomp", "csubj", "pcomp"}:
        return False
    if verb.dep_ == "conj":
        return not is_infinitive(above) or _is_done(above)
    if verb.dep_ == "advcl":
        return _is_plain(above)
    if verb.dep_ != "xcomp":
        return True
    if above.pos_ == "ADJ":
        return above.lemma_.lower() in _DOING
    return above.lemma_.lower() not in _NOT_DONE


def _is_plain(verb: Token) -> bool:
    """True for what is told as done: neither negated nor under a modal or "to"."""
    return not any(
        child.dep_ == "neg" or child.tag_ == "MD" or (child.tag_ == "TO" and child.dep_ == "aux")
        for child in verb.children
    )


def _is_anybody(frame: Frame) -> bool:
    """True for "you know" and "anybody who thinks"; "you said" is told."""
    head = frame.source_head
    if head is None or head.lower_ in _ANYBODY:
        return head is not None
    return head.lower_ == "you" and frame.head.tag_ not in {"VBD", "VBN"}
