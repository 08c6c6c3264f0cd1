"""Which other outlet a report takes a single claim from ("told Reuters", "CNN reported that")."""

from collections.abc import Iterable, Sequence

from onrecord.query.reader import Reader
from onrecord.records import Claim, Credit, EventMention, Position, Statement
from onrecord.schema.outlets import outlet_key
from onrecord.store.besides import NOTHING

_MEDIA = "media"
_DEEPEST = 8  # statements within statements followed upwards
_OF_A_CLAIM = frozenset({"told", "reported"})  # credits that speak of one passage


def fetch_credits(reader: Reader, told: Sequence[Claim]) -> None:
    """Fetch all that ``credited`` looks at, each kind in one go."""
    reader.fetch_outlets({claim.article for claim in told})
    positions = [claim for claim in told if isinstance(claim, Position)]
    reader.fetch_besides(each.id for each in positions)
    reader.meet(voice for each in positions for voice in reader.beside(each.id).voices)
    told = [claim for claim in told if not isinstance(claim, Position)]
    asked = {id for claim in told if (id := _statement_id(claim)) is not None}
    for _ in range(_DEEPEST if asked else 0):
        reader.hear(asked)
        found = [statement for id in asked if (statement := reader.statement(id)) is not None]
        asked = {each.parent for each in found if each.parent is not None}
    heard = [statement for claim in told for statement in _heard(reader, claim)]
    named = {actor for each in heard for actor in (each.speaker, each.addressee) if actor}
    reader.meet(named)
    reader.fetch_credits({claim.article for claim in told})


def credited(reader: Reader, claim: Claim) -> str | None:
    """The other outlet that a report takes a claim from; ``None`` in the report's own voice."""
    if isinstance(claim, Position) and reader.beside(claim.id) is NOTHING:
        return None
    named = _outlets(reader, claim)
    own = reader.outlet(claim.article) if named else None
    for name in named:
        if own is None or outlet_key(name) != outlet_key(own):
            return name
    return None


def agency(reader: Reader, article: str) -> str | None:
    """The other outlet that the whole report is credited to: "(Reuters) -"."""
    named = (c.outlet for c in reader.credits(article) if c.kind == "agency" and c.outlet)
    found = next(named, None)
    own = reader.outlet(article)
    return None if found is None or (own and outlet_key(own) == outlet_key(found)) else found


def _outlets(reader: Reader, claim: Claim) -> list[str]:
    """Outlets that are said to have been told, or to have reported, what the claim says."""
    if isinstance(claim, Position):
        beside = reader.beside(claim.id)
        return [*beside.credits, *_media(reader, beside.voices)]
    found = [
        credit.outlet
        for credit in reader.credits(claim.article)
        if credit.outlet is not None and _speaks_of(credit, claim)
    ]
    actors: list[str | None] = []
    for statement in _heard(reader, claim):
        mine = statement.id == claim.id
        actors += [statement.addressee, None if mine else statement.speaker]
    return found + _media(reader, (actor for actor in actors if actor is not None))


def _media(reader: Reader, actors: Iterable[str]) -> list[str]:
    """The names of those who are outlets."""
    return [who.name for who in map(reader.who, actors) if who.kind == _MEDIA]


def _speaks_of(credit: Credit, claim: Claim) -> bool:
    """True for a credit that stands in the passage that tells the claim."""
    if credit.kind not in _OF_A_CLAIM or credit.span is None:
        return False
    return any(span.contains(credit.span) for span in claim.evidence)


def _heard(reader: Reader, claim: Claim) -> list[Statement]:
    """The statement that tells the claim, the claim itself where it is one, and those around it."""
    first = claim if isinstance(claim, Statement) else None
    id = _statement_id(claim)
    found = [first] if first is not None else []
    while id is not None and len(found) < _DEEPEST:
        above = reader.statement(id)
        if above is None:
            break
        found.append(above)
        id = above.parent
    return found


def _statement_id(claim: Claim) -> str | None:
    if isinstance(claim, EventMention):
        return claim.within
    return claim.parent if isinstance(claim, Statement) else None
