"""Posts dated by acts that do not name them: "Mattis resigned in December", "took office in 2000"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.offices.clauses import is_denied, is_leaving, is_to_be, joined
from onrecord.actors.offices.holding import Dates, is_to_come, told_of, told_with
from onrecord.actors.offices.intervals import NOT_TOLD, Interval
from onrecord.actors.offices.phrases import Told
from onrecord.records import Span
from onrecord.text.grammar import is_passive, prepositional

_OFFICE = frozenset({"office", "power"})
_PLACES = frozenset({"post", "position", "job", "role", "office"})
_FIRING = frozenset({"fire", "dismiss", "sack", "oust", "depose"})
_VOTES = frozenset({"primary", "election", "vote", "runoff"})  # who loses one holds on for a while
_LEADING_ON = frozenset({"from", "to", "until", "till", "since", "between", "through"})
# Posts of which one does not take office, and from which "resigned" need not be.
_NO_OFFICE = frozenset({
    "member", "official", "officer", "analyst", "professor", "economist", "researcher", "editor",
    "correspondent", "columnist", "fellow", "diplomat", "aide", "executive", "founder",
    "co-founder", "publisher", "leader", "attorney", "spokesman", "spokeswoman",
})  # fmt: skip


class Act(NamedTuple):
    """An act of a person that begins or ends a post; ``gone`` where it ended, ``None`` where not told."""

    seen: Seen
    span: Span
    interval: Interval
    gone: bool | None


def find_acts(cast: Cast, seen: Seen, dates: Dates) -> Iterator[Act]:
    """The acts told of a person that begin or end a post without naming it."""
    head = seen.head
    clauses = []
    for clause in _relative(seen):
        if any(c.lower_ == "whom" for c in clause.children):
            if _was_fired(clause):
                yield _left(cast, seen, clause, dates)
        elif any(c.lower_ == "who" for c in clause.children):
            clauses.append(clause)
    if head.dep_ in {"nsubj", "nsubjpass"} and head.tag_ != "WP":
        clauses.append(head.head)
        clauses += [c for c in head.head.rights if c.dep_ == "advcl" and c.lemma_ == "serve"]
    elif head.dep_ == "dobj" and _was_fired(head.head):
        yield _left(cast, seen, head.head, dates)
    for verb in (each for clause in clauses for each in joined(clause)):
        act = None if is_denied(verb) else _act(cast, seen, verb, dates)
        if act is not None:
            yield act


def _relative(seen: Seen) -> Iterator[Token]:
    """Relative clauses of a name and of what stands beside it: "Moon, a liberal who took office"."""
    if seen.mention.form != "name":
        return
    for child in seen.head.rights:
        if child.dep_ == "relcl":
            yield child
        elif child.dep_ == "appos":
            yield from (each for each in child.rights if each.dep_ == "relcl")


def _was_fired(verb: Token) -> bool:
    return (
        verb.lemma_ in _FIRING
        and verb.tag_ in {"VBD", "VBN"}
        and not is_denied(verb)
        and not any(t.lower_ in _VOTES for t in prepositional(verb, "in"))
    )


def _act(cast: Cast, seen: Seen, verb: Token, dates: Dates) -> Act | None:
    lemma = verb.lemma_
    if lemma in {"take", "assume", "leave"} and _has_object(verb, _OFFICE):
        if lemma == "leave":
            return _left(cast, seen, verb, dates)
        start = told_of(verb, None, cast, dates)
        return Act(seen, cast.text.span(verb), Interval(start), None) if start else None
    if is_leaving(verb) or (lemma in _FIRING and is_passive(verb)):
        names_another = any(
            c.dep_ == "dobj"
            or (c.dep_ == "prep" and c.lower_ in {"as", "from"} and not _has_object(c, _PLACES))
            for c in verb.children
        )
        return None if names_another else _left(cast, seen, verb, dates)
    if lemma == "serve" and all(
        c.lower_ in _LEADING_ON for c in verb.children if c.dep_ in {"prep", "dobj"}
    ):
        interval = told_with(verb, cast, dates)
        gone = interval.end is not None and not is_to_come(cast, interval.end)
        return Act(seen, cast.text.span(verb), interval, gone or None)
    return None


def _has_object(verb: Token, words: frozenset[str]) -> bool:
    return any(c.dep_ in {"dobj", "pobj"} and c.lower_ in words for c in verb.children)


def _left(cast: Cast, seen: Seen, verb: Token, dates: Dates) -> Act:
    end = told_of(verb, None, cast, dates)
    to_come = is_to_be(verb) or (end is not None and is_to_come(cast, end))
    return Act(seen, cast.text.span(verb), Interval(None, end), not to_come)


def dated_by_acts(told: Sequence[Told], acts: Sequence[Act]) -> list[Told]:
    """The posts, dated by acts of their holders.

    An act is of the post of the title before the name, else of the only post that the report
    tells of the person. Then it is told once more, with the act's words as evidence.
    """
    found = list(told)
    for act in acts:
        number = _own_title(found, act)
        if number is None and act.interval != NOT_TOLD:
            number = _only_post(found, act.seen.draft)
            if number is not None:
                found.append(found[number])
                number = len(found) - 1
        if number is not None:
            found[number] = _with_act(found[number], act)
    return found


def _with_act(told: Told, act: Act) -> Told:
    draft, post = told
    start, end = Interval(post.start, post.end).filled(act.interval)
    status = "former" if act.gone and post.status in {"current", "unknown"} else post.status
    return draft, post._replace(status=status, start=start, end=end, told_by=act.span)


def _own_title(told: Sequence[Told], act: Act) -> int | None:
    for number, (draft, post) in enumerate(told):
        if draft is act.seen.draft and post.titled and 0 <= act.seen.start - post.span.end <= 2:
            return number
    return None


def _only_post(told: Sequence[Told], draft: Draft | None) -> int | None:
    """The first telling of a person's one post, if it is one with an office."""
    own = [(number, post) for number, (each, post) in enumerate(told) if each is draft]
    if len({post.words for _, post in own}) != 1 or own[0][1].words in _NO_OFFICE:
        return None
    if own[0][1].status in {"acting", "designate"}:
        return None
    return own[0][0]
