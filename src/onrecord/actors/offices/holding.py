"""Which dates of a sentence say since when and until when a post or membership is held."""

import itertools
from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.actors.cast import Cast
from onrecord.actors.offices.intervals import (
    NOT_TOLD,
    PAST,
    Interval,
    begun,
    ended,
    from_to,
    held_then,
)
from onrecord.dates import date_of
from onrecord.records import Date, DateMention
from onrecord.schema.roles import role_forms
from onrecord.text.index import SpanIndex

Dates = SpanIndex[DateMention]
_STARTS = frozenset({"since"})
_ENDS = frozenset({"until", "till"})
_BOUNDS = _STARTS | _ENDS
_WITHIN = frozenset({"in", "during"})
_BREAKS = frozenset({",", ";", ":", "“", "”", '"', "—", "–"})
_VERBS = frozenset({"VERB", "AUX"})
_LINKS = frozenset({
    "prep", "pobj", "npadvmod", "advmod", "nummod", "amod", "compound", "poss", "det", "nmod",
    "pcomp", "quantmod", "dep", "attr", "oprd", "dobj", "mark",
})  # fmt: skip
_LONGEST = 25  # tokens looked at between a post and its date


def dates_after(noun: Token, cast: Cast, dates: Dates) -> Iterator[tuple[DateMention, Token]]:
    """The dates behind a token in its sentence, each with the first token of its words."""
    for mention, first in _in_sentence(noun, cast, dates):
        if first.i > noun.i:
            yield mention, first


def _in_sentence(token: Token, cast: Cast, dates: Dates) -> Iterator[tuple[DateMention, Token]]:
    sentence = token.sent
    shift = cast.text.span(token).start - token.idx
    for mention in dates.touching(shift + sentence.start_char, shift + sentence.end_char):
        tokens = cast.text.tokens(mention.span.start, mention.span.end)
        if tokens is not None:
            yield mention, tokens[0]


def told_behind(noun: Token, cast: Cast, dates: Dates) -> Interval:
    """The interval behind a post or "member": "minister of Norway from 2007 to 2010".

    Read from the words alone, as parsers tie such phrases to anything: nothing but the noun's own
    words may stand between, save one clause after "until" or "since" ("until he resigned in 2018").
    """
    found, at = NOT_TOLD, noun.i + 1
    for mention, first in dates_after(noun, cast, dates):
        gap = list(noun.doc[at : first.i])
        if len(gap) > _LONGEST or not _may_stand_between(gap, mention):
            break
        found = found.filled(_interval(mention.date, first, gap, cast))
        at = _after(mention, cast, first)
    return found


def bounded_behind(noun: Token, cast: Cast, dates: Dates) -> Interval:
    """The interval behind a post that was begun then: "in 2009" is the beginning's date, no bound."""
    found = told_behind(noun, cast, dates)
    open_ended = found.end is not None and found.end.precision == "after"
    return NOT_TOLD if open_ended else found


def _after(mention: DateMention, cast: Cast, first: Token) -> int:
    """The number of the token after a date's words."""
    tokens = cast.text.tokens(mention.span.start, mention.span.end)
    return tokens.end if tokens is not None else first.i + 1


def _may_stand_between(gap: list[Token], mention: DateMention) -> bool:
    bounded, verbs = False, 0
    forms = role_forms()
    for n, token in enumerate(gap):
        word = token.lower_
        if word in _BOUNDS:
            bounded = True
        elif token.pos_ in _VERBS:
            verbs += token.pos_ == "VERB"
            if not bounded or verbs > 1:
                return False
        elif word in _BREAKS:
            if n + 1 < len(gap) or "/" not in mention.date.value:
                return False  # only "prime minister, 2007–2010"
        elif token.dep_ == "conj" and word in forms and forms[word].post:
            return False
    return True


def _interval(date: Date, first: Token, gap: list[Token], cast: Cast) -> Interval:
    """What a date says with the words that lead to it; nothing where they do not bound a holding."""
    word, before = first.lower_, gap[-1].lower_ if gap else ""
    bound = (
        word
        if word in _BOUNDS
        else next((t.lower_ for t in reversed(gap) if t.lower_ in _BOUNDS), "")
    )
    if bound in _STARTS:
        return Interval(begun(date), None)
    if bound in _ENDS:
        return Interval(None, ended(date))
    if "/" in date.value:
        return from_to(date)
    if before == "from" or (date.precision == "after" and word == "from"):
        return Interval(begun(date), None)
    if before == "the" and len(gap) > 1:
        before = gap[-2].lower_
    return held_then(date) if before in _WITHIN and is_over(cast, date) else NOT_TOLD


def told_with(verb: Token, cast: Cast, dates: Dates) -> Interval:
    """The interval that hangs on a verb: "from 2007 to 2010 he was minister"."""
    found = NOT_TOLD
    for mention, first in _in_sentence(verb, cast, dates):
        leading = _leading(mention, verb, cast)
        if leading is not None:
            gap = [*leading, *(first.doc[max(first.i - 2, 0) : first.i])]
            found = found.filled(_interval(mention.date, first, gap, cast))
    return found


def _leading(mention: DateMention, verb: Token, cast: Cast) -> list[Token] | None:
    """The bounding words on the way from a date up to the verb; ``None`` where it is another's date."""
    tokens = cast.text.tokens(mention.span.start, mention.span.end)
    here = tokens.root if tokens is not None else verb
    leading: list[Token] = []
    while here != verb:
        if here.lower_ in _BOUNDS:
            leading.append(here)
        if here.pos_ in _VERBS and here.dep_ not in {"prep", "mark"}:
            marks = [c for c in here.children if c.dep_ in {"mark", "prep"} and c.lower_ in _BOUNDS]
            if here.dep_ == "advcl" and marks:
                leading.extend(marks)
            elif not (here.dep_ == "pcomp" and here.head.lower_ in _BOUNDS):
                return None
        elif here.dep_ not in _LINKS or here.head == here:
            return None
        here = here.head
    return leading


def told_of(verb: Token, noun: Token | None, cast: Cast, dates: Dates) -> Date | None:
    """When an act took place that begins or ends a holding: "was appointed minister last year"."""
    mention = date_of(verb, cast.text, dates)
    if mention is None and noun is not None:
        mention = next(
            (
                mention
                for mention, first in dates_after(noun, cast, dates)
                if _may_stand_between(list(noun.doc[noun.i + 1 : first.i]), mention)
            ),
            None,
        )
    if mention is None or mention.date.value in {"PRESENT_REF", "FUTURE_REF", "PAST_REF"}:
        return None
    words = (mention.date.words or "").lower()
    return (
        None
        if words.startswith(("since", "until", "till")) or "/" in mention.date.value
        else mention.date
    )


def until_recently(head: Token) -> bool:
    """True for "who until recently sat on", "until recently foreign minister"."""
    if any(
        c.lower_ in _ENDS and any(t.lower_ == "recently" for t in c.subtree) for c in head.children
    ):
        return True
    low = max(head.left_edge.i - 2, 0)
    words = [token.lower_ for token in head.doc[low : head.i]]
    return any(a in _ENDS and b == "recently" for a, b in itertools.pairwise(words))


def recently(interval: Interval, head: Token) -> Interval:
    """The interval, its end known to be past and undated where "until recently" says so."""
    return interval._replace(end=PAST) if until_recently(head) else interval


def is_over(cast: Cast, date: Date) -> bool:
    """True for a date that lies wholly before the report, or one stated in a report without date."""
    published = cast.text.article.published
    if date.end is None:
        return False
    return published is None or published.start is None or date.end <= published.start


def is_to_come(cast: Cast, date: Date) -> bool:
    """True for a date that begins after the report."""
    published = cast.text.article.published
    if published is None or published.start is None or date.start is None:
        return False
    return date.start > published.start
