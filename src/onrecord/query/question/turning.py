"""Which way a stance on some words counts for the question. Pure.

Who backs "US withdrawal from the deal" is against the deal; who backs "passage of the bill" is for
the bill; and a stance on "talks about the deal" is none on the deal. What is decided by the words
from the head of what the stance is about to the question's own act (for a question without an act:
its own last word):

* words that undo what follows turn the stance round, each once more;
* words that carry it on, and vehicles ("the bill on …"), leave it;
* where none of these stands there, or much else, the stance is one on another matter.
"""

import functools
from collections.abc import Sequence

from onrecord.query.lexicon import families, noun_forms, verb_forms
from onrecord.query.question.topic import Topic, content_words
from onrecord.query.words import fold, word_list
from onrecord.records import Stance
from onrecord.schema.actions import actions
from onrecord.schema.turning import Turning, turning

_PREPOSITIONS = frozenset({
    "of", "to", "from", "on", "in", "into", "with", "for", "by", "that", "which", "who", "against",
    "between", "over", "at", "toward", "towards", "about", "concerning", "regarding", "under", "as",
})  # fmt: skip
_OTHER_WAY: dict[Stance, Stance] = {
    "for": "against", "leaning_for": "leaning_against", "undecided": "undecided",
    "leaning_against": "leaning_for", "against": "for",
}  # fmt: skip
_STRANGE = 1  # words on the way to the question's act of which nothing is known


def turned(stance: Stance) -> Stance:
    """The stance on what a matter would undo."""
    return _OTHER_WAY[stance]


def counts_as(topic: Topic, target: str, head: str | None, more: Sequence[str] = ()) -> int:
    """1 where a stance on ``target`` is one on the question, -1 where one against it, 0 where neither.

    ``head`` is the target's head where it is known; ``more`` what the target stands for.
    """
    words = word_list(target)
    own = _own_words(topic)
    first = fold(head) if head is not None else head_of(target)
    at = words.index(first) if first in words else 0
    if words and words[at] in _opposite(topic):
        return -1
    if not words or not own or words[at] in own:
        return 1
    there = [number for number, word in enumerate(words) if word in own]
    if not there:
        if any(own & set(word_list(each)) for each in more):
            return _alone(words[at])
        return 1 if topic.parted or topic.wordings else 0
    after = [number for number in there if number > at]
    if not after:
        return _way([words[at]], 0) if head is not None else 1
    return _way(_between(words, at, after[0]), _STRANGE)


def head_of(target: str) -> str:
    """The head of some words as far as it shows without a parse: the last before a preposition."""
    words = word_list(target)
    while words and words[0] in _PREPOSITIONS:
        words = words[1:]
    cut = next((number for number, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    return words[cut - 1] if cut else ""


def _alone(word: str) -> int:
    """What a word makes of a matter that only what it stands for names: "the move", "it"."""
    return -1 if _kinds().get(word) == "undoing" else 1


def _between(words: Sequence[str], at: int, own: int) -> list[str]:
    """The words from the head to the question's act; of those in its own phrase the listed ones."""
    ends = [number for number in range(at, own) if words[number] in _PREPOSITIONS]
    end = ends[-1] if ends else at + 1
    return [*words[at:end], *(word for word in words[end:own] if word in _kinds())]


def _way(words: Sequence[str], strange: int) -> int:
    """1, -1 or 0 for a chain of words; ``strange`` is how many may be unknown beside a known one."""
    told = content_words(" ".join(words))
    kinds = [_kinds().get(word) for word in told if not word.endswith("ly")]
    if not any(kinds) or sum(kind is None for kind in kinds) > strange:
        return 0
    return -1 if kinds.count("undoing") % 2 else 1


@functools.lru_cache(maxsize=16)
def _own_words(topic: Topic) -> frozenset[str]:
    """The words for the question's own act; for one without an act, its last word and its like."""
    if topic.action:
        return frozenset(fold(form) for form in topic.action.forms)
    if topic.parted or not topic.content:
        return frozenset()
    return _alike(topic.content[-1]) | {wording[-1] for wording in topic.wordings if wording}


@functools.lru_cache(maxsize=16)
def _opposite(topic: Topic) -> frozenset[str]:
    """The words for what undoes the question's act, by the codebook of actions."""
    if not topic.action:
        return frozenset()
    own = frozenset(topic.action.forms)
    mine = next((family for family in families() if own <= family.forms), None)
    name = actions().families[mine.name].opposite if mine is not None and len(own) > 1 else None
    return next((family.forms for family in families() if family.name == name), frozenset())


@functools.lru_cache(maxsize=256)
def _alike(word: str) -> frozenset[str]:
    """A word with the nouns of its family: "deal", "agreement", "accord"."""
    family = next((family for family in families() if word in family.nouns), None)
    return frozenset(noun_forms(word)) if family is None else family.nouns


@functools.cache
def _kinds() -> dict[str, Turning]:
    """What each form of the listed words makes of a matter; a noun goes before a verb."""
    found: dict[str, Turning] = {}
    for forms, part in ((noun_forms, 0), (verb_forms, 1)):
        for kind, lists in turning().items():
            for word in lists[part]:
                for form in forms(fold(word)):
                    found.setdefault(form, kind)
    return found
