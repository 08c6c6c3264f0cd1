"""To what a holder belongs: the country or body beneath which its line stands, and its post."""

import datetime
from collections.abc import Iterable

from onrecord.query.lexicon import known
from onrecord.query.question.topic import exact_entities
from onrecord.query.reader import Reader, Who
from onrecord.query.words import word_list
from onrecord.records import Membership, Position, Tenure

_WHOLES = ("country:", "body:")
# Those of a country who are no part of its state, nor of its political life as parties are.
_PRIVATE = frozenset({"company", "media", "armed_group", "civil_group"})


class Belonging:
    """Posts and memberships of the holders on one board, fetched in one go."""

    def __init__(self, reader: Reader, holders: Iterable[Who]) -> None:
        """``holders`` are those that will be asked about; of others nothing is known."""
        self._reader = reader
        asked = list(holders)
        persons = {who.entity for who in asked if who.entity and who.kind == "person"}
        others = {who.entity for who in asked if who.entity and not _is_whole(who)}
        self._tenures: dict[str, list[Tenure]] = {}
        self._memberships: dict[str, list[Membership]] = {}
        tenures = reader.view.claims_of(Tenure, persons, "person")
        memberships = reader.view.claims_of(Membership, others, "actor")
        parties = {tenure.person for tenure in tenures} | {each.actor for each in memberships}
        parties |= {tenure.organisation for tenure in tenures if tenure.organisation is not None}
        reader.meet(parties | {each.body for each in memberships})
        reader.fetch_days({tenure.article for tenure in tenures})
        for tenure in tenures:
            self._tenures.setdefault(self._entity(tenure.person), []).append(tenure)
        for membership in memberships:
            self._memberships.setdefault(self._entity(membership.actor), []).append(membership)

    def whole(self, who: Who, position: Position) -> str | None:
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
        for actor in self._belongs_to(who, position):
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

    def _entity(self, actor: str) -> str:
        return self._reader.who(actor).entity or actor

    def _newest_post(self, who: Who) -> Tenure | None:
        held = [t for t in self._tenures.get(who.entity or "", ()) if t.status != "former"]
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

    def _belongs_to(self, who: Who, position: Position) -> Iterable[str]:
        """Organisations of a holder's posts and memberships."""
        if who.entity is not None:
            for tenure in self._tenures.get(who.entity, ()):
                if tenure.organisation is not None:
                    yield tenure.organisation
            for membership in self._memberships.get(who.entity, ()):
                if membership.role != "former":
                    yield membership.body
        elif position.holder is not None:
            for membership in self._reader.view.claims(Membership, article=position.article):
                if membership.actor == position.holder and membership.role != "former":
                    yield membership.body

    def _named_country(self, description: str) -> str | None:
        """The country of the organisation that a description begins with ("Green Party lawmakers")."""
        words = description.split()
        for cut in range(len(words) - 1, 0, -1):
            name = " ".join(words[:cut])
            entry = known(name)
            if entry is not None and entry.id.startswith("country:"):
                return entry.id
            for entity in exact_entities(self._reader.view, name):
                if entity.country is not None:
                    return f"country:{entity.country}"
        return None


def _is_whole(who: Who) -> bool:
    return (who.known_as or "").startswith(_WHOLES)
