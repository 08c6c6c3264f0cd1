"""How well dates are found and read: a folder of TimeML files (``.tml``).

Scored as in TempEval-3 (UzZaman et al. 2013, task A), over every TIMEX3 inside ``TEXT``:

* ``strict``: F1 over expressions whose both ends agree.
* ``relaxed``: F1 over expressions that share at least one character; each gold expression and
  each found one is matched once, in reading order.
* ``value``: F1 over those that match relaxed and whose value agrees.

Sums run over all files (micro), in percent. A file whose document creation time is a day is read
as published that day. Values are compared as written, save that a decade may end in X or not.
A file that cannot be read as TimeML is an error of ours: its expressions count as missed where
they can be counted, and the file stands among the worst.
"""

import datetime
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.dates import Timex, find_timexes, plain_value
from onrecord.errors import GoldError
from onrecord.evaluation.result import Case, Result, f1, versions, worst
from onrecord.models.spacy_model import load_spacy
from onrecord.records import Article, Date, article_id
from onrecord.settings import Settings
from onrecord.text import parse_text

if TYPE_CHECKING:
    from onrecord.pipeline.run import Progress

_TIMEX_TAG = re.compile(rb"<TIMEX3\b")
# A long line that no mark of punctuation ends, and one that begins with a letter or a digit.
_WRAP = re.compile(r"(?<=[^\n]{40})(?<=[\w,;)’' -])\n(?=[\w“\"(])|(?<=[\w,])\n(?=[a-z])")
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")


@dataclass(frozen=True)
class Document:
    """A TimeML file: its text, its gold expressions and the day it was created, if known."""

    name: str
    text: str
    gold: tuple[Timex, ...]
    created: datetime.date | None


@dataclass(frozen=True)
class Counts:
    """Expressions in the gold set and found, and how many of them match in each way."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            gold=self.gold + other.gold,
            found=self.found + other.found,
            strict=self.strict + other.strict,
            relaxed=self.relaxed + other.relaxed,
            value=self.value + other.value,
        )

    def scores(self) -> dict[str, float]:
        """``strict``, ``relaxed`` and ``value`` as F1 in percent."""
        return {
            name: f1(getattr(self, name), self.found, self.gold)
            for name in ("strict", "relaxed", "value")
        }


def is_timeml(path: Path) -> bool:
    """True for a folder with at least one ``.tml`` file, and for such a file."""
    if path.is_dir():
        return any(path.rglob("*.tml"))
    return path.is_file() and path.suffix == ".tml"


def evaluate(
    gold: Path,
    *,
    settings: Settings,
    errors: int = 0,
    limit: int | None = None,
    on_progress: "Progress | None" = None,
) -> Result:
    """Score the pipeline on TimeML. ``limit`` takes only the first files; ``GoldError`` if there is none.

    ``on_progress(done, total, name)`` is called after each file.
    """
    if not is_timeml(gold):
        raise GoldError(f"{gold}: no .tml file; the dates task needs a folder of TimeML files")
    files = (sorted(gold.rglob("*.tml")) if gold.is_dir() else [gold])[:limit]
    total, cases, items = Counts(), [], 0
    for done, file in enumerate(files, 1):
        counts, case = _score_file(file, settings)
        if on_progress is not None:
            on_progress(done, len(files), file.name)
        total += counts
        items += counts.gold
        cases.append(case)
    return Result(
        task="dates",
        gold=str(gold),
        items=items,
        scores=total.scores(),
        versions=versions(settings),
        errors=worst(cases, errors),
    )


def _score_file(file: Path, settings: Settings) -> tuple[Counts, Case]:
    data = file.read_bytes()
    try:
        document = read_timeml(data, file.name)
    except GoldError as error:
        counts = Counts(gold=len(_TIMEX_TAG.findall(data)))
        return counts, Case(item=file.name, score=0.0, gold=str(error), found="not read")
    found = predict(document, settings)
    counts = count(document.gold, found)
    missed = _told(document, set(document.gold) - set(found))
    extra = _told(document, set(found) - set(document.gold))
    score = counts.scores()["value"] if counts.gold or counts.found else 100.0
    return counts, Case(item=file.name, score=score, gold=missed, found=extra)


def _told(document: Document, timexes: set[Timex]) -> str:
    return "; ".join(
        f"{document.text[each.start : each.end]!r} {each.value}" for each in sorted(timexes)
    )


def read_timeml(data: bytes, name: str) -> Document:
    """A TimeML file's text, expressions and creation day; raises ``GoldError`` if it is none."""
    if b"<!ENTITY" in data:
        raise GoldError(f"{name}: entity declarations are not read")
    try:
        root = ET.fromstring(data)  # noqa: S314 - without entity declarations nothing can expand
    except ET.ParseError as error:
        raise GoldError(f"{name}: not well-formed XML: {error}") from None
    body = root.find(".//TEXT")
    if body is None:
        raise GoldError(f"{name}: no TEXT element")
    pieces: list[str] = []
    gold: list[Timex] = []
    _collect(body, pieces, gold)
    return Document(name=name, text="".join(pieces), gold=tuple(gold), created=_created(root))


def _collect(element: ET.Element, pieces: list[str], gold: list[Timex]) -> None:
    """The element's text into ``pieces``, its TIMEX3 with offsets into ``gold``."""
    pieces.append(element.text or "")
    for child in element:
        start = sum(map(len, pieces))
        _collect(child, pieces, gold)
        end = sum(map(len, pieces))
        if child.tag == "TIMEX3" and end > start:
            kind = child.get("type", "DATE")
            gold.append(Timex(start, end, kind, plain_value(child.get("value", ""))))  # type: ignore[arg-type]
        pieces.append(child.tail or "")


def _created(root: ET.Element) -> datetime.date | None:
    for timex in root.iter("TIMEX3"):
        if timex.get("functionInDocument") in {"CREATION_TIME", "PUBLICATION_TIME"}:
            match = _DAY.match(timex.get("value", ""))
            try:
                return datetime.date(*map(int, match.groups())) if match else None
            except ValueError:
                return None
    return None


def predict(document: Document, settings: Settings) -> tuple[Timex, ...]:
    """What the shipped pipeline finds in a document's text, its labels unseen."""
    published = None
    if document.created is not None:
        day = document.created
        published = Date(
            value=day.isoformat(),
            precision="day",
            basis="stated",
            start=day,
            end=day + datetime.timedelta(days=1),
        )
    text = unwrapped(document.text)
    identity = article_id(publisher=None, url=None, text=text)
    article = Article(id=identity, text=text, published=published)
    return find_timexes(parse_text(article, load_spacy(settings.spacy_model)))


def unwrapped(text: str) -> str:
    """The text with the line breaks of hard-wrapped paragraphs made spaces; offsets stay the same.

    TimeML's wire copy is wrapped at 60 to 100 characters, whereas a paragraph of ours ends with
    its line. A break is a wrap where the line is long, ends no sentence, and the next goes on.
    """
    return _WRAP.sub(" ", text)


def count(gold: tuple[Timex, ...], found: tuple[Timex, ...]) -> Counts:
    """Matches between two lists of expressions, each in reading order."""
    places = {(each.start, each.end) for each in found}
    strict = sum((each.start, each.end) in places for each in gold)
    relaxed = value = 0
    left = list(found)
    for expected in gold:
        touching = [f for f in left if f.start < expected.end and expected.start < f.end]
        if not touching:
            continue
        same = [f for f in touching if (f.start, f.end) == (expected.start, expected.end)]
        match = (same or touching)[0]
        left.remove(match)
        relaxed += 1
        value += match.value == expected.value
    return Counts(gold=len(gold), found=len(found), strict=strict, relaxed=relaxed, value=value)
