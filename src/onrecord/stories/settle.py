"""Reports of one happening, brought together from the stored articles alone."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from onrecord.records import Article, Credit, Story, content_id
from onrecord.settings import Settings
from onrecord.stories.derivation import Derived, derive, is_unnamed
from onrecord.stories.following import follow_ups
from onrecord.stories.gathering import Gathering
from onrecord.stories.rows import Words
from onrecord.stories.timeline import Timeline
from onrecord.stories.words import words_of

_NO_CREDITS: Mapping[str, Sequence[Credit]] = MappingProxyType({})
_TITLE_LENGTH = 120  # code points of a title made of a report's opening words


def settle_stories(
    articles: Sequence[Article],
    entity_ids: Mapping[str, frozenset[str]],
    settings: Settings,
    credits: Mapping[str, Sequence[Credit]] = _NO_CREDITS,
) -> tuple[Story, ...]:
    """Stories of all articles, each article in exactly one, whatever order they come in.

    ``entity_ids`` gives the settled actors of an article by its id, ``credits`` what it says that
    it comes from; an article without actors is compared by its words alone. Articles are gone
    through once, and looked up again by their place where they share a story with others. Reports
    more than ``settings.story_days`` days apart are not compared; groups are merged down to
    ``settings.story_threshold`` (see ``grouping`` and ``docs/stories.md``). Who takes from whom,
    and what is one origin, is told by ``derivation``; ``follows`` names the earlier story that one
    follows up.
    """
    told = _Told.of(articles)
    groups = _grouped(told, entity_ids, settings)
    followed = follow_ups(told.words, groups, told.days, told.ids)
    names = [content_id("sto1", *(told.ids[n] for n in group)) for group in groups]
    stories = []
    for number, group in enumerate(groups):
        earlier = followed.get(number)
        follows = None if earlier is None else names[earlier]
        derived = _derived(group, articles, told, credits)
        stories.append(_story(names[number], group, told, derived, follows))
    return tuple(sorted(stories, key=lambda story: story.id))


@dataclass
class _Told:
    """What is kept of the reports, by the order in which they came; each id once."""

    words: Words = field(default_factory=Words)
    ids: list[str] = field(default_factory=list)
    days: list[int | None] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    publishers: list[str | None] = field(default_factory=list)

    @classmethod
    def of(cls, articles: Sequence[Article]) -> "_Told":
        told = cls()
        seen: set[str] = set()
        for place, article in enumerate(articles):
            if article.id not in seen:
                seen.add(article.id)
                told.words.add(article)
                told.ids.append(article.id)
                told.days.append(_day(article))
                told.places.append(place)
                told.titles.append(_title(article))
                told.publishers.append(article.publisher)
        return told


def _grouped(
    told: _Told, entity_ids: Mapping[str, frozenset[str]], settings: Settings
) -> list[list[int]]:
    """The reports of each story, by number, those with the lowest id first."""
    timeline = Timeline.of(told.ids, told.days, entity_ids)
    gathering = Gathering.of(
        timeline, told.words, window=settings.story_days, threshold=settings.story_threshold
    )
    return [sorted(group, key=lambda n: told.ids[n]) for group in gathering.run()]


def _day(article: Article) -> int | None:
    """The day number of publication; ``None`` unless it is known to the day."""
    published = article.published
    if published is None or published.start is None or published.precision != "day":
        return None
    return published.start.toordinal()


def _story(
    name: str, group: Sequence[int], told: _Told, derived: Derived, follows: str | None
) -> Story:
    central = _central(group, told.words) if len(group) > 1 else 0
    return Story(
        id=name,
        title=told.titles[group[central]],
        articles=tuple(told.ids[n] for n in group),
        derivations=derived.derivations,
        origins=derived.origins,
        follows=follows,
        unnamed=derived.unnamed,
    )


def _derived(
    group: Sequence[int],
    articles: Sequence[Article],
    told: _Told,
    credits: Mapping[str, Sequence[Credit]],
) -> Derived:
    """Who takes from whom; a report that is alone is not looked up again for it."""
    if len(group) == 1:
        id, publisher = told.ids[group[0]], told.publishers[group[0]]
        unnamed = (id,) if is_unnamed(publisher, credits.get(id, ())) else ()
        return Derived((), ((id,),), unnamed)
    theirs = [articles[told.places[n]] for n in group]
    weight = told.words.weights(itertools.chain.from_iterable(words_of(a.text) for a in theirs))
    return derive(theirs, [told.days[n] for n in group], weight, credits)


def _central(group: Sequence[int], words: Words) -> int:
    """Place in the group of the report most like all of them together."""
    rows = words.rows(group)
    slots, where = np.unique(rows.slots, return_inverse=True)
    total = np.bincount(where, rows.weights, minlength=len(slots))
    owner = np.repeat(np.arange(len(rows)), np.diff(rows.starts))
    likeness = np.bincount(owner, rows.weights * total[where], minlength=len(rows)).round(6)
    return int(np.argmax(likeness))


def _title(article: Article) -> str:
    """The article's title, or its opening words cut at a word's end."""
    if article.title:
        return article.title
    opening = " ".join(article.text[: 4 * _TITLE_LENGTH].split())
    if len(opening) <= _TITLE_LENGTH:
        return opening
    return opening[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"
