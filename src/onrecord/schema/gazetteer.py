"""Every name that is known beforehand, in one table: countries, capitals, seats, bodies, institutions."""

import functools
from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from onrecord.errors import SchemaError
from onrecord.records import ActorKind
from onrecord.schema.bodies import load_bodies
from onrecord.schema.countries import country_of_demonym, load_countries
from onrecord.schema.tables import listed, one_of, read_rows, schema_text

_INSTITUTIONS, _NOT_ACTORS = "institutions.csv", "names_not_actors.csv"
NameForm = Literal["name", "capital", "seat", "demonym"]


class Known(NamedTuple):
    """What a name is known to stand for. ``id`` is ``country:XX``, ``body:…`` or ``institution:…``.

    ``form`` tells a country's own name from its capital, its seat of government and its people.
    ``needs`` are words of which the article must hold one (the name is shared by other things).
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None
    form: NameForm
    needs: tuple[str, ...] = ()


class NotActors(NamedTuple):
    """Names of no actor, casefolded: whole names, and last words."""

    whole: frozenset[str]
    last: frozenset[str]


@functools.cache
def known_names() -> dict[str, Known]:
    """What each name stands for, by the name as printed with straight apostrophes."""
    found: dict[str, Known] = {}
    for name, known in [*_bodies(), *_countries(), *_institutions()]:
        found.setdefault(name.replace("’", "'"), known)
    return found


@functools.cache
def known_by_id() -> dict[str, Known]:
    """The standard name and kind of each known id."""
    found: dict[str, Known] = {}
    for known in known_names().values():
        if known.form != "demonym":
            found.setdefault(known.id, known._replace(form="name", needs=()))
    return found


def find_known(name: str) -> Known | None:
    """What a name stands for, or ``None``; "the" in front and curly apostrophes do not matter."""
    name = name.replace("’", "'")
    table = known_names()
    found = table.get(name)
    if found is None and name[:4] in {"the ", "The "}:
        found = table.get(name[4:])
    if found is None and len(name) > 4 and name.isupper():
        found = _shouted().get(name)
    return found


@functools.cache
def _shouted() -> dict[str, Known]:
    return {name.upper(): known for name, known in known_names().items() if len(name) > 4}


def _countries() -> Iterator[tuple[str, Known]]:
    for country in load_countries().values():
        known = Known(f"country:{country.code}", country.name, "government", country.code, "name")
        for name in country.names:
            yield name, known._replace(needs=country.needs)
        for capital in country.capitals:
            yield capital, known._replace(form="capital")
        for seat in country.seats:
            yield seat, known._replace(form="seat")
    for demonym, code in country_of_demonym().items():
        name = load_countries()[code].name
        yield demonym, Known(f"country:{code}", name, "unnamed_group", code, "demonym")


def _bodies() -> Iterator[tuple[str, Known]]:
    for body in load_bodies().values():
        known = Known(f"body:{body.id}", body.name, "international_body", None, "name")
        for name in (body.name, *body.aliases):
            yield name, known


def _institutions() -> Iterator[tuple[str, Known]]:
    for name, known in parse_institutions(schema_text(_INSTITUTIONS)):
        yield name, known
        if name.endswith(" Party"):
            yield name.removesuffix("Party") + "party", known  # as many papers print it


def parse_institutions(text: str) -> Iterator[tuple[str, Known]]:
    """Names of national institutions out of the table's text; raises ``SchemaError``."""
    kinds = get_args(ActorKind)
    codes = load_countries()
    for number, row in read_rows(text, _INSTITUTIONS, ("id", "kind", "country", "names")):
        where = f"{_INSTITUTIONS}:{number}"
        one_of(row["kind"], kinds, where)
        names = listed(row["names"])
        if not names or (row["country"] and row["country"] not in codes):
            raise SchemaError(f"{where}: no name, or a country that countries.csv does not hold")
        kind: ActorKind = next(kind for kind in kinds if kind == row["kind"])
        known = Known(f"institution:{row['id']}", names[0], kind, row["country"] or None, "name")
        for name in names:
            yield name, known


@functools.cache
def not_actors() -> NotActors:
    """Names that are no actor's; raises ``SchemaError``."""
    return parse_not_actors(schema_text(_NOT_ACTORS))


def parse_not_actors(text: str) -> NotActors:
    """The two lists out of the table's text; raises ``SchemaError``."""
    words: dict[str, set[str]] = {"whole": set(), "last": set()}
    for number, row in read_rows(text, _NOT_ACTORS, ("words", "where")):
        where = f"{_NOT_ACTORS}:{number}"
        words[one_of(row["where"], ("whole", "last"), where)].add(row["words"].casefold())
    return NotActors(frozenset(words["whole"]), frozenset(words["last"]))
