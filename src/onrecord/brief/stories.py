"""Plain text for stories: their reports, what comes from what, and their independent origins."""

from collections.abc import Mapping, Sequence

from onrecord.brief.terminal import clean_line, indented_line, item_line, wrap
from onrecord.brief.wording import count, listed, quote_marks, say_date, say_day
from onrecord.query import Happening, StoryLine
from onrecord.query.sources import READABLE, shortened
from onrecord.query.stories import Step, Told
from onrecord.records import DerivationKind

HOW: Mapping[DerivationKind, str] = {
    "copy": "copy of",
    "near_copy": "near copy of",
    "rewrite": "rewrite of",
    "correction": "correction of",
    "version": "later version of",
    "quotation": "shares quotations with",
    "citation": "cites",
}
_NO_SHARE = frozenset({"citation", "correction", "version"})


def say_stories(stories: Sequence[StoryLine], width: int) -> str:
    """Stories, newest first, with their reports and what derives from what."""
    blocks = [_story(story, width) for story in stories]
    return "\n\n".join(blocks) if blocks else "no stories in the record"


def say_story(story: StoryLine, width: int) -> str:
    """One story with its reports, why each comes from another, and its origins one by one."""
    lines = [_story(story, width, reasons=True), "", wrap(_origins(story), width)]
    names = {
        report.article: f"{report.outlet or 'unknown outlet'} [{report.locator or report.article}]"
        for report in story.reports
    }
    for origin in story.which:
        told = listed([names[id] for id in origin.reports])
        lines.append(item_line(f"{told}: {origin.why}" if origin.why else told, width))
    if story.actors:
        lines += ["", wrap(f"Actors: {listed(story.actors)}", width, rest="  ")]
    if story.events:
        lines += ["", "What they tell:"]
        lines += [item_line(_event(event), width) for event in story.events]
    lines += ["", indented_line(f"Story {story.id}", width)]
    return "\n".join(lines)


def _event(event: Happening) -> str:
    """Its day, who to whom, type and status, how many tell it, and the words."""
    sides = " → ".join(listed(names) for names in (event.actors, event.recipients) if names)
    source = event.sources[0]
    words = quote_marks(" ".join(shortened(source, READABLE).quote.split()))
    told = f"{event.type} ({event.status}), told by {count(event.origins, 'origin')}"
    return f"{say_date(event.date)}: {sides or 'nobody named'}: {told}: {words} {source.outlet or ''}".rstrip()


def _origins(story: StoryLine) -> str:
    unnamed = sum(report.unnamed for report in story.reports)
    missing = f", {unnamed} of an original that is not named" if unnamed else ""
    return f"{count(story.origins, 'independent origin')}{missing}:"


def _story(story: StoryLine, width: int, *, reasons: bool = False) -> str:
    when = say_day(story.first)
    if story.last != story.first:
        when += f" to {say_day(story.last)}"
    head = f"{story.title}: {count(len(story.reports), 'report')}, {count(story.origins, 'origin')}, {when}"
    lines = [wrap(clean_line(head), width, rest="  ")]
    if story.follows is not None:
        lines.append(indented_line(f"follows {story.follows_title or story.follows}", width, 1))
    found_at = {report.article: report.locator or report.article for report in story.reports}
    for report in story.reports:
        lines.append(item_line(f"{_name(report)}{_from(report, found_at)}", width))
        if reasons:
            lines += [indented_line(told, width, 1) for told in _reasons(report)]
    return "\n".join(lines)


def _name(report: Told) -> str:
    told = (
        f"{report.outlet or 'unknown outlet'}, {say_day(report.day)}: {report.title or 'untitled'}"
    )
    return f"{told} [{report.locator or report.article}]"


def _from(report: Told, found_at: Mapping[str, str]) -> str:
    told = [_step(step, found_at) for step in report.steps]
    if report.unnamed:
        told.append("from an original that it does not name")
    return f" ({'; '.join(told)})" if told else ""


def _step(step: Step, found_at: Mapping[str, str]) -> str:
    source = step.outlet or found_at.get(step.source, step.source)
    share = "" if step.kind in _NO_SHARE else f", {step.share:.0%} of its words"
    return f"{HOW[step.kind]} {source}{share}"


def _reasons(report: Told) -> list[str]:
    told = [
        f"{HOW[step.kind]} {step.outlet or step.source}: {step.reason}" for step in report.steps
    ]
    return [*told, *(f"says {quote_marks(words)}" for words in report.credits)]
