"""Reports of one happening, brought together from the stored articles alone."""

from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.records import Article, Derivation, Story, content_id
from onrecord.settings import Settings
from onrecord.stories.derivations import derivations, prepare
from onrecord.stories.grouping import average_link
from onrecord.stories.words import Vector, candidate_pairs, cosine, vector, weights, words_of

_TITLE_COUNTS = 2  # times that a title's words count: a title says what happened
_UNDATED = 0.03  # added to the threshold where a day is unknown: words alone must then say more
_STRANGERS = 0.5  # factor where both reports' actors are known and they share none
_TITLE_LENGTH = 120  # code points of a title made of a report's opening words


def settle_stories(
    articles: Sequence[Article],
    entity_ids: Mapping[str, frozenset[str]],
    settings: Settings,
) -> tuple[Story, ...]:
    """Stories of all articles, each article in exactly one, whatever order they come in.

    ``entity_ids`` gives the settled actors of an article by its id; an article without an entry
    is compared by its words alone. Two reports are alike by the cosine of their TF-IDF
    vectors; groups are merged by average link down to ``settings.story_threshold``; reports
    more than ``settings.story_days`` days apart are never compared. ``origins`` puts reports
    that take their text from one another into one group.
    """
    ordered = sorted({article.id: article for article in articles}.values(), key=lambda a: a.id)
    counts = [_counts(article) for article in ordered]
    weight = weights(counts)
    vectors = [vector(each, weight) for each in counts]
    days = [_day(article) for article in ordered]
    alike = _likenesses(ordered, vectors, days, entity_ids, settings)
    groups = average_link(len(ordered), alike, threshold=settings.story_threshold)
    stories = [
        _story(
            [ordered[n] for n in group], [days[n] for n in group], weight, _central(group, alike)
        )
        for group in groups
    ]
    return tuple(sorted(stories, key=lambda story: story.id))


def _counts(article: Article) -> Counter[str]:
    counts = Counter(words_of(article.text))
    for word in words_of(article.title or ""):
        counts[word] += _TITLE_COUNTS
    return counts


def _day(article: Article) -> int | None:
    """The day number of publication; ``None`` unless it is known to the day."""
    published = article.published
    if published is None or published.start is None or published.precision != "day":
        return None
    return published.start.toordinal()


def _likenesses(
    articles: Sequence[Article],
    vectors: Sequence[Vector],
    days: Sequence[int | None],
    entity_ids: Mapping[str, frozenset[str]],
    settings: Settings,
) -> dict[tuple[int, int], float]:
    """Cosines of the pairs worth comparing, lowered where days are unknown or no actor is shared."""
    found = {}
    window = settings.story_days
    for i, j in candidate_pairs(vectors, days, window=window, threshold=settings.story_threshold):
        value = cosine(vectors[i], vectors[j])
        if days[i] is None or days[j] is None:
            value -= _UNDATED
        known, other = entity_ids.get(articles[i].id), entity_ids.get(articles[j].id)
        if known and other and not known & other:
            value *= _STRANGERS
        if value > 0:
            found[i, j] = round(value, 9)  # the same on every machine, whatever the order of adding
    return found


def _central(group: Sequence[int], alike: Mapping[tuple[int, int], float]) -> int:
    """Place in the group of the report most like the others."""
    score = [
        sum(alike.get((min(n, other), max(n, other)), 0.0) for other in group if other != n)
        for n in group
    ]
    return max(range(len(group)), key=lambda place: (round(score[place], 6), -place))


def _story(
    articles: Sequence[Article],
    days: Sequence[int | None],
    weight: Mapping[str, float],
    central: int,
) -> Story:
    ids = tuple(article.id for article in articles)
    found: tuple[Derivation, ...] = ()
    if len(articles) > 1:
        reports = [prepare(a, day, weight) for a, day in zip(articles, days, strict=True)]
        found = derivations(reports)
    return Story(
        id=content_id("sto1", *ids),
        title=_title(articles[central]),
        articles=ids,
        derivations=found,
        origins=_origins(ids, found),
    )


def _title(article: Article) -> str:
    """The article's title, or its opening words cut at a word's end."""
    if article.title:
        return article.title
    opening = " ".join(article.text[: 4 * _TITLE_LENGTH].split())
    if len(opening) <= _TITLE_LENGTH:
        return opening
    return opening[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"


def _origins(ids: Sequence[str], found: Sequence[Derivation]) -> tuple[tuple[str, ...], ...]:
    """Articles in groups that do not depend on one another: the groups are the independent sources."""
    group = {each: {each} for each in ids}
    for derivation in found:
        merged = group[derivation.article] | group[derivation.source]
        for each in merged:
            group[each] = merged
    return tuple(sorted({tuple(sorted(members)) for members in group.values()}))
