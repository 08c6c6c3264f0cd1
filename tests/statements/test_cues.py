"""The vocabulary of cues is data, checked when it is read."""

import pytest

from onrecord.errors import SchemaError
from onrecord.schema import cues as schema

HEADER = "cue,pos,complement,kind,train\n"


def test_the_shipped_lists_load() -> None:
    assert schema.cues()[("say", "verb")]["that"] == "say"
    assert {"statement", "conference"} <= schema.occasions()
    used = {kind for complements in schema.cues().values() for kind in complements.values()}
    assert used == schema.KINDS


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("cue,pos\nsay,verb\n", "columns must be"),
        (HEADER + "say,verb,that\n", r"cues.csv:2: expected 5 fields"),
        (HEADER + "# why\nsay,verb,that,shout,\n", r"cues.csv:3: 'shout' is not one of"),
        (HEADER + "say,word,that,say,\n", r"cues.csv:2: 'word' is not one of"),
        (HEADER + ",verb,that,say,\n", r"cues.csv:2: a cue needs"),
        (
            HEADER + "say,verb,that,say,\nsay,verb,that,ask,\n",
            r"cues.csv:3: say with that stands twice",
        ),
    ],
    ids=["columns", "fields", "kind", "part of speech", "empty", "twice"],
)
def test_malformed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object, text: str, message: str
) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "cues.csv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(schema.resources, "files", lambda _: folder)
    with pytest.raises(SchemaError, match=message):
        schema.cues.__wrapped__()
