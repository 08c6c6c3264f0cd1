"""When a stance was held: the date told with it, or that it is told as one of the past."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.dates import date_of
from onrecord.positions.rules.state import Scope
from onrecord.positions.rules.trigger import Trigger, is_opinion
from onrecord.records import Date, DateMention
from onrecord.schema.roles import role_forms
from onrecord.schema.stances import Stances, stances
from onrecord.text import SpanIndex, Text
from onrecord.text.grammar import subjects

_VERBAL = frozenset({"VERB", "AUX"})
_LONGEST = 366  # days: of "in the 1990s" it is not told when the stance was taken
_HAD = frozenset({"had", "'d", "’d"})
_SAME = frozenset({"he", "she", "they", "it", "who"})
_STRAYING = frozenset({"as", "during", "in"})
_FRONTED = frozenset({"prep", "npadvmod"})


@dataclass(frozen=True)
class When:
    """``date`` is that of the stance; ``past``: it is told as once held, not since when."""

    date: Date | None = None
    past: bool = False


class Times:
    """Dates of one text, asked for stances."""

    def __init__(self, text: Text, dates: tuple[DateMention, ...]) -> None:
        self._text = text
        self._index = SpanIndex(dates, lambda mention: mention.span)
        published = text.article.published
        self._published = None if published is None else published.start

    def of(self, trigger: Trigger, scope: Scope) -> When:
        """The date that the words tell with a stance, or that they tell it as past.

        A judgement has neither: "the 1994 deal was a mistake" says what someone thinks now.
        """
        if is_opinion(trigger):
            return When()
        verbs = [node for node in scope.chain if node.pos_ in _VERBAL] or [trigger.word]
        found = (self._dated(node) or self._of_noun(node) for node in _dating(trigger, verbs))
        date = next((each for each in found if each is not None), None)
        if date is None:
            return When(past=is_told_past(trigger, scope, verbs))
        return When(date, past=date.start is None or self._is_long_over(date))

    def _of_noun(self, node: Token) -> Date | None:
        """The date that a clause describes: "in 2003, when Lee called for it"."""
        if node.dep_ not in {"relcl", "advcl"} or not any(
            c.lower_ == "when" for c in node.children
        ):
            return None
        before = node.left_edge.i - 1
        while before > node.sent.start and node.doc[before].is_punct:
            before -= 1
        if before < node.sent.start:
            return None
        mention = self._index.at(self._text.span(node.doc[before]).start)
        return None if mention is None or mention.date.start is None else mention.date

    def _dated(self, node: Token) -> Date | None:
        """The date that hangs on a word, if it is not of a day after the report."""
        mention = date_of(node, self._text, self._index)
        if mention is None:
            return None
        date = mention.date
        if date.start is None:
            return date if date.precision == "before" and self._is_over(date.end) else None
        if self._published is not None and date.start > self._published:
            return None
        return date

    def _is_over(self, end: datetime.date | None) -> bool:
        return end is not None and self._published is not None and end <= self._published

    def _is_long_over(self, date: Date) -> bool:
        if date.start is None or date.end is None or not self._is_over(date.end):
            return False
        return (date.end - date.start).days > _LONGEST


def _dating(trigger: Trigger, verbs: list[Token]) -> Iterator[Token]:
    """The words whose dates are that of the stance, the nearest first."""
    if trigger.word not in verbs:
        yield trigger.word
    yield from (verb for verb in verbs if _is_past_tense(verb) or not _is_finite(verb))
    last = verbs[-1]
    if not _is_past_tense(last):
        return
    head = last.head
    if last.dep_ in {"conj", "ccomp"} and head.pos_ in _VERBAL and _opens_with_date(head):
        yield head  # "By 2012 they had been widened, and Chile was pushing for more"
    enacted = trigger.word.lemma_.lower() in stances().lists["enacting"]
    settings = (child for verb in verbs for child in _around(verb))
    yield from (noun for each in settings for noun in _periods(each))  # "in her 2008 campaign"
    for target in trigger.targets:
        if target.clause or enacted:  # "opposed granting it in 2002", "signed a 2017 law"
            yield target.head


def _opens_with_date(verb: Token) -> bool:
    """True where the sentence opens with what hangs on the verb, as a date for all that follows."""
    opening = verb.sent.start
    return any(c.dep_ in _FRONTED and c.left_edge.i == opening for c in verb.children)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBZ", "VBP", "MD"} or any(c.dep_ == "aux" for c in verb.children)


def _is_past_tense(verb: Token) -> bool:
    if verb.tag_ == "VBD":
        return True
    helping = [c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return "VBD" in helping or (verb.tag_ == "VBN" and not helping)


def is_told_past(trigger: Trigger, scope: Scope, verbs: list[Token]) -> bool:
    """True for a stance told as once held, without a date.

    That is in the pluperfect ("had backed"), in the past of a setting that is over ("opposed it as
    a senator", "before the attack"), in an aside ("Lee, who opposed it"), and for what a former
    holder of an office did in it. What was done once and stays done (a vote) is past only there.
    """
    words = stances()
    if any(_is_pluperfect(verb, words) for verb in verbs):
        return True
    if any(_is_past_tense(verb) and any(map(_is_setting, _around(verb))) for verb in verbs):
        return True
    top = verbs[-1]
    if top.tag_ != "VBD":
        return False
    held = top.lemma_.lower() in words.lists["attitudes"] or trigger.reason.startswith("adjective")
    if held and (top.dep_ == "relcl" or _is_over_now(top)):
        return True
    act = trigger.sense is not None and trigger.sense.act
    if _is_explained(top) or any(_is_history(verb, act=act) for verb in verbs):
        return True
    return act and any(_is_former(each) for each in scope.holders or subjects(top))


def _is_pluperfect(verb: Token, words: Stances) -> bool:
    if verb.tag_ != "VBN" or not any(c.dep_ == "aux" and c.lower_ in _HAD for c in verb.children):
        return False
    lemma = verb.lemma_.lower()
    return lemma == "be" or lemma in words.lists["attitudes"] | words.lists["striving"]


def _is_explained(verb: Token) -> bool:
    """True for "why Peru refused to join"."""
    return any(c.dep_ == "advmod" and c.lower_ == "why" for c in verb.children)


def _is_history(verb: Token, *, act: bool) -> bool:
    """True for both of "when Lee asked for the war, six senators voted against it".

    Somebody's words may well be of today ("when the ban came, they condemned it").
    """
    return any(
        each.dep_ == "advcl"
        and each.tag_ == "VBD"
        and any(c.lower_ == "when" for c in each.children)
        for each in (verb, *(verb.children if act else ()))
    )


def _is_over_now(verb: Token) -> bool:
    """True for "backed it, but now …", "backed it, but she says …"."""
    but = any(child.lower_ == "but" for child in verb.children)
    for child in verb.children:
        if child.dep_ != "conj":
            continue
        if any(c.lower_ == "now" and c.dep_ == "advmod" for c in child.children):
            return True
        if but and all(c.lower_ in _SAME for c in child.children if c.dep_ == "nsubj"):
            return True
    return False


def _around(verb: Token) -> Iterator[Token]:
    """What hangs on a verb, and the setting that the parser hangs on its object."""
    for child in verb.children:
        yield child
        if child.dep_ == "dobj":
            yield from (each for each in child.children if each.lower_ in _STRAYING)


def _is_setting(child: Token) -> bool:
    """True for "during the campaign", "before the attack", "as a senator", "at the time"."""
    if child.dep_ == "advmod":
        return child.lower_ == "then" and child.i < child.head.i
    if child.dep_ != "prep":
        return False
    if any(_periods(child)):
        return True
    nouns = [c for c in child.children if c.dep_ == "pobj"]
    if child.lower_ == "before":
        return bool(nouns)
    if child.lower_ == "as":
        return any(noun.pos_ == "NOUN" and noun.lower_ in role_forms() for noun in nouns)
    return child.lower_ == "at" and any(_is_that_time(noun) for noun in nouns)


def _periods(preposition: Token) -> list[Token]:
    """The times that are over of "during the campaign"."""
    if preposition.lower_ not in {"during", "throughout", "in"}:
        return []
    periods = stances().lists["periods"]
    return [c for c in preposition.children if c.dep_ == "pobj" and c.lemma_.lower() in periods]


def _is_that_time(noun: Token) -> bool:
    return noun.lower_ == "time" and {c.lower_ for c in noun.children} in ({"the"}, {"that"})


def _is_former(holder: Token) -> bool:
    """True for "former President Lee", "then-Senator Lee"."""
    words = holder.doc[holder.left_edge.i : holder.i]
    return any(word.lower_ in {"former", "then", "ex"} for word in words)
