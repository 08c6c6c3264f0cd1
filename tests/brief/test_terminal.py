"""Text of reports is hostile: what reaches a terminal must not be obeyed by it."""

import json

import pytest
from rich.cells import cell_len

from onrecord.brief.terminal import clean, clean_json, clean_line, wrap

CASES = [
    ("plain", "plain", "plain text stays"),
    ("“Žižek” – 日本", "“Žižek” – 日本", "letters of any script stay"),
    ("\x1b[31mred\x1b[0m", "red", "colours"),
    ("\x1b[2J\x1b[Hgone", "gone", "clearing the screen"),
    ("\x9b31mred", "red", "one-byte control sequence"),
    ("\x1b]0;title\x07text", "text", "window title"),
    ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link", "hyperlink"),
    ("\x1b]52;c;ZXZpbA==\x07x", "x", "clipboard"),
    ("\x1bcreset", "reset", "full reset"),
    ("\x1b", "", "a lone escape"),
    ("a\x08b\x7fc\x00d", "abcd", "backspace, delete, nul"),
    ("over\rwritten", "over written", "carriage return"),
    ("a\tb", "a b", "tab"),
    ("pay \u202eevil\u202c", "pay evil", "direction override"),
    ("a\u2028b", "a b", "line separator"),
    ("\ud800", "", "a lone surrogate cannot be printed"),
    ("[bold]not markup[/bold]", "[bold]not markup[/bold]", "brackets are text"),
    ("two\nlines", "two\nlines", "line breaks stay"),
]


@pytest.mark.parametrize(("text", "expected", "note"), CASES, ids=[case[2] for case in CASES])
def test_clean(text: str, expected: str, note: str) -> None:
    assert clean(text) == expected, note
    assert clean(clean(text)) == clean(text), note


def test_clean_line() -> None:
    assert clean_line("two\n  lines\x1b[1m ") == "two lines"


def test_json_keeps_the_data_and_escapes_what_a_terminal_obeys() -> None:
    text = json.dumps("\x9b31m \u202e ok’", ensure_ascii=False)
    safe = clean_json(text)
    assert "\x9b" not in safe
    assert "\u202e" not in safe
    assert json.loads(safe) == "\x9b31m \u202e ok’"


@pytest.mark.parametrize("width", [10, 20, 40])
def test_wrap_counts_wide_characters_as_two(width: int) -> None:
    text = "日本 は 台湾 を 支持 する and so on, says the report"
    lines = wrap(text, width, first="- ", rest="  ").split("\n")
    assert all(cell_len(line) <= width for line in lines)
    assert " ".join(line[2:] for line in lines) == text


def test_wrap_keeps_a_long_word_whole() -> None:
    assert wrap("x" * 50, 10) == "x" * 50
    assert wrap("", 10) == ""
