"""Gold sets of pairs of reports with a grade: JSON lines, or a folder of such files.

A line has ``grade`` (copy, near_copy, rewrite, independent) and two reports, each of them

* a text: ``a`` and ``b``, or ``text_a`` and ``text_b``;
* an object with ``text`` and, where known, ``title``, ``published``, ``publisher``, ``url``; or
* an id, ``a_id`` and ``b_id``, of a line of the JSON-lines file that ``corpus`` names: a path beside the
  gold file, or else in the folder of corpora (``ONRECORD_DATA``, by default ``../shared/data``).

``how`` says how the pair was made or found. Lines that are none are told and left out.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

from onrecord.errors import GoldError
from onrecord.evaluation.gold_lines import BadLine, Fields, has_lines_with, read_lines, source_of
from onrecord.read import Source

Grade = Literal["copy", "near_copy", "rewrite", "independent"]
GRADES: Final[tuple[Grade, ...]] = get_args(Grade)
_CORPORA = "../shared/data"
_OPENING = 50  # code points of a report that a pair is called by
_JOINING = re.compile(r"[\s-]+")


@dataclass(frozen=True)
class GoldPair:
    """Two reports that are still to be read, their grade, and how the pair was made."""

    name: str
    a: Source
    b: Source
    grade: Grade
    how: str


@dataclass(frozen=True)
class GoldPairs:
    """The pairs of a gold set, and what was left out of it, a line each."""

    pairs: tuple[GoldPair, ...]
    rejected: tuple[str, ...]


def read_gold(gold: Path) -> GoldPairs:
    """The pairs of a file, or of all files of a folder that hold pairs, in order.

    Raises ``GoldError`` where there is no such file, or nothing of it can be used.
    """
    files = sorted(gold.glob("*.jsonl*")) if gold.is_dir() else [gold]
    files = [file for file in files if has_lines_with(file, "grade")]
    if not files:
        raise GoldError(
            f"{gold} is no gold set for copies: expected JSON lines with grade ({', '.join(GRADES)}) "
            "and two reports, a and b, or a folder with such a file"
        )
    pairs: list[GoldPair] = []
    rejected: list[str] = []
    for file in files:
        for place, fields in read_lines(file):
            try:
                pairs.append(_pair(fields, place, file.parent))
            except BadLine as error:
                rejected.append(f"{place}: {error}")
    if not pairs:
        raise GoldError(f"{gold}: none of its pairs can be used: {rejected[0]}")
    return GoldPairs(tuple(pairs), tuple(rejected))


def _pair(fields: Fields | BadLine, place: str, folder: Path) -> GoldPair:
    if isinstance(fields, BadLine):
        raise fields
    grade = _JOINING.sub("_", str(fields.get("grade", "")).strip().lower())
    if grade not in GRADES:
        raise BadLine(f"its grade {fields.get('grade')!r} is none of {', '.join(GRADES)}")
    return GoldPair(
        name=_name(fields, place),
        a=_side(fields, "a", place, folder),
        b=_side(fields, "b", place, folder),
        grade=grade,
        how=str(fields.get("how", "")),
    )


def _name(fields: Fields, place: str) -> str:
    """Where the pair stands, and the ids of its reports or their opening words."""
    told = [_told(fields, side) for side in ("a", "b")]
    return f"{place} {' | '.join(each for each in told if each)}".strip()


def _told(fields: Fields, side: str) -> str:
    if f"{side}_id" in fields:
        return str(fields[f"{side}_id"])
    held = fields.get(side, fields.get(f"text_{side}"))
    words = held.get("title") or held.get("text") if isinstance(held, dict) else held
    opening = " ".join(words[: 2 * _OPENING].split()) if isinstance(words, str) else ""
    return opening if len(opening) <= _OPENING else f"{opening[:_OPENING]} …"


def _side(fields: Fields, side: str, place: str, folder: Path) -> Source:
    locator = f"{place}#{side}"
    for name in (side, f"text_{side}"):
        held = fields.get(name)
        if isinstance(held, str):
            return source_of({"text": held}, locator)
        if isinstance(held, dict):
            return source_of(held, locator)
    wanted, corpus = fields.get(f"{side}_id"), fields.get("corpus")
    if wanted is None or not isinstance(corpus, str):
        raise BadLine(f"no report {side}: neither a text nor an id and a corpus")
    reports = _reports(_corpus(corpus, folder))
    if str(wanted) not in reports:
        raise BadLine(f"no report {wanted!r} in {corpus}")
    return source_of(reports[str(wanted)], locator)


def _corpus(named: str, folder: Path) -> Path:
    corpora = Path(os.environ.get("ONRECORD_DATA", _CORPORA))
    for path in (folder / named, corpora / named):
        if path.is_file():
            return path
    raise BadLine(f"its corpus {named} is neither beside it nor in {corpora} (ONRECORD_DATA)")


@cache
def _reports(path: Path) -> dict[str, Fields]:
    return dict(_with_ids(path))


def _with_ids(path: Path) -> Iterator[tuple[str, Fields]]:
    for _, fields in read_lines(path):
        if not isinstance(fields, BadLine) and "id" in fields:
            yield str(fields["id"]), fields
