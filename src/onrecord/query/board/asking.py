"""Asking a record where everyone stands on a question."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from onrecord.query.board.lines import Board, Guess, Line
from onrecord.query.board.placing import (
    Group,
    by_strength,
    group_turns,
    holder_of,
    in_order,
    line_of,
)
from onrecord.query.board.tally import tally_of
from onrecord.query.lexicon import known_by_id
from onrecord.query.question.asked import Asked, ask, decided
from onrecord.query.question.retrieval import Matched, matched
from onrecord.query.question.topic import Party, Topic, find_party, known_party, make_topic
from onrecord.query.reader import Reader
from onrecord.query.sources import source_of
from onrecord.records import Membership, Position
from onrecord.store.view import View


@dataclass(frozen=True, eq=False)
class Inquiry:
    """A question with the positions that speak of it, before any day is cut off."""

    reader: Reader
    asked: Asked
    topic: Topic
    holder: Party | None
    positions: tuple[Matched[Position], ...]


def inquire(view: View, asked: str | Asked) -> Inquiry:
    """Read the question and look for positions; raises ``QuestionError``."""
    question = ask(asked) if isinstance(asked, str) else asked
    reader = Reader(view)
    topic = make_topic(view, question.question, question.family)
    holder = find_party(view, question.holder) if question.holder else None
    positions = matched(reader, topic, Position)
    if holder is not None:
        positions = _of_holder(reader, positions, holder)
    return Inquiry(reader, question, topic, holder, tuple(positions))


def board(
    view: View,
    asked: str | Asked,
    *,
    as_of: datetime.date | None = None,
    since: datetime.date | None = None,
) -> Board:
    """Where everyone stands on a question.

    Args:
        view: The record.
        asked: Free words, the path of a YAML file, or a question already read.
        as_of: Only reports published up to and on this day count.
        since: Keep only lines that are new or moved after this day.

    Raises:
        QuestionError: The question cannot be understood.
    """
    return board_of(inquire(view, asked), as_of=as_of, since=since)


def board_of(
    inquiry: Inquiry, *, as_of: datetime.date | None = None, since: datetime.date | None = None
) -> Board:
    """The board of an inquiry already made."""
    now = _board_on(inquiry, as_of)
    if since is None:
        return now
    then = _board_on(inquiry, since)
    return msgspec.structs.replace(
        now,
        since=since,
        deciders=_changed(now.deciders, then.deciders),
        others=_changed(now.others, then.others),
    )


def published_by(
    reader: Reader, matches: Sequence[Matched[Position]], as_of: datetime.date | None
) -> tuple[list[Matched[Position]], int]:
    """What was published up to a day, and how many reports were left out for want of a date."""
    if as_of is None:
        return list(matches), 0
    kept, undated = [], set()
    for match in matches:
        day = reader.published(match.claim.article)
        if day is None:
            undated.add(match.claim.article)
        elif day <= as_of:
            kept.append(match)
    return kept, len(undated)


def _board_on(inquiry: Inquiry, as_of: datetime.date | None) -> Board:
    reader = inquiry.reader
    matches, undated = published_by(reader, inquiry.positions, as_of)
    days = [reader.published(match.claim.article) for match in matches]
    newest = max((day for day in days if day is not None), default=None)
    question = decided(inquiry.asked.question, as_of or newest)
    firm = [match for match in matches if match.claim.how != "conjecture"]
    groups = group_turns(reader, firm)
    deciders = _decider_lines(reader, question.deciders, groups)
    if inquiry.holder is not None:
        deciders = [line for line in deciders if line.stance is not None or line.parts]
    others = _other_lines(inquiry, groups)
    return Board(
        question=question,
        reading=reading_of(inquiry),
        holder=inquiry.asked.holder,
        as_of=as_of,
        since=None,
        newest=newest,
        deciders=by_strength(deciders),
        others=in_order(others),
        guesses=() if inquiry.holder is not None else _guesses(reader, matches),
        tally=tally_of(question, deciders),
        reports=len({match.claim.article for match in matches}),
        undated=undated,
    )


def _of_holder(
    reader: Reader, matches: list[Matched[Position]], holder: Party
) -> list[Matched[Position]]:
    """Positions of one holder and of those who are parts of it; a guess is nobody's."""
    firm = [match for match in matches if match.claim.how != "conjecture"]
    ours = {
        turn.position.id
        for group in group_turns(reader, firm).values()
        if group.who.key in holder.entities or group.whole in holder.entities
        for turn in group.turns
    }
    return [match for match in firm if match.claim.id in ours]


def _decider_lines(reader: Reader, names: Sequence[str], groups: dict[str, Group]) -> list[Line]:
    """A line for every decider; what belongs to it is taken out of ``groups``."""
    lines = []
    for name in names:
        party = known_party(name) or find_party(reader.view, name)
        own = next((key for key, g in groups.items() if g.who.key in party.entities), None)
        if own is None:
            line = Line(
                name=party.name,
                key=party.known_as or name,
                kind="government"
                if (party.known_as or "").startswith("country:")
                else "organisation",
                standing="decider",
            )
        else:
            line = msgspec.structs.replace(
                line_of(reader, groups.pop(own), "decider"), name=party.name
            )
        parts = _take_parts(reader, groups, party.entities)
        lines.append(msgspec.structs.replace(line, parts=parts))
    return lines


def _take_parts(
    reader: Reader, groups: dict[str, Group], wholes: frozenset[str]
) -> tuple[Line, ...]:
    keys = [key for key, group in groups.items() if group.whole in wholes]
    return by_strength([line_of(reader, groups.pop(key), "part") for key in keys])


def _other_lines(inquiry: Inquiry, groups: dict[str, Group]) -> list[Line]:
    """Lines for all who do not decide, with the parts of a country beneath it."""
    reader = inquiry.reader
    applicants, former = _tied(inquiry)
    lines = []
    for key in [key for key, group in groups.items() if group.whole is None]:
        group = groups.pop(key)
        line = line_of(reader, group, _role(inquiry, group.who.key, applicants, former))
        parts = _take_parts(reader, groups, frozenset({group.who.key}))
        lines.append(msgspec.structs.replace(line, parts=parts))
    wholes = {g.whole for g in groups.values() if g.whole is not None}
    for whole in sorted(wholes):
        entry = known_by_id(whole)
        lines.append(
            Line(
                name=entry.name if entry is not None else whole.removeprefix("country:"),
                key=whole,
                kind="government",
                standing=_role(inquiry, whole, applicants, former),  # type: ignore[arg-type]
                parts=_take_parts(reader, groups, frozenset({whole})),
            )
        )
    return lines


def _tied(inquiry: Inquiry) -> tuple[set[str], set[str]]:
    """Who the record calls an applicant to, or a former member of, the question's object."""
    applicants: set[str] = set()
    former: set[str] = set()
    party = inquiry.topic.object
    if party is None:
        return applicants, former
    view = inquiry.reader.view
    for entity in view.find_entities(party.name):
        if (entity.known_as or entity.id) not in party.entities:
            continue
        for tie in view.claims(Membership, entity=entity.id, role="body"):
            who = inquiry.reader.who(tie.actor).key
            if tie.role == "applicant":
                applicants.add(who)
            elif tie.role == "former":
                former.add(who)
    return applicants, former


def _role(inquiry: Inquiry, key: str, applicants: set[str], former: set[str]) -> str:
    if inquiry.topic.subject is not None and key in inquiry.topic.subject.entities:
        return "subject"
    if key in applicants:
        return "applicant"
    return "former_member" if key in former else "outsider"


def _guesses(reader: Reader, matches: Sequence[Matched[Position]]) -> tuple[Guess, ...]:
    found: dict[str, Guess] = {}
    for match in matches:
        position = match.claim
        if position.how == "conjecture":
            source = source_of(reader, position)
            found.setdefault(
                source.quote,
                Guess(
                    holder=holder_of(reader, position).name, stance=position.stance, source=source
                ),
            )
    return tuple(found.values())


def _changed(now: Sequence[Line], then: Sequence[Line]) -> tuple[Line, ...]:
    """Lines that are new or moved between two boards, with where they stood before."""
    before = {line.key: line for line in then}
    kept = []
    for line in now:
        old = before.get(line.key)
        parts = _changed(line.parts, old.parts if old is not None else ())
        was = old.stance if old is not None else None
        if line.stance is not None and line.stance != was:
            change = "new" if was is None else "moved"
            kept.append(msgspec.structs.replace(line, change=change, was=was, parts=parts))
        elif parts:
            kept.append(msgspec.structs.replace(line, parts=parts))
    return tuple(kept)


def reading_of(inquiry: Inquiry) -> str:
    """How the question was understood, in one line: shown so that a misreading is seen."""
    question, topic = inquiry.asked.question, inquiry.topic
    if not topic.parted:
        return f"words: {', '.join(topic.content)}"
    parts = []
    for label, given, party in (
        ("subject", question.subject, topic.subject),
        ("object", question.object, topic.object),
    ):
        if given and party is not None:
            same = party.name == given
            parts.append(f"{label} {given}" if same else f"{label} {given} ({party.name})")
        if label == "subject" and question.action:
            parts.append(f"action {question.action}")
    if inquiry.asked.holder:
        parts.insert(0, f"stand of {inquiry.asked.holder}")
    return " · ".join(parts)
