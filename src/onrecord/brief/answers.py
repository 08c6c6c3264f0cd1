"""Plain text for what was said, and how sources are cited."""

from collections.abc import Sequence

from onrecord.brief.terminal import clean_line, wrap
from onrecord.brief.wording import (
    listed,
    outlet_of,
    quote_marks,
    say_counts,
    say_date,
    say_day,
)
from onrecord.query import Saying, Source

NOTHING_SAID = "no statement found"


def cite(source: Source) -> str:
    """A source in one line: its words, outlet, date, and where they stand."""
    before, after = ("… " if source.cut[0] else ""), (" …" if source.cut[1] else "")
    published = say_date(source.published) if source.published is not None else "undated"
    where = (
        f"{source.locator or source.url or source.article}, characters {source.start}–{source.end}"
    )
    quote = quote_marks(f"{before}{source.quote}{after}")
    return clean_line(f"{quote} {outlet_of(source)}, {published} ({where})")


def say_said(sayings: Sequence[Saying], width: int) -> str:
    """Statements, newest first; "no statement found" where there are none."""
    if not sayings:
        return NOTHING_SAID
    lines = []
    for saying in sayings:
        lines.append(wrap(clean_line(_saying(saying)), width, rest="  "))
        lines.append(wrap(cite(saying.source), width, first="    ", rest="    "))
        lines += [wrap(f"also {cite(s)}", width, first="    ", rest="    ") for s in saying.also]
        if saying.reports > 1:
            lines.append(wrap(_how_often(saying), width, first="    ", rest="    "))
    return "\n".join(lines)


def _how_often(saying: Saying) -> str:
    """How many tell it, and why reports that are one origin are one."""
    told = say_counts(saying.reports, saying.outlets, saying.origins)
    why = [clean_line(origin.why) for origin in saying.which if origin.why is not None]
    return f"{told}{''.join(f'; {each}' for each in why)}"


def _saying(saying: Saying) -> str:
    parts = [f"{say_day(saying.day)}: {saying.speaker}"]
    if saying.on_behalf_of:
        parts.append(f"on behalf of {listed(saying.on_behalf_of)}")
    if saying.addressee:
        parts.append(f"to {saying.addressee}")
    if saying.through:
        parts.append(f"as told by {', as told by '.join(saying.through)}")
    mode = f"not said ({saying.mode})" if saying.negated else saying.mode
    return f"{', '.join(parts)} ({mode}): {' … '.join(saying.content)}"
