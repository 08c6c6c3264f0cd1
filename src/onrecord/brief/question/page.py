"""What a page has room for: the sentences that matter most, with their sources, counted in lines."""

from collections.abc import Sequence

from onrecord.brief.citing import Cited, reference_of
from onrecord.brief.document.text import say_reference
from onrecord.brief.question.drafts import Draft, DraftSection
from onrecord.brief.terminal import wrap
from onrecord.query import Source

LINES = 60  # lines of a page, all told
WIDTH = 96  # cells of a line
QUOTE = 115  # code points of a source's words on a page: one line of them, about
_FRAME = (
    8  # lines that are always there: title, subtitle, what was left out, heading of the sources
)
_HEADING = 2  # lines of a section's heading

Place = tuple[int, int]  # a section and a draft in it


def chosen(sections: Sequence[DraftSection]) -> set[Place]:
    """Which drafts go on a page, lowest rank first, as long as there is room."""
    budget, taken = LINES - _FRAME, set[Place]()
    cited: set[tuple[str, int, int]] = set()
    headed: set[int] = set()
    for place in _by_rank(sections):
        draft = sections[place[0]].drafts[place[1]]
        if draft.depth and _above(sections, place) not in taken:
            continue
        new = [s for s in draft.sources[: draft.shown] if _key(s) not in cited]
        cost = _lines_of(draft) + sum(_source_lines(s, draft) for s in new)
        cost += 0 if place[0] in headed else _HEADING
        if draft.rank and cost > budget:
            continue
        budget -= cost
        taken.add(place)
        headed.add(place[0])
        cited.update(map(_key, new))
    return taken


def _by_rank(sections: Sequence[DraftSection]) -> list[Place]:
    places = [(s, d) for s, section in enumerate(sections) for d in range(len(section.drafts))]
    return sorted(places, key=lambda place: (sections[place[0]].drafts[place[1]].rank, place))


def _above(sections: Sequence[DraftSection], place: Place) -> Place | None:
    """The draft of depth 0 that a draft of depth 1 is told with."""
    section, at = place
    above = (n for n in range(at - 1, -1, -1) if not sections[section].drafts[n].depth)
    found = next(above, None)
    return None if found is None else (section, found)


def _key(source: Source) -> tuple[str, int, int]:
    return source.article, source.start, source.end


def _lines_of(draft: Draft) -> int:
    numbers = " [00]" * min(len(draft.sources), draft.shown)
    return wrap(f"{draft.text}{numbers}", WIDTH - 2).count("\n") + 1


def _source_lines(source: Source, draft: Draft) -> int:
    quoted = draft.quotes and source is draft.sources[0]
    told = say_reference(reference_of(Cited(number=10, source=source), quoted=quoted))
    return wrap(told, WIDTH, first="[10] ", rest="     ").count("\n") + 1
