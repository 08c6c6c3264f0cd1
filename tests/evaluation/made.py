"""Gold sets and statements made by hand, for tests of the scorer."""

import json
from collections.abc import Sequence
from pathlib import Path

from onrecord.evaluation.statements import Found, Predict
from onrecord.records import Actor, Span, Statement, StatementMode

TEXT = "Smith said the talks failed. Jones denied them. He agreed."


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(article="art1_x", start=start, end=start + len(words), quote=words)


def statement(
    text: str,
    source: str | None,
    cue: str | None,
    content: Sequence[str],
    *,
    parent: str | None = None,
    speaker: str | None = None,
    mode: StatementMode = "indirect",
) -> Statement:
    return Statement(
        id=f"stm1_{cue}",
        article="art1_x",
        evidence=(),
        content=tuple(span(text, words) for words in content),
        mode=mode,
        source=None if source is None else span(text, source),
        cue=None if cue is None else span(text, cue),
        parent=parent,
        speaker=speaker,
    )


def always(*statements: Statement, actors: tuple[Actor, ...] = ()) -> Predict:
    return lambda text: Found(statements, actors)


def brat(folder: Path, annotations: dict[str, str], text: str = TEXT) -> Path:
    (folder / "text").mkdir()
    (folder / "attributions").mkdir()
    (folder / "text" / "doc_one.txt").write_text(text, encoding="utf-8")
    for name, lines in annotations.items():
        (folder / "attributions" / f"{name}.ann").write_text(lines, encoding="utf-8")
    return folder


GOLD = (
    "T1\tSource 0 5\tSmith\nT2\tCue 6 10\tsaid\nT3\tContent 11 27\tthe talks failed\n"
    "T4\tAttribution 6 10\tsaid\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    "T5\tSource 29 34\tJones\nT6\tCue 35 41\tdenied\nT7\tContent 42 46\tthem\n"
    "T8\tAttribution 35 41\tdenied\nE2\tAttribution:T8 Content:T7 Cue:T6 Source:T5\n"
)


def cofenet(folder: Path, rows: Sequence[object]) -> Path:
    path = folder / "windows"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def basil(folder: Path, quotes: list[dict[str, object]]) -> Path:
    (folder / "a").mkdir()
    (folder / "b").mkdir()
    article = {
        "body-paragraphs": [
            ["“We won,” said Ann Lee.", "“Bad day,” said Bo."],
            ["“No one,” cried all."],
        ]
    }
    (folder / "a" / "x_1.json").write_text(json.dumps(article), encoding="utf-8")
    (folder / "b" / "x_1_ann.json").write_text(
        json.dumps({"phrase-level-annotations": quotes}), encoding="utf-8"
    )
    return folder
