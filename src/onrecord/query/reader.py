"""One look at a record: what an answer needs again and again is fetched once."""

import bisect
import datetime
from collections.abc import Iterable, Mapping

from onrecord.errors import NotInRecord
from onrecord.query.question.owning import Name
from onrecord.query.question.topic import Party
from onrecord.records import (
    ONE_ORIGIN,
    Actor,
    Article,
    Credit,
    Entity,
    Mention,
    Record,
    Reliability,
    Span,
    Statement,
    Story,
)
from onrecord.schema.outlets import outlet_key
from onrecord.store.besides import Beside
from onrecord.store.view import Bearer, PositionText, StoryPart, View

_BODIES = frozenset({"international_body", "organisation"})
# What a report takes from another; corrections and versions are the outlet's own text, and newer.
TAKEN = ONE_ORIGIN - {"correction", "version"}


class Who(Record, frozen=True, kw_only=True):
    """An actor as answers show it: the settled entity, or one article's actor.

    ``key`` is the same for whatever is shown as one. ``described`` is true for those without a
    name ("experts"), who are never merged across reports.
    """

    key: str
    name: str
    kind: str
    country: str | None = None
    known_as: str | None = None
    entity: str | None = None
    described: bool = False


# What is part of a state where its country's name is set before it.
_ORGANS = frozenset({"government", "ministry", "legislature", "court", "military"})


def may_be_part(source: Who, target: Who) -> bool:
    """False for "Japan’s LDP", told as belonging to Japan: a party is no part of its government."""
    of_country = (target.known_as or "").startswith("country:")
    return not of_country or source.kind in _ORGANS


class Reader:
    """Cached reading of a ``View`` for one answer. Not to be kept while the record changes."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._articles: dict[str, Article] = {}
        self._headings: dict[str, Article] = {}
        self._who: dict[str, Who] = {}
        self._known: dict[str, Who] = {}  # by the ids of entities
        self._stories: dict[str, Story | None] = {}
        self.homes: dict[str, str] = {}  # what ``origins`` found of articles
        self.countries: dict[str, str | None] = {}  # what ``board.belonging`` found of names
        self._parts: dict[str, StoryPart | None] = {}
        self._besides: dict[str, Beside] = {}
        self._mentions: dict[str, tuple[list[int], list[Mention]]] = {}
        self._locators: dict[str, str | None] = {}
        self._statements: dict[str, Statement | None] = {}
        self._days: dict[str, datetime.date | None] = {}
        self._outlets: dict[str, str | None] = {}
        self._credits: dict[str, list[Credit]] = {}
        self._letters: dict[str, Reliability] | None = None

    def article(self, id: str) -> Article:
        """The article with this id; raises ``NotInRecord``."""
        if id not in self._articles:
            self._articles[id] = self.view.article(id)
        return self._articles[id]

    def heading(self, id: str) -> Article:
        """The article with this id, without its text; raises ``NotInRecord``."""
        if id not in self._headings and id not in self._articles:
            self.head([id])
        return self._headings[id] if id in self._headings else self.article(id)

    def head(self, ids: Iterable[str]) -> None:
        """Fetch these articles without their texts in one go, for ``heading``."""
        missing = {id for id in ids if id not in self._headings}
        self._headings.update((each.id, each) for each in self.view.headings(missing))

    def open(self, ids: Iterable[str]) -> None:
        """Fetch these articles in one go, for ``article``."""
        missing = {id for id in ids if id not in self._articles}
        self._articles.update((each.id, each) for each in self.view.articles(sorted(missing)))

    def naming(self, articles: Iterable[str], party: Party | None) -> set[str]:
        """Those of these articles whose title or text names a party."""
        if party is None:
            return set()
        return {
            id
            for id, title, text in self.view.texts(articles)
            if party.forms.within(text) or party.forms.within(title or "")
        }

    def place(self, articles: Iterable[str], *, found: bool = True) -> None:
        """What these articles are to their stories in one go, and, unless not ``found``, where they were."""
        asked = set(articles)
        missing = {id for id in asked if id not in self._parts}
        if missing:
            self._parts.update(dict.fromkeys(missing))
            self._parts.update(self.view.story_parts(missing))
        if found:
            missing = {id for id in asked if id not in self._locators}
            self._locators.update(dict.fromkeys(missing))
            self._locators.update(self.view.first_locators(missing))

    def published(self, id: str) -> datetime.date | None:
        """The first day on which the article may have been published, or ``None``."""
        if id in self._days:
            return self._days[id]
        date = self.heading(id).published
        return date.start if date is not None else None

    def fetch_days(self, articles: Iterable[str]) -> None:
        """Fetch the days of these articles in one go, for ``published``, and not their texts."""
        missing = {id for id in articles if id not in self._days}
        if missing:
            self._days.update(self.view.days(missing))

    def outlet(self, id: str) -> str | None:
        """The outlet that published an article, or ``None``."""
        if id not in self._outlets:
            self.fetch_outlets([id])
        return self._outlets[id]

    def fetch_outlets(self, articles: Iterable[str]) -> None:
        """Fetch the outlets of these articles in one go, for ``outlet``, and not their texts."""
        missing = {id for id in articles if id not in self._outlets}
        if missing:
            self._outlets.update(dict.fromkeys(missing))
            self._outlets.update(self.view.outlets(missing))

    def letter(self, outlet: str | None) -> Reliability | None:
        """The user's letter for an outlet; ``None`` where none was given."""
        if self._letters is None:
            told = self.view.ratings()
            self._letters = {outlet_key(each.outlet): each.letter for each in told}
        return self._letters.get(outlet_key(outlet)) if outlet and self._letters else None

    def credits(self, article: str) -> list[Credit]:
        """Passages of an article that say where it comes from."""
        if article not in self._credits:
            self.fetch_credits([article])
        return self._credits[article]

    def fetch_credits(self, articles: Iterable[str]) -> None:
        """Fetch the credits of these articles in one go, for ``credits``."""
        missing = {id for id in articles if id not in self._credits}
        if missing:
            self._credits.update({id: [] for id in missing})
            for credit in self.view.claims_in(Credit, missing):
                self._credits[credit.article].append(credit)

    def fetch(self, articles: Iterable[str]) -> None:
        """What is cited of these articles and where they were found in one go, for ``heading`` and ``locator``."""
        asked = set(articles)
        self.head(asked)
        missing = {id for id in asked if id not in self._locators}
        self._locators.update(dict.fromkeys(missing))
        self._locators.update(self.view.first_locators(missing))

    def locator(self, article: str) -> str | None:
        """Where the article was first found."""
        if article not in self._locators:
            found = self.view.locators(article)
            self._locators[article] = found[0] if found else None
        return self._locators[article]

    def story(self, article: str) -> Story | None:
        """The story that the article is of, or ``None``."""
        self.fetch_stories([article])
        return self._stories[article]

    def fetch_stories(self, articles: Iterable[str]) -> None:
        """Fetch the whole stories of these articles in one go, for ``story``."""
        missing = {id for id in articles if id not in self._stories}
        if missing:
            self._stories.update(dict.fromkeys(missing))
            self._stories.update(self.view.stories_of(missing))

    def part(self, article: str) -> StoryPart | None:
        """What the article is to its story, or ``None`` where it is of none."""
        if article not in self._parts:
            self.place([article], found=False)
        return self._parts[article]

    def derived(self, article: str) -> bool:
        """True for a report that takes its text from another; an outlet's own later texts aside."""
        part = self.part(article)
        return part is not None and any(kind in TAKEN for kind, _ in part.steps)

    def corrects(self, article: str) -> bool:
        """True for a report that corrects another one."""
        part = self.part(article)
        return part is not None and any(kind == "correction" for kind, _ in part.steps)

    def corrected_by(self, article: str) -> str | None:
        """The article that corrects this one, or ``None``."""
        part = self.part(article)
        return part.corrected_by if part is not None else None

    def know(self, texts: Iterable[PositionText], ids: Mapping[int, str]) -> None:
        """Keep what stands with these positions, whose ids are given by number.

        The days and outlets of their reports, and what those tell beside them.
        """
        for text in texts:
            self._besides[ids[text.number]] = text.told_beside()
            if text.article not in self._days:
                day = text.published
                self._days[text.article] = datetime.date.fromisoformat(day) if day else None
                self._outlets[text.article] = text.outlet

    def beside(self, position: str) -> Beside:
        """What the report tells beside the position of this id."""
        if position not in self._besides:
            self._besides[position] = self.view.besides([position])[position]
        return self._besides[position]

    def fetch_besides(self, positions: Iterable[str]) -> None:
        """Fetch what stands beside the positions of these ids in one go, for ``beside``."""
        missing = [id for id in positions if id not in self._besides]
        if missing:
            self._besides.update(self.view.besides(missing))

    def who(self, actor: str) -> Who:
        """The one behind an article's actor."""
        if actor not in self._who:
            self.meet([actor])
        if actor not in self._who:
            self._who[actor] = self._unsettled(actor)
        return self._who[actor]

    def meet(self, actors: Iterable[str]) -> None:
        """Fetch these actors in one go, for ``who``."""
        missing = {actor for actor in actors if actor not in self._who}
        if missing:
            for actor, entity in self.view.bearers_of(missing).items():
                if entity.id not in self._known:
                    self._known[entity.id] = who_is(entity)
                self._who[actor] = self._known[entity.id]

    def entity(self, id: str) -> Who:
        """The entity with this id, as far as names and kinds; after ``meet_entities``."""
        if id not in self._known:
            self.meet_entities([id])
        found = self._known.get(id)
        return found or Who(key=id, name="unknown", kind="organisation", described=True)

    def meet_entities(self, ids: Iterable[str]) -> None:
        """Fetch these entities in one go, for ``entity``."""
        missing = {id for id in ids if id not in self._known}
        if missing:
            found = self.view.bearers_with(missing)
            self._known.update((id, who_is(bearer)) for id, bearer in found.items())

    def _unsettled(self, actor: str) -> Who:
        try:
            found = self.view.claim(actor)
        except NotInRecord:
            found = None
        if not isinstance(found, Actor):
            return Who(key=actor, name="unknown", kind="organisation", described=True)
        described = found.kind.startswith("unnamed")
        return Who(
            key=found.known_as or found.id,
            name=found.name,
            kind=found.kind,
            country=found.country,
            known_as=found.known_as,
            described=described,
        )

    def hear(self, ids: Iterable[str]) -> None:
        """Fetch these statements in one go, for ``statement``."""
        missing = {id for id in ids if id not in self._statements}
        if missing:
            self._statements.update(dict.fromkeys(missing))
            self._statements.update((s.id, s) for s in self.view.claims(Statement, ids=missing))

    def statement(self, id: str) -> Statement | None:
        """The statement with this id, or ``None``."""
        if id not in self._statements:
            self.hear([id])
        return self._statements[id]

    def mentions_in(self, span: Span) -> list[Mention]:
        """Mentions wholly within the span, by where they start."""
        if span.article not in self._mentions:
            found = self.view.claims(Mention, article=span.article)
            found.sort(key=lambda mention: (mention.span.start, mention.span.end))
            self._mentions[span.article] = ([mention.span.start for mention in found], found)
        starts, mentions = self._mentions[span.article]
        low = bisect.bisect_left(starts, span.start)
        high = bisect.bisect_left(starts, span.end)
        return [mention for mention in mentions[low:high] if mention.span.end <= span.end]


def name_at(start: int, end: int, who: Who, *, place: bool) -> Name:
    """A name that stands for somebody, half-open code points into some words."""
    known_as = who.known_as or ""
    return Name(
        start,
        end,
        who.key,
        body=who.kind in _BODIES or known_as.startswith("body:"),
        country=who.kind == "government" or known_as.startswith("country:"),
        place=place,
    )


def who_is(entity: Entity | Bearer) -> Who:
    """An entity as answers show it."""
    return Who(
        key=entity.known_as or entity.id,
        name=entity.name,
        kind=entity.kind,
        country=entity.country,
        known_as=entity.known_as,
        entity=entity.id,
        described=entity.kind.startswith("unnamed"),
    )
