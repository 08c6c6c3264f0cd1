"""Tables for a terminal: text of reports is put in as text, never as markup."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import listed, outlet_of, quote_marks, say_credibility, say_date
from onrecord.query import Happening, Source


def _text(words: str, style: str = "") -> Text:
    return Text(clean_line(words), style=style)


def plain_table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    """A table without a frame; the last column takes the space that is left."""
    table = Table(box=None, pad_edge=False, show_header=any(titles := list(titles)))
    for number, title in enumerate(titles):
        last = number == len(titles) - 1
        table.add_column(_text(title), no_wrap=not last, overflow="fold", ratio=1 if last else None)
    for row in rows:
        table.add_row(*(_text(cell) for cell in row))
    return table


def _words(source: Source) -> str:
    before, after = ("… " if source.cut[0] else ""), (" …" if source.cut[1] else "")
    published = say_date(source.published) if source.published is not None else "undated"
    quote = quote_marks(f"{before}{source.quote}{after}")
    return f"{quote} {outlet_of(source)}, {published}"


def timeline_table(happenings: Iterable[Happening]) -> Table:
    """Events by day: type, status, who to whom and where, how far it is borne out, and the words."""
    table = Table(expand=True)
    table.add_column("When", ratio=3)
    table.add_column("What", ratio=2)
    table.add_column("Who", ratio=4)
    table.add_column("Reports\n(origins)", justify="right", width=9)
    table.add_column("Credibility", ratio=3)
    table.add_column("Words", ratio=8)
    for happening in happenings:
        status = happening.status.replace("_", " ")
        sides = [listed(names, 4) for names in (happening.actors, happening.recipients) if names]
        told = f" (told by {happening.told_by})" if happening.told_by else ""
        table.add_row(
            _text(say_date(happening.date)),
            Text(f"{happening.type}\n{status}", style="" if status == "happened" else "yellow"),
            _text(" → ".join(sides) + _where(happening)),
            _text(f"{happening.reports} ({happening.origins})"),
            _text(say_credibility(happening.credibility)),
            _text(_words(happening.sources[0]) + told),
        )
    return table


def _where(happening: Happening) -> str:
    place = happening.place
    if place is None:
        return ""
    country = f" ({place.country})" if place.country is not None else ""
    return f" [{place.span.quote}{country}]"
