"""The graph of ties: actors as boxes with their names, ties as lines; both are links."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.query.ties import TieEdge, TieGraph, TieNode
from onrecord.schema.ties import tie_words
from onrecord.web.charts.ties_layout import Box, Line, Lines, lay_out

WIDE, NARROW = 1060.0, 350.0  # units a drawing is wide: about as many CSS pixels
NARROW_MOST = 10  # actors that a narrow drawing has room for
SIGNS = {"with": "+", "against": "×", "talk": "…", "part": "⊂"}
_LINE, _LINE_HEIGHT, _PADDING = 20, 16.0, 9.0  # code points of a line of a name; units
_BETWEEN_TWO = 2  # lines of a narrow drawing
_SIGN = 8.0  # half the width of a sign
_BEND = 11.0  # units between the lines of two
_STATES = frozenset({"government", "ministry", "military", "legislature", "court"})
_NARROW_SIGNS = frozenset("iljtfr.,'’:;|!I() -")
_WIDE_SIGNS = frozenset("mwMW@—%")


@dataclass(frozen=True)
class DrawnNode:
    """An actor: its box, the lines of its name, and its shape ("person", "state", "body")."""

    node: TieNode
    box: Box
    lines: tuple[str, ...]
    shape: str

    def baseline(self, number: int) -> float:
        """Where a line of the name stands, from the middle of the box."""
        return (number - (len(self.lines) - 1) / 2) * _LINE_HEIGHT


@dataclass(frozen=True)
class DrawnEdge:
    """A tie: its line and how thick that is, with what it says."""

    edge: TieEdge
    line: Line
    bend: float
    thickness: float
    sign: str
    title: str


@dataclass(frozen=True)
class DrawnTies:
    """A graph of ties as it stands in a page; ``name`` sets it apart from others there."""

    name: str
    width: float
    height: float
    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]


def draw_ties(graph: TieGraph, *, narrow: bool = False) -> DrawnTies:
    """The graph drawn; ``narrow`` for a phone, with the strongest actors alone."""
    nodes = graph.nodes[:NARROW_MOST] if narrow else graph.nodes
    number = {node.id: place for place, node in enumerate(nodes)}
    edges = [e for e in graph.edges if e.one in number and e.other in number]
    edges = _few(edges) if narrow else edges
    named = [_name_lines(node.name) for node in nodes]
    links = [(number[edge.one], number[edge.other]) for edge in edges]
    centre = number.get(graph.entity) if graph.entity is not None else None
    sizes = [_box(lines, bold=place == centre) for place, lines in enumerate(named)]
    boxes, width, height = lay_out(
        sizes, links, centre=centre, width=NARROW if narrow else WIDE, space=4.4 if narrow else 5.0
    )
    names = {node.id: node.name for node in nodes}
    drawn = tuple(
        DrawnNode(node, box, lines, _shape(node))
        for node, box, lines in zip(nodes, boxes, named, strict=True)
    )
    return DrawnTies(
        name="narrow" if narrow else "wide",
        width=width,
        height=height,
        nodes=drawn,
        edges=tuple(_drawn_edges(edges, boxes, number, names)),
    )


def _few(edges: list[TieEdge]) -> list[TieEdge]:
    """The two strongest lines between each two: more would run over names in a narrow drawing."""
    many: dict[tuple[str, str], int] = {}
    kept = []
    for edge in edges:
        many[edge.one, edge.other] = many.get((edge.one, edge.other), 0) + 1
        if many[edge.one, edge.other] <= _BETWEEN_TWO:
            kept.append(edge)
    return kept


def _drawn_edges(
    edges: list[TieEdge], boxes: list[Box], number: Mapping[str, int], names: Mapping[str, str]
) -> list[DrawnEdge]:
    lines = Lines(boxes, sign=_SIGN)
    many: dict[tuple[str, str], int] = {}
    for edge in edges:
        pair = edge.one, edge.other
        many[pair] = many.get(pair, 0) + 1
    drawn, found = dict.fromkeys(many, 0), []
    for edge in edges:
        pair = edge.one, edge.other
        bend = _BEND * (drawn[pair] - (many[pair] - 1) / 2)
        drawn[pair] += 1
        found.append(
            DrawnEdge(
                edge=edge,
                line=lines.between(number[edge.one], number[edge.other], bend),
                bend=bend,
                thickness=_thickness(edge),
                sign=SIGNS[edge.tone],
                title=edge_title(edge, names),
            )
        )
    return found


def _thickness(edge: TieEdge) -> float:
    """Thicker by the number of reports; members and posts are many, and stay thin."""
    most = 2.4 if edge.tone == "part" else 5.0
    return round(min(1.2 + 0.5 * edge.reports.bit_length(), most), 1)


def edge_title(edge: TieEdge, names: Mapping[str, str]) -> str:
    """What a line says: "Japan and China: criticises, threatens or warns (ended); 12 reports"."""
    kinds = tie_words().kinds
    said = ", ".join(kinds[kind].says for kind in edge.kinds)
    one, other = names[edge.one], names[edge.other]
    if edge.acts == "other":
        one, other = other, one
    sides = f"{one} and {other}" if edge.acts == "both" else f"{one} to {other}"
    standing = "" if edge.standing == "told" else f" ({edge.standing})"
    days = ""
    if edge.first is not None:
        days = f", {edge.first}" + (f" to {edge.last}" if edge.last != edge.first else "")
    reports = f"{edge.reports} report{'s' if edge.reports != 1 else ''}"
    return f"{sides}: {said}{standing}; {reports}{days}"


def _shape(node: TieNode) -> str:
    if node.kind == "person":
        return "person"
    return "state" if node.kind in _STATES else "body"


def _name_lines(name: str) -> tuple[str, ...]:
    """A name in one line or two, cut where it is longer."""
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + 1 + len(word) <= _LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > 2:
        lines = [lines[0], f"{lines[1]} …"]
    return tuple(line if len(line) <= _LINE + 4 else f"{line[: _LINE + 3]}…" for line in lines)


def _box(lines: tuple[str, ...], *, bold: bool) -> Box:
    width = max((_width(line) for line in lines), default=0.0) * (1.1 if bold else 1.0)
    return Box(max(width, 18.0) + 2 * _PADDING, max(_LINE_HEIGHT * len(lines) + 10, 26.0))


def _width(line: str) -> float:
    """Of a line in units, at 13 units a line: rather too wide than too narrow."""
    return sum(
        4.6 if sign in _NARROW_SIGNS else 11.5 if sign in _WIDE_SIGNS else 9.2 if sign.isupper()
        else 13.2 if ord(sign) > 0x2E80 else 7.4
        for sign in line
    )  # fmt: skip
