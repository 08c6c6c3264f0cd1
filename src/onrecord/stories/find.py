"""Which reports are of one story, and which story follows up which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.records import Article
from onrecord.settings import Settings
from onrecord.stories.following import follow_ups
from onrecord.stories.gathering import Gathering
from onrecord.stories.rows import Words
from onrecord.stories.timeline import Timeline

_TITLE_LENGTH = 120  # code points of a title made of a report's opening words


@dataclass
class Found:
    """What is kept of the reports, by number: the order in which they came, each id once.

    ``places`` are theirs in the sequence that they came in. ``groups`` are the reports of each
    story, those with the lowest id first; ``followed`` the number of the group that one follows up.
    """

    words: Words = field(default_factory=Words)
    ids: list[str] = field(default_factory=list)
    days: list[int | None] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    groups: list[list[int]] = field(default_factory=list)
    followed: dict[int, int] = field(default_factory=dict)
    publishers: list[str | None] = field(default_factory=list)

    @classmethod
    def of(cls, articles: Sequence[Article]) -> "Found":
        found = cls()
        seen: set[str] = set()
        for place, article in enumerate(articles):
            if article.id not in seen:
                seen.add(article.id)
                found.words.add(article)
                found.ids.append(article.id)
                found.days.append(_day(article))
                found.places.append(place)
                found.titles.append(_title(article))
                found.publishers.append(article.publisher)
        return found


def find_stories(
    articles: Sequence[Article],
    entity_ids: Mapping[str, frozenset[str]],
    settings: Settings,
) -> Found:
    """Which reports are of one story and which story follows which, as ``settle_stories`` takes them."""
    found = Found.of(articles)
    timeline = Timeline.of(found.ids, found.days, entity_ids)
    gathering = Gathering.of(
        timeline, found.words, window=settings.story_days, threshold=settings.story_threshold
    )
    found.groups = [sorted(group, key=lambda n: found.ids[n]) for group in gathering.run()]
    found.followed = follow_ups(found.words, found.groups, found.days, found.ids)
    return found


def _day(article: Article) -> int | None:
    """The day number of publication; ``None`` unless it is known to the day."""
    published = article.published
    if published is None or published.start is None or published.precision != "day":
        return None
    return published.start.toordinal()


def _title(article: Article) -> str:
    """The article's title, or its opening words cut at a word's end."""
    if article.title:
        return article.title
    opening = " ".join(article.text[: 4 * _TITLE_LENGTH].split())
    if len(opening) <= _TITLE_LENGTH:
        return opening
    return opening[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
