"""Whom a pronoun stands for that the stages left open: the likeliest of what was spoken of before."""

import math
from collections.abc import Sequence

from onrecord.evaluation.coreference_mentions import Described
from onrecord.schema.roles import role_forms

_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT", "WRB", "EX"})
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_I = frozenset({"i", "me", "my", "mine", "myself"})
_WE_AND_YOU = frozenset({"we", "us", "our", "ours", "ourselves", "you", "your", "yours"})
_PLACES = frozenset({"where", "there", "here"})
_NO_PERSON = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP"})
_PLURAL = frozenset({"NNS", "NNPS"})
# Weights by hand: sentences between, standing as a subject, how much is told of somebody.
_FAR, _SUBJECT, _OFTEN = 2.0, 1.5, 0.7

Before = tuple[Described, int, str | None]  # a mention, its chain's size, its chain's gender


def is_pronoun(mention: Described) -> bool:
    """True for pronouns of any kind, "who" and "where" too."""
    return mention.form == "pronoun" or mention.tag in _TAGS


def antecedent(pronoun: Described, before: Sequence[Before]) -> int | None:
    """The number of the mention that a pronoun stands for, of those before it in its document.

    ``None`` where none fits, and for "we" and "you".
    """
    word = pronoun.word.lower()
    if word in _WE_AND_YOU:
        return None
    best: tuple[float, int] | None = None
    for number, (mention, size, gender) in enumerate(before):
        if word in _PLACES and not _is_place(mention):
            continue
        if not _can_be(word, mention, gender):
            continue
        weight = (
            _OFTEN * math.log(size)
            + _SUBJECT * mention.subject
            - _FAR * (pronoun.sentence - mention.sentence)
        )
        if best is None or (weight, number) >= best:
            best = weight, number
    return best[1] if best is not None else None


def speaker(pronoun: Described, around: Sequence[Described]) -> int | None:
    """The number of the mention that says "I": the last person outside quotations who is a subject.

    ``around`` are the document's mentions in order; one of the same sentence wins over all before.
    """
    if pronoun.word.lower() not in _I or not pronoun.quoted:
        return None
    chosen = None
    for number, mention in enumerate(around):
        if mention.sentence > pronoun.sentence:
            break
        if mention.subject and not mention.quoted and _may_speak(mention):
            chosen = number
    return chosen


def _may_speak(mention: Described) -> bool:
    if is_pronoun(mention):
        return mention.word.lower() in _HE | _SHE
    kind = mention.actor.kind if mention.actor is not None else None
    return kind in {"person", "unnamed_person"} or mention.label == "PERSON"


def _is_place(mention: Described) -> bool:
    return (
        mention.place or mention.label in {"GPE", "LOC", "FAC"} or mention.word.lower() in _PLACES
    )


def _can_be(word: str, mention: Described, gender: str | None) -> bool:
    if is_pronoun(mention):
        return any(
            word in group and mention.word.lower() in group for group in (_HE, _SHE, _THEY, _IT)
        )
    plural = mention.tag in _PLURAL
    kind = mention.actor.kind if mention.actor is not None else None
    if kind is not None:
        person = kind in {"person", "unnamed_person"}
        body = not person
    else:
        role = role_forms().get(mention.word.lower()) if mention.form == "nominal" else None
        person = mention.label == "PERSON" or (role is not None and role.kind == "unnamed_person")
        body = mention.label in _NO_PERSON
    if word in _HE or word in _SHE:
        return not plural and not body and gender in {None, "m" if word in _HE else "f"}
    if word in _THEY:
        return plural or body
    if word in _IT:
        return not person and not plural
    return word not in _I
