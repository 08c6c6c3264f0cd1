"""Bearers found to be one so far, and what all their articles together tell of them."""

import bisect
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.actors.across.bearer import Bearer
from onrecord.actors.across.person_names import PersonName, person_name


@dataclass(eq=False, slots=True)
class Profile:
    """Counted by bearer; an article has seldom two of one group. ``articles`` give its name there."""

    articles: Mapping[str, str]
    posts: Counter[str]
    countries: Counter[str]
    ties: Counter[str]
    genders: Counter[str]
    days: list[int]

    def nearest(self, day: int | None) -> int | None:
        """Days between a day and the nearest article; ``None`` where one is unknown."""
        if day is None or not self.days:
            return None
        at = bisect.bisect_left(self.days, day)
        return min(abs(day - each) for each in self.days[max(0, at - 1) : at + 1])


@dataclass(eq=False, slots=True)
class Group:
    """``names`` are counted by bearer; ``reasons`` are by actor id."""

    bearers: list[Bearer]
    reasons: dict[str, str]
    names: Counter[PersonName] = field(default_factory=Counter)
    _profile: Profile | None = None
    _company: Counter[str] | None = None
    _tokens: frozenset[str] | None = None

    @classmethod
    def of(cls, bearers: Iterable[Bearer], reason: str) -> "Group":
        """Persons' bearers as a group, for one reason."""
        members = list(bearers)
        names = Counter(person_name(each.actor.name) for each in members)
        return cls(members, {each.actor.id: reason for each in members}, names)

    def __len__(self) -> int:
        return len(self.bearers)

    @property
    def first_id(self) -> str:
        """The first of its actors' ids: what puts groups in order."""
        return min(self.reasons)

    @property
    def profile(self) -> Profile:
        """What is told of it, made when first asked for."""
        if self._profile is None:
            each = self.bearers
            self._profile = Profile(
                articles={b.actor.article: b.actor.name for b in each},
                posts=Counter(post for b in each for post in b.posts),
                countries=Counter(country for b in each for country in b.countries),
                ties=Counter(tie for b in each for tie in b.ties),
                genders=Counter(b.gender for b in each if b.gender is not None),
                days=sorted(b.day for b in each if b.day is not None),
            )
        return self._profile

    @property
    def company(self) -> Counter[str]:
        """In how many articles each companion is."""
        if self._company is None:
            self._company = Counter(token for b in self.bearers for token in b.company)
        return self._company

    @property
    def tokens(self) -> frozenset[str]:
        """What it is itself among others' company."""
        if self._tokens is None:
            full = (name for name in self.names if name.is_full)
            self._tokens = frozenset(f"{name.key[0]} {name.last}" for name in full)
        return self._tokens

    def take(self, other: "Group", reason: str | None) -> None:
        """Make another group's bearers this one's, for a reason told of each of them."""
        self.bearers += other.bearers
        self.names.update(other.names)
        for id, before in other.reasons.items():
            self.reasons[id] = before if reason is None else reason
        self._profile = self._company = self._tokens = None
