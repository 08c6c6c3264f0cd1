"""``settle_actors``: which articles' actors are one, decided from the stored records alone."""

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.actors.across.bearer import Bearer, bearers
from onrecord.actors.across.bodies import settle_bodies
from onrecord.actors.across.cluster import Cluster, SettledActors, Told
from onrecord.actors.across.company import Company
from onrecord.actors.across.finishing import finished
from onrecord.actors.across.joining import Apart
from onrecord.actors.across.persons import Keyed, settle_persons
from onrecord.actors.across.unnamed import settle_unnamed
from onrecord.records import Comparison, Correction, KnownActor

_HOME = 0.6  # share of an article's actors with a country that must be of one, to call it home
_FEWEST = 2


def settle_actors(
    told: Iterable[Told],
    *,
    corrections: Sequence[Correction] = (),
    known: Sequence[KnownActor] = (),
) -> SettledActors:
    """Entities, for each actor the decision that it is one of them, and pairs left apart.

    One are: actors known as the same country, body or institution; persons and bodies whose names
    are the same or variants of one another, unless what is told of them excludes it; persons of one
    name alone with the one person whom they can mean. Descriptions are their own, but for parts
    of a known whole. The order of ``told`` does not matter; time is about linear in the number of
    actors. ``corrections`` not undone are applied last and win.
    """
    all_bearers = list(bearers(told))
    keyed, apart = _settled(all_bearers)
    clusters = _clusters(keyed)
    return finished(
        clusters,
        _comparisons(apart, clusters),
        posts={each.actor.id: sorted(each.posts) for each in all_bearers} if known else {},
        corrections=corrections,
        known=known,
    )


def _settled(all_bearers: list[Bearer]) -> tuple[list[Keyed], list[Apart]]:
    company = Company({each.actor.article: each.company for each in all_bearers}.values())
    homes = _homes(all_bearers)
    persons = [
        each for each in all_bearers if each.actor.kind == "person" and each.actor.known_as is None
    ]
    unnamed = [
        each
        for each in all_bearers
        if each.actor.kind.startswith("unnamed") and each.actor.known_as is None
    ]
    rest = {id(each) for each in (*persons, *unnamed)}
    of_persons, apart = settle_persons(persons, company)
    of_bodies, more = settle_bodies((b for b in all_bearers if id(b) not in rest), homes, company)
    return [*of_persons, *of_bodies, *settle_unnamed(unnamed)], [*apart, *more]


def _homes(all_bearers: Iterable[Bearer]) -> dict[str, str]:
    """The country that most actors of an article are of, where one is."""
    countries: dict[str, Counter[str]] = {}
    for each in all_bearers:
        if each.actor.country is not None:
            countries.setdefault(each.actor.article, Counter())[each.actor.country] += 1
    found = {}
    for article, counted in countries.items():
        most = max(counted, key=lambda country: (counted[country], country))
        if counted[most] >= max(_FEWEST, _HOME * counted.total()):
            found[article] = most
    return found


def _clusters(keyed: Iterable[Keyed]) -> list[Cluster]:
    """Clusters with keys of their own: of two with one, the one less spoken of adds an actor's id."""
    taken: set[tuple[str, ...]] = set()
    found = []
    for key, group in sorted(keyed, key=lambda each: (each[0], -len(each[1]), each[1].first_id)):
        own = (*key, group.first_id) if key in taken else key
        taken.add(own)
        members = sorted((bearer.actor for bearer in group.bearers), key=lambda actor: actor.id)
        found.append(Cluster(own, members, group.reasons))
    return found


def _comparisons(apart: Iterable[Apart], clusters: Iterable[Cluster]) -> tuple[Comparison, ...]:
    """What was compared, by entities; of several about one pair the surest, then the first in order."""
    entity_of: dict[str, str] = {}
    for cluster in clusters:
        entity_of.update(dict.fromkeys(cluster.reasons, cluster.id))
    found: dict[tuple[str, str], Comparison] = {}
    for each in sorted(apart, key=lambda a: (a.judgement, a.reasons, a.one, a.other)):
        one, other = sorted((entity_of[each.one], entity_of[each.other]))
        if one != other and (one, other) not in found:
            found[one, other] = Comparison(
                one=one, other=other, judgement=each.judgement, reasons=each.reasons
            )
    return tuple(found[pair] for pair in sorted(found))
