"""Who is tied to whom, one or two hops from an actor, as a graph."""

import datetime
from collections.abc import Iterable, Sequence

from onrecord.query.ties.listed import standing_at
from onrecord.query.ties.relationship import Standing
from onrecord.records import Record
from onrecord.schema.ties import tie_words
from onrecord.store.ties import KeptTie
from onrecord.store.view import TieFilter, View, Window

_EDGES = 1.7  # drawn at most for each actor: with more, lines cannot be told apart
_FAR = 3  # partners looked at of each that is one hop away
_NEAR_SHARE = 0.6  # of the actors shown that are one hop away, where there are two hops
_STANDINGS: tuple[Standing, ...] = ("told", "planned", "ending", "ended", "no_tie")


class TieNode(Record, frozen=True, kw_only=True):
    """An actor in a graph of ties, so many ``hops`` from the one asked about.

    Without one, all are 0 hops away. ``reports`` is in how many reports it is spoken of.
    """

    id: str
    name: str
    kind: str
    country: str | None
    hops: int
    reports: int


class TieEdge(Record, frozen=True, kw_only=True):
    """All ties of one tone between two actors (ids of entities): with how many reports, of which days.

    ``acts`` says who acts towards whom: ``one``, ``other``, ``both``. ``standing`` is the firmest
    of the ties'. A report that tells of two of the ties counts twice in ``reports``.
    """

    one: str
    other: str
    tone: str
    kinds: tuple[str, ...]
    acts: str
    standing: Standing
    reports: int
    first: datetime.date | None
    last: datetime.date | None


class TieGraph(Record, frozen=True, kw_only=True):
    """Actors and the ties between them; ``entity`` is the id of the one asked about.

    Edges told in most reports come first; ``left_out`` counts weaker ones that are not among them.
    """

    entity: str | None
    nodes: tuple[TieNode, ...]
    edges: tuple[TieEdge, ...]
    left_out: int


def tie_graph(
    view: View, wanted: TieFilter, entity: str | None = None, *, hops: int = 1, most: int = 24
) -> TieGraph:
    """The strongest ties around an actor (the id of an entity), or of the whole record.

    ``most`` is how many actors are shown at most, ``hops`` 1 or 2.
    """
    if entity is None:
        return _of_all(view, wanted, most)
    near = view.partners([entity], wanted, most=most - 1).get(entity, [])
    away = {entity: 0}
    room = most - 1 if hops == 1 else max(1, round((most - 1) * _NEAR_SHARE))
    away.update((id, 1) for id, _ in near[:room])
    if hops > 1:
        away.update(_further(view, wanted, away, most - len(away)))
        away.update((id, 1) for id, _ in near[room : room + most - len(away)] if id not in away)
    return _graph(view, wanted, entity, away)


def _further(view: View, wanted: TieFilter, away: dict[str, int], room: int) -> dict[str, int]:
    """Those two hops away that are most tied to those one hop away."""
    near = [id for id, hops in away.items() if hops == 1]
    weights: dict[str, int] = {}
    for partners in view.partners(near, wanted, most=_FAR + len(away)).values():
        new = [(id, weight) for id, weight in partners if id not in away]
        for id, weight in new[:_FAR]:
            weights[id] = weights.get(id, 0) + weight
    best = sorted(weights, key=lambda id: (-weights[id], id))[:room]
    return dict.fromkeys(best, 2)


def _of_all(view: View, wanted: TieFilter, most: int) -> TieGraph:
    """The strongest ties of the record, as many as have no more than so many actors."""
    away: dict[str, int] = {}
    for tie in view.tie_list(wanted, None, limit=4 * most):
        new = {tie.one, tie.other} - away.keys()
        if len(away) + len(new) <= most:
            away.update(dict.fromkeys(sorted(new), 0))
    return _graph(view, wanted, None, away)


def _graph(view: View, wanted: TieFilter, entity: str | None, away: dict[str, int]) -> TieGraph:
    bearers, weights = view.bearers_with(away), view.actor_counts(away)
    away = {id: hops for id, hops in away.items() if id in bearers}
    ties = view.ties_among(away, wanted)
    within = view.ties_within((tie.id for tie in ties), wanted) if wanted.dated else {}
    groups: dict[tuple[str, str, str], list[KeptTie]] = {}
    for tie in ties:
        one, other = sorted((tie.one, tie.other))
        groups.setdefault((one, other, tie_words().kinds[tie.kind].tone), []).append(tie)
    edges = [_edge(*key, same, within, wanted.until) for key, same in groups.items()]
    edges.sort(key=lambda edge: (-edge.reports, edge.one, edge.other, edge.tone))
    shown = _strongest(edges, away)
    nodes = tuple(
        TieNode(
            id=id,
            name=bearers[id].name,
            kind=bearers[id].kind,
            country=bearers[id].country,
            hops=hops,
            reports=weights[id],
        )
        for id, hops in away.items()
    )
    return TieGraph(
        entity=entity, nodes=nodes, edges=tuple(shown), left_out=len(edges) - len(shown)
    )


def _strongest(edges: Sequence[TieEdge], away: dict[str, int]) -> list[TieEdge]:
    """The strongest edge of each actor towards the centre, and the strongest of all, few enough to read."""
    kept: set[int] = set()
    for id, hops in away.items():
        kept.update(
            next(
                (
                    [number]
                    for number, edge in enumerate(edges)
                    if id in {edge.one, edge.other}
                    and (hops == 0 or min(away[edge.one], away[edge.other]) < hops)
                ),
                [],
            )
        )
    for number in range(len(edges)):
        if len(kept) >= _EDGES * len(away):
            break
        kept.add(number)
    return [edges[number] for number in sorted(kept)]


def _edge(
    one: str,
    other: str,
    tone: str,
    ties: Sequence[KeptTie],
    within: dict[str, Window],
    until: datetime.date | None,
) -> TieEdge:
    windows = [within[tie.id] for tie in ties if tie.id in within]
    told: Sequence[Window | KeptTie] = windows or ties
    acting = {
        "both" if tie_words().kinds[tie.kind].symmetric else "one" if tie.one == one else "other"
        for tie in ties
    }
    standings = {standing_at(tie, until) for tie in ties}
    return TieEdge(
        one=one,
        other=other,
        tone=tone,
        kinds=tuple(dict.fromkeys(tie.kind for tie in ties)),
        acts=acting.pop() if len(acting) == 1 else "both",
        standing=next(each for each in _STANDINGS if each in standings),
        reports=sum(each.reports for each in told),
        first=min(_days(each.first for each in told), default=None),
        last=max(_days(each.last for each in told), default=None),
    )


def _days(days: Iterable[str | None]) -> list[datetime.date]:
    return [datetime.date.fromisoformat(day) for day in days if day is not None]
