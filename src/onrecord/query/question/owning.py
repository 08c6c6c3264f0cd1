"""Where the parts of a question stand in some words, and whose the action is. Pure."""

import re
from dataclasses import dataclass

from onrecord.query.question.topic import Party, Topic
from onrecord.query.words import Forms

SHORT = 200  # code points of a sentence that has room for one matter only
REACH = 60  # code points between parts of one phrase; what is farther apart is another clause
_BEFORE = re.compile(r" |-|['’]s (?:[\w-]+ ){0,2}")
_CLAUSE = re.compile(r"[.;:!?]|,? (?:but|while|whereas|because|although|and|or|that) ")
_JOINED = re.compile(r"(?:['’]s)?,? (?:and|or|&) |, ")
_MOVED = re.compile(r" (?:from|to|into|with|against) (?:the )?$")
_OF = re.compile(r" (?:of|by|for|from) (?:the |a )?")


@dataclass(frozen=True)
class Name:
    """A name in some words: half-open offsets into them, and who it is.

    ``entity`` is ``None`` for an unresolved mention. ``body`` is true for an organisation that
    can be joined, ``country`` for one that can join, ``place`` where it only says where.
    """

    start: int
    end: int
    entity: str | None
    body: bool = False
    country: bool = False
    place: bool = False


@dataclass(frozen=True)
class Passage:
    """Words of a report with the names in them.

    ``doer`` is who does what stands at the beginning of the words: of "join the pact", told of
    someone who has applied to, it is the applicant. ``focus`` is where the claim has its core (an
    event its trigger), half-open, where the words are a whole sentence.
    """

    text: str
    names: tuple[Name, ...] = ()
    doer: str | None = None
    focus: tuple[int, int] | None = None


@dataclass(frozen=True)
class Parts:
    """Where subject, object and action stand, half-open, and every other name."""

    subject: list[tuple[int, int]]
    object: list[tuple[int, int]]
    action: list[tuple[int, int]]
    others: list[Name]


def parts_of(topic: Topic, words: Passage) -> Parts:
    """Where the parts of a question stand in some words, by the names in them or by their forms."""
    subject = _where(topic.subject, words, places=False)
    object_ = _where(topic.object, words, places=True)
    action = [at for at in topic.action.find(words.text) if not _inside(at, subject + object_)]
    if not subject and topic.subject is not None and _does(topic.subject, words, action):
        subject = [(action[0][0], action[0][0])]
    ours = (topic.subject.entities if topic.subject else frozenset()) | (
        topic.object.entities if topic.object else frozenset()
    )
    others = [
        name
        for name in words.names
        if name.entity not in ours and not _inside((name.start, name.end), subject + object_)
    ]
    return Parts(subject, object_, action, others)


def _where(party: Party | None, words: Passage, *, places: bool) -> list[tuple[int, int]]:
    """Where a party is named. ``places``: also where its name only says where something is."""
    if party is None:
        return []
    ours = [n for n in words.names if n.entity in party.entities and (places or not n.place)]
    # A form counts unless the record says that these very words are someone else or a place.
    taken = [n for n in words.names if n.entity is not None and n not in ours]
    if not party.entities:
        taken = []  # known by its words alone
    kept = [
        (start, end)
        for start, end in party.forms.find(words.text)
        if not any(n.start <= start and end <= n.end for n in taken)
    ]
    return sorted({*((n.start, n.end) for n in ours), *kept})


def _inside(at: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(low <= at[0] and at[1] <= high for low, high in spans)


def owned_by_subject(topic: Topic, parts: Parts, words: Passage) -> bool | None:
    """Whose the first action is: the subject's (true), another's (false), or not said (``None``)."""
    if topic.subject is None or not parts.action:
        return None
    if words.doer is not None and _begins(words.text, parts.action[0]):
        return words.doer in topic.subject.entities
    verdicts = (_owner(at, parts, words.text) for at in parts.action)
    return next((verdict for verdict in verdicts if verdict is not None), None)


def _does(subject: Party, words: Passage, action: list[tuple[int, int]]) -> bool:
    """True where the words begin with the action and the subject is the one who does it."""
    return bool(action) and words.doer in subject.entities and _begins(words.text, action[0])


def begins_with(action: Forms, text: str) -> bool:
    """True where a form of the action may be the first thing that the words name."""
    return any(_begins(text, at) for at in action.find(text))


def _begins(text: str, at: tuple[int, int]) -> bool:
    """True where the action is the first thing that the words name."""
    return text[: at[0]].strip().lower() in {"", "to", "for"}


def _owner(action: tuple[int, int], parts: Parts, text: str) -> bool | None:
    """Whether the one named nearest before the action, or after its "of", is the subject."""
    named = [(at, True) for at in parts.subject] + [
        ((n.start, n.end), False) for n in parts.others if n.country and n.entity is not None
    ]
    after = _after_of(action, sorted(named), text)
    if after is not None:
        return after
    before = sorted((at, ours) for at, ours in named if at[1] <= action[0])
    verdict: bool | None = None
    follows = action[0]
    for (start, end), ours in reversed(before):
        gap = text[end:follows]
        if verdict is None:
            if len(gap) > REACH or _CLAUSE.search(gap):
                return None
            verdict = ours
        elif _JOINED.fullmatch(gap):
            verdict = verdict or ours
        else:
            break
        follows = start
    return verdict


def _after_of(
    action: tuple[int, int], named: list[tuple[tuple[int, int], bool]], text: str
) -> bool | None:
    """Whether the subject is among those named after the action's "of"; ``None`` if nobody is."""
    verdict: bool | None = None
    follows = action[1]
    for (start, end), ours in named:
        joint = _OF if verdict is None else _JOINED
        if start >= follows and joint.fullmatch(text[follows:start]):
            verdict, follows = bool(verdict) or ours, end
    return verdict


def is_bound(parts: Parts, text: str) -> bool:
    """Whether an action and an object stand in one phrase: "sanctions on Iran", "Iran sanctions"."""
    return any(_one_phrase(a, o, parts, text) for a in parts.action for o in parts.object)


def _one_phrase(action: tuple[int, int], thing: tuple[int, int], parts: Parts, text: str) -> bool:
    if thing[1] <= action[0]:
        return _BEFORE.fullmatch(text[thing[1] : action[0]]) is not None
    gap = text[action[1] : thing[0]]
    between = sum(action[1] <= n.start and n.end <= thing[0] for n in parts.others)
    # "withdrew the country from the deal": one name may stand between where a preposition follows it.
    free = not between or (between == 1 and _MOVED.search(gap) is not None)
    return len(gap) <= REACH and free and not _CLAUSE.search(gap)


def is_near(words: Passage, parts: Parts) -> bool:
    """Whether the core of a claim is where the parts stand, in a sentence with room for more."""
    if words.focus is None or len(words.text) <= SHORT:
        return True
    low, high = words.focus
    where = parts.action or [*parts.subject, *parts.object]
    return any(start - REACH <= high and low <= end + REACH for start, end in where)


def side_by_side(parts: Parts) -> bool:
    """Whether subject and object stand close to each other."""
    gaps = (max(o[0] - s[1], s[0] - o[1]) for s in parts.subject for o in parts.object)
    return min(gaps, default=REACH + 1) <= REACH
