"""Lists of known actors: FollowTheMoney JSON, and tables with a header row.

A bad row is a ``Rejection`` and never stops the rest. Which of the two a file is, its first sign
tells: ``{`` or ``[`` begins JSON.
"""

import csv
import io
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from onrecord.errors import KnownActorsError
from onrecord.read import ftm
from onrecord.records import ActorKind, KnownActor, Rejection, content_id
from onrecord.schema.country_words import country_code

_LONGEST_LINE = 16 * 2**20  # bytes: nobody has that many names
_LONGEST_ARRAY = 512 * 2**20  # bytes of a file that is one JSON array, which is held in memory
_LONGEST_NAME = 300  # characters
_MOST = 500  # names or posts of one actor
_WIKIDATA = re.compile(r"^(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/)?(Q[1-9][0-9]{0,11})$", re.IGNORECASE)  # fmt: skip
_ALIASES = re.compile(r"[;|]")

# What a column may be called, in lower case.
_COLUMNS: Mapping[str, frozenset[str]] = {
    "name": frozenset({"name", "label", "caption"}),
    "id": frozenset({"id", "key"}),
    "wikidata": frozenset({"qid", "wikidata", "wikidata_id", "wikidataid", "item"}),
    "aliases": frozenset({"aliases", "alias", "other_names", "also_known_as"}),
    "kind": frozenset({"kind", "type", "schema"}),
    "country": frozenset({"country", "countries", "nationality"}),
    "position": frozenset({"position", "positions", "post", "posts"}),
}
_KINDS: Mapping[str, ActorKind | None] = {
    "person": "person", "human": "person", "politician": "person",
    "government": "government", "country": "government", "ministry": "ministry",
    "party": "party", "political party": "party", "legislature": "legislature",
    "parliament": "legislature", "court": "court", "military": "military",
    "international body": "international_body", "international organization": "international_body",
    "international organisation": "international_body", "company": "company", "business": "company",
    "media": "media", "armed group": "armed_group", "civil group": "civil_group", "ngo": "civil_group",
    "organisation": "organisation", "organization": "organisation", "publicbody": "organisation",
    "public body": "organisation", "legalentity": None, "legal entity": None,
}  # fmt: skip


class KnownList:
    """One file of known actors. Iterate over it once; then its counts are filled.

    ``rejected`` are rows that could not be read, ``passed`` entities by schema that are no
    actors.
    """

    def __init__(self, path: str | Path, *, source: str | None = None) -> None:
        """``source`` is what the list is called; the file's name without ending if not given."""
        self.path = Path(path)
        self.source = plain_words(source if source is not None else self.path.stem)
        if not self.source:
            raise KnownActorsError(f"{path}: the list needs a name; give one with --source")
        self.rejected: list[Rejection] = []
        self.passed: Counter[str] = Counter()

    def __iter__(self) -> Iterator[KnownActor]:
        """The known actors of the file; raises ``KnownActorsError`` where it is none at all."""
        keys: set[str] = set()
        for where, read in self._rows():
            if isinstance(read, str):
                self.reject(where, read)
            elif read.key in keys:
                self.reject(where, f"{read.key} stands in the list before")
            else:
                keys.add(read.key)
                yield read

    def reject(self, where: str, message: str) -> None:
        """Note a row that is left out, and why."""
        locator = f"{self.path}:{where}"
        self.rejected.append(Rejection(locator=locator, code="bad-row", message=message))

    def _rows(self) -> Iterator[tuple[str, "KnownActor | str"]]:
        try:
            with self.path.open("rb") as file:
                start = file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
                if start in {b"{", b"["}:
                    file.seek(0)
                    yield from self._entities(file, array=start == b"[")
                    return
            with self.path.open(encoding="utf-8-sig", newline="") as text:
                yield from self._table(text)
        except OSError as error:
            raise KnownActorsError(f"cannot read {self.path}: {error.strerror}") from error

    # FollowTheMoney

    def _entities(
        self, file: io.BufferedReader, *, array: bool
    ) -> Iterator[tuple[str, KnownActor | str]]:
        for where, raw in self._array(file) if array else self._lines(file):
            try:
                entity = ftm.entity_of(raw)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                yield where, f"no entity: {error}"
                continue
            if entity.schema in ftm.SCHEMAS:
                yield where, self._of_entity(entity)
            else:
                self.passed[entity.schema] += 1

    def _lines(self, file: io.BufferedReader) -> Iterator[tuple[str, bytes]]:
        number = 0
        while line := file.readline(_LONGEST_LINE):
            number += 1
            if number == 1:
                line = line.removeprefix(b"\xef\xbb\xbf")
            if line.strip():
                yield str(number), line

    def _array(self, file: io.BufferedReader) -> Iterator[tuple[str, bytes]]:
        data = file.read(_LONGEST_ARRAY + 1).removeprefix(b"\xef\xbb\xbf")
        if len(data) > _LONGEST_ARRAY:
            raise KnownActorsError(
                f"{self.path}: an array of more than {_LONGEST_ARRAY >> 20} MiB; give one entity a line"
            )
        try:
            entities = msgspec.json.decode(data, type=list[msgspec.Raw])
        except (msgspec.DecodeError, RecursionError) as error:
            raise KnownActorsError(f"{self.path} is no JSON array of entities: {error}") from error
        for number, entity in enumerate(entities, start=1):
            yield str(number), bytes(entity)

    def _of_entity(self, entity: ftm.Entity) -> KnownActor | str:
        names = _names(entity.names)
        if not names:
            return "it has no name"
        wikidata = next((q for q in map(wikidata_id, (*entity.wikidata, entity.id)) if q), None)
        countries = {code for each in entity.countries if (code := country_code(each))}
        return self._known(
            names,
            key=plain_words(entity.id) or wikidata,
            wikidata=wikidata,
            kind=ftm.SCHEMAS[entity.schema],
            countries=countries,
            posts=entity.posts,
        )

    # Tables

    def _table(self, text: io.TextIOWrapper) -> Iterator[tuple[str, KnownActor | str]]:
        try:
            rows = self._csv(text)
            columns = _columns_of(self.path, next(rows, (1, []))[1])
            for number, cells in rows:
                if any(cell.strip() for cell in cells):
                    yield str(number), self._of_row(columns, cells)
        except UnicodeDecodeError as error:
            raise KnownActorsError(
                f"{self.path} is not UTF-8 (byte {error.start} of a block): save it as UTF-8"
            ) from error

    def _csv(self, text: io.TextIOWrapper) -> Iterator[tuple[int, list[str]]]:
        """Rows with the number of the line they end on; a row that is no row is rejected."""
        first = text.readline(_LONGEST_LINE)
        text.seek(0)
        reader = csv.reader(text, delimiter=max(",\t;", key=first.count))
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self.reject(str(reader.line_num), f"no row: {error}")
            else:
                yield reader.line_num, row

    def _of_row(self, columns: Mapping[str, int], cells: list[str]) -> KnownActor | str:
        row = {name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()}
        names = _names([row["name"], *_ALIASES.split(row.get("aliases", ""))])
        if not plain_words(row["name"]) or not names:
            return "it has no name"
        told = row.get("wikidata", "")
        wikidata = wikidata_id(told or row.get("id", ""))
        if told and wikidata is None:
            return f"{told!r} is no Wikidata id; they are Q and a number, such as Q7747"
        kind = row.get("kind", "").casefold().replace("_", " ")
        if kind and kind not in _KINDS:
            return f"unknown kind {kind!r}; the kinds are {', '.join(sorted(_KINDS))}"
        countries, unknown = set(), ""
        for words in filter(None, (w.strip() for w in _ALIASES.split(row.get("country", "")))):
            code = country_code(words)
            unknown = unknown or ("" if code else words)
            countries |= {code} if code else set()
        if unknown:
            return f"{unknown!r} is no country; give its ISO code or English name"
        return self._known(
            names,
            key=plain_words(row.get("id", "")) or wikidata,
            wikidata=wikidata,
            kind=_KINDS[kind] if kind else None,
            countries=countries,
            posts=_ALIASES.split(row.get("position", "")),
        )

    def _known(
        self,
        names: list[str],
        *,
        key: str | None,
        wikidata: str | None,
        kind: ActorKind | None,
        countries: set[str],
        posts: Iterable[str],
    ) -> KnownActor:
        if key is None:
            key = content_id("kno1", names[0], kind, *sorted(countries))
        return KnownActor(
            key=key,
            source=self.source,
            name=names[0],
            aliases=tuple(names[1:]),
            kind=kind,
            countries=tuple(sorted(countries)),
            posts=tuple(_names(posts)),
            identifiers={"wikidata": wikidata} if wikidata else {self.source: key},
        )


class _Together(KnownList):
    """Files of one list, read as one."""

    def __init__(self, lists: Sequence[KnownList]) -> None:
        super().__init__(lists[0].path, source=lists[0].source)
        self._lists = lists

    def __iter__(self) -> Iterator[KnownActor]:
        self.rejected, self.passed = [], Counter()
        number = 0
        keys: dict[str, str] = {}
        for each in self._lists:
            for known in each:
                where = keys.setdefault(known.key, str(each.path))
                if where == str(each.path):
                    number += 1
                    yield known
                else:
                    each.reject("", f"{known.key} stands in {where} before")
            self.rejected += each.rejected
            self.passed += each.passed
        if not number:
            paths = ", ".join(str(each.path) for each in self._lists)
            other = f"; of other schemas: {', '.join(sorted(self.passed))}" if self.passed else ""
            first = f"; the first: {self.rejected[0].message}" if self.rejected else ""
            raise KnownActorsError(
                f"no known actor in {paths}: {len(self.rejected)} rows are bad{first}{other}"
            )


def together(lists: Iterable[KnownList]) -> dict[str, KnownList]:
    """The lists by name, files of one name as one, of one key the first.

    Reading one in which there is nobody raises ``KnownActorsError``.
    """
    named: dict[str, list[KnownList]] = {}
    for each in lists:
        named.setdefault(each.source, []).append(each)
    return {source: _Together(several) for source, several in named.items()}


def wikidata_id(words: str) -> str | None:
    """The id of an item in Wikidata, out of itself or its address; ``None`` if it is none."""
    found = _WIKIDATA.match(words.strip())
    return found[1].upper() if found else None


def plain_words(words: str) -> str:
    """Words on one line without control characters, direction marks and halves of characters."""
    kept = "".join(
        " " if char.isspace() else char
        for char in words
        if char.isspace() or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    return " ".join(kept.split())


def _names(told: Iterable[str]) -> list[str]:
    """Names in order, each once, without those that are no names by their length."""
    names: dict[str, None] = {}
    for each in told:
        name = plain_words(each)
        if 1 < len(name) <= _LONGEST_NAME:
            names[sys.intern(name)] = None
        if len(names) == _MOST:
            break
    return list(names)


def _columns_of(path: Path, header: list[str]) -> dict[str, int]:
    """Where each column stands; raises ``KnownActorsError`` naming what is missing."""
    given = [
        " ".join(cell.strip().lstrip("\ufeff").casefold().split()).replace(" ", "_")
        for cell in header
    ]
    found: dict[str, int] = {}
    for column, words in _COLUMNS.items():
        at = next((n for n, cell in enumerate(given) if cell in words), None)
        if at is not None:
            found[column] = at
    if "name" not in found:
        shown = ", ".join(plain_words(cell)[:40] for cell in header[:12]) or "nothing"
        raise KnownActorsError(
            f"{path} has no column 'name' (its first line: {shown}); wanted are name and, if known, "
            "id, wikidata, aliases, kind, country, position; or give FollowTheMoney JSON"
        )
    return found
