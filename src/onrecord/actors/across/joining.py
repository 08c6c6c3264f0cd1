"""Joining groups whose names are like: the surest first, and never two that exclude each other."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from onrecord.actors.across.blocking import candidate_pairs
from onrecord.actors.across.company import Company
from onrecord.actors.across.group import Group
from onrecord.actors.across.homonyms import middles_agree
from onrecord.actors.across.likeness import Likeness, likeness
from onrecord.actors.across.weighing import Evidence, weigh
from onrecord.schema.name_words import load_name_words

_DOUBTFUL = 5  # likenesses from this rank on are of two persons where one report has both


_SURE = 2  # up to this rank one name has but another form


class Apart(NamedTuple):
    """Two groups that were compared and not joined, each by the id of one of its actors."""

    one: str
    other: str
    judgement: Literal["different", "unsure"]
    reasons: tuple[str, ...]


class Like(NamedTuple):
    """Two groups, by position, and how their names are like; sorts by how sure that makes."""

    rank: int
    size: int
    ids: tuple[str, str]
    pair: tuple[int, int]
    likeness: Likeness


def joined(groups: Iterable[Group], company: Company) -> tuple[list[Group], list[Apart]]:
    """Groups of persons after joining variants of a name, and what was compared and left apart.

    Pairs are taken in an order that follows from content alone, and what is compared is always
    the whole of what each has become, so that no chain of likenesses joins two ends that exclude
    each other.
    """
    before = sorted(groups, key=lambda group: group.first_id)
    alike = sorted(_alike(before))
    parts = Parts(before)
    left: list[Like] = []
    for each in alike:
        if not parts.join(each, company) and each.likeness.needs != "office":
            left.append(each)
    return parts.groups(), parts.apart(left, company)


def _alike(groups: Sequence[Group]) -> Iterable[Like]:
    for pair in candidate_pairs(groups):
        one, other = groups[pair[0]], groups[pair[1]]
        found = [
            like for a in one.names for b in other.names if (like := likeness(a, b)) is not None
        ]
        if found:
            best = min(found)
            ids = (one.first_id, other.first_id)
            yield Like(best.rank, -len(one) - len(other), ids, pair, best)


class Parts:
    """Which groups are one so far (union-find over positions)."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self._groups = list(groups)
        self._parent = list(range(len(groups)))

    def root(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, like: Like, company: Company) -> bool:
        """Join two if names and evidence allow it; true if they are one now."""
        one, other = sorted(self.root(number) for number in like.pair)
        if one == other:
            return True
        a, b = self._groups[one], self._groups[other]
        if judged(a, b, like.likeness, company)[0] != "same":
            return False
        small, large = sorted((a, b), key=lambda group: (len(group), group.first_id))
        evidence = weigh(small, large, company)
        told = "; ".join((like.likeness.words, *evidence.reasons))
        large.take(small, f"{usual_name(large)}: {told}")
        self._groups[one] = large
        self._parent[other] = one
        return True

    def groups(self) -> list[Group]:
        """What is left of the groups."""
        return [group for number, group in enumerate(self._groups) if self.root(number) == number]

    def apart(self, left: Iterable[Like], company: Company) -> list[Apart]:
        """The pairs that stayed apart, each once, judged on what they have become."""
        found: dict[tuple[int, int], Apart] = {}
        for like in left:
            one, other = sorted(self.root(number) for number in like.pair)
            if one != other and (one, other) not in found:
                a, b = self._groups[one], self._groups[other]
                judgement, evidence = judged(a, b, like.likeness, company)
                reasons = (f"name: {like.likeness.words}", *evidence)
                sure: Literal["different", "unsure"] = (
                    "different" if judgement == "different" else "unsure"
                )
                found[one, other] = Apart(a.first_id, b.first_id, sure, reasons)
        return list(found.values())


def usual_name(group: Group) -> str:
    """The name that most of a group's reports have, for a reason."""
    counted = Counter(bearer.actor.name for bearer in group.bearers)
    return max(counted, key=lambda name: (counted[name], len(name), name))


def judged(
    one: Group, other: Group, like: Likeness, company: Company
) -> tuple[str, tuple[str, ...]]:
    """``same``, ``different`` or ``unsure``, with the evidence in words."""
    both = one.profile.articles.keys() & other.profile.articles.keys()
    if not _names_agree(one, other):
        return "different", ("namesakes told apart, or other middle names",)
    evidence = weigh(one, other, company)
    if both and like.rank >= _DOUBTFUL and not _one_office(one, other):
        apart = (f"told apart within {_reports(len(both))}", *evidence.reasons)
        return "unsure" if evidence.agreeing >= 1 else "different", apart
    if evidence.excludes:
        return "different", evidence.reasons
    if _enough(one, other, like, evidence):
        return "same", evidence.reasons
    return "unsure", evidence.reasons or ("nothing else is told of both",)


def _enough(one: Group, other: Group, like: Likeness, evidence: Evidence) -> bool:
    if like.needs == "office":
        return _one_office(one, other) and evidence.against == 0
    if like.needs == "agreement":
        return evidence.agreeing >= 1 and evidence.against < evidence.agreeing
    tolerable = 2 if like.rank < _SURE else evidence.agreeing + 0.1
    return evidence.against < max(tolerable, 0.1)


def _one_office(one: Group, other: Group) -> bool:
    """Both are told to hold a post of one country that one person holds."""
    a, b = one.profile, other.profile
    return bool(
        a.posts.keys() & b.posts.keys() & load_name_words().one_holds
        and a.countries.keys() & b.countries.keys()
    )


def _names_agree(one: Group, other: Group) -> bool:
    """No two names that were parted as namesakes', and no middle names or suffixes that differ."""
    return all(
        a.key != b.key
        and middles_agree(a.middle, b.middle)
        and (a.suffix == b.suffix or not a.suffix or not b.suffix)
        for a in one.names
        for b in other.names
    )


def _reports(count: int) -> str:
    return "one report" if count == 1 else f"{count} reports"
