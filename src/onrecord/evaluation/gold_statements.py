"""Gold sets of statements: three layouts, told apart by what is in them.

Each gives items; an item gives its text first and, after the prediction, its labels.

* **PolNeAR**: a folder with ``text/*.txt`` and ``attributions/*.ann`` (brat standoff: ``T`` lines
  are spans, discontinuous ones as ``a b;c d``; ``E`` lines join Source, Cue and Content). Each
  annotation file is an item: a text annotated by three people counts three times. Its text is
  the file whose name is the longest beginning of the annotation file's name.
* **CofeNet**: JSON lines with ``tokens`` and BIO ``labels`` of source, cue and content. Each line
  is an item. The tokens are joined to running text, brackets and quotation marks as in print.
* **BASIL**: a folder of JSON articles with ``body-paragraphs`` (lists of sentences) and, beside
  it, JSON files with ``phrase-level-annotations``, named alike: quoted spans and their speakers.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from onrecord.errors import GoldError
from onrecord.evaluation.detokenize import detokenize

ROLES = ("source", "cue", "content")
Stretch = tuple[int, int]  # half-open code points of the item's text

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_SPAN_LINE = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_EVENT_LINE = re.compile(r"E\d+\t(.+)$")


@dataclass(frozen=True)
class Attribution:
    """Who said what with which words; each part may be empty or discontinuous."""

    source: tuple[Stretch, ...] = ()
    cue: tuple[Stretch, ...] = ()
    content: tuple[Stretch, ...] = ()


@dataclass(frozen=True)
class Quote:
    """Quoted words and the name of who is quoted, ``None`` where the gold set names no one."""

    where: Stretch
    speaker: str | None


@dataclass(frozen=True)
class Gold:
    """The labels of one item; ``None`` for what its layout does not tell."""

    spans: dict[str, frozenset[Stretch]] | None = None
    attributions: tuple[Attribution, ...] | None = None
    quotes: tuple[Quote, ...] | None = None


@dataclass(frozen=True)
class Words:
    """An item's text, cut into the words on which its layout is scored."""

    text: str
    words: tuple[Stretch, ...] = field(repr=False)


class Item(Protocol):
    """One thing to score. ``words`` and ``gold`` raise ``ValueError`` or ``OSError`` if unreadable."""

    @property
    def name(self) -> str: ...

    @property
    def key(self) -> str:
        """Items with the same key have the same text."""

    def words(self) -> Words: ...

    def gold(self) -> Gold: ...


def load_items(gold: Path) -> Iterator[Item]:
    """The items of a gold set, in the order of their names or lines.

    Raises ``GoldError`` where the layout is none of the three, or the set is empty.
    """
    if not gold.exists():
        raise GoldError(f"{gold} does not exist")
    found = _folder_items(gold) if gold.is_dir() else _line_items(gold)
    if not found:
        raise GoldError(
            f"{gold} is no gold set for statements: expected a folder with text/*.txt and "
            "attributions/*.ann, JSON lines with tokens and labels, or a folder of JSON articles "
            "with body-paragraphs and their phrase-level-annotations"
        )
    return iter(found)


def _folder_items(folder: Path) -> Sequence[Item]:
    annotations = sorted(folder.glob("attributions/*.ann"))
    if annotations and (folder / "text").is_dir():
        texts = {path.stem: path for path in sorted((folder / "text").glob("*.txt"))}
        return [_Brat(path, _text_of(path, texts)) for path in annotations]
    return _basil_items(folder)


def _text_of(annotation: Path, texts: dict[str, Path]) -> Path:
    name = annotation.stem
    for end in range(len(name), 0, -1):
        if name[:end] in texts:
            return texts[name[:end]]
    return annotation.parent.parent / "text" / f"{name}.txt"  # absent: the item is unreadable


@dataclass(frozen=True)
class _Brat:
    path: Path
    text: Path

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def key(self) -> str:
        return str(self.text)

    def words(self) -> Words:
        # newline="": offsets count every character of the file
        with self.text.open(encoding="utf-8", newline="") as file:
            text = file.read()
        return Words(text, tuple(match.span() for match in _WORD.finditer(text)))

    def gold(self) -> Gold:
        spans: dict[str, tuple[Stretch, ...]] = {}
        events: list[str] = []
        with self.path.open(encoding="utf-8", newline="\n") as file:
            for line in file:
                if match := _SPAN_LINE.match(line.rstrip("\n")):
                    spans[match.group(1)] = tuple(
                        (int(low), int(high))
                        for low, high in (part.split() for part in match.group(3).split(";"))
                    )
                elif match := _EVENT_LINE.match(line.rstrip("\n")):
                    events.append(match.group(1))
        found = tuple(_attribution(event, spans) for event in events)
        return Gold(
            spans={role: frozenset(s for a in found for s in getattr(a, role)) for role in ROLES},
            attributions=found,
        )


def _attribution(event: str, spans: dict[str, tuple[Stretch, ...]]) -> Attribution:
    parts: dict[str, list[Stretch]] = {role: [] for role in ROLES}
    for pair in event.split():
        name, _, reference = pair.partition(":")
        role = name.rstrip("0123456789").lower()
        if role in parts:
            if reference not in spans:
                raise ValueError(f"{reference} is not defined")
            parts[role].extend(spans[reference])
    return Attribution(**{role: tuple(sorted(found)) for role, found in parts.items()})


def _line_items(path: Path) -> Sequence[Item]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror}") from None
    first = next((line for line in lines if line.strip()), b"")
    try:
        known = {"tokens", "labels"} <= set(json.loads(first))
    except (ValueError, TypeError):
        known = False
    if not known:
        return []
    return [_Window(n, line) for n, line in enumerate(lines, 1) if line.strip()]


@dataclass(frozen=True)
class _Window:
    number: int
    line: bytes

    @property
    def name(self) -> str:
        return f"line {self.number}"

    @property
    def key(self) -> str:
        return self.name

    def words(self) -> Words:
        tokens = self._field("tokens")
        text, words = detokenize(tokens)
        return Words(text, words)

    def gold(self) -> Gold:
        tokens, labels = self._field("tokens"), self._field("labels")
        if len(tokens) != len(labels):
            raise ValueError(f"{len(tokens)} tokens, {len(labels)} labels")
        _, words = detokenize(tokens)
        spans: dict[str, set[Stretch]] = {role: set() for role in ROLES}
        for role, low, high in decode_bio(labels):
            spans[role].add((words[low][0], words[high - 1][1]))
        return Gold(spans={role: frozenset(found) for role, found in spans.items()})

    def _field(self, name: str) -> list[str]:
        row = json.loads(self.line)
        value = row.get(name) if isinstance(row, dict) else None
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise ValueError(f"{name} is not a list of strings")
        return value


def decode_bio(labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Role, first and one past last token of each span; an ``I-`` after another role opens one.

    Raises ``ValueError`` on a label that is not ``O``, ``B-`` or ``I-`` with a known role.
    """
    start, role = 0, ""
    for at, label in enumerate([*labels, "O"]):
        mark, _, name = label.partition("-")
        if label != "O" and (mark not in {"B", "I"} or name not in ROLES):
            raise ValueError(f"{label!r} is no label of {', '.join(ROLES)}")
        if role and (mark != "I" or name != role):
            yield role, start, at
            role = ""
        if label != "O" and not role:
            start, role = at, name


def _basil_items(folder: Path) -> Sequence[Item]:
    articles: dict[str, Path] = {}
    annotations: list[Path] = []
    for path in sorted(folder.rglob("*.json")):
        if path.stem.endswith("_ann"):
            annotations.append(path)
        else:
            articles[path.stem] = path
    return [
        _Basil(articles[stem], path)
        for path in annotations
        if (stem := path.stem.removesuffix("_ann")) in articles
    ]


@dataclass(frozen=True)
class _Basil:
    article: Path
    annotation: Path

    @property
    def name(self) -> str:
        return self.article.stem

    @property
    def key(self) -> str:
        return str(self.article)

    def words(self) -> Words:
        text, _ = self._laid_out()
        return Words(text, tuple(match.span() for match in _WORD.finditer(text)))

    def gold(self) -> Gold:
        _, sentences = self._laid_out()
        quotes = []
        for entry in _read_json(self.annotation)["phrase-level-annotations"]:
            if entry["quote"] != "yes":
                continue
            number = str(entry["id"])
            if not number.startswith("p") or int(number[1:]) >= len(sentences):
                continue  # in the title, which is not part of the text
            start = sentences[int(number[1:])]
            where = (start + int(entry["start"]), start + int(entry["end"]))
            speaker = str(entry["speaker"])
            unnamed = not speaker or speaker.startswith("other_")
            quotes.append(Quote(where, None if unnamed else speaker.replace("_", " ")))
        return Gold(quotes=tuple(quotes))

    def _laid_out(self) -> tuple[str, list[int]]:
        """The text, a paragraph a line, and where each sentence starts in it."""
        text, starts = "", []
        for paragraph in _read_json(self.article)["body-paragraphs"]:
            for sentence in paragraph:
                if text and not text.endswith("\n"):
                    text += " "
                starts.append(len(text))
                text += sentence
            text += "\n"
        return text, starts


def _read_json(path: Path) -> dict[str, Any]:
    found = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise ValueError(f"{path.name} is not a JSON object")
    return found
