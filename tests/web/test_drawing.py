"""Charts: drawn on the server, nothing in them but text, shapes and links of ours."""

import re
from typing import Any

from onrecord.web.charts.drawing import draw

HOSTILE = '<script>alert("x")</script>&"'


def _bars(**more: Any) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": [{"name": HOSTILE, "number": 3, "at": "/search?q=a&offset=2"}]},
        "mark": {"type": "bar", "color": "var(--for)"},
        "encoding": {
            "x": {"field": "name", "type": "nominal"},
            "y": {"field": "number", "type": "quantitative"},
            "href": {"field": "at"},
        },
        **more,
    }


def test_text_is_escaped_wherever_it_stands() -> None:
    drawn = str(draw(_bars(title=HOSTILE), label=HOSTILE))
    assert "<script" not in drawn
    assert 'aria-label="&lt;script&gt;' in drawn


def test_no_styles_that_the_policy_forbids() -> None:
    drawn = str(draw(_bars(), label="Bars"))
    assert not re.search(r"<style|\sstyle=|\son\w+=", drawn)


def test_links_and_colours_of_the_page() -> None:
    drawn = str(draw(_bars(), label="Bars"))
    assert 'href="/search?q=a&amp;offset=2"' in drawn
    assert "var(--for)" in drawn


def test_links_elsewhere_are_none() -> None:
    spec = _bars()
    spec["data"]["values"] = [
        {"name": name, "number": 3, "at": at}
        for name, at in (
            ("a", "//evil.example/x"),
            ("b", "https://evil.example"),
        )
    ]
    drawn = str(draw(spec, label="Bars"))
    assert "href" not in drawn


def test_vega_itself_is_drawn_too() -> None:
    spec = {
        "$schema": "https://vega.github.io/schema/vega/v5.json",
        "width": 40,
        "height": 40,
        "marks": [
            {
                "type": "symbol",
                "encode": {"enter": {"x": {"value": 9}, "fill": {"value": "var(--link)"}}},
            }
        ],
    }
    assert 'fill="var(--link)"' in draw(spec, label="A dot")
