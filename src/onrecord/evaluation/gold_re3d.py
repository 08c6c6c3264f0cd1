"""Reading re3d: documents, entities and relations as ``mongoexport`` wrote them.

A set is a folder with ``documents.json``, ``entities.json`` and ``relations.json`` (one JSON object
a line), or a folder with such folders in it. Offsets are half-open code points into a document's
text; ``confidence`` is the corpus's own probability that an annotation is right.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from onrecord.errors import GoldError

FILES = ("documents.json", "entities.json", "relations.json")


class _Document(msgspec.Struct, rename={"id": "_id"}):
    id: str
    text: str
    title: str = ""


class _Entity(msgspec.Struct, rename="camel"):
    document_id: str
    begin: int
    end: int
    type: str
    confidence: float = 1.0


class _Relation(msgspec.Struct, rename="camel"):
    document_id: str
    source_begin: int
    source_end: int
    target_begin: int
    target_end: int
    type: str
    confidence: float = 1.0


Row = TypeVar("Row", _Document, _Entity, _Relation)


class GoldEntity(msgspec.Struct, frozen=True):
    """A stretch of a document that stands for something of ``type``."""

    start: int
    end: int
    type: str
    confidence: float


class GoldRelation(msgspec.Struct, frozen=True):
    """``source`` and ``target`` are half-open stretches."""

    type: str
    source: tuple[int, int]
    target: tuple[int, int]
    confidence: float


class GoldDocument(msgspec.Struct, frozen=True):
    """One document with what people and the automatic tagger marked in it."""

    id: str
    text: str
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]


def is_re3d(path: Path) -> bool:
    """True for a folder of the three files, or one with such folders in it."""
    return bool(_folders(path))


def read_re3d(path: Path) -> tuple[GoldDocument, ...]:
    """Every document, by folder and then in the file's order; raises ``GoldError``."""
    folders = _folders(path)
    if not folders:
        raise GoldError(f"{path}: no folder with {', '.join(FILES)}")
    return tuple(document for folder in folders for document in _read(folder))


def _folders(path: Path) -> list[Path]:
    if not path.is_dir():
        return []
    inner = sorted(each for each in path.iterdir() if each.is_dir())
    return [each for each in (path, *inner) if all((each / name).is_file() for name in FILES)]


def _read(folder: Path) -> Iterator[GoldDocument]:
    entities: dict[str, list[GoldEntity]] = {}
    relations: dict[str, list[GoldRelation]] = {}
    for row in _rows(folder / FILES[1], _Entity):
        entity = GoldEntity(row.begin, row.end, row.type, row.confidence)
        entities.setdefault(row.document_id, []).append(entity)
    for each in _rows(folder / FILES[2], _Relation):
        source, target = (each.source_begin, each.source_end), (each.target_begin, each.target_end)
        relation = GoldRelation(each.type, source, target, each.confidence)
        relations.setdefault(each.document_id, []).append(relation)
    for document in _rows(folder / FILES[0], _Document):
        yield GoldDocument(
            document.id,
            document.text,
            tuple(entities.get(document.id, ())),
            tuple(relations.get(document.id, ())),
        )


def _rows(path: Path, kind: type[Row]) -> Iterator[Row]:
    decoder = msgspec.json.Decoder(kind)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: {error}") from None
    # Only a line feed ends a row: a text may hold other characters that end lines.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield decoder.decode(line)
        except msgspec.DecodeError as error:
            raise GoldError(f"{path}:{number}: {error}") from None
