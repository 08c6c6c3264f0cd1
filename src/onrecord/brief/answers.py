"""Plain text for the answers that are lists: said, stories."""

from collections.abc import Sequence

from onrecord.brief.terminal import clean_line, item_line, wrap
from onrecord.brief.wording import (
    count,
    listed,
    outlet_of,
    quote_marks,
    say_counts,
    say_date,
    say_day,
)
from onrecord.query import Saying, Source, StoryLine

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


def say_stories(stories: Sequence[StoryLine], width: int) -> str:
    """Stories, newest first, with their reports and what derives from what."""
    blocks = [_story(story, width) for story in stories]
    return "\n\n".join(blocks) if blocks else "no stories in the record"


def _story(story: StoryLine, width: int) -> str:
    when = say_day(story.first)
    if story.last != story.first:
        when += f" to {say_day(story.last)}"
    head = f"{story.title}: {count(len(story.reports), 'report')}, {count(story.origins, 'origin')}, {when}"
    lines = [wrap(clean_line(head), width, rest="  ")]
    outlets = {
        report.article: report.outlet or report.locator or "another" for report in story.reports
    }
    for report in story.reports:
        told = f"{report.outlet or 'unknown outlet'}, {say_day(report.day)}: {report.title or 'untitled'}"
        if report.taken_from is not None and report.how is not None:
            source = outlets.get(report.taken_from, report.taken_from)
            share = f", {report.share:.0%} of its words" if report.share is not None else ""
            told += f" ({report.how.replace('_', ' ')} of {source}{share})"
        lines.append(item_line(f"{told} [{report.locator or report.article}]", width))
    return "\n".join(lines)
