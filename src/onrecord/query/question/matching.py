"""Whether words of a report speak of a question. Pure: words and names in, a reason out.

The rule, in the order of its strength; what reaches none of these is no answer:

1. a wording that the user gave stands in the words;
2. subject, action and object are all named, and the action is the subject's;
3. subject and action are named, the report names the object, and the words name no other body;
4. action and object are named, or only the action ("the bid"), and the sentence around the
   words names what is missing, with nobody else as the one who acts;
5. subject and object are named side by side ("Taiwan's hopes for the CPTPP"), nothing else;
6. for a question without subject, object or action, what it has stands in one phrase;
7. for a question known only by its words, all its words stand in the words or the sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.query.question.owning import (
    Parts,
    Passage,
    is_bound,
    is_near,
    owned_by_subject,
    parts_of,
    side_by_side,
)
from onrecord.query.question.topic import Party, Topic
from onrecord.query.words import fold, word_list


@dataclass(frozen=True)
class Found:
    """Why words speak of a question. ``strength`` from 1 (least) to 5.

    ``loose``: only the sentence around the words makes them speak of it, or a word for another kind
    of its action ("ban" for sanctions). Read by eye, half of such positions are on another matter:
    they are shown as unclear.
    """

    strength: int
    reason: str
    loose: bool = False


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
    parts = parts_of(topic, words)
    owned = owned_by_subject(topic, parts, words)
    if owned is False or not is_near(words, parts):
        return None
    if not _of_this_kind(topic, _both(words.text, sentence.text)):
        return None
    if topic.subject is None or topic.object is None or not topic.action:
        found = _by_what_is_there(topic, parts, words.text, owned=owned)
    else:
        found = _by_parts(topic, parts, words, sentence, owned=owned, names_object=names_object)
    if found is not None and _is_of_another_kind(topic, _both(words.text, sentence.text)):
        return replace(found, loose=True)
    return found


def _is_of_another_kind(topic: Topic, text: str) -> bool:
    """True where the only words for the action that tell its kind tell another than the question's."""
    return topic.unlike.within(text) and not topic.own.within(text)


def _by_wording(topic: Topic, text: str) -> Found | None:
    folded = fold(text)
    # Most texts lack a word of each: that is seen many times faster than the words are cut.
    there = [each for each in topic.wordings if each and all(word in folded for word in each)]
    have = word_list(text) if there else []
    for wording in there:
        if _in_order(wording, have):
            return Found(5, f"wording given: {' '.join(wording)}")
    return None


def _both(words: str, sentence: str) -> str:
    return sentence if words in sentence else f"{words} {sentence}"


def _of_this_kind(topic: Topic, text: str) -> bool:
    wanted = {_stem(word) for word in topic.kind_of}
    folded = fold(text) if wanted else ""
    if not all(stem in folded for stem in wanted):
        return False
    return not wanted or wanted <= {_stem(word) for word in word_list(text)}


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
    if wanted <= inside:
        return Found(5, "all words of the question")
    return Found(2, "all words of the question, by the sentence", loose=True)


def _stem(word: str) -> str:
    for ending in ("ies", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


def _by_what_is_there(topic: Topic, parts: Parts, text: str, *, owned: bool | None) -> Found | None:
    """For a question that lacks subject, object or action: what it has stands in one phrase."""
    if not topic.action:
        return Found(4, "subject and object named") if side_by_side(parts) else None
    if topic.subject is None:
        return Found(4, "action and object named") if is_bound(parts, text) else None
    return Found(4, "subject and action named") if parts.subject and owned else None


def _by_parts(
    topic: Topic,
    parts: Parts,
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
        if other_body or owned is None:
            return None
        if _is_country(topic.object):  # reports name countries for many reasons
            beside = parts_of(topic, sentence).object
            return Found(2, "subject and action named, the object beside") if beside else None
        if not names_object:
            return None
        return Found(4, "subject and action named, the object by the report")
    if parts.subject and parts.object:
        if side_by_side(parts) and not any(name.country for name in parts.others):
            return Found(3, "subject and object named together")
        return None
    if not parts.action or any(name.country or name.body for name in parts.others):
        return None
    return _by_sentence(topic, parts, sentence, names_object=names_object)


def _is_country(party: Party | None) -> bool:
    return party is not None and any(key.startswith("country:") for key in party.entities)


def _by_sentence(
    topic: Topic, parts: Parts, sentence: Passage, *, names_object: bool
) -> Found | None:
    around = parts_of(topic, sentence)
    if not around.subject or not (around.object or parts.object or names_object):
        return None
    if owned_by_subject(topic, around, sentence) is not True:
        return None
    if parts.object:
        return Found(2, "action named, subject by the sentence")
    return Found(1, "action named, subject and object by the sentence", loose=True)
