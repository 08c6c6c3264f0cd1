"""A country by what a table may call it: a code of two or three letters, or a name."""

import functools

from onrecord.schema.countries import load_countries


def country_code(words: str) -> str | None:
    """ISO 3166-1 alpha-2, or ``None`` for what is no country: "jp", "JPN", "Japan", "us-ca"."""
    return _codes().get(" ".join(words.casefold().split())) or _codes().get(
        words.strip().casefold().partition("-")[0]
    )


@functools.cache
def _codes() -> dict[str, str]:
    import pycountry

    found: dict[str, str] = {}
    for country in load_countries().values():
        for name in (country.code, country.name, *country.names):
            found.setdefault(name.casefold(), country.code)
    for entry in pycountry.countries:
        found.setdefault(entry.alpha_2.casefold(), entry.alpha_2)
        found.setdefault(entry.alpha_3.casefold(), entry.alpha_2)
    found.setdefault("uk", "GB")
    return found
