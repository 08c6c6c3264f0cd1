"""To what a holder belongs: the country or body beneath which its line stands, and its post."""

import datetime
from collections.abc import Iterable, Sequence

from onrecord.query.lexicon import known
from onrecord.query.question.topic import exact_entities
from onrecord.query.reader import Reader, Who
from onrecord.query.words import word_list
from onrecord.records import Position
from onrecord.store.besides import Post

_WHOLES = ("country:", "body:")
# Those of a country who are no part of its state, nor of its political life as parties are.
_PRIVATE = frozenset({"company", "media", "armed_group", "civil_group"})


class Belonging:
    """Posts and memberships of the holders on one board, by the reports that tell their stances.

    What other reports tell of them is left aside: it may be of another time, and there may be
    very many of them.
    """

    def __init__(self, reader: Reader, held: Sequence[tuple[Who, Position]]) -> None:
        """``held`` are holders with what they hold; of others nothing is known."""
        self._reader = reader
        self._posts: dict[str, list[tuple[Post, str]]] = {}  # each with its article
        self._bodies: dict[str, list[str]] = {}
        seen: set[str] = set()
        for who, position in held:
            beside = reader.beside(position.id)
            if beside.posts or beside.bodies:
                holder = position.holder or ""
                if holder not in seen and not _is_whole(who):
                    seen.add(holder)
                    posts = ((post, position.article) for post in beside.posts)
                    self._posts.setdefault(who.key, []).extend(posts)
                    self._bodies.setdefault(who.key, []).extend(beside.bodies)
        served = [p.organisation for posts in self._posts.values() for p, _ in posts]
        bodies = (body for each in self._bodies.values() for body in each)
        reader.meet({*bodies, *(each for each in served if each is not None)})

    def whole(self, who: Who) -> str | None:
        """The key of the country or body that a holder is a part of; ``None`` for one itself.

        Companies, media, armed and civil groups and those who hold a post in one stand by themselves.
        """
        if _is_whole(who) or who.kind in _PRIVATE:
            return None
        served = self._served(who)
        if served is not None and (served.known_as or "").startswith("body:"):
            return served.known_as
        if served is not None and served.kind in _PRIVATE:
            return None
        if who.country is not None:
            return f"country:{who.country}"
        for actor in self._belongs_to(who):
            other = self._reader.who(actor)
            if other.country is not None:
                return f"country:{other.country}"
        return self._named_country(who.name) if who.described else None

    def office(self, who: Who) -> str | None:
        """The post that the reports give a person, in their words; the newest report's."""
        held = self._newest_post(who)
        if held is None:
            return None
        if held.organisation is None:
            return held.post
        body = self._reader.who(held.organisation).name
        said = set(word_list(held.post))
        return held.post if set(word_list(body)) <= said else f"{held.post}, {body}"

    def _newest_post(self, who: Who) -> Post | None:
        held = [each for each in self._posts.get(who.key, ()) if not each[0].former]
        published = self._reader.published
        newest = max(
            held,
            key=lambda each: (published(each[1]) or datetime.date.min, each[0].tenure),
            default=None,
        )
        return newest[0] if newest is not None else None

    def _served(self, who: Who) -> Who | None:
        """The organisation of a person's newest post."""
        held = self._newest_post(who) if who.kind == "person" else None
        if held is None or held.organisation is None:
            return None
        return self._reader.who(held.organisation)

    def _belongs_to(self, who: Who) -> Iterable[str]:
        """Organisations of a holder's posts and memberships."""
        for post, _ in self._posts.get(who.key, ()):
            if post.organisation is not None:
                yield post.organisation
        yield from self._bodies.get(who.key, ())

    def _named_country(self, description: str) -> str | None:
        """The country of the organisation that a description begins with ("Green Party lawmakers")."""
        words = description.split()
        for cut in range(len(words) - 1, 0, -1):
            if words[cut - 1][:1].isupper():
                found = self._country_of(" ".join(words[:cut]))
                if found is not None:
                    return found
        return None

    def _country_of(self, name: str) -> str | None:
        """The country of this name, or of what bears it."""
        if name not in self._reader.countries:
            entry = known(name)
            if entry is not None and entry.id.startswith("country:"):
                self._reader.countries[name] = entry.id
            else:
                bearers = exact_entities(self._reader.view, name)
                country = next((each.country for each in bearers if each.country), None)
                self._reader.countries[name] = f"country:{country}" if country is not None else None
        return self._reader.countries[name]


def _is_whole(who: Who) -> bool:
    return (who.known_as or "").startswith(_WHOLES)
