"""Which story follows up which."""

import datetime

import pytest

from onrecord.records import Article, Date, Story
from onrecord.settings import Settings
from onrecord.stories import settle_stories

STRIKE = (
    "Dock workers in Aldmere walked out on Monday over pay, and forty container ships wait outside the "
    "breakwater. The harbour company called the strike illegal and asked the labour court to end it. The union "
    "said that its members had waited two years for a rise. Exporters of citrus fruit warned of ruin."
)
RULING = (
    "The labour court in Aldmere ruled that the strike of dock workers was lawful and that the harbour company "
    "must bargain. Judge Ines Calloway said that the union had given notice. Shares of the company fell. "
    "Container ships have begun to sail past the breakwater to other ports, the pilots' guild said."
)
INQUIRY = (
    "Parliament opened an inquiry into how the harbour company of Aldmere dealt with the dock workers' strike, "
    "after the labour court had found for the union. Members asked why container ships were kept outside the "
    "breakwater and what Judge Ines Calloway was told of the notice."
)
VOTE = (
    "The upper house of Vostria elected a speaker, the first woman in the chair. She promised to publish the "
    "expenses of members every month. Her rival conceded after the second ballot and shook her hand."
)


def report(text: str, day: str | None) -> Article:
    published = None
    if day is not None:
        start = datetime.date.fromisoformat(day)
        published = Date(
            value=day, precision="day", basis="stated",
            start=start, end=start + datetime.timedelta(days=1),
        )  # fmt: skip
    return Article(id=f"art1_{abs(hash_of(text + str(day))):x}", text=text, published=published)


def hash_of(text: str) -> int:
    return sum((n + 1) * ord(sign) for n, sign in enumerate(text))


def follows(*given: tuple[str, str | None]) -> list[int | None]:
    """For each report, each a story of its own, the place of the one that its story follows."""
    articles = [report(text, day) for text, day in given]
    # With so high a threshold nothing is one story: what is left is what follows what.
    stories = settle_stories(articles, {}, Settings(story_threshold=0.99))
    story_of: dict[str, Story] = {story.articles[0]: story for story in stories}
    assert len(story_of) == len(articles)
    place = {story_of[article.id].id: n for n, article in enumerate(articles)}
    found = [story_of[article.id].follows for article in articles]
    return [None if name is None else place[name] for name in found]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param([(STRIKE, "2022-05-02"), (RULING, "2022-05-12")], [None, 0], id="a later stage"),
        pytest.param([(RULING, "2022-05-12"), (STRIKE, "2022-05-02")], [1, None], id="whatever comes first"),
        pytest.param([(STRIKE, "2022-05-02"), (VOTE, "2022-05-12")], [None, None], id="another matter"),
        pytest.param([(STRIKE, "2022-05-02"), (RULING, "2022-06-12")], [None, None], id="too late"),
        pytest.param([(STRIKE, "2022-05-02"), (RULING, "2022-05-02")], [None, None], id="on one day nothing follows"),
        pytest.param([(STRIKE, None), (RULING, "2022-05-12")], [None, None], id="of an unknown day nobody knows"),
        pytest.param(
            [(STRIKE, "2022-05-02"), (RULING, "2022-05-12"), (INQUIRY, "2022-05-20")], [None, 0, 1],
            id="the last of several stages is followed",
        ),
    ],
)  # fmt: skip
def test_follow_ups(given: list[tuple[str, str | None]], expected: list[int | None]) -> None:
    assert follows(*given) == expected
