"""Which date belongs to which act: the date expression that modifies a verb or an event noun.

Works from the mentions of the token's sentence upwards: the head of each is climbed from until
the token is reached. A clause boundary on the way means that the date is another verb's.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.dates.tense import PLEDGING, happens_during, root_of
from onrecord.records import DateMention
from onrecord.text import SpanIndex, Text
from onrecord.text.grammar import SUBJECTS, auxiliaries

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_CLAUSE_LINKS = frozenset(
    {"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "parataxis", "csubj", "csubjpass", "appos"}
)
_ATTRIBUTIVE = frozenset({"poss", "compound", "nummod", "amod", "nmod"})
_ARGUMENTS = frozenset({"dobj", "dative", "attr", "oprd", "agent", "acomp", "npadvmod"})
_SETTINGS = frozenset({"during", "at", "in", "on", "amid", "following", "after", "within"})
_BOUNDING = frozenset({"before", "after", "since", "until", "till", "by"})
# Verbs that only say that an event takes place: the date of one is the date of the other.
_LIGHT_VERBS = frozenset(
    {
        "hold", "take", "begin", "start", "open", "happen", "occur", "have", "make", "be", "end",
        "conclude", "convene", "host", "conduct", "launch", "stage", "come", "schedule", "plan",
        "postpone", "cancel", "sign", "announce", "publish", "release", "issue", "pay", "give",
    }
)  # fmt: skip
_VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
_NEAREST, _THROUGH_NOUN, _OF_NOUN = range(3)


def date_of(token: Token, text: Text, index: SpanIndex[DateMention]) -> DateMention | None:
    """The date expression that modifies a verb's own clause, or an event noun; else ``None``.

    For a verb: what hangs on the verb, its auxiliaries and its objects, never what hangs on
    another clause's verb; a verb joined to it without a subject of its own ("met on Friday and
    agreed …") shares its date. For a noun ("talks", "visit"): its own modifiers, a participle's
    ("talks held in July"), or those of a verb that only says that it takes place. Of several,
    a date rather than "recently", then the most closely tied, then the nearest, then the first.
    """
    mentions = [(mention, _head(mention, text)) for mention in _in_sentence(token, text, index)]
    if not mentions:
        return None
    found = _modifying(token, mentions)
    if found is None and token.pos_ in _NOMINAL:
        verb = _light_verb(token)
        found = None if verb is None else _modifying(verb, mentions)
    elif found is None and token.pos_ in _VERBAL and _shares_with_head(token):
        found = _modifying(token.head, mentions)
        if found is not None and found.date.precision in {"before", "after"}:
            found = None  # "until recently" and "since 2014" stay with their own verb
    return found


def _in_sentence(token: Token, text: Text, index: SpanIndex[DateMention]) -> Iterator[DateMention]:
    span = text.span(token)
    shift = span.start - token.idx
    sentence = token.sent
    return index.touching(shift + sentence.start_char, shift + sentence.end_char)


def _head(mention: DateMention, text: Text) -> Token | None:
    tokens = text.tokens(mention.span.start, mention.span.end)
    return None if tokens is None else root_of(tokens)


def _modifying(
    token: Token, mentions: list[tuple[DateMention, Token | None]]
) -> DateMention | None:
    best: tuple[tuple[bool, int, int, int], DateMention] | None = None
    for mention, head in mentions:
        if head is None or head.doc is not token.doc:
            continue
        tie = _tie(head, token)
        if tie is None:
            continue
        rank = (mention.date.value in _VAGUE, tie, abs(head.i - token.i), head.i)
        if best is None or rank < best[0]:
            best = rank, mention
    return None if best is None else best[1]


def _tie(head: Token, target: Token) -> int | None:
    """How closely a date's head hangs on ``target``, smaller is closer; ``None``: it does not."""
    if head == target:
        return None
    path = [head]
    while path[-1].head != target:
        here = path[-1]
        if here.head == here or not _may_pass(here, target):
            return None
        path.append(here.head)
    last = path[-1]
    if _is_pledged(last, target) and happens_during(last):
        return _THROUGH_NOUN
    if not _may_pass(last, target) or (_is_pledged(target, target.head) and happens_during(target)):
        return None
    return _verb_tie(path, target) if target.pos_ in _VERBAL else _noun_tie(path)


def _is_pledged(verb: Token, head: Token) -> bool:
    """True in "pledged to support it during the talks": the talks are when it was pledged."""
    return (
        verb.dep_ == "xcomp"
        and verb.head == head
        and head.lemma_ in PLEDGING
        and head.tag_ in {"VBD", "VBN"}
    )


def _may_pass(here: Token, target: Token) -> bool:
    """False at a clause boundary, save a participle that describes the target noun itself."""
    if here.dep_ == "conj":
        return here.pos_ in _NOMINAL
    if here.dep_ == "acl" and here.head == target and target.pos_ in _NOMINAL:
        return here.tag_ in {"VBN", "VBD"}
    if here.dep_ == "pcomp":
        return here.pos_ not in _VERBAL
    return here.dep_ not in _CLAUSE_LINKS


def _noun_tie(path: list[Token]) -> int | None:
    return None if path[-1].pos_ in _VERBAL and path[-1].dep_ != "acl" else len(path) // 2


def _verb_tie(path: list[Token], verb: Token) -> int | None:
    """Own adjuncts first, then those of what happens in them ("during his visit in April")."""
    last = path[-1]
    if last.dep_ in SUBJECTS and last is not path[0] and verb.lemma_ not in _LIGHT_VERBS:
        return None
    nouns = [each for each in path[1:] if each.pos_ in _NOMINAL]
    if not nouns:
        return _NEAREST
    if last.dep_ in {"prep", "agent"}:
        if path[0].dep_ in _ATTRIBUTIVE and last.lower_ not in _SETTINGS:
            return None
        if any(each.lower_ in _BOUNDING for each in path if each is not last):
            return None  # "in reference to its rule before the war" dates the rule
        return _THROUGH_NOUN
    if last.dep_ not in _ARGUMENTS and last.dep_ not in SUBJECTS:
        return None
    belongs_to_noun = path[0].dep_ in _ATTRIBUTIVE or any(each.lower_ == "of" for each in path)
    if belongs_to_noun and verb.lemma_ not in _LIGHT_VERBS:
        return None
    return _OF_NOUN


def _light_verb(noun: Token) -> Token | None:
    """The verb that only says that the noun's event takes place ("talks were held")."""
    verb = noun.head
    if verb.pos_ not in _VERBAL or verb.lemma_ not in _LIGHT_VERBS:
        return None
    return verb if noun.dep_ in {"dobj", "nsubj", "nsubjpass"} else None


def _shares_with_head(verb: Token) -> bool:
    """True for a joined verb with no subject of its own and the same auxiliaries."""
    return (
        verb.dep_ == "conj"
        and verb.head.pos_ in _VERBAL
        and not any(child.dep_ in SUBJECTS for child in verb.children)
        and auxiliaries(verb) == auxiliaries(verb.head)
    )
