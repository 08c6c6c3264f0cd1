"""The parts of a question as a user gives them, in a file or as options, and what must hold of them."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from onrecord.errors import QuestionError
from onrecord.query.lexicon import deciders_of, key_of, known
from onrecord.records import DecisionRule, Seat, Terms, Weight

_MEMBERS_OF = re.compile(r"(?:the )?members? (?:states? )?of (?:the )?(.+)", re.IGNORECASE)

Where = Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What a user says of a question; ``None`` and empty where nothing is said.

    ``body``, ``seats``, ``terms`` and ``weights`` are as in ``Question``.
    """

    text: str | None = None
    subject: str | None = None
    action: str | None = None
    object: str | None = None
    wordings: tuple[str, ...] = ()
    deciders: tuple[str, ...] = ()
    body: str | None = None
    seats: tuple[Seat, ...] = ()
    rule: DecisionRule | None = None
    needed: int | None = None
    terms: Terms | None = None
    weights: tuple[Weight, ...] = ()
    holder: str | None = None


def members_of(words: str) -> str | None:
    """The body of "members of the EU", ``None`` where the words are something else."""
    match = _MEMBERS_OF.fullmatch(" ".join(words.split()))
    return match[1] if match else None


def those_who_decide(given: tuple[str, ...], where: str) -> tuple[str | None, tuple[str, ...]]:
    """The body whose members decide, and those who are named beside it; raises ``QuestionError``."""
    bodies = [body for body in map(members_of, given) if body is not None]
    if len(bodies) > 1:
        raise QuestionError(f"{where}: members of one body only, not of {' and '.join(bodies)}")
    names = tuple(name for name in given if members_of(name) is None)
    return (bodies[0] if bodies else None), names


def checked(parts: Parts, where: Where) -> Parts:
    """The parts, with what follows of them filled in; ``where`` says where a key was given.

    Raises ``QuestionError`` in one line where they do not fit each other.
    """
    if parts.rule is None and parts.terms is not None and _thresholds(parts.terms):
        parts = replace(parts, rule="qualified_majority")
    if parts.rule is None and parts.needed is not None:
        parts = replace(parts, rule="n_of_m")
    _check_deciders(parts, where)
    _check_rule(parts, where)
    _check_weights(parts, where)
    return parts


def _thresholds(terms: Terms) -> bool:
    return any((terms.members, terms.population, terms.weight))


def _names(parts: Parts) -> tuple[str, ...]:
    """Those who decide, as far as the parts themselves name them."""
    return (*parts.deciders, *dict.fromkeys(seat.name for seat in parts.seats))


def _all_named(parts: Parts) -> bool:
    """True where the parts name all who decide, so that others can be told from them."""
    return bool(_names(parts)) and (parts.body is None or bool(parts.seats))


def _check_deciders(parts: Parts, where: Where) -> None:
    names = _names(parts)
    keys = Counter(key_of(name) for name in names)
    twice = next((name for name in names if keys[key_of(name)] > 1), None)
    if twice is not None:
        raise QuestionError(f"{where('deciders')}: {twice} stands there twice")
    if not _all_named(parts):
        return
    terms = parts.terms or Terms()
    named = [("veto", each) for each in terms.veto]
    named += [("party", terms.party)] if terms.party else []
    for key, name in named:
        if key_of(name) not in keys:
            raise QuestionError(f"{where(key)}: {name} is none of those who decide")
    for weight in parts.weights:
        if key_of(weight.name) not in keys:
            key = "weights" if weight.weight is not None else "population"
            raise QuestionError(f"{where(key)}: {weight.name} is none of those who decide")


def _check_rule(parts: Parts, where: Where) -> None:
    terms = parts.terms or Terms()
    if parts.rule == "n_of_m" and parts.needed is None and not _codebook(parts, "n_of_m"):
        raise QuestionError(
            f"{where('rule')}: the rule n_of_m needs needed: how many have to be for it"
        )
    if parts.needed is not None and _all_named(parts) and parts.needed > len(_names(parts)):
        raise QuestionError(
            f"{where('needed')}: {parts.needed} are needed and only {len(_names(parts))} decide"
        )
    if _thresholds(terms) and parts.rule != "qualified_majority":
        raise QuestionError(
            f"{where('thresholds')}: thresholds are for the rule qualified_majority"
        )
    counted = _thresholds(terms) or parts.needed is not None
    if parts.rule == "qualified_majority" and not counted and not _codebook(parts, parts.rule):
        raise QuestionError(
            f"{where('rule')}: the rule qualified_majority needs thresholds or needed"
        )
    if terms.blocking_minority and not (terms.population or terms.weight):
        raise QuestionError(
            f"{where('thresholds')}: blocking_minority needs a threshold of population or weights"
        )
    one = parts.rule == "one_party"
    if one and terms.party is None and not (len(_names(parts)) == 1 and _all_named(parts)):
        raise QuestionError(
            f"{where('rule')}: the rule one_party needs party, or one decider: whose consent it is"
        )
    if terms.party is not None and not one:
        raise QuestionError(f"{where('party')}: party is for the rule one_party")


def _codebook(parts: Parts, rule: DecisionRule) -> bool:
    """True where a body that the codebooks know gives what the rule needs, or may."""
    named = parts.body if parts.body is not None else parts.object
    if parts.seats or parts.deciders or named is None:
        return False
    entry = known(named)
    found = deciders_of(entry.id, None) if entry is not None else None
    if found is None:
        return False
    return found.rule == rule if rule == "n_of_m" else _thresholds(found.terms)


def _check_weights(parts: Parts, where: Where) -> None:
    terms = parts.terms or Terms()
    for key, wanted, field in (
        ("population", terms.population, "population"),
        ("weights", terms.weight, "weight"),
    ):
        if not wanted or not _all_named(parts):
            continue
        given = {key_of(w.name) for w in parts.weights if getattr(w, field) is not None}
        lacking = [name for name in _names(parts) if key_of(name) not in given]
        if lacking:
            raise QuestionError(
                f"{where('thresholds')}: a threshold of {key} needs {key} of {', '.join(lacking)}"
            )
