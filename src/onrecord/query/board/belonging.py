"""To what a holder belongs: the country or body beneath which its line stands, and its post."""

import datetime
from collections.abc import Iterable, Sequence

from onrecord.query.lexicon import known
from onrecord.query.question.topic import exact_entities
from onrecord.query.reader import Reader, Who
from onrecord.query.words import word_list
from onrecord.records import Membership, Position, Tenure

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
        self._countries: dict[str, str | None] = {}
        self._tenures: dict[str, list[Tenure]] = {}
        self._bodies: dict[str, list[str]] = {}
        holders = {p.holder: who for who, p in held if p.holder is not None and not _is_whole(who)}
        articles = {position.article for _, position in held if position.holder in holders}
        for tenure in reader.view.claims_in(Tenure, articles):
            if tenure.person in holders:
                self._tenures.setdefault(holders[tenure.person].key, []).append(tenure)
        for membership in reader.view.claims_in(Membership, articles):
            if membership.actor in holders and membership.role != "former":
                key = holders[membership.actor].key
                self._bodies.setdefault(key, []).append(membership.body)
        reader.meet({body for bodies in self._bodies.values() for body in bodies})
        reader.meet({t.organisation for ts in self._tenures.values() for t in ts if t.organisation})

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
        tenure = self._newest_post(who)
        if tenure is None:
            return None
        if tenure.organisation is None:
            return tenure.post
        body = self._reader.who(tenure.organisation).name
        said = set(word_list(tenure.post))
        return tenure.post if set(word_list(body)) <= said else f"{tenure.post}, {body}"

    def _newest_post(self, who: Who) -> Tenure | None:
        held = [t for t in self._tenures.get(who.key, ()) if t.status != "former"]
        published = self._reader.published
        return max(
            held, key=lambda t: (published(t.article) or datetime.date.min, t.id), default=None
        )

    def _served(self, who: Who) -> Who | None:
        """The organisation of a person's newest post."""
        tenure = self._newest_post(who) if who.kind == "person" else None
        if tenure is None or tenure.organisation is None:
            return None
        return self._reader.who(tenure.organisation)

    def _belongs_to(self, who: Who) -> Iterable[str]:
        """Organisations of a holder's posts and memberships."""
        for tenure in self._tenures.get(who.key, ()):
            if tenure.organisation is not None:
                yield tenure.organisation
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
        if name not in self._countries:
            entry = known(name)
            if entry is not None and entry.id.startswith("country:"):
                self._countries[name] = entry.id
            else:
                bearers = exact_entities(self._reader.view, name)
                country = next((each.country for each in bearers if each.country), None)
                self._countries[name] = f"country:{country}" if country is not None else None
        return self._countries[name]


def _is_whole(who: Who) -> bool:
    return (who.known_as or "").startswith(_WHOLES)
