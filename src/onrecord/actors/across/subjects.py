"""Whom a correction is of, found again in what was settled since."""

import functools
import re
from collections.abc import Sequence

from onrecord.actors.across.cluster import Cluster
from onrecord.actors.across.romanised import plain
from onrecord.records import Subject

_SIGNS = re.compile(r"[^\w&]+")


def name_key(name: str) -> str:
    """A name for comparing: without case, diacritics, hyphens, full stops and "the"."""
    words = _SIGNS.sub(" ", plain(name).replace(".", "").replace("'", "")).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


class Subjects:
    """The articles' actors that a subject stands for, by what settling found before corrections."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self._clusters = clusters
        self._found: dict[Subject, frozenset[str]] = {}
        self._ids = {actor.id for cluster in clusters for actor in cluster.members}

    def actors(self, subject: Subject) -> frozenset[str]:
        """Ids: the recorded actors, as far as they are still there.

        Where none is, a report having been read anew: those of its name in the same articles;
        else those of the one entity with its known id, its id, or its name, kind and country,
        of the same articles if they are among them. Empty where nobody fits or several do.
        """
        if subject not in self._found:
            present = frozenset(id for id in subject.actors if id in self._ids)
            self._found[subject] = present or self._again(subject)
        return self._found[subject]

    def _again(self, subject: Subject) -> frozenset[str]:
        wanted = name_key(subject.name)
        named = [
            id for article in subject.articles for id in self._named.get((article, wanted), ())
        ]
        if named:
            return frozenset(named)
        for key in (
            ("known", subject.known_as),
            ("id", subject.entity),
            ("name", wanted, subject.kind, subject.country),
        ):
            clusters = self._by_key.get(key, ()) if key[1] else ()
            if len(clusters) == 1:
                return _within(clusters[0], subject.articles)
        return frozenset()

    @functools.cached_property
    def _named(self) -> dict[tuple[str, str], list[str]]:
        """Ids by article and name."""
        found: dict[tuple[str, str], list[str]] = {}
        for cluster in self._clusters:
            for actor in cluster.members:
                for name in {name_key(form) for form in (actor.name, *actor.aliases)}:
                    found.setdefault((actor.article, name), []).append(actor.id)
        return found

    @functools.cached_property
    def _by_key(self) -> dict[tuple[str | None, ...], list[Cluster]]:
        found: dict[tuple[str | None, ...], list[Cluster]] = {}
        for cluster in self._clusters:
            entity = cluster.entity()
            name = ("name", name_key(entity.name), entity.kind, entity.country)
            for key in (("known", entity.known_as), ("id", entity.id), name):
                found.setdefault(key, []).append(cluster)
        return found


def _within(cluster: Cluster, articles: Sequence[str]) -> frozenset[str]:
    """The members in these articles, or all of them if none is."""
    asked = set(articles)
    ids = frozenset(actor.id for actor in cluster.members if actor.article in asked)
    return ids or frozenset(actor.id for actor in cluster.members)
