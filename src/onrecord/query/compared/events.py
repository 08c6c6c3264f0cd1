"""Which mentions of events, of several reports of one story, tell one act."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.query.compared.passages import Passages
from onrecord.query.disputes.comparing import dates_differ
from onrecord.query.disputes.tellings import Told

_FEW = 2  # words in common at least, as where disputes are looked for
_ALIKE = 0.40  # of two sentences that tell one type of act by one participant
_VERBATIM = 0.35  # of two that tell it by the same verb, whoever takes part
_NEAR = 0.30  # from which a sentence may tell the same, so that nobody tells it alone


def one_act(one: Told, other: Told, passages: Passages) -> bool:
    """True where two mentions tell one act: settled so, or of one type and alike in what they tell.

    Within a story one type of act, told by one verb of the same participants, is one act nearly
    always; another verb or nobody in common wants the sentences to be alike as well.
    """
    if one.event is not None and one.event == other.event:
        return True
    if one.mention.type != other.mention.type or _conflict(one, other):
        return False
    shared = _shared(one, other)
    if one.verb == other.verb:
        if shared == 2 or (shared and len(one.words & other.words) >= _FEW):
            return True
        return passages.alike(one.mention.trigger, other.mention.trigger) >= _VERBATIM
    alike = passages.alike(one.mention.trigger, other.mention.trigger)
    return bool(shared) and alike >= _ALIKE


def near(one: Told, other: Told, passages: Passages) -> bool:
    """True where the other may tell the same act, though it is not sure to."""
    if one.mention.type == other.mention.type and (_shared(one, other) or one.verb == other.verb):
        return True
    if one.verb == other.verb and one.words & other.words:
        return True
    return passages.alike(one.mention.trigger, other.mention.trigger) >= _NEAR


def _shared(one: Told, other: Told) -> int:
    return bool(one.actors & other.actors) + bool(one.recipients & other.recipients)


def _conflict(one: Told, other: Told) -> bool:
    """True for participants that exclude each other, or two days."""
    pairs = ((one.actors, other.actors), (one.recipients, other.recipients))
    if any(mine and theirs and not mine & theirs for mine, theirs in pairs):
        return True
    return dates_differ(one.date, other.date)


def acts(told: Sequence[Told], passages: Passages) -> list[list[Told]]:
    """The mentions by act, the fullest telling of each first.

    Each joins the first act whose fullest telling it fits: no chains, in which the last would
    tell another act than the first.
    """
    found: dict[str, list[list[Told]]] = defaultdict(list)
    by_event: Mapping[str, list[list[Told]]] = defaultdict(list)
    for each in sorted(told, key=_worth):
        homes = found[each.mention.type]
        known = by_event[each.event] if each.event is not None else []
        home = next((g for g in (*known, *homes) if one_act(g[0], each, passages)), None)
        if home is None:
            home = []
            homes.append(home)
            if each.event is not None:
                known.append(home)
        home.append(each)
    return [group for groups in found.values() for group in groups]


def _worth(told: Told) -> tuple[int, bool, bool, int, str, int]:
    mention = told.mention
    sides = bool(told.actors) + bool(told.recipients)
    return (
        -sides,
        mention.within is not None,
        mention.date is None,
        len(mention.evidence[0].quote),
        told.article,
        mention.trigger.start,
    )
