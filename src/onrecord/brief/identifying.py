"""Plain text for lists of known actors and whom of a record they name."""

from collections.abc import Iterable, Sequence

from onrecord.brief.terminal import indented_line
from onrecord.brief.wording import count
from onrecord.query import KnownListLine, Link, ListRead


def say_lists(lines: Sequence[KnownListLine], width: int) -> str:
    """The lists in the record, one a line."""
    if not lines:
        return "no lists of known actors in the record; give one: onrecord identify FILE"
    return "\n".join(indented_line(_line(line), width) for line in lines)


def say_read(read: Sequence[ListRead], width: int) -> str:
    """What came of reading lists."""
    return "\n".join(indented_line(text, width) for each in read for text in _read(each))


def say_links(links: Sequence[Link], width: int) -> str:
    """Who is a known actor, or may be, most reported first, with the reasons."""
    return "\n".join(text for link in links for text in _link(link, width))


def _line(line: KnownListLine) -> str:
    unsure = f", {line.unsure} unsure" if line.unsure else ""
    rest = line.known - line.linked - line.unsure
    missing = f", {rest} not in the record" if rest > 0 else ""
    return (
        f"{line.source}: {count(line.known, 'known actor')}, {line.linked} linked{unsure}{missing}"
    )


def _read(read: ListRead) -> Iterable[str]:
    rejected = f", {len(read.rejected)} rows rejected" if read.rejected else ""
    yield _line(read.line) + rejected
    if read.passed:
        told = ", ".join(f"{number} {schema or '(none)'}" for schema, number in read.passed.items())
        yield f"  passed over, being no actors: {told}"


def _link(link: Link, width: int) -> Iterable[str]:
    entity = link.entity
    told = ", ".join(filter(None, (entity.kind.replace("_", " "), entity.country)))
    ids = "".join(f", {scheme} {id}" for scheme, id in sorted(link.identifiers.items()))
    yield indented_line(f"{entity.name} ({told}), {count(entity.reports, 'report')}{ids}", width)
    for found, name in zip(link.found, link.names, strict=True):
        yield indented_line(f"{name} ({found.source} {found.key}): {found.reason}", width, 1)
