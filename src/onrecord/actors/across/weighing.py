"""What speaks for and against two groups being one person, in words and in weights.

Fellegi and Sunter (A theory for record linkage, JASA 1969) weigh each field by the log of how much
likelier it is among true pairs than among others. The record has no labelled pairs, so the weights
are set by hand in halves: 1 is what would decide between two equals, and a decision takes two.
They were chosen on the 300 BASIL reports; ``bench/bench_settle.py`` and docs/actors.md say how to look again.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.actors.across.bearer import posts_agree
from onrecord.actors.across.company import Company
from onrecord.actors.across.group import Group, Profile
from onrecord.schema.name_words import load_name_words
from onrecord.schema.walks_of_life import walk_of

_OFTEN = 3  # reports that tell a post, after which never telling the other's means something
_SAMPLE = 20  # articles looked at for the company kept
_STAGE = frozenset({"sport", "arts"})
_SERVING = 3 * 365  # days after which a general may have been elected; nobody is made one later
_LONG = 15 * 365  # days without a report, after which one name means less


class Evidence(NamedTuple):
    """Weights and words for and against; words begin with what they are about."""

    agreeing: float
    against: float
    reasons: tuple[str, ...]

    @property
    def excludes(self) -> bool:
        """Two strong disagreements and at most the country for it, or far more against than for."""
        if self.agreeing < 1:
            return self.against >= 2
        return self.against >= 3 and self.against >= self.agreeing + 2


def weigh(one: Group, other: Group, company: Company) -> Evidence:
    """All that is told of both. Symmetric."""
    a, b = one.profile, other.profile
    found = [
        *_posts(a, b), *_countries(a, b), *_ties(a, b), *_genders(a, b), *_time(a, b),
        *_company(one, other, company),
    ]  # fmt: skip
    return Evidence(
        sum(weight for weight, _ in found if weight > 0),
        -sum(weight for weight, _ in found if weight < 0),
        tuple(words for _, words in found),
    )


def _posts(a: Profile, b: Profile) -> list[tuple[float, str]]:
    shared = sorted(p for p in a.posts if any(posts_agree(p, q) for q in b.posts))
    if shared and not _two_states(a, b, shared):
        return [(1.0, f"post: both {shared[0]}")]
    if shared:
        return []
    weight = max(_clash(a, b), _clash(b, a))
    if (
        not weight
        and min(max(a.posts.values(), default=0), max(b.posts.values(), default=0)) >= _OFTEN
    ):
        weight = 1
    return [(-weight, f"post: {_most(a.posts)}, {_most(b.posts)}")] if weight else []


def _two_states(a: Profile, b: Profile, posts: Iterable[str]) -> bool:
    """Presidents of two countries have no post in common."""
    apart = a.countries and b.countries and not a.countries.keys() & b.countries.keys()
    return bool(apart) and load_name_words().one_holds.issuperset(posts)


def _clash(a: Profile, b: Profile) -> float:
    """How much the first's walk of life speaks against the second's: more where both are told twice."""
    one, other = _walks(a.posts), _walks(b.posts)
    if not one or not other:
        return 0
    if "arms" in one and "elected" not in one and "elected" in other and "arms" not in other:
        repeated = min(one["arms"], other["elected"]) > 1
        return 0 if _before(a, b) > _SERVING else 4 if repeated else 1
    if one.keys() <= _STAGE and not one.keys() & other.keys():
        return 1.5 if min(max(one.values()), max(other.values())) > 1 else 1
    return 0


def _walks(posts: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for post, count in posts.items():
        found[walk_of(post)] += count
    return found


def _before(a: Profile, b: Profile) -> int:
    """Days from the last report of one to the first of another, 0 if none or a day is unknown."""
    return max(0, b.days[0] - a.days[-1]) if a.days and b.days else 0


def _countries(a: Profile, b: Profile) -> list[tuple[float, str]]:
    if not a.countries or not b.countries:
        return []
    shared = sorted(a.countries.keys() & b.countries.keys())
    if shared:
        return [(0.5, f"country: both {shared[0]}")]
    most, least = sorted((max(a.countries.values()), max(b.countries.values())), reverse=True)
    weight = (
        2.0 if least > 2 else 1.5 if least > 1 else 0.5 if most > 2 else 1.0
    )  # one title is read wrongly at times
    return [(-weight, f"country: {_most(a.countries)}, {_most(b.countries)}")]


def _ties(a: Profile, b: Profile) -> list[tuple[float, str]]:
    shared = sorted(a.ties.keys() & b.ties.keys())
    return [(1.0, f"body: both of {_said(shared[0])}")] if shared else []


def _genders(a: Profile, b: Profile) -> list[tuple[float, str]]:
    if a.genders and b.genders and not a.genders.keys() & b.genders.keys():
        return [(-2.0, "gender: a woman and a man")]
    return []


def _time(a: Profile, b: Profile) -> list[tuple[float, str]]:
    gap = max(_before(a, b), _before(b, a))
    return [(-0.5, f"time: {gap // 365} years between their reports")] if gap > _LONG else []


def _company(one: Group, other: Group, company: Company) -> list[tuple[float, str]]:
    small, large = sorted((one, other), key=lambda group: (len(group), group.first_id))
    own = small.tokens | large.tokens
    asked = sorted(small.bearers, key=lambda bearer: bearer.actor.id)[:_SAMPLE]
    kept, articles = large.company, len(large.profile.articles)
    odds = [company.log_odds(each.company, kept, articles, own) for each in asked]
    mean = sum(odds) / len(odds)
    if mean > 1:
        return [(1.0, f"company: {_companions(small, large, own)}")]
    if mean < -0.5 and len(small) > 2:
        return [(-1.0, "company: others are spoken of beside the one than beside the other")]
    return []


def _companions(one: Group, other: Group, own: frozenset[str]) -> str:
    shared = (one.company.keys() & other.company.keys()) - own
    ranked = sorted(shared, key=lambda t: (-one.company[t] * other.company[t], t))
    return "both spoken of beside " + ", ".join(_said(each) for each in ranked[:3])


def _said(token: str) -> str:
    return (
        token.split(":", 1)[-1]
        if token.startswith(("body:", "country:", "institution:"))
        else token
    )


def _most(counted: dict[str, int]) -> str:
    return max(counted, key=lambda each: (counted[each], each))
