"""Clusters linked with the known actors that they are, or may be. Nothing is fetched."""

from collections.abc import Sequence
from typing import Literal

from onrecord.actors.across.cluster import Cluster
from onrecord.actors.across.known_bearers import Bearers, Fit, Posts, decided, id_of
from onrecord.actors.across.known_joined import joined_as_known
from onrecord.actors.across.subjects import name_key
from onrecord.records import Identification

__all__ = ["Bearers", "Posts", "joined_as_known", "linked"]


def linked(clusters: Sequence[Cluster], bearers: Bearers, *, posts: Posts) -> list[Cluster]:
    """The clusters with the ids of the known actors they are, and those they may be.

    One is ``same`` where it is the only one of its list who fits, or the only one whose middle
    names, or else posts, agree most with those told, and no other cluster fits it as well. All others who fit are
    ``unsure``, and so are those of two lists who have different ids of one scheme: none of
    these lends its ids.
    """
    if not bearers:
        return list(clusters)
    fits = {c: found for c in clusters if (found := bearers.fits(c, posts))}
    claims: dict[tuple[str, str], list[tuple[Cluster, Fit]]] = {}
    for cluster, found in fits.items():
        for fit in decided(found):
            claims.setdefault(fit.key, []).append((cluster, fit))
    same: dict[Cluster, list[Fit]] = {}
    for claiming in claims.values():
        most = max(fit.rank for _, fit in claiming)
        best = [(cluster, fit) for cluster, fit in claiming if fit.rank == most]
        if len(best) == 1:
            same.setdefault(best[0][0], []).append(best[0][1])
    return [_with_ids(c, fits[c], same.get(c, ())) if c in fits else c for c in clusters]


def _with_ids(cluster: Cluster, fits: Sequence[Fit], same: Sequence[Fit]) -> Cluster:
    clashing = _clashing(same)
    sure = [fit for fit in same if not clashing & fit.known.identifiers.keys()]
    settled = {fit.known.source for fit in sure}
    told = [_told(f, "same", _reason(f)) for f in sure]
    for fit in fits:
        if fit.known.source not in settled:
            told.append(_told(fit, "unsure", _unsure(fit, fits, clashing)))
    ids = {scheme: id for fit in reversed(sure) for scheme, id in fit.known.identifiers.items()}
    return Cluster(
        cluster.key,
        cluster.members,
        cluster.reasons,
        name=cluster.name,
        identifiers=dict(sorted(ids.items())),
        identified=tuple(sorted(told, key=lambda each: (each.source, each.key))),
    )


def _told(fit: Fit, judgement: Literal["same", "unsure"], reason: str) -> Identification:
    known = fit.known
    return Identification(source=known.source, key=known.key, judgement=judgement, reason=reason)


def _clashing(fits: Sequence[Fit]) -> set[str]:
    """Schemes by which lists disagree who this is."""
    ids: dict[str, set[str]] = {}
    for fit in fits:
        for scheme, id in fit.known.identifiers.items():
            ids.setdefault(scheme, set()).add(id)
    return {scheme for scheme, values in ids.items() if len(values) > 1}


def _unsure(fit: Fit, fits: Sequence[Fit], clashing: set[str]) -> str:
    rivals = sum(each.known.source == fit.known.source for each in fits)
    if rivals > 1:
        return f"{_reason(fit)}; {rivals} of that list fit"
    if clashing:
        return f"{_reason(fit)}; lists disagree on {', '.join(sorted(clashing))}"
    return f"{_reason(fit)}; fits another entity as well or better"


def _reason(fit: Fit) -> str:
    name = "name" if name_key(fit.form) == name_key(fit.known.name) else "other name"
    told = [f"{name} {fit.form!r}"]
    if fit.country is not None:
        told.append(f"country {fit.country}")
    if fit.posts:
        told.append("post")
    as_known = f"as {id_of(fit.known)} in list {fit.known.source}"
    return f"{' and '.join(told)} {as_known}" + ("" if fit.country else "; country not told")
