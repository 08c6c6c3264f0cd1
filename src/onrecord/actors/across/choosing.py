"""Which of several persons a bearer is, of whom too little is told by the name alone.

The odds of each candidate are how many reports speak of it, times how much likelier post, country,
gender, time and company are for it (naive Bayes); one report's worth is kept for somebody else of
whom the record does not know. Chosen is who has nine tenths; in doubt, nobody.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.actors.across.bearer import Bearer, posts_agree
from onrecord.actors.across.company import Company
from onrecord.actors.across.group import Group
from onrecord.actors.across.person_names import person_name
from onrecord.actors.across.romanised import plain
from onrecord.schema.name_words import load_name_words

_SURE = 0.9
_POSSIBLE, _LIKELY = 0.1, 3  # who is named as possible: from this share on, so many
_SOMEBODY_ELSE, _BY_CANDIDATE = 0.4, 0.1  # reports: the more have the name, the likelier one more
_UNHELD = (
    0.05  # of the odds is left to who is hardly ever told to hold a post that one person holds
)
# Natural logs of how much likelier; chosen on the 300 BASIL reports.
_SAME_POST, _OTHER_POST = 2.5, -1.5
_SAME_COUNTRY, _OTHER_COUNTRY = 1.0, -1.5
_SAME_TIE = 1.0
_OTHER_GENDER = -4.0
_ONE_REPORT = (
    1.0  # at most, of the company kept in one report: any report of the same matter has it
)
_BESIDE = 3.0
_YEAR = 365
_BY_YEAR, _OLDEST = -0.5, -3.0


Scored = tuple[float, str, Group, tuple[str, ...]]


class Choice(NamedTuple):
    """``reason`` says why it is ``chosen``, or why nobody is; ``likely`` are all that may be meant."""

    chosen: Group | None
    reason: str
    likely: tuple[Group, ...] = ()


def choose(
    bearer: Bearer,
    candidates: Sequence[tuple[Group, float]],
    company: Company,
    others: float = 0.0,
) -> Choice:
    """The one whom a bearer is. With each candidate how many reports' worth it weighs beforehand.

    ``others`` is what further candidates weigh that are not looked at. Candidates that the
    bearer's own article tells apart from it are left out, and where one of them is spoken of more
    than all others, it is likelier meant after all, or somebody unknown, than those; those that
    the article failed to see as one ("al-Assad" and "Assad") come first.
    """
    scored: list[Scored] = []
    told_apart = 0.0
    for group, weight in candidates:
        beside = group.profile.articles.get(bearer.actor.article)
        if beside is not None and _known_there(bearer, beside):
            told_apart = max(told_apart, weight)
            continue
        odds, words = _log_odds(bearer, group, company)
        scored.append(
            (
                weight * math.exp(odds + (0 if beside is None else _BESIDE)),
                group.first_id,
                group,
                words,
            )
        )
    if not scored:
        return Choice(None, "told apart from every other of this name in its own report")
    left = [group for *_, group, _ in scored]
    scored = _by_tellings(bearer, scored)
    unknown = _SOMEBODY_ELSE + _BY_CANDIDATE * len(scored) + others
    if told_apart > max(weight for group, weight in candidates if group in left):
        unknown += told_apart
    total = unknown + sum(score for score, *_ in scored)
    scored.sort(key=lambda each: (-each[0], each[1]))
    score, _, best, words = scored[0]
    told = "; ".join(words) or "by how many reports speak of it"
    likely = tuple(group for odds, _, group, _ in scored[:_LIKELY] if odds / total >= _POSSIBLE)
    if score / total < _SURE:
        return Choice(None, f"{score / total:.0%} at best: {told}", likely)
    return Choice(best, f"{score / total:.0%} likely: {told}", likely)


def _known_there(bearer: Bearer, beside: str) -> bool:
    """Whether the report would have seen a name as short for another: its first or last word."""
    words = [word.strip(".,") for word in plain(beside).split()]
    suffix = person_name(beside).suffix
    words = [word for word in words if word != suffix]
    return plain(bearer.actor.name) in {*words[:1], *words[-1:]}


def _by_tellings(bearer: Bearer, scored: list[Scored]) -> list[Scored]:
    """Of a post that one person holds, who is mostly told to hold it: one misread title is no more."""
    for post in sorted(bearer.posts & load_name_words().one_holds):
        told = [each[2].profile.posts[post] for each in scored]
        if sum(told):
            scored = [
                (score * max(_UNHELD, count / sum(told)), id, group, words)
                for (score, id, group, words), count in zip(scored, told, strict=True)
            ]
    return scored


def _log_odds(bearer: Bearer, group: Group, company: Company) -> tuple[float, tuple[str, ...]]:
    profile = group.profile
    total, words = 0.0, []
    if bearer.posts and profile.posts:
        shared = sorted(p for p in bearer.posts if any(posts_agree(p, q) for q in profile.posts))
        total += _SAME_POST if shared else _OTHER_POST
        words += [f"post: both {shared[0]}"] if shared else []
    if bearer.countries and profile.countries:
        shared = sorted(bearer.countries & profile.countries.keys())
        total += _SAME_COUNTRY if shared else _OTHER_COUNTRY
        words += [f"country: both {shared[0]}"] if shared else []
    if bearer.ties & profile.ties.keys():
        total += _SAME_TIE
        words.append("the same body")
    if bearer.gender and profile.genders and bearer.gender not in profile.genders:
        total += _OTHER_GENDER
    gap = profile.nearest(bearer.day)
    if gap is not None and gap > _YEAR:
        total += max(_OLDEST, _BY_YEAR * (gap / _YEAR - 1))
    kept = company.log_odds(bearer.company, group.company, len(profile.articles), group.tokens)
    if len(group) == 1:
        kept = min(kept, _ONE_REPORT)
    if kept > 1:
        words.append("the company it keeps")
    return total + kept, tuple(words)
