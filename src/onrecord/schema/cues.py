"""The words that mark a statement: ``cues.csv`` and ``occasions.csv``, checked when first read."""

import csv
import functools
from collections.abc import Iterator, Mapping
from importlib import resources
from types import MappingProxyType

from onrecord.errors import SchemaError

POS = frozenset({"verb", "noun", "adj"})
KINDS = frozenset(
    {
        "accuse", "admit", "agree", "ask", "claim", "criticize", "demand", "deny", "describe",
        "doubt", "fear", "hope", "know", "oppose", "plan", "pledge", "praise", "propose",
        "refuse", "regret", "reject", "say", "show", "support", "think", "threaten", "warn",
    }
)  # fmt: skip

Cues = Mapping[tuple[str, str], Mapping[str, str]]


def rows(name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and row of a CSV file under ``schema/``; lines that open with ``#`` are skipped.

    Raises ``SchemaError`` where the header is not ``columns`` or a row has more or fewer fields.
    """
    text = resources.files("onrecord.schema").joinpath(name).read_text(encoding="utf-8")
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line[:1] not in {"#", ""}]
    parsed = list(csv.reader(line for _, line in lines))
    if not parsed or tuple(parsed[0]) != columns:
        raise SchemaError(f"schema/{name}: the columns must be {', '.join(columns)}")
    for (number, _), fields in zip(lines[1:], parsed[1:], strict=True):
        if len(fields) != len(columns):
            raise SchemaError(f"schema/{name}:{number}: expected {len(columns)} fields")
        yield number, dict(zip(columns, fields, strict=True))


@functools.cache
def cues() -> Cues:
    """``(lemma, pos)`` → ``{complement: kind}``, in the order of the file.

    ``complement`` is ``that``, ``inf``, ``obj`` or a preposition. Raises ``SchemaError`` with file
    and line on an unknown part of speech or kind, an empty field, or a row given twice.
    """
    found: dict[tuple[str, str], dict[str, str]] = {}
    for number, row in rows("cues.csv", ("cue", "pos", "complement", "kind", "train")):
        where = f"schema/cues.csv:{number}"
        if row["pos"] not in POS:
            raise SchemaError(f"{where}: {row['pos']!r} is not one of {', '.join(sorted(POS))}")
        if row["kind"] not in KINDS:
            raise SchemaError(f"{where}: {row['kind']!r} is not one of {', '.join(sorted(KINDS))}")
        if not row["cue"] or not row["complement"]:
            raise SchemaError(f"{where}: a cue needs a lemma and a complement")
        complements = found.setdefault((row["cue"], row["pos"]), {})
        if row["complement"] in complements:
            raise SchemaError(f"{where}: {row['cue']} with {row['complement']} stands twice")
        complements[row["complement"]] = row["kind"]
    return MappingProxyType({key: MappingProxyType(value) for key, value in found.items()})


@functools.cache
def occasions() -> frozenset[str]:
    """Lemmas of what one speaks in, at or on: "statement", "news conference", "Twitter"."""
    return frozenset(row["noun"] for _, row in rows("occasions.csv", ("noun",)))
