"""Whether words of a report speak of a question. Pure: words and names in, a reason out.

The rule, in the order of its strength; what reaches none of these is no answer:

1. a wording that the user gave stands in the words;
2. subject, action and object are all named, and the action is the subject's;
3. subject and action are named, the report names the object, and the words name no other body;
4. action and object are named, or only the action ("the bid"), and the sentence around the
   words names what is missing, with nobody else as the one who acts;
5. subject and object are named side by side ("Taiwan's hopes for the CPTPP"), nothing else;
6. for a question without subject (or object), what it has is all named;
7. for a question known only by its words, all its words stand in the words or the sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.query.topic import Party, Topic
from onrecord.query.words import word_list

_OWNER_REACH = 60  # code points between an owner and its action noun; longer is another clause
_CLAUSE = re.compile(r"[.;:!?]|,? (?:but|while|whereas|because|although|and|or|that) ")
_JOINED = re.compile(r"(?:['’]s)?,? (?:and|or|&) |, ")
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
    someone who has applied to, it is the applicant.
    """

    text: str
    names: tuple[Name, ...] = ()
    doer: str | None = None


@dataclass(frozen=True)
class Found:
    """Why words speak of a question. ``strength`` from 1 (least) to 5."""

    strength: int
    reason: str


@dataclass(frozen=True)
class _Parts:
    subject: list[tuple[int, int]]
    object: list[tuple[int, int]]
    action: list[tuple[int, int]]
    others: list[Name]


def speaks_of(
    topic: Topic, words: Passage, sentence: Passage, *, names_object: bool
) -> Found | None:
    """Whether ``words`` (inside ``sentence``) speak of the topic, and by which rule.

    ``names_object``: the report as a whole names the question's object.
    """
    found = _by_wording(topic, words.text)
    if found is not None:
        return found
    if not topic.parted:
        return _by_words(topic, words.text, sentence.text)
    parts = _parts(topic, words)
    owned = _owned(topic, parts, words)
    if owned is False or not _of_this_kind(topic, f"{words.text} {sentence.text}"):
        return None
    if topic.subject is None or topic.object is None or not topic.action:
        return _by_what_is_there(topic, parts, owned)
    return _by_parts(topic, parts, words, sentence, owned=owned, names_object=names_object)


def _by_wording(topic: Topic, text: str) -> Found | None:
    if not topic.wordings:
        return None
    have = word_list(text)
    for wording in topic.wordings:
        if wording and _in_order(wording, have):
            return Found(5, f"wording given: {' '.join(wording)}")
    return None


def _of_this_kind(topic: Topic, text: str) -> bool:
    if not topic.kind_of:
        return True
    have = {_stem(word) for word in word_list(text)}
    return all(_stem(word) in have for word in topic.kind_of)


def _in_order(wanted: Sequence[str], have: list[str]) -> bool:
    """All wanted words stand in ``have`` in this order, close together."""
    position = -1
    first = None
    for word in wanted:
        try:
            position = have.index(word, position + 1)
        except ValueError:
            return False
        first = position if first is None else first
    return first is not None and position - first < 2 * len(wanted) + 3


def _by_words(topic: Topic, text: str, sentence: str) -> Found | None:
    wanted = {_stem(word) for word in topic.content}
    inside = {_stem(word) for word in word_list(text)}
    around = inside | {_stem(word) for word in word_list(sentence)}
    if not wanted or not wanted & inside or not wanted <= around:
        return None
    return Found(5 if wanted <= inside else 2, "all words of the question")


def _stem(word: str) -> str:
    for ending in ("ies", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def _parts(topic: Topic, words: Passage) -> _Parts:
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
    return _Parts(subject, object_, action, others)


def _where(party: Party | None, words: Passage, *, places: bool) -> list[tuple[int, int]]:
    """Where a party is named. ``places``: also where its name only says where something is."""
    if party is None:
        return []
    ours = [n for n in words.names if n.entity in party.entities and (places or not n.place)]
    # A form counts unless the record says that these very words are someone else or a place.
    taken = [n for n in words.names if n.entity is not None and n not in ours]
    kept = [
        (start, end)
        for start, end in party.forms.find(words.text)
        if not any(n.start <= start and end <= n.end for n in taken)
    ]
    return sorted({*((n.start, n.end) for n in ours), *kept})


def _inside(at: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(low <= at[0] and at[1] <= high for low, high in spans)


def _owned(topic: Topic, parts: _Parts, words: Passage) -> bool | None:
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


def _begins(text: str, at: tuple[int, int]) -> bool:
    """True where the action is the first thing that the words name."""
    return text[: at[0]].strip().lower() in {"", "to", "for"}


def _owner(action: tuple[int, int], parts: _Parts, text: str) -> bool | None:
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
            if len(gap) > _OWNER_REACH or _CLAUSE.search(gap):
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


def _by_what_is_there(topic: Topic, parts: _Parts, owned: bool | None) -> Found | None:
    """For a question that lacks subject, object or action: all that it has is named."""
    del owned
    wanted = [
        (topic.subject is not None, parts.subject, "subject"),
        (topic.object is not None, parts.object, "object"),
        (bool(topic.action), parts.action, "action"),
    ]
    asked = [(where, name) for has, where, name in wanted if has]
    if not all(where for where, _ in asked):
        return None
    return Found(4, " and ".join(name for _, name in asked) + " named")


def _by_parts(
    topic: Topic,
    parts: _Parts,
    words: Passage,
    sentence: Passage,
    *,
    owned: bool | None,
    names_object: bool,
) -> Found | None:
    other_body = any(name.body for name in parts.others)
    if parts.action and parts.subject and parts.object:
        return (
            Found(5, "subject, action and object named")
            if owned is not None
            else Found(4, "subject, action and object named, not as one phrase")
        )
    if parts.action and parts.subject:
        if not names_object or other_body or owned is None:
            return None
        return Found(4, "subject and action named, the object by the report")
    if parts.subject and parts.object:
        close = min(abs(o[0] - s[1]) for s in parts.subject for o in parts.object)
        if close <= _OWNER_REACH and not any(name.country for name in parts.others):
            return Found(3, "subject and object named together")
        return None
    if not parts.action or any(name.country or name.body for name in parts.others):
        return None
    return _by_sentence(topic, parts, sentence, names_object=names_object)


def _by_sentence(
    topic: Topic, parts: _Parts, sentence: Passage, *, names_object: bool
) -> Found | None:
    around = _parts(topic, sentence)
    if not around.subject or not (around.object or parts.object or names_object):
        return None
    if _owned(topic, around, sentence) is not True:
        return None
    missing = "subject" if parts.object else "subject and object"
    return Found(2, f"action named, {missing} by the sentence")
