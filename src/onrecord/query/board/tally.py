"""The arithmetic of those who decide, by the rule of the question, in numbers and in one sentence."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.query.board.method import Measure, Method, method_of
from onrecord.query.board.standing import Standing
from onrecord.records import Question, Record

Counted = Standing | Literal["abstaining"]
Outcome = Literal["carried", "blocked", "open", "unknown"]

_ALWAYS = ("for", "leaning_for", "against")
_ORDER: tuple[Counted, ...] = (
    *("for", "leaning_for", "undecided", "abstaining", "leaning_against", "against"),
    "disputed",
)


class Sum(Record, frozen=True, kw_only=True):
    """One thing that the rule counts: ``members``, ``population`` or ``votes``.

    ``needed`` of ``total`` have to be for it, ``having`` are, and ``against`` are against it.
    """

    what: str
    total: float
    needed: float
    having: float
    against: float

    @property
    def missing(self) -> float:
        """What is still needed; 0 where nothing more is."""
        return max(0, self.needed - self.having)


class Tally(Record, frozen=True, kw_only=True):
    """The arithmetic of the deciders. ``needed`` is ``None`` where no rule says how many.

    ``missing`` is ``needed`` less those who are for it; leaning is not counted as for. ``sums``
    are all that the rule counts, heads first. ``unclear`` are those whose words are too unclear to be a
    stance: never counted, and no silence. ``outcome`` is ``carried`` where those for it are
    enough, ``blocked`` where those against it are, ``open`` otherwise, ``unknown`` without a rule;
    ``blocked_by`` names those of whom one alone stops it, ``may_veto`` those who still could.
    """

    rule: str
    deciders: int
    stances: dict[str, int]
    silent: int
    needed: int | None
    missing: int | None
    sentence: str
    unclear: int = 0
    sums: tuple[Sum, ...] = ()
    outcome: Outcome = "unknown"
    blocked_by: tuple[str, ...] = ()
    may_veto: tuple[str, ...] = ()


@dataclass(frozen=True)
class Count:
    """Those who decide by where they stand, as places in ``method.names``."""

    method: Method
    stances: tuple[Counted | None, ...]

    def places(self, *stances: Counted | None) -> frozenset[int]:
        """Those who stand there."""
        return frozenset(place for place, each in enumerate(self.stances) if each in stances)

    @property
    def lost(self) -> frozenset[int]:
        """Those who will not be for it as they stand."""
        return self.places("against", "abstaining")

    @property
    def outcome(self) -> Outcome:
        """What follows from the stances alone. Who may yet veto it keeps it open."""
        method, against = self.method, self.places("against")
        if not method.ways:
            return "unknown"
        if method.blocked(self.lost, against):
            return "blocked"
        carried = method.carried(self.places("for"), against) and not self.may_veto
        return "carried" if carried else "open"

    @property
    def may_veto(self) -> frozenset[int]:
        """Those with a veto who have not said that they will not use it.

        Where everybody has to be for it, or one party, that is no more than what is missing.
        """
        if self.method.rule.stops:
            return frozenset()
        return self.method.veto - self.places("for", "abstaining", "against")


def count_of(question: Question, deciders: Sequence[tuple[str, Counted | None]]) -> Count:
    """Those who decide with the method of the question; ``None`` is silence."""
    stances = tuple(stance for _, stance in deciders)
    abstaining = frozenset(p for p, stance in enumerate(stances) if stance == "abstaining")
    return Count(method_of(question, [name for name, _ in deciders], abstaining), stances)


def tally_of(question: Question, deciders: Sequence[tuple[str, Counted | None]]) -> Tally:
    """Count the deciders, each a name with its stance, ``None`` where it is silent.

    Only those who are firmly for it count towards the rule.
    """
    return tally_count(count_of(question, deciders))


def tally_count(count: Count) -> Tally:
    """The tally of a count already made."""
    method = count.method
    counts = Counter(count.stances)
    in_favour, against = count.places("for"), count.places("against")
    sums = tuple(_sum(each, in_favour, against) for each in method.ways[0]) if method.ways else ()
    heads = next((each for each in sums if each.what == "members"), None)
    stopping = against & method.veto
    return Tally(
        rule=method.rule.words,
        deciders=len(method.names),
        stances={name: counts[name] for name in _ORDER if name != "abstaining" or counts[name]},
        silent=counts[None],
        unclear=counts["unclear"],
        needed=round(heads.needed) if heads is not None else None,
        missing=round(heads.missing) if heads is not None else None,
        sums=sums,
        outcome=count.outcome,
        blocked_by=_names(method, stopping) if count.outcome == "blocked" else (),
        may_veto=_names(method, count.may_veto) if count.outcome == "open" else (),
        sentence=_sentence(count, sums),
    )


def _sum(measure: Measure, in_favour: frozenset[int], against: frozenset[int]) -> Sum:
    whole = [measure.total, measure.needed, measure.of(in_favour), measure.of(against)]
    total, needed, having, opposed = (
        each // measure.scale if each % measure.scale == 0 else each / measure.scale
        for each in whole
    )
    return Sum(what=measure.what, total=total, needed=needed, having=having, against=opposed)


def _names(method: Method, places: Iterable[int]) -> tuple[str, ...]:
    return tuple(method.names[place] for place in sorted(places))


def _sentence(count: Count, sums: tuple[Sum, ...]) -> str:
    method = count.method
    if not method.names:
        return "no deciders are known, so nothing is counted"
    head = method.rule.said.format(
        deciders=len(method.names),
        needed=method.given or "an unknown number",
        party=method.party or "one party",
    )
    if method.veto and not method.rule.stops:
        head += " without a veto"
    counts = Counter(count.stances)
    parts = [
        f"{counts[name]} {name.replace('_', ' ')}" + _weighed(name, sums)
        for name in _ORDER
        if name in _ALWAYS or counts[name]
    ]
    parts.append(f"{counts[None]} silent")
    if counts["unclear"]:
        parts.append(f"{counts['unclear']} unclear")
    return f"{head}: {', '.join(parts)}{_conclusion(count, sums)}"


def _weighed(stance: str, sums: tuple[Sum, ...]) -> str:
    """What those for or against it weigh: " with 48.1% of the population"."""
    weighed = [each for each in sums if each.what != "members"]
    if stance not in {"for", "against"}:
        return ""
    shares = [
        f"{_down(each.having if stance == 'for' else each.against, each.total)} of the {each.what}"
        for each in weighed
        if stance == "for" or each.against
    ]
    return f" with {' and '.join(shares)}" if shares else ""


def _conclusion(count: Count, sums: tuple[Sum, ...]) -> str:
    outcome, method = count.outcome, count.method
    if outcome == "unknown":
        return f"; {method.lacking}"
    if outcome == "carried":
        return ": carried"
    if outcome == "blocked":
        return f": blocked{_why_blocked(count)}"
    still = _still_needed(count, sums)
    if count.may_veto:
        who = listed(_names(method, count.may_veto), "or")
        return f": {still}, and no veto by {who}" if still else f": enough, unless {who} vetoes it"
    return f": {still}"


def _still_needed(count: Count, sums: tuple[Sum, ...]) -> str:
    """What is missing, or nothing: "3 more members and 16.9% more of the population still needed"."""
    missing = [each for each in sums if each.missing]
    if not missing:
        return ""
    if [each.what for each in sums] == ["members"]:
        return f"{missing[0].missing:.0f} still needed"
    said = [
        f"{each.missing:.0f} more {'member' if each.missing == 1 else 'members'}"
        if each.what == "members"
        else f"{_up(each.missing, each.total)} more of the {each.what}"
        for each in missing
    ]
    text = " and ".join(said)
    if len(count.method.ways) > 1 and all(each.what != "members" for each in missing):
        other = count.method.ways[1][0]
        more = other.needed - other.of(count.places("for"))
        text += f" (or {more} more {'member' if more == 1 else 'members'})"
    return f"{text} still needed"


def _why_blocked(count: Count) -> str:
    method = count.method
    stopping = count.places("against") & method.veto
    if stopping:
        return f" by {listed(_names(method, stopping))}"
    left = method.everyone - count.lost
    short = next(each for each in method.ways[0] if each.of(left) < each.needed)
    if short.what == "members":
        return f", {short.needed} needed and only {short.of(left)} not against it"
    return f", only {_down(short.of(left), short.total)} of the {short.what} not against it"


def _down(part: float, whole: float) -> str:
    return f"{math.floor(1000 * part / whole + 1e-9) / 10 if whole else 0:.1f}%"


def _up(part: float, whole: float) -> str:
    return f"{math.ceil(1000 * part / whole - 1e-9) / 10 if whole else 0:.1f}%"


def listed(names: Sequence[str], last: str = "and") -> str:
    """Names as a sentence lists them: "China, France and Russia"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
