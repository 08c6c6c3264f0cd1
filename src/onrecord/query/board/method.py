"""A decision rule made ready to be counted: who counts for how much, and what is enough."""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from onrecord.query.lexicon import key_of
from onrecord.records import Question, Terms
from onrecord.schema.decision_rules import Rule, decision_rules
from onrecord.schema.thresholds import read_threshold


@dataclass(frozen=True)
class Measure:
    """One thing that is counted: heads, population, votes.

    ``values`` are what each decider counts for, in the order of the deciders, as whole numbers of
    ``1/scale``; ``needed`` is the least that those for it must have together.
    """

    what: str
    values: tuple[int, ...]
    needed: int
    scale: int = 1

    @property
    def total(self) -> int:
        """What all deciders count for together; those who abstained may be taken out."""
        return sum(self.values)

    def of(self, deciders: frozenset[int]) -> int:
        """What some deciders count for together."""
        return sum(self.values[each] for each in deciders)


Way = tuple[Measure, ...]


@dataclass(frozen=True)
class Method:
    """How a question is decided by those who decide it.

    It is carried when every measure of one of ``ways`` is reached by those for it and none of
    ``veto`` is against it. ``ways`` is empty where the rule is not known, ``lacking`` then says
    what is missing. ``absent`` have abstained where abstentions are taken out.
    """

    rule: Rule
    names: tuple[str, ...]
    ways: tuple[Way, ...]
    veto: frozenset[int]
    absent: frozenset[int]
    party: str | None = None
    given: int | None = None
    lacking: str | None = None

    def carried(self, in_favour: frozenset[int], against: frozenset[int]) -> bool:
        """True where those for it are enough, and nobody stops it."""
        return not against & self.veto and any(
            all(measure.of(in_favour) >= measure.needed for measure in way) for way in self.ways
        )

    def blocked(self, lost: frozenset[int], against: frozenset[int]) -> bool:
        """True where those who can still be for it are not enough, or somebody stops it.

        ``lost`` are all who will not be for it: those against, and those who abstain.
        """
        return bool(self.ways) and not self.carried(self.everyone - lost, against)

    @property
    def everyone(self) -> frozenset[int]:
        """All deciders."""
        return frozenset(range(len(self.names)))

    def blocking_ways(self) -> list[Way]:
        """What those who will not be for it must reach together, so that it cannot be carried."""
        return [
            tuple(_against(measure) for measure in chosen)
            for chosen in itertools.product(*self.ways)
        ]

    def veto_way(self) -> Way:
        """What one who is against it and may stop it reaches."""
        values = tuple(int(each in self.veto) for each in range(len(self.names)))
        return (Measure("members", values, 1),)


def _against(measure: Measure) -> Measure:
    left = measure.total - measure.needed + 1
    return Measure(measure.what, measure.values, left, measure.scale)


def method_of(question: Question, names: Sequence[str], abstaining: frozenset[int]) -> Method:
    """The method by which ``names`` decide a question; ``abstaining`` are places in ``names``."""
    rule = decision_rules()[question.rule]
    terms = question.terms or Terms()
    of_votes = rule.of_votes or (rule.needs == "terms" and terms.of_votes)
    absent = abstaining if of_votes else frozenset()
    party = terms.party or (names[0] if rule.needs == "party" and len(names) == 1 else None)
    veto = {key_of(name) for name in terms.veto}
    stopping = frozenset(
        place for place, name in enumerate(names) if rule.stops or key_of(name) in veto
    )
    counting = _Counting(question, terms, names, absent)
    ways, lacking = counting.ways(rule, party)
    if rule.needs == "party" and party is not None:
        stopping = frozenset(p for p in stopping if key_of(names[p]) == key_of(party))
    return Method(rule, tuple(names), ways, stopping, absent, party, question.needed, lacking)


@dataclass(frozen=True)
class _Counting:
    question: Question
    terms: Terms
    names: Sequence[str]
    absent: frozenset[int]

    def ways(self, rule: Rule, party: str | None) -> tuple[tuple[Way, ...], str | None]:
        """The ways to carry it, and what is lacking to know them."""
        if not self.names:
            return (), "no deciders are known"
        if rule.needs == "party":
            return self._consent(party)
        voting = len(self.names) - len(self.absent)
        heads = rule.needed(max(voting, 1), self.question.needed)
        if heads is not None:
            return ((self._heads(max(heads, 1)),),), None
        if rule.needs != "terms" or not self._any_threshold():
            return (), "how many are needed is not known"
        return self._qualified(voting)

    def _consent(self, party: str | None) -> tuple[tuple[Way, ...], str | None]:
        if party is None:
            return (), "whose consent is needed is not known"
        values = tuple(int(key_of(name) == key_of(party)) for name in self.names)
        return ((Measure("members", values, 1),),), None

    def _heads(self, needed: int) -> Measure:
        values = tuple(int(place not in self.absent) for place in range(len(self.names)))
        return Measure("members", values, needed)

    def _any_threshold(self) -> bool:
        terms = self.terms
        return any((terms.members, terms.population, terms.weight))

    def _qualified(self, voting: int) -> tuple[tuple[Way, ...], str | None]:
        """Shares of members, of the population, of weights; a blocking minority of a least size."""
        terms, measures = self.terms, []
        if terms.members:
            needed = read_threshold(terms.members).needed(voting)
            measures.append(self._heads(max(needed, 1)))
        for what, threshold, counts in (
            ("population", terms.population, {w.name: w.population for w in self.question.weights}),
            ("votes", terms.weight, {w.name: w.weight for w in self.question.weights}),
        ):
            if not threshold:
                continue
            measure = self._weighed(what, threshold, counts)
            if isinstance(measure, str):
                return (), measure
            measures.append(measure)
        ways = [tuple(measures)]
        if terms.blocking_minority:
            ways.append((self._heads(max(voting - terms.blocking_minority + 1, 1)),))
        return tuple(ways), None

    def _weighed(
        self, what: str, threshold: str, counts: Mapping[str, float | None]
    ) -> Measure | str:
        by_key = {key_of(name): count for name, count in counts.items() if count is not None}
        lacking = [name for name in self.names if key_of(name) not in by_key]
        if lacking:
            return f"the {what} of {lacking[0]} {'is' if what == 'population' else 'are'} not known"
        exact = [
            Fraction(str(by_key[key_of(name)])) if place not in self.absent else Fraction(0)
            for place, name in enumerate(self.names)
        ]
        scale = math.lcm(*(each.denominator for each in exact))
        return Measure(
            what,
            tuple(int(each * scale) for each in exact),
            max(read_threshold(threshold).needed(sum(exact, Fraction(0)), scale), 1),
            scale,
        )
