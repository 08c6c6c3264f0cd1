"""A document in three forms: whatever a report says, none of them obeys it."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from onrecord.brief.document import (
    Column,
    Document,
    Heading,
    Items,
    Quotation,
    Reference,
    References,
    Row,
    Table,
    Words,
    cell,
    item,
    paragraph,
    to_html,
    to_markdown,
    to_text,
)
from onrecord.brief.document.addresses import web_address
from onrecord.brief.document.markdown import escape
from onrecord.brief.terminal import clean_line


def document(words: str = "Japan", link: str | None = None) -> Document:
    """One of each kind of block, the words in every place where text of a report can stand."""
    return Document(
        title=words,
        blocks=(
            Heading(text=words),
            paragraph([Words(text=f"{words} ", tone="strong"), Words(text=words)], [1]),
            Items(items=(item(words, [1, 2]), item(words, depth=1))),
            Quotation(text=words, by=words, sources=(1,)),
            Table(
                title=words,
                columns=(Column(title=words), Column(title="N", right=True)),
                rows=(Row(cells=(cell(words, words, tone="for"), cell("1"))),
                      Row(cells=(cell(words, sources=[1]), cell("")), depth=1)),
            ),
            References(references=(
                Reference(number=1, outlet=words, date="1 May 2021", words=words, place=words, link=link),
            )),
        ),
    )  # fmt: skip


def test_text() -> None:
    assert to_text(document(), width=40).splitlines() == [
        "Japan",
        "",
        "JAPAN",
        "Japan Japan [1]",
        "",
        "- Japan [1][2]",
        "  - Japan",
        "    “Japan” – Japan [1]",
        "",
        "Japan",
        "Japan                                  N",
        "────────────────────────────────────────",
        "Japan                                  1",
        "Japan",
        "  Japan [1]",
        "",
        "[1] Japan, 1 May 2021: Japan (Japan)",
    ]


@pytest.mark.parametrize("width", [20, 40, 96])
def test_no_line_of_text_is_wider_than_asked(width: int) -> None:
    words = "委員会 approved the long-awaited measure after a debate of many hours " * 3
    from rich.cells import cell_len

    assert max(map(cell_len, to_text(document(words), width=width).splitlines())) <= width


def test_colours_are_put_in_only_where_asked_for() -> None:
    assert "\x1b" not in to_text(document())
    assert "\x1b[32m" in to_text(document(), colours=True)


def test_words_joined_without_a_space_stay_together() -> None:
    said = paragraph(
        [Words(text="Japan", tone="strong"), Words(text=", Peru and "), Words(text="Chile.")]
    )
    assert to_text(Document(title="T", blocks=(said,))).splitlines()[-1] == "Japan, Peru and Chile."


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![x](http://a.b/c.png)",
    "http://a.b and www.a.b and <http://a.b>",
    "*bold* _em_ `code` ~~gone~~ **x** __y__",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "> quote",
    "| a | b |",
    "---",
    "===",
    "&lt;b&gt; &amp; &#60;",
    "$x^2$",
    "\\*not\\*",
    "a\nb\n\n# c",
    "\x1b[31mred\x1b[0m \x9b2J \u202eright to left\u202c",
    "{{ 7 * 7 }} {% raw %} {# #}",
    '" onmouseover="alert(1)',
    "</style></title><b>",
    "[1]: http://a.b",
    "[^1]: x",
    "    four spaces",
]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def tags(page: str) -> _Tags:
    parser = _Tags()
    parser.feed(page)
    return parser


@pytest.mark.parametrize("words", HOSTILE)
def test_a_page_shows_text_as_text(words: str) -> None:
    plain, hostile = tags(to_html(document())), tags(to_html(document(words)))
    assert hostile.tags == plain.tags
    assert [name for name, _ in hostile.attributes] == [name for name, _ in plain.attributes]
    assert not re.search("[\x1b\x9b\u202e]", hostile.text)
    assert " ".join(clean_line(words).split()) in " ".join(hostile.text.split())


def test_a_page_fetches_nothing_and_runs_nothing() -> None:
    page = to_html(document(link="https://example.org/a?b=c&d"))
    assert not {"script", "link", "img", "iframe", "object", "base", "form"} & set(tags(page).tags)
    assert "@import" not in page
    assert "url(" not in page
    assert "default-src 'none'" in page
    links = [value for name, value in tags(page).attributes if name in {"href", "src"}]
    assert set(links) == {"#source-1", "https://example.org/a?b=c&d"}


def test_a_number_points_only_to_a_source_that_is_listed() -> None:
    page = to_html(document())
    assert 'id="source-1"' in page
    assert "#source-2" not in page


ADDRESSES = [
    ("https://example.org/a b", "https://example.org/a%20b"),
    ('HTTP://example.org/"><b>', "HTTP://example.org/%22%3E%3Cb%3E"),
    ("javascript:alert(1)", None),
    (" java\nscript:alert(1)", None),
    ("data:text/html,x", None),
    ("file:///etc/passwd", None),
    ("//example.org/a", None),
    ("reports/a.txt", None),
    ("http://[::1", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("link", "address"), ADDRESSES)
def test_only_addresses_of_the_web_are_followed(link: str | None, address: str | None) -> None:
    assert web_address(link) == address
    made = to_html(document(link=link)) + to_markdown(document(link=link))
    assert ("noopener" in made) is (address is not None)


_MARKDOWN = MarkdownIt("gfm-like", {"linkify": False, "html": True})


def shown(markdown: str) -> tuple[list[str], str]:
    """What a reader of Markdown makes of it: the kinds of its tokens, and its text."""
    kinds, text = [], ""
    for token in _MARKDOWN.parse(markdown):
        for each in token.children or [token]:
            kinds.append(each.type)
            text += each.content if each.type in {"text", "text_special"} else ""
    return kinds, text


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_shows_text_as_text(words: str) -> None:
    plain, _ = shown(to_markdown(document()))
    hostile, text = shown(to_markdown(document(words)))
    assert [kind for kind in hostile if not kind.startswith("text")] == [
        kind for kind in plain if not kind.startswith("text")
    ]
    assert " ".join(clean_line(words).split()) in " ".join(text.split())


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_one_paragraph_of_markdown(words: str) -> None:
    kinds, text = shown(escape(words))
    line = clean_line(words)
    assert {kind for kind in kinds if not kind.startswith("text")} <= {
        "paragraph_open",
        "paragraph_close",
    }
    assert text == line


@settings(deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_any_text_is_text_on_a_page(words: str) -> None:
    assert tags(to_html(document(words))).tags == tags(to_html(document())).tags


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(ValueError, match="1 cells in a table of 2 columns"):
        Table(columns=(Column(title="A"), Column(title="B")), rows=(Row(cells=(cell("a"),)),))
