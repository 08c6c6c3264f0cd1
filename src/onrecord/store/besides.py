"""What a report tells beside a position, made once when it is stored.

Where a holder stands depends on more than the position's own words: for whom the holder speaks,
from whom the report has it, which posts it gives the holder. These are claims of the report's own,
a hundred or more; what concerns the position is kept with it, so that no board has to read them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

_DEEPEST = 8  # statements within statements followed upwards
_OF_A_PASSAGE = frozenset({"told", "reported"})  # credits that speak of one passage
KINDS = ("statement", "credit", "tenure", "membership")


class Post(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A post that the report gives the holder; ``tenure`` is the claim's id."""

    tenure: str
    post: str
    organisation: str | None
    former: bool


class Beside(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What a report tells beside a position. Everybody is an actor of the report, by id.

    ``behalf`` are those on whose behalf the holder says it; ``voices`` all but the holder who tell
    it or are told it, the nearest first; ``credits`` names of outlets that the passage credits;
    ``posts`` the holder's, and ``bodies`` those of which the holder is no former member.
    """

    behalf: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    bodies: tuple[str, ...] = ()


NOTHING = Beside()
_BESIDE = msgspec.json.Decoder(Beside)


class _Span(msgspec.Struct):
    start: int
    end: int


class _Statement(msgspec.Struct):
    id: str
    speaker: str | None = None
    addressee: str | None = None
    on_behalf_of: tuple[str, ...] = ()
    parent: str | None = None


class _Credit(msgspec.Struct):
    kind: str
    outlet: str | None = None
    span: _Span | None = None


class _Tenure(msgspec.Struct):
    id: str
    person: str
    post: str
    organisation: str | None
    status: str


class _Membership(msgspec.Struct):
    actor: str
    body: str
    role: str


class _Position(msgspec.Struct):
    evidence: tuple[_Span, ...]
    holder: str | None = None
    told_by: str | None = None
    statement: str | None = None


_STATEMENT = msgspec.json.Decoder(_Statement)
_CREDIT = msgspec.json.Decoder(_Credit)
_TENURE = msgspec.json.Decoder(_Tenure)
_MEMBERSHIP = msgspec.json.Decoder(_Membership)
_POSITION = msgspec.json.Decoder(_Position)


class Report:
    """The claims of one report that may stand beside a position, from their stored bodies by kind."""

    def __init__(self, bodies: Mapping[str, Sequence[str]]) -> None:
        self._statements = {s.id: s for s in map(_STATEMENT.decode, bodies["statement"])}
        self._credits = [
            each
            for each in map(_CREDIT.decode, bodies["credit"])
            if each.kind in _OF_A_PASSAGE and each.outlet is not None and each.span is not None
        ]
        self._tenures = [_TENURE.decode(body) for body in bodies["tenure"]]
        self._memberships = [
            each for each in map(_MEMBERSHIP.decode, bodies["membership"]) if each.role != "former"
        ]

    def beside(self, position: str) -> str | None:
        """What stands beside a position, given its stored body, as JSON; ``None`` for nothing."""
        asked = _POSITION.decode(position)
        heard = list(self._heard(asked.statement))
        holder = asked.holder
        voices = [asked.told_by] + [v for each in heard for v in (each.addressee, each.speaker)]
        made = Beside(
            behalf=heard[0].on_behalf_of if heard and heard[0].speaker == holder else (),
            voices=tuple(dict.fromkeys(v for v in voices if v is not None and v != holder)),
            credits=tuple(self._credited(asked.evidence)),
            posts=tuple(
                Post(each.id, each.post, each.organisation, each.status == "former")
                for each in self._tenures
                if each.person == holder
            ),
            bodies=tuple(each.body for each in self._memberships if each.actor == holder),
        )
        return None if made == NOTHING else msgspec.json.encode(made).decode()

    def _heard(self, id: str | None) -> Iterator[_Statement]:
        """The statement of this id and those within which it is told."""
        for _ in range(_DEEPEST):
            statement = self._statements.get(id) if id is not None else None
            if statement is None:
                return
            yield statement
            id = statement.parent

    def _credited(self, evidence: Iterable[_Span]) -> Iterator[str]:
        """Outlets whose credit stands in one of these passages."""
        for each in self._credits:
            span = each.span
            if (
                span is not None
                and each.outlet is not None
                and any(held.start <= span.start and span.end <= held.end for held in evidence)
            ):
                yield each.outlet


def read(beside: str | None) -> Beside:
    """What ``Report.beside`` made."""
    return NOTHING if beside is None else _BESIDE.decode(beside)
