"""How reports come into groups: any order, any number of blocks, copies, days."""

import datetime
import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import Article, Date, article_id
from onrecord.settings import Settings
from onrecord.stories import find_stories, timeline
from onrecord.stories.gathering import nearness

AGENCY = (
    "The port of Aldmere reopened on Monday after dock workers ended a strike of eleven days. "
    "Their union accepted a pay rise of six percent that the harbour company offered on Sunday. "
    "Forty container ships had been waiting outside the breakwater since the walkout began."
)
OWN = (
    "Cranes are moving again in Aldmere. Container ships came past the breakwater at dawn while families "
    "of dock workers cheered the end of the strike. Younger members of the union say the pay rise will be "
    "eaten up by rents; the harbour company declined to say what the port lost."
)
VOTE = (
    "The upper house of Vostria elected a speaker, the first woman in the chair. She promised to publish the "
    "expenses of members every month. Her rival conceded after the second ballot and shook her hand."
)
FIRE = (
    "A fire in the old library of Pellin destroyed nine thousand maps on Tuesday night. Nobody was hurt. "
    "The mayor said that firemen had saved the globe of 1590 and most of the letters."
)


def report(text: str, day: int | None, mark: str = "") -> Article:
    """A report of a day of May 2022 and after, counted from 0."""
    published = None
    if day is not None:
        start = datetime.date(2022, 5, 1) + datetime.timedelta(days=day)
        published = Date(
            value=start.isoformat(), precision="day", basis="stated",
            start=start, end=start + datetime.timedelta(days=1),
        )  # fmt: skip
    return Article(
        id=article_id(publisher=mark, url=None, text=text), text=text, published=published
    )


def groups(articles: list[Article]) -> list[list[str]]:
    """Ids by story, as sorted lists."""
    found = find_stories(articles, {}, Settings())
    return sorted(sorted(found.ids[n] for n in group) for group in found.groups)


def sizes(*articles: Article) -> list[int]:
    return sorted(len(group) for group in groups(list(articles)))


REPORTS = st.lists(
    st.tuples(
        st.sampled_from([AGENCY, OWN, VOTE, FIRE, AGENCY + " " + OWN, ""]),
        st.one_of(st.none(), st.integers(0, 60)),
        st.sampled_from("abc"),
    ),
    max_size=14,
)


@settings(max_examples=40, deadline=None)
@given(REPORTS, st.integers(1, 6), st.integers(0, 99))
def test_the_order_of_reports_does_not_matter(
    drawn: list[tuple[str, int | None, str]], block: int, seed: int
) -> None:
    articles = [report(*each) for each in drawn]
    shuffled = [*articles, *articles[:2]]
    random.Random(seed).shuffle(shuffled)  # noqa: S311  (a fixed shuffle, no secret)
    first = {article.id: article for article in reversed(articles)}
    unique = list(first.values())  # of reports with one id the first given counts
    if any(first[article.id] != article for article in articles):
        return
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(timeline, "_BLOCK", block)
        found = groups(unique)
        assert groups(shuffled) == found
    assert sorted(id for group in found for id in group) == sorted(first)


def test_blocks_keep_a_story_together_that_goes_over_their_border(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    articles = [
        report(AGENCY, 3), report(OWN, 4), report(VOTE, 5), report(AGENCY + " " + OWN, 6),
        report(FIRE, 50), report(VOTE + " " + FIRE, 51), report(OWN, None, "x"),
    ]  # fmt: skip
    whole = groups(articles)
    for size in (1, 2, 3):
        monkeypatch.setattr(timeline, "_BLOCK", size)
        assert groups(articles) == whole


def test_copies_count_once() -> None:
    """Twenty prints of two agencies' words, and what is alike across them is as much as before."""
    prints = [report(text + " ", 1, f"{n}") for n in range(10) for text in (AGENCY, OWN)]
    assert sizes(*prints) == [20]
    assert sizes(*prints, report(VOTE, 1), report(VOTE, 2, "other")) == [2, 20]


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        pytest.param(0, True, id="one day"),
        pytest.param(5, True, id="some days"),
        pytest.param(22, False, id="never compared"),
        pytest.param(None, True, id="a day is unknown"),
    ],
)
def test_days_apart(apart: int | None, together: bool) -> None:
    assert sizes(report(AGENCY, 0), report(OWN, apart)) == ([2] if together else [1, 1])


def test_the_same_words_weeks_later_are_the_same_story_within_the_window() -> None:
    assert sizes(report(AGENCY, 0), report(AGENCY, 20, "late")) == [2]
    assert sizes(report(AGENCY, 0), report(AGENCY, 40, "late")) == [1, 1]


def test_likeness_fades_with_days() -> None:
    days = np.array([10, 11, 9, 21, -1])
    assert nearness(10, days).tolist() == [1, 1, 1, 0.5, 0.85]
    assert nearness(-1, days).tolist() == [0.85] * 5
