"""Gold sets of stances: DSE (between two entities) and NewsMTSC (towards one target)."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import GoldError

Place = tuple[int, int]  # half-open code points of the sentence
DSE_CLASSES = (
    "neutral", "p for q", "q for p", "p against q", "q against p",
)  # fmt: skip
MTSC_CLASSES = ("neutral", "for", "against")
_CLASSES = tuple(map(str, range(len(DSE_CLASSES))))
_POLARITY = {2.0: 2, 4.0: 0, 6.0: 1}


@dataclass(frozen=True)
class GoldStance:
    """A sentence with what is asked about it: ``p`` is ``None`` where only a target is marked.

    ``stance`` is the number of its class in ``DSE_CLASSES``, or ``MTSC_CLASSES`` without ``p``.
    ``group`` names the report it comes from, where the gold set says so.
    """

    sentence: str
    p: Place | None
    q: Place
    stance: int
    group: str = ""


def is_dse(path: Path) -> bool:
    """True for a file whose first line is a sentence with two bracketed entities and a class."""
    if not path.is_file():
        return False
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        row = next(csv.reader(lines, delimiter="\t"), [])
    return len(row) == 4 and row[3] in _CLASSES and f"[{row[1]}]" in row[0]


def is_newsmtsc(path: Path) -> bool:
    """True for a file of JSON lines whose first has a sentence and targets."""
    if not path.is_file():
        return False
    with path.open(encoding="utf-8", errors="replace") as lines:
        try:
            row = json.loads(lines.readline())
        except ValueError:
            return False
    return isinstance(row, dict) and {"sentence_normalized", "targets"} <= set(row)


def read_dse(path: Path) -> Iterator[GoldStance]:
    """The rows of a DSE file; raises ``GoldError`` with the line of what cannot be read."""
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.reader(lines, delimiter="\t"), 1):
            if len(row) != 4 or row[3] not in _CLASSES:
                raise GoldError(f"{path}:{number}: wants sentence, p, q and a class from 0 to 4")
            yield GoldStance(*without_brackets(row[0], row[1], row[2]), stance=int(row[3]))


def without_brackets(sentence: str, p: str, q: str) -> tuple[str, Place, Place]:
    """A sentence without the brackets around p and q, and where they stand in it.

    What does not stand there has an empty place.
    """
    found = [_bracketed(sentence, words) for words in (p, q)]
    signs = {at for start, end in found if end for at in (start, end)}
    plain = "".join(char for at, char in enumerate(sentence) if at not in signs)
    first, second = (
        (start + 1 - sum(at <= start for at in signs), end - sum(at < end for at in signs))
        if end
        else (0, 0)
        for start, end in found
    )
    return plain, first, second


def _bracketed(sentence: str, words: str) -> tuple[int, int]:
    """Where the brackets around some words stand; twice 0 where they do not."""
    found = re.search(rf"\[\s*{re.escape(words.strip())}\s*\]", sentence)
    return (found.start(), found.end() - 1) if found else (0, 0)


def read_newsmtsc(path: Path) -> Iterator[GoldStance]:
    """The targets of a NewsMTSC file; raises ``GoldError`` with the line of what cannot be read."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield from _targets(json.loads(line))
            except (KeyError, TypeError, ValueError) as error:
                raise GoldError(f"{path}:{number}: no sentence with targets: {error}") from None


def _targets(row: dict[str, Any]) -> Iterator[GoldStance]:
    sentence = str(row["sentence_normalized"])
    for target in row["targets"]:
        group = "_".join(str(target.get("Input.gid", "")).split("_")[:2])
        yield GoldStance(
            sentence,
            None,
            (int(target["from"]), int(target["to"])),
            stance=_POLARITY[float(target["polarity"])],
            group=group,
        )
