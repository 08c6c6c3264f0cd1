"""The arithmetic of a board: who is for it, who is silent, what the rule still needs."""

from collections import Counter
from collections.abc import Sequence

from onrecord.query.board.lines import Line, Tally
from onrecord.query.board.standing import Standing
from onrecord.records import Question
from onrecord.schema.decision_rules import decision_rules

_ALWAYS = ("for", "leaning_for", "against")
_ORDER: tuple[Standing, ...] = (
    "for",
    "leaning_for",
    "undecided",
    "leaning_against",
    "against",
    "disputed",
)


def tally_of(question: Question, deciders: Sequence[Line]) -> Tally:
    """Count the deciders by stance. Only those who are firmly for it count towards the rule."""
    rule = decision_rules()[question.rule]
    counts = Counter(line.stance for line in deciders)
    silent = counts.pop(None, 0)
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
        sentence=_sentence(rule.words, len(deciders), stances, silent, missing),
    )


def _sentence(
    rule: str, deciders: int, stances: dict[str, int], silent: int, missing: int | None
) -> str:
    if deciders == 0:
        return "no deciders are known, so nothing is counted"
    parts = [
        f"{stances[name]} {name.replace('_', ' ')}"
        for name in _ORDER
        if name in _ALWAYS or stances[name]
    ]
    said = f"{rule} of {deciders}: {', '.join(parts)}, {silent} silent"
    if missing is None:
        return f"{said}; how many are needed is not known"
    return f"{said}: {missing} still needed" if missing else f"{said}: nothing more is needed"
