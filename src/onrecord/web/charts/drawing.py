"""From a specification to an SVG that stands within a page.

Drawn on the server by vl-convert, which needs no network; links in it work without JavaScript.
Colours are the page's CSS variables, so that a chart is right in light and dark.
"""

import functools
import json
import re
from typing import Any

from markupsafe import Markup, escape

_HEAD = re.compile(r"^<svg[^>]*")
_CLASS = ' class="marks"'
# The library completes relative addresses with that of its example data.
_LINK = re.compile(r'xlink:href="(?:https://vega\.github\.io/vega-datasets/)?([^"]*)"')
_FONT = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif"
_THEME = {
    "background": None,
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--quiet)",
        "titleColor": "var(--quiet)",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": "var(--rule)",
        "domainColor": "var(--rule)",
        "tickColor": "var(--rule)",
    },
    "legend": {"labelColor": "var(--ink)", "titleColor": "var(--quiet)", "labelFontSize": 12},
    "text": {"color": "var(--ink)"},
    "bar": {"color": "var(--accent)"},
    "line": {"color": "var(--accent)"},
    "point": {"color": "var(--accent)"},
    "rule": {"color": "var(--rule)"},
}


def draw(spec: dict[str, Any], *, label: str) -> Markup:
    """The SVG of a Vega-Lite specification, or of a Vega one where its ``$schema`` says so.

    Give colours as CSS variables ("var(--accent)") and ``href`` as addresses of this site.
    ``label`` says in words what is shown; the numbers themselves belong in a table beside it.
    """
    return _drawn(json.dumps(spec, default=str, sort_keys=True), label)


@functools.lru_cache(maxsize=128)
def _drawn(spec: str, label: str) -> Markup:
    import vl_convert

    given = json.loads(spec)
    given["config"] = {**_THEME, **given.get("config", {})}
    is_vega = "/vega/" in given.get("$schema", "")
    svg = vl_convert.vega_to_svg(given) if is_vega else vl_convert.vegalite_to_svg(given)
    named = f'class="chart" role="group" aria-label="{escape(label)}"'
    svg = _HEAD.sub(lambda found: f"{found.group().replace(_CLASS, '')} {named}", svg, count=1)
    svg = _LINK.sub(_within_the_site, svg)
    return Markup(svg)  # noqa: S704 - the library escapes every text that it draws


def _within_the_site(link: re.Match[str]) -> str:
    """A link to an address of this site; any other is none."""
    address = link.group(1)
    ours = address.startswith(("/", "#")) and not address.startswith("//")
    return f'href="{address}"' if ours else ""
