"""A board and its changes as text, Markdown and a page: readable, whole, and harmless."""

import datetime
import html
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from onrecord.brief.board import board_document, changes_document
from onrecord.brief.document import Document, to_html, to_markdown, to_text
from onrecord.query import board, changes
from onrecord.store import View
from tests.query.desk import Desk, day

QUESTION = "Taiwan’s entry into the CPTPP"
DAY = datetime.date


def page(view: View, *, full: bool = True, **days: DAY) -> Document:
    return board_document(board(view, QUESTION, **days), full=full)


def changed(view: View, since: str) -> Document:
    return changes_document(changes(view, QUESTION, since=DAY.fromisoformat(since)))


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [80, 120])
def test_lines_fit_and_nothing_is_lost(view: View, width: int) -> None:
    for document in (page(view), changed(view, "2021-09-01")):
        text = to_text(document, width=width)
        assert max(cell_len(line) for line in text.splitlines()) <= width
    text = flat(to_text(page(view), width=width))
    assert (
        "“Australia will not support Taiwan’s accession to the CPTPP, its prime minister said.”"
        in text
    )
    assert "Silent: Brunei, Canada, Chile" in text
    assert text.endswith("9 silent: 10 still needed.")


SHOWN = [
    (
        "Japan for 24 September 2021 own words 2 (1) 6: told by 1 origin,",
        "a line with its reports and origins",
    ),
    ("before, against: “Australia will not support", "a reversal has both quotations"),
    ("“Australia could back the island’s application after all", "and the words of now"),
    ("China itself silent Chinese Foreign Ministry against", "a part stands beneath its whole"),
    ("Guesses of reports, which are no positions", "conjecture stands apart"),
    ("Other members of the bloc leaning against?", "and is a question"),
    ("As of 19 November 2022, the day of the newest report.", "the day is told"),
]


@pytest.mark.parametrize(("shown", "note"), SHOWN, ids=[case[1] for case in SHOWN])
def test_a_board_as_text(view: View, shown: str, note: str) -> None:
    text = flat(re.sub("─+", " ", to_text(page(view), width=120)))
    assert shown in re.sub(r"(for) before: against", r"\1", text), note


def test_a_day_that_is_asked_for_is_told_as_what_was_known(view: View) -> None:
    text = flat(to_text(page(view, as_of=DAY(2022, 11, 18)), width=100))
    assert "What was known on 18 November 2022: reports published up to then." in text


def test_a_page_has_every_quotation_with_its_outlet_day_and_link(view: View) -> None:
    written = to_html(page(view))
    assert written.count("<details>") == 5
    told = html.unescape(re.sub("<[^>]+>", "", written))
    assert "– Harbour Gazette, 24 September 2021" in told
    assert 'href="https://strand.example.org/beijing"' in written
    assert '<span class="against">against</span>' in written, "a colour never stands without a word"


def test_a_board_as_markdown(view: View) -> None:
    written = to_markdown(page(view))
    row = next(line for line in written.splitlines() if line.startswith("| Australia"))
    assert "leaning for<br>before: against" in row
    assert "before, against: “Australia will not support" in row
    assert "| ↳ Chinese Foreign Ministry | against |" in written


CHANGES = [
    ("2022-11-18", "new: none · moved: Australia · contradicted: none"),
    ("2022-11-18", "Australia: from against to leaning for (since 19 November 2022)"),
    ("2022-11-18", "before: “Australia will not support"),
    ("2022-11-18", "now: “Australia could back the island’s application"),
    ("2021-09-01", "Chinese Foreign Ministry, beneath China: against (since 23 September 2021)"),
    ("2021-09-01", "Then: consensus of 11: 0 for, 0 leaning for, 0 against, 11 silent: 11 still needed."),
    ("2023-01-01", "Nothing is new or moved after 1 January 2023."),
]  # fmt: skip


@pytest.mark.parametrize(("since", "shown"), CHANGES, ids=[case[1][:40] for case in CHANGES])
def test_changes_as_text(view: View, since: str, shown: str) -> None:
    assert shown in flat(to_text(changed(view, since), width=100))


@pytest.fixture
def disputed(tmp_path: Path) -> View:
    """Peru told both ways of one day, the second time in a report of later; then words that are unclear."""
    desk = Desk()
    for stance, verb, published, own, sure in (
        ("for", "backs", "2021-09-10", None, None),
        ("against", "opposes", "2021-10-10", day("2021-09-10"), None),
        ("for", "may like", "2021-10-11", None, 0.2),
    ):
        report = desk.report(
            f"Peru {verb} Taiwan’s entry into the CPTPP, <b>if</b> | others *agree*.",
            f"Post {published}",
            published,
            url="javascript:alert(1)",
        )
        peru = report.actor("Peru", "government", country="PE", known_as="country:PE")
        report.position(
            peru, stance, verb, "Taiwan’s entry into the CPTPP", date=own, confidence=sure
        )
    return desk.save(tmp_path / "r.db").view()


def test_a_contradiction_stands_side_by_side(disputed: View) -> None:
    text = flat(to_text(page(disputed), width=120))
    assert "Peru disputed" in text
    assert "for: “Peru backs" in text
    assert "against: “Peru opposes" in text
    assert "Post 2021-10-10, 10 October 2021; of 10 September 2021" in text
    assert "unclear: “Peru may like" in text
    late = flat(to_text(changed(disputed, "2021-09-30"), width=120))
    assert (
        "Peru: from for to disputed (since 10 September 2021; known from 10 October 2021)" in late
    )
    assert "for: “Peru backs" in late


def test_words_of_reports_are_never_markup(disputed: View) -> None:
    written = to_html(page(disputed))
    assert "<b>if" not in written
    assert "javascript:" not in written
    marked = to_markdown(page(disputed))
    assert "&lt;b&gt;if" in marked
    assert r"\| others \*agree\*" in marked
    disputed.close()
