"""The members of a body on a day, as the reports of a record tell them."""

import datetime

from onrecord.query.board.timing import learned_of
from onrecord.query.question.topic import find_party
from onrecord.query.reader import Reader
from onrecord.records import Membership


def members_told(
    reader: Reader, body: str, on: datetime.date | None, *, known: datetime.date | None = None
) -> tuple[str, ...] | None:
    """Names of those told to be members of a body on a day, in order; ``None``: no such body.

    Where no time is told, one is a member from the day the report was published; who is told to
    have left, without when, from the day that was told. ``known``: only what was known on that
    day counts. Applicants, observers and partners are no members.
    """
    entities = find_party(reader.view, body).entities
    found = [e for e in reader.view.find_entities(body) if (e.known_as or e.id) in entities]
    if not found:
        return None
    ties = [
        tie
        for entity in found
        for tie in reader.view.claims(Membership, entity=entity.id, role="body")
        if known is None or learned_of(reader, tie.article) <= known
    ]
    reader.meet(tie.actor for tie in ties)
    latest: dict[str, tuple[datetime.date, bool, str]] = {}
    for tie in ties:
        who = reader.who(tie.actor)
        if tie.role not in {"member", "former"} or who.described:
            continue
        for day, inside in _turns(reader, tie):
            turn = (day, inside, who.name)
            if on is None or day <= on or tie.start is None:
                latest[who.key] = max(latest.get(who.key, turn), turn)
    return tuple(sorted(name for _, inside, name in latest.values() if inside))


def _turns(reader: Reader, tie: Membership) -> list[tuple[datetime.date, bool]]:
    """The days on which it became a member, or ceased to be one."""
    told = learned_of(reader, tie.article)
    start = tie.start.start if tie.start is not None else None
    end = tie.end.start if tie.end is not None else None
    if tie.role == "former":
        return [(end or told, False)]
    return [(start or told, True), *([(end, False)] if end is not None else [])]
