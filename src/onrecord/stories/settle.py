"""Reports of one happening, brought together from the stored articles alone."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from onrecord.records import Article, Credit, Story, content_id
from onrecord.settings import Settings
from onrecord.stories.derivation import Derived, derive, is_unnamed
from onrecord.stories.find import Found, find_stories
from onrecord.stories.rows import Words

_NO_CREDITS: Mapping[str, Sequence[Credit]] = MappingProxyType({})


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
    found = find_stories(articles, entity_ids, settings)
    names = [content_id("sto1", *(found.ids[n] for n in group)) for group in found.groups]
    stories = []
    for number, group in enumerate(found.groups):
        earlier = found.followed.get(number)
        follows = None if earlier is None else names[earlier]
        derived = _derived(group, articles, found, credits)
        stories.append(_story(names[number], group, found, derived, follows))
    return tuple(sorted(stories, key=lambda story: story.id))


def _story(
    name: str, group: Sequence[int], told: Found, derived: Derived, follows: str | None
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
    told: Found,
    credits: Mapping[str, Sequence[Credit]],
) -> Derived:
    """Who takes from whom; a report that is alone is not looked up again for it."""
    if len(group) == 1:
        id, publisher = told.ids[group[0]], told.publishers[group[0]]
        unnamed = (id,) if is_unnamed(publisher, credits.get(id, ())) else ()
        return Derived((), ((id,),), unnamed)
    theirs = [articles[told.places[n]] for n in group]
    return derive(theirs, [told.days[n] for n in group], credits)


def _central(group: Sequence[int], words: Words) -> int:
    """Place in the group of the report most like all of them together."""
    rows = words.rows(group)
    slots, where = np.unique(rows.slots, return_inverse=True)
    total = np.bincount(where, rows.weights, minlength=len(slots))
    owner = np.repeat(np.arange(len(rows)), np.diff(rows.starts))
    likeness = np.bincount(owner, rows.weights * total[where], minlength=len(rows)).round(6)
    return int(np.argmax(likeness))
