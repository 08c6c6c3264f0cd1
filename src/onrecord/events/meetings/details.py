"""What a report says of a meeting besides who met: its name, how it is held, its series, its topics."""

import functools
import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from onrecord.events.meetings.told import Telling
from onrecord.records import Channel, Participant, Series, Span
from onrecord.schema.meetings import meeting_words
from onrecord.text import Text, grammar

_BOUNDS = frozenset({"relcl", "advcl", "ccomp", "parataxis", "appos", "csubj"})
_CLAUSES = frozenset({"relcl", "advcl", "acl", "ccomp", "parataxis", "appos"})
_QUOTED = re.compile(r"[“\"‘'][^”\"’']{1,40}[”\"’'][^“”\"]*$")
_NAMED = frozenset({"PROPN", "NUM"})
_INNER = frozenset(
    {"compound", "amod", "nmod", "nummod", "quantmod", "npadvmod", "punct", "advmod"}
)
_LONGEST = 9  # tokens of one modifier of a name: "first-of-their-kind" has seven
_TIMES = frozenset({"DATE", "TIME"})


def about(telling: Telling) -> set[int]:
    """Places in the paragraph of the words that hang on a telling, other clauses left out."""
    found: set[int] = set()
    stack = list(telling.anchors)
    while stack:
        token = stack.pop()
        if token.i in found:
            continue
        found.add(token.i)
        for child in token.children:
            if child.dep_ in _BOUNDS or (child.dep_ == "conj" and child.pos_ == "VERB"):
                continue
            if child.dep_ == "acl" and child.tag_ != "VBN":
                continue
            stack.append(child)
    return found


def _left_of(telling: Telling) -> set[int]:
    """Places of the words before the noun, or before what the noun is a unit of."""
    return {
        place
        for noun in (telling.noun, telling.unit, *telling.others)
        if noun is not None
        for place in range(noun.left_edge.i, noun.i + 1)
    }


@functools.cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = meeting_words()
    phrases: Iterable[str] = {
        "channels": words.channels,
        "closed": words.lists["closed"],
        "series": words.series,
    }[kind]
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)


def _phrases(telling: Telling, kind: str, text: Text) -> Iterator[Span]:
    """Phrases of a kind in the telling's sentence that hang on it: before its noun, or on its verb."""
    sentence = text.span(telling.token.sent)
    whole, left = about(telling), _left_of(telling)
    for match in _pattern(kind).finditer(sentence.quote):
        start = sentence.start + match.start()
        tokens = text.tokens(start, sentence.start + match.end())
        if tokens is None:
            continue
        loose = len(tokens) > 1 or tokens[0].pos_ in {"ADV", "VERB"} or telling.noun is None
        held = whole if loose and kind != "series" else left
        if tokens[0].i in held and tokens[-1].i in held | whole:
            yield text.article.span(start, sentence.start + match.end())


def channel_of(telling: Telling, text: Text) -> tuple[Channel, Span] | None:
    """How it was held, in the words that say so; ``None`` where the report does not say."""
    for span in _phrases(telling, "channels", text):
        return meeting_words().channels[span.quote.lower()], span
    return None


def closed_of(telling: Telling, text: Text) -> Span | None:
    """Words that say that it was held behind closed doors."""
    return next(_phrases(telling, "closed", text), None)


def series_of(telling: Telling, text: Text) -> Iterator[Series]:
    """Words that place it among meetings like it."""
    words = meeting_words()
    for span in _phrases(telling, "series", text):
        tokens = text.tokens(span.start, span.end)
        if tokens is not None and tokens[0].ent_type_ not in _TIMES:
            yield Series(span=span, kind=words.series[span.quote.lower()])
    verb = telling.verb
    if verb is not None and telling.noun is not None and verb.lemma_ in words.lists["resuming"]:
        yield Series(span=text.span(verb), kind="resumed")


# Names


def names_of(telling: Telling, text: Text) -> Iterator[tuple[int, Span]]:
    """What the telling calls it, with how telling that is: a name in quotes most, "talks" least."""
    for noun in (telling.noun, *telling.others):
        if noun is not None:
            yield _name(noun, text)


def _name(noun: Token, text: Text) -> tuple[int, Span]:
    first = noun
    for child in reversed(list(noun.lefts)):
        if child.dep_ not in _INNER or child.ent_type_ in _TIMES:
            break
        if child.dep_ == "punct" and child.text in {",", "(", ")", ";", ":"}:
            break
        if first.i - child.left_edge.i > _LONGEST or (
            child.text in {"-", "–", "—"} and child.whitespace_
        ):
            break
        if child.left_edge.i < first.i:
            first = child.left_edge
    while first.i < noun.i and (first.pos_ in {"DET", "PUNCT", "CCONJ"}) and not _is_quote(first):
        first = first.nbor(1)
    span = text.between(first, noun)
    quoted = _QUOTED.search(span.quote)
    if quoted is not None and noun.lemma_.lower() in quoted[0].lower():
        return 4, text.article.span(span.start + quoted.start(), span.end)
    before = noun.doc[first.i : noun.i]
    if noun.pos_ == "PROPN" and len(before):
        return 3, span
    shapes = meeting_words().lists["shapes"]
    if any(token.lower_ in shapes for token in before) or any(
        s in span.quote.lower() for s in shapes if "-" in s
    ):
        return 2, span
    return int(len(before) > 0), span


def _is_quote(token: Token) -> bool:
    return token.text in {"“", '"', "‘", "'"}


# Topics


def topics_of(telling: Telling, people: list[Participant], text: Text) -> Iterator[Span]:
    """What it is on, in the report's words."""
    taken = [one.span for one in people]
    for token in (*_named_topics(telling), *_discussed(telling), *_on_agenda(telling)):
        span = stretch(token, text)
        if span is not None and not any(span == each or each.contains(span) for each in taken):
            yield span


def _named_topics(telling: Telling) -> Iterator[Token]:
    """Words before the noun ("trade talks") and after it ("talks on", "about", "over")."""
    topics = meeting_words().topics
    for noun in (telling.noun, *telling.others):
        if noun is None:
            continue
        for child in noun.lefts:
            lemma = child.lemma_.lower()
            if (
                child.dep_ == "compound"
                and child.pos_ == "NOUN"
                and lemma not in topics["not"] | set(meeting_words().nouns)
            ):
                if not child.ent_type_ and "-" not in {each.text for each in child.children}:
                    yield child
            elif child.dep_ == "amod" and lemma in topics["adjectives"]:
                yield child
    for token in telling.anchors:
        if token is not telling.verb or telling.noun is None or _is_plain_verb(token):
            yield from _after(token)


def _is_plain_verb(verb: Token) -> bool:
    """True for "met", "held": what hangs on it is said of the meeting."""
    words = meeting_words()
    return verb.lemma_.lower() in words.verbs or verb.lemma_.lower() in words.lists["holding"]


def _after(token: Token) -> Iterator[Token]:
    topics = meeting_words().topics
    for child in token.children:
        if child.dep_ != "prep" or child.lower_ not in topics["prepositions"] or child.i < token.i:
            continue
        for each in child.children:
            if each.dep_ == "pcomp" or (
                each.dep_ == "pobj"
                and each.ent_type_ not in _TIMES | {"CARDINAL", "QUANTITY"}
                and each.lemma_.lower() not in topics["settings"]
                and each.pos_ != "PRON"
            ):
                yield each


def _discussed(telling: Telling) -> Iterator[Token]:
    """Objects of "discuss" and its like: the verb's own, of its purpose, of what the talks focus on."""
    topics = meeting_words().topics
    for token in telling.anchors:
        if token.lemma_.lower() in topics["verbs"]:
            yield from (each for each in token.children if each.dep_ == "dobj")
        for child in token.children:
            lemma = child.lemma_.lower()
            if child.dep_ in {"advcl", "xcomp", "acl", "relcl"} and lemma in topics["purposes"]:
                yield from (each for each in child.children if each.dep_ == "dobj")
            elif (
                child.dep_ in {"acl", "advcl"} and lemma in topics["focusing"] | topics["purposes"]
            ):
                yield from grammar.prepositional(child, "on", "around", "at")
        subject_of = token.head if token.dep_ in {"nsubj", "nsubjpass"} else None
        if subject_of is not None and subject_of.lemma_.lower() in topics["focusing"]:
            yield from grammar.prepositional(subject_of, "on", "around")
        elif (
            subject_of is not None
            and subject_of.lemma_.lower() in topics["verbs"]
            and token is telling.noun
        ):
            yield from (each for each in subject_of.children if each.dep_ == "dobj")


def _on_agenda(telling: Telling) -> Iterator[Token]:
    """The subject of "topped the agenda of the talks", "will dominate the summit"."""
    topics = meeting_words().topics
    noun = telling.noun
    if noun is None:
        return
    verb = noun.head
    if noun.dep_ == "pobj" and verb.head.lemma_.lower() in topics["agendas"]:
        verb = verb.head.head
    if noun.dep_ in {"dobj", "pobj"} and verb.lemma_.lower() in topics["agenda"]:
        yield from grammar.subjects(verb)


def stretch(head: Token, text: Text) -> Span | None:
    """The words of a topic or outcome: its phrase without clauses that only add to it."""
    low = high = head.i
    stack = [head]
    while stack:
        token = stack.pop()
        low, high = min(low, token.i), max(high, token.i)
        for child in token.children:
            if (
                child.dep_ in _CLAUSES
                and child is not head
                and token is head
                and head.dep_ != "pcomp"
            ):
                continue
            if child.dep_ in {"advcl", "parataxis", "relcl"} or child.ent_type_ in _TIMES:
                continue
            if child.dep_ == "punct" and child.i > head.i:
                continue
            stack.append(child)
    while high > low and (head.doc[high].is_punct or head.doc[high].is_space):
        high -= 1
    while low < high and (
        head.doc[low].is_punct or head.doc[low].pos_ == "DET" or head.doc[low].is_space
    ):
        low += 1
    return text.between(head.doc[low], head.doc[high]) if not head.doc[low].is_punct else None
