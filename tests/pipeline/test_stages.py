"""The contract of stages is checked before anything runs."""

from typing import Any

import pytest

from onrecord.pipeline import Stage, check_stages

Row = tuple[str, tuple[str, ...], tuple[str, ...]]


def stages(*rows: Row) -> tuple[Stage, ...]:
    return tuple(
        Stage(name, 1, requires, provides, lambda **facts: facts)
        for name, requires, provides in rows
    )


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        pytest.param([("a", ("text",), ("x",))], None, id="all provided"),
        pytest.param([("a", ("text",), ("x",)), ("b", ("x", "text"), ("y",))], None, id="a chain"),
        pytest.param(
            [("b", ("x",), ("y",)), ("a", ("text",), ("x",))], "no earlier", id="too late"
        ),
        pytest.param([("a", ("x",), ("x",))], "no earlier", id="its own need"),
        pytest.param([("a", (), ("x",)), ("a", (), ("y",))], "two stages", id="one name twice"),
        pytest.param([("a", (), ("x",)), ("b", (), ("x",))], "again by", id="one fact twice"),
        pytest.param([("a", (), ("text",))], "the start and again", id="a given fact again"),
        pytest.param([("a", (), ("z",))], "no stage provides 'x'", id="nothing wanted comes"),
    ],
)
def test_stages_are_checked(rows: list[Row], says: str | None) -> None:
    if says is None:
        check_stages(stages(*rows), given=["text"], wanted=["x"])
    else:
        with pytest.raises(ValueError, match=says):
            check_stages(stages(*rows), given=["text"], wanted=["x"])


@pytest.mark.parametrize(
    ("provides", "result", "expected"),
    [
        pytest.param(("x",), (1, 2), {"x": (1, 2)}, id="one fact is the whole result"),
        pytest.param(("x", "y"), (1, 2), {"x": 1, "y": 2}, id="several are its parts"),
    ],
)
def test_a_stage_gives_what_it_provides(
    provides: tuple[str, ...], result: Any, expected: dict[str, Any]
) -> None:
    stage = Stage("a", 1, ("text",), provides, lambda text: result if text else None)
    assert stage({"text": "words", "other": 0}) == expected


def test_a_stage_that_gives_too_little_is_an_error() -> None:
    stage = Stage("a", 1, (), ("x", "y"), lambda: (1,))
    with pytest.raises(ValueError, match="shorter"):
        stage({})
