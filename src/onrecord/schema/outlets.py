"""News outlets and agencies, read from ``outlets.yaml`` and validated when loaded."""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from onrecord.errors import SchemaError
from onrecord.schema.lines import LINE, read_vocabulary

FILE = "outlets.yaml"
_KEYS = frozenset({"name", "also", "short", "sites", "agency"})
_ASIDE = re.compile(r"\s*\([^()]*\)|\s+[-–—|:]\s+.*$")  # "CNN (Web News)", "Newsmax - News"
_SITE_ENDING = re.compile(r"\.(?:com|org|net|co\.uk|co|info|news|tv)$", re.IGNORECASE)
_NO_SIGN = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class Outlet:
    """``names`` with the standard one first; ``sites`` are hosts without ``www.``."""

    names: tuple[str, ...]
    short: tuple[str, ...]
    sites: tuple[str, ...]
    agency: bool

    @property
    def name(self) -> str:
        """The standard name."""
        return self.names[0]


@dataclass(frozen=True)
class Outlets:
    """All outlets; ``endings``, ``itself`` and ``signatures`` are words by which others are read."""

    all: tuple[Outlet, ...]
    ambiguous: frozenset[str]
    endings: tuple[str, ...]
    itself: tuple[str, ...]
    before_names: tuple[str, ...]
    signatures: Mapping[str, re.Pattern[str]]
    by_key: Mapping[str, Outlet]
    by_site: Mapping[str, Outlet]

    def named(self, words: str | None) -> Outlet | None:
        """The outlet of a publisher's name as it stands: "CNN (Web News)", "the AP", "foxnews.com"."""
        if not words:
            return None
        for form in (words, _ASIDE.sub("", words), words.rsplit(" - ", 1)[0]):
            found = self.by_site.get(form.lower().removeprefix("www.")) or self.by_key.get(
                key(form)
            )
            if found is not None:
                return found
        return None

    def at(self, address: str | None) -> Outlet | None:
        """The outlet whose site an address is on, that of a part of it too ("edition.cnn.com")."""
        host = _host(address)
        while "." in host:
            if host in self.by_site:
                return self.by_site[host]
            host = host.partition(".")[2]
        return None


def key(name: str) -> str:
    """The same for "The Associated Press" and "Associated Press", "FoxNews.com" and "Fox News"."""
    plain = _SITE_ENDING.sub("", name.strip()).casefold().removeprefix("the ")
    return _NO_SIGN.sub("", plain)


def same_outlet(one: str | None, other: str | None) -> bool:
    """True where two publishers' names are of one outlet; false where either is not known."""
    if not one or not other:
        return False
    return outlet_key(one) == outlet_key(other)


@functools.lru_cache(maxsize=4096)
def outlet_key(publisher: str) -> str:
    """What is the same for all names of one outlet, in the list or not."""
    found = outlets().named(publisher)
    return key(found.name if found is not None else publisher)


@functools.cache
def outlets() -> Outlets:
    """The shipped list; raises ``SchemaError`` when its file is malformed."""
    return _build(read_vocabulary(FILE), FILE)


def _host(address: str | None) -> str:
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _build(data: dict[str, Any], file: str) -> Outlets:
    entries = data.get("outlets")
    if not isinstance(entries, list) or not entries:
        raise SchemaError(f"{file}:1: no list of outlets")
    found = tuple(_outlet(entry, file) for entry in entries)
    by_key = _by(((key(name), outlet) for outlet in found for name in outlet.names), file)
    by_site = _by(((site, outlet) for outlet in found for site in outlet.sites), file)
    return Outlets(
        all=found,
        ambiguous=frozenset(_strings(data, "ambiguous", file)),
        endings=_strings(data, "endings", file),
        itself=_strings(data, "itself", file),
        before_names=_strings(data, "before_names", file),
        signatures=_signatures(data, by_key, file),
        by_key=by_key,
        by_site=by_site,
    )


def _outlet(entry: object, file: str) -> Outlet:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        raise SchemaError(f"{file}:{_line(entry)}: an outlet without a name")
    unknown = set(entry) - _KEYS - {LINE}
    if unknown or not isinstance(entry.get("agency", False), bool):
        raise SchemaError(f"{file}:{_line(entry)}: not understood in {entry['name']!r}")
    return Outlet(
        names=(entry["name"], *_strings(entry, "also", file)),
        short=_strings(entry, "short", file),
        sites=_strings(entry, "sites", file),
        agency=entry.get("agency", False),
    )


def _by(pairs: Iterable[tuple[str, Outlet]], file: str) -> Mapping[str, Outlet]:
    found: dict[str, Outlet] = {}
    for word, outlet in pairs:
        if found.setdefault(word, outlet) is not outlet:
            raise SchemaError(f"{file}:1: {word!r} is of {found[word].name} and of {outlet.name}")
    return MappingProxyType(found)


def _signatures(
    data: dict[str, Any], by_key: Mapping[str, Outlet], file: str
) -> Mapping[str, re.Pattern[str]]:
    given = data.get("signatures", {})
    if not isinstance(given, dict):
        raise SchemaError(f"{file}:1: signatures wants outlets with expressions")
    found = {}
    for name in (each for each in given if each != LINE):
        if key(name) not in by_key:
            raise SchemaError(f"{file}:{_line(given)}: signatures of {name!r}, which is no outlet")
        try:
            found[by_key[key(name)].name] = re.compile("|".join(_strings(given, name, file)))
        except re.error as error:
            raise SchemaError(f"{file}:{_line(given)}: signature of {name!r}: {error}") from None
    return MappingProxyType(found)


def _strings(entry: dict[str, Any], name: str, file: str) -> tuple[str, ...]:
    value = entry.get(name, [])
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise SchemaError(f"{file}:{_line(entry)}: {name} wants a list of words")
    return tuple(value)


def _line(entry: object) -> int:
    line = entry.get(LINE, 1) if isinstance(entry, dict) else 1
    return line if isinstance(line, int) else 1
