"""The arithmetic of a board: who is for it, who is silent, what the rule still needs."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from onrecord.query.board.standing import Standing
from onrecord.records import Question, Record
from onrecord.schema.decision_rules import decision_rules

Counted = Standing | Literal["abstaining", "unclear"]

_ALWAYS = ("for", "leaning_for", "against")
_ORDER: tuple[Standing, ...] = (
    "for",
    "leaning_for",
    "undecided",
    "leaning_against",
    "against",
    "disputed",
)


class Tally(Record, frozen=True, kw_only=True):
    """The arithmetic of the deciders. ``needed`` is ``None`` where no rule says how many.

    ``missing`` is ``needed`` less those who are for it; leaning is not counted as for.
    ``unclear`` are those whose words are too unclear to be a stance: never counted.
    """

    rule: str
    deciders: int
    stances: dict[str, int]
    silent: int
    needed: int | None
    missing: int | None
    sentence: str
    unclear: int = 0


def tally_of(question: Question, deciders: Sequence[tuple[str, Counted | None]]) -> Tally:
    """Count the deciders, each a name with its stance, ``None`` where it is silent.

    Only those who are firmly for it count towards the rule.
    """
    rule = decision_rules()[question.rule]
    counts = Counter(stance for _, stance in deciders)
    silent, unclear = counts[None], counts["unclear"]
    stances: dict[str, int] = {name: counts[name] for name in _ORDER}
    needed = rule.needed(len(deciders), question.needed)
    missing = None if needed is None else max(0, needed - stances["for"])
    return Tally(
        rule=rule.words,
        deciders=len(deciders),
        stances=stances,
        silent=silent,
        needed=needed,
        missing=missing,
        sentence=_sentence(rule.words, len(deciders), stances, silent, unclear, missing),
        unclear=unclear,
    )


def _sentence(
    rule: str,
    deciders: int,
    stances: dict[str, int],
    silent: int,
    unclear: int,
    missing: int | None,
) -> str:
    if deciders == 0:
        return "no deciders are known, so nothing is counted"
    parts = [
        f"{stances[name]} {name.replace('_', ' ')}"
        for name in _ORDER
        if name in _ALWAYS or stances[name]
    ]
    if unclear:
        parts.append(f"{unclear} unclear")
    said = f"{rule} of {deciders}: {', '.join(parts)}, {silent} silent"
    if missing is None:
        return f"{said}; how many are needed is not known"
    return f"{said}: {missing} still needed" if missing else f"{said}: nothing more is needed"
