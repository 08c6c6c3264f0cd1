"""Gold sets of stories: four layouts, told apart by what is in them.

* **JSON lines** with ``text`` and ``story``; ``published``, ``publisher``, ``title``, ``url`` and
  ``byline`` where known. Lines that are none are told and left out. A folder of such files, and
  files of JSON with one such object or a list of them, are read as well.
* **BASIL**: a folder of JSON articles with ``body-paragraphs`` and ``triplet-uuid``, wherever in
  it; ``date``, ``source``, ``title`` and ``url`` are known.
* **A folder with a folder for each story**, in which lie reports of any kind that ``onrecord
  read`` takes; what they say of their date and outlet counts.
* **CoNLL**, as ECB+ has it: documents whose names begin with topic and sub-topic
  (``1/ecb/1_10ecb``). A sub-topic is a story; two of a topic were chosen to be confused. Undated.
  An address that stands before the text is left out: only one of two sub-topics has them.
"""

import hashlib
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from onrecord.errors import GoldError
from onrecord.evaluation.conll import GoldDocument, is_conll, read_conll
from onrecord.evaluation.conll_text import print_document
from onrecord.evaluation.gold_lines import BadLine, Fields, has_lines_with, read_lines, source_of
from onrecord.read import Source, find_sources
from onrecord.records import Rejection
from onrecord.settings import Settings

HALVES = ("even", "odd")
_ECB = re.compile(r"(\d+)_\d+(ecb(?:plus)?)\b")


@dataclass(frozen=True)
class GoldReport:
    """A report that is still to be read, and the story it belongs to."""

    name: str
    story: str
    source: Source


@dataclass(frozen=True)
class GoldStories:
    """The reports of a gold set, and what was left out of it, a line each."""

    reports: tuple[GoldReport, ...]
    rejected: tuple[str, ...]


def half_of(story: str) -> str:
    """The half to which a story belongs: by whether the SHA-256 of its label is even or odd."""
    return HALVES[hashlib.sha256(story.encode()).digest()[-1] % 2]


def read_gold(gold: Path, settings: Settings) -> GoldStories:
    """The reports of a gold set in order; ``GoldError`` where its layout is none of the four."""
    found = _found(gold, settings)
    if found is None:
        raise GoldError(
            f"{gold} is no gold set for stories: expected JSON lines with text and story, a folder "
            "of JSON articles with body-paragraphs and triplet-uuid, a folder with a folder of "
            "reports for each story, or a CoNLL file of documents named after their sub-topics"
        )
    reports, rejected = [], []
    for each in found:
        if isinstance(each, GoldReport):
            reports.append(each)
        else:
            rejected.append(each)
    if not reports:
        raise GoldError(f"{gold}: none of its reports can be used: {rejected[0]}")
    return GoldStories(tuple(reports), tuple(rejected))


_Found = Iterator[GoldReport | str]


def _found(gold: Path, settings: Settings) -> _Found | None:
    if gold.is_dir():
        articles = [path for path in sorted(gold.rglob("*.json")) if _is_basil(path)]
        if articles:
            return _basil(articles)
        labelled = [path for path in sorted(gold.rglob("*.json*")) if _is_labelled(path)]
        if labelled:
            return itertools.chain.from_iterable(map(_labelled, labelled))
        folders = [path for path in sorted(gold.iterdir()) if _is_story(path)]
        return _folders(folders, settings) if folders else None
    if is_conll(gold):
        return _conll(gold)
    return _labelled(gold) if _is_labelled(gold) else None


def _is_labelled(path: Path) -> bool:
    if has_lines_with(path, "text", "story"):
        return True
    return any({"text", "story"} <= fields.keys() for fields in _objects(path))


def _labelled(gold: Path) -> _Found:
    rows: Iterable[tuple[str, Fields | BadLine]] = read_lines(gold)
    if not has_lines_with(gold, "text", "story"):
        rows = ((f"{gold.name}#{n}", fields) for n, fields in enumerate(_objects(gold), 1))
    for place, fields in rows:
        try:
            if isinstance(fields, BadLine):
                raise fields
            yield GoldReport(place, _story(fields.get("story")), source_of(fields, place))
        except BadLine as error:
            yield f"{place}: {error}"


def _objects(path: Path) -> list[Fields]:
    """The objects of a file that is one of JSON, or a list of them; none of any other file."""
    found = _load(path) if path.suffix == ".json" else None
    return [
        each for each in (found if isinstance(found, list) else [found]) if isinstance(each, dict)
    ]


def _story(label: Any) -> str:
    if isinstance(label, bool) or not isinstance(label, (str, int)) or label == "":
        raise BadLine("no story")
    return str(label)


def _load(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def _is_basil(path: Path) -> bool:
    article = _load(path)
    return isinstance(article, dict) and {"body-paragraphs", "triplet-uuid"} <= article.keys()


def _basil(paths: list[Path]) -> _Found:
    for path in paths:
        article = _load(path)
        try:
            text = "\n\n".join(" ".join(each) for each in article["body-paragraphs"])
            told = {
                "text": text,
                "published": article.get("date"),
                "publisher": article.get("source"),
                "title": article.get("title"),
                "url": article.get("url"),
            }
            yield GoldReport(path.name, _story(article["triplet-uuid"]), source_of(told, path.name))
        except (BadLine, TypeError) as error:
            yield f"{path.name}: {error}"


def _is_story(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith(".") and any(path.iterdir())


def _folders(folders: list[Path], settings: Settings) -> _Found:
    for folder in folders:
        for source in _sources(folder, settings):
            if isinstance(source, Rejection):
                yield f"{source.locator}: {source.message}"
            else:
                name = source.locator.removeprefix(f"{folder.parent}/")
                yield GoldReport(name, folder.name, source)


def _sources(folder: Path, settings: Settings) -> Iterator[Source | Rejection]:
    """What lies in a folder: files of JSON with a text, and what ``onrecord read`` finds."""
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.name.startswith("."):
            continue
        objects = [fields for fields in _objects(path) if "text" in fields]
        for number, fields in enumerate(objects, 1):
            place = f"{path}#{number}" if len(objects) > 1 else str(path)
            try:
                yield source_of(fields, place)
            except BadLine as error:
                yield Rejection(locator=place, code="empty", message=str(error))
        if not objects:
            yield from find_sources([str(path)], settings)


def _conll(gold: Path) -> _Found:
    for document in read_conll(gold):
        sentences = tuple(each for each in document.sentences if not _is_address(each))
        plain = replace(document, sentences=sentences, mentions=())
        text = print_document(plain).article.text
        try:
            yield GoldReport(
                document.name, _sub_topic(document), source_of({"text": text}, document.name)
            )
        except BadLine as error:
            yield f"{document.name}: {error}"


def _is_address(sentence: Sequence[str]) -> bool:
    return sentence[0] in {"http", "https"} and tuple(sentence[1:4]) == (":", "/", "/")


def _sub_topic(document: GoldDocument) -> str:
    """``1/ecb`` of ``1/ecb/1_10ecb`` and of ``1_10ecb.xml``; else what stands before the last slash."""
    found = _ECB.search(document.name)
    if found:
        return f"{found[1]}/{found[2]}"
    return document.name.rpartition("/")[0] or document.topic
