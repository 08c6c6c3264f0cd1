"""From clusters to what is settled: known actors, then what the user put right, then the records."""

from collections.abc import Iterable, Sequence

from onrecord.actors.across.cluster import Cluster, SettledActors
from onrecord.actors.across.corrected import corrected, told_apart
from onrecord.actors.across.identified import Bearers, Posts, joined_as_known, linked
from onrecord.records import Comparison, Correction, KnownActor


def finished(
    clusters: Sequence[Cluster],
    comparisons: Sequence[Comparison] = (),
    *,
    posts: Posts,
    corrections: Iterable[Correction] = (),
    known: Iterable[KnownActor] = (),
) -> SettledActors:
    """Entities, decisions and comparisons out of clusters, by id.

    ``comparisons`` name clusters by their ids; they are carried over to what became of these.
    ``posts`` are those told, by actor. Corrections come last and win.
    """
    given = list(corrections)
    bearers = Bearers(clusters, known)
    final = joined_as_known(clusters, bearers, posts=posts, comparisons=comparisons)
    final = linked(corrected(final, given), bearers, posts=posts)
    entities = sorted((cluster.entity() for cluster in final), key=lambda each: each.id)
    identities = [identity for cluster in final for identity in cluster.identities()]
    return SettledActors(
        tuple(entities),
        tuple(sorted(identities, key=lambda each: each.actor)),
        _carried(comparisons, clusters, final, told_apart(final, given)),
    )


def _carried(
    comparisons: Sequence[Comparison],
    before: Sequence[Cluster],
    after: Sequence[Cluster],
    told: Sequence[Comparison],
) -> tuple[Comparison, ...]:
    """Comparisons between what is now; what the user told comes before what was compared."""
    now = {cluster.id for cluster in after}
    moved: dict[str, str] = {}
    if any(not {each.one, each.other} <= now for each in comparisons):
        of = {actor.id: cluster.id for cluster in after for actor in cluster.members}
        moved = {
            cluster.id: of[min(actor.id for actor in cluster.members)]
            for cluster in before
            if cluster.id not in now
        }
    found = {(each.one, each.other): each for each in told}
    for each in comparisons:
        one, other = sorted((moved.get(each.one, each.one), moved.get(each.other, each.other)))
        if one != other and (one, other) not in found:
            found[one, other] = Comparison(
                one=one, other=other, judgement=each.judgement, reasons=each.reasons
            )
    return tuple(found[pair] for pair in sorted(found))
