"""Reading coreference files in CoNLL's column format, whichever columns stand between.

A line is a word: its columns are separated by tabs, or else by blanks; the last says which chains
begin and end there (``(7``, ``7)``, ``(7)``, joined by ``|``; ``-`` or ``_`` for none). The word
stands in the fourth column where there are five or more (document, part or sentence, number,
word …), else before the last. Blank lines separate sentences; ``#begin document NAME`` and
``#end document`` enclose a document, or several, where the first of five or more columns names them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.errors import GoldError

_BEGIN = re.compile(
    r"#\s*begin document\s+\(?(?P<name>[^;)]*[^;)\s])\)?\s*(?:;\s*part\s+(?P<part>\S+))?"
)
_CHAINS = re.compile(r"[-_*]|\(?[^()|]+\)?(?:\|\(?[^()|]+\)?)*")
_WORD = 3  # the word's column where there are at least five
_COLUMNS_OF_ONTONOTES = (
    8  # with tags and parse between word and chains: numbers are a document's own
)


@dataclass(frozen=True)
class GoldMention:
    """Words and their chain: half-open numbers of tokens in the document."""

    first: int
    after: int
    chain: str


@dataclass(frozen=True)
class GoldDocument:
    """One document. ``topic`` says which documents may share chains."""

    name: str
    topic: str
    sentences: tuple[tuple[str, ...], ...]
    mentions: tuple[GoldMention, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """All tokens in order."""
        return tuple(token for sentence in self.sentences for token in sentence)


@dataclass
class _Open:
    """A document while it is being read. ``within`` is what the line that began it calls the whole."""

    name: str
    line: int
    within: str = ""
    first_column: str | None = None
    sentences: list[list[str]] = field(default_factory=lambda: [[]])
    mentions: list[GoldMention] = field(default_factory=list)
    open: dict[str, list[int]] = field(default_factory=dict)
    length: int = 0
    columns: int = 0

    def changes_to(self, columns: Sequence[str]) -> bool:
        """True where the first column names another document than the lines before."""
        if len(columns) <= _WORD + 1:
            return False
        before, self.first_column = self.first_column, columns[0]
        return before is not None and before != columns[0]


def is_conll(path: Path) -> bool:
    """True for a text file whose first line that says anything begins a CoNLL document."""
    if not path.is_file():
        return False
    with path.open("rb") as lines:
        head = lines.read(4096).decode("utf-8-sig", "replace")
    first = next((line for line in head.splitlines() if line.strip()), "")
    return _BEGIN.match(first) is not None


def read_conll(path: Path) -> tuple[GoldDocument, ...]:
    """The documents of a file in order; raises ``GoldError`` with file and line where it is malformed.

    Documents of one topic may share chains. The topic is the name's part before its first ``/``, or
    before a later one (never the last part) where no chain crosses the groups that it makes. Where
    chains are numbered anew in each document, or none stands in two, each document is a topic.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: not a text file in UTF-8: {error}") from None
    drafts = list(_documents(lines, str(path)))
    if not drafts:
        raise GoldError(f"{path}: no '#begin document' line; a CoNLL coreference file needs one")
    _check_names(drafts, path)
    depth = None if _numbered_anew(drafts) else _depth(drafts)
    return tuple(_document(draft, depth) for draft in drafts)


def _documents(lines: Iterable[str], path: str) -> Iterator[_Open]:
    current: _Open | None = None
    number = 0
    for number, line in enumerate(lines, 1):
        where = f"{path}:{number}"
        if line.startswith("#"):
            begun = _BEGIN.match(line)
            if current is not None and (begun or re.match(r"#\s*end document", line)):
                yield _closed(current, path)
                current = None
            if begun:
                part = begun["part"] or ""
                name = begun["name"] + (f" part {part}" if part.strip("0") else "")
                current = _Open(name, number)
        elif not line.strip():
            if current is not None and current.sentences[-1]:
                current.sentences.append([])
        elif current is None:
            raise GoldError(f"{where}: a word outside any document")
        else:
            columns = _columns(line, where)
            before = current.first_column or current.name
            if current.changes_to(columns):
                if not current.within:
                    current.name, current.within = before, current.name
                yield _closed(current, path)
                whole = current.within or current.name
                current = _Open(columns[0], number, within=whole, first_column=columns[0])
            _read_word(current, columns, where)
    if current is not None:
        yield _closed(current, path)


def _columns(line: str, where: str) -> list[str]:
    columns = line.rstrip("\r\n").split("\t") if "\t" in line else line.split()
    if len(columns) < 2:
        raise GoldError(f"{where}: one column; a word and its chains are needed")
    return columns


def _read_word(document: _Open, columns: list[str], where: str) -> None:
    chains = columns[-1].strip()
    if not _CHAINS.fullmatch(chains):
        raise GoldError(
            f"{where}: {chains!r} in the last column says no chain: (id, id), (id) or -"
        )
    word = columns[_WORD if len(columns) > _WORD + 1 else -2].strip()
    document.columns = max(document.columns, len(columns))
    if chains not in {"-", "_", "*"}:
        for piece in chains.split("|"):
            _read_chain(document, piece, where)
    document.sentences[-1].append(word)
    document.length += 1


def _read_chain(document: _Open, piece: str, where: str) -> None:
    chain = piece.strip("()")
    if piece[0] == "(":
        document.open.setdefault(chain, []).append(document.length)
    elif piece[-1] != ")":
        raise GoldError(f"{where}: {piece!r} neither opens nor closes a chain")
    if piece[-1] == ")":
        begun = document.open.get(chain)
        if not begun:
            raise GoldError(
                f"{where}: chain {chain!r} is closed and was not opened in its sentence"
            )
        document.mentions.append(GoldMention(begun.pop(), document.length + 1, chain))


def _no_open(document: _Open, where: str) -> None:
    left = [chain for chain, begun in document.open.items() if begun]
    if left:
        raise GoldError(f"{where}: chain {left[0]!r} is not closed where its document ends")


def _closed(document: _Open, path: str) -> _Open:
    _no_open(document, f"{path}:{document.line}")
    if not document.sentences[-1]:
        document.sentences.pop()
    return document


def _check_names(drafts: list[_Open], path: Path) -> None:
    seen: set[str] = set()
    for draft in drafts:
        if draft.name in seen:
            raise GoldError(f"{path}:{draft.line}: a second document {draft.name!r}")
        seen.add(draft.name)


def _numbered_anew(drafts: list[_Open]) -> bool:
    """True where chains are numbered from 0 or 1 in most documents: equal numbers then mean nothing."""
    lowest = []
    for draft in drafts:
        chains = {mention.chain for mention in draft.mentions}
        if not all(chain.isdecimal() for chain in chains):
            return False
        if chains:
            lowest.append(min(map(int, chains)))
    wide = max(draft.columns for draft in drafts) >= _COLUMNS_OF_ONTONOTES
    return wide or (len(lowest) > 1 and Counter(low <= 1 for low in lowest)[True] * 2 > len(lowest))


def _depth(drafts: list[_Open]) -> int | None:
    """How many parts of a name make the topic: one, more where no chain crosses the finer groups.

    ``None`` where no chain stands in two documents of a topic.
    """
    longest = max(draft.name.count("/") for draft in drafts)
    for depth in range(1, longest + 1):
        finer = depth + 1 if depth < longest else longest + 1
        if _crosses(drafts, depth, finer):
            return depth
    return 1 if longest == 0 and _crosses(drafts, 1, 1) else None


def _crosses(drafts: list[_Open], depth: int, finer: int) -> bool:
    """True where a chain stands in two of the finer groups (documents, if deep enough) of one topic."""
    places: dict[tuple[str, str], set[str]] = {}
    for draft in drafts:
        group = draft.name if finer > draft.name.count("/") else _topic(draft, finer)
        for mention in draft.mentions:
            places.setdefault((_topic(draft, depth), mention.chain), set()).add(group)
    return any(len(groups) > 1 for groups in places.values())


def _topic(draft: _Open, depth: int) -> str:
    parts = draft.name.split("/")[:-1]
    return "/".join(parts[:depth]) if parts else draft.within


def _document(draft: _Open, depth: int | None) -> GoldDocument:
    mentions = dict.fromkeys(sorted(draft.mentions, key=lambda m: (m.first, -m.after, m.chain)))
    return GoldDocument(
        name=draft.name,
        topic=draft.name if depth is None else _topic(draft, depth),
        sentences=tuple(tuple(sentence) for sentence in draft.sentences),
        mentions=tuple(mentions),
    )
