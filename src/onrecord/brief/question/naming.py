"""Holders in sentences: who they are, of which country, and how they are counted."""

from collections.abc import Iterable, Sequence

from onrecord.brief.terminal import clean_line
from onrecord.brief.wording import HOLDS, called, listed
from onrecord.query import Board, Line

SIDES = ("for", "leaning_for", "undecided", "leaning_against", "against", "disputed")


def with_parts(lines: Iterable[Line]) -> list[tuple[Line, Line | None]]:
    """Every line with a stance, those of parts too, each with the silent whole that it is shown for."""
    found: list[tuple[Line, Line | None]] = []
    for line in lines:
        if takes_side(line):
            found.append((line, None))
        found += [(part, line) for part in line.parts if takes_side(part)]
    return found


def takes_side(line: Line) -> bool:
    """True for one whose stance is known: neither silent nor unclear."""
    return line.stance is not None and line.stance in SIDES


def all_lines(board: Board) -> list[Line]:
    """Every line of a board, parts after their whole."""
    found: list[Line] = []
    for line in (*board.deciders, *board.others):
        found += [line, *line.parts]
    return found


def by_weight(lines: Iterable[Line]) -> list[Line]:
    """The best known first: by independent origins, reports, then by the latest day."""
    return sorted(
        lines,
        key=lambda line: (
            -line.origins,
            -line.reports,
            line.described,
            -(line.since.toordinal() if line.since is not None else 0),
            line.name,
            line.key,
        ),
    )


def name_of(line: Line, whole: Line | None = None, *, post: bool = True) -> str:
    """A holder as it begins a sentence: "Taro Kono (foreign minister, Japan)"."""
    name = clean_line(called(line))
    notes = [clean_line(line.office)] if line.office and post else []
    if whole is not None and not notes and not _tells(name, whole.name):
        notes.append(clean_line(called(whole)))
    told = f"{name} ({', '.join(notes)})" if notes else name
    return told[:1].upper() + told[1:]


def _tells(name: str, country: str) -> bool:
    """True where a name says the country already: "Chinese Foreign Ministry"."""
    stem = country.lower()[: max(4, len(country) - 3)]
    return stem in name.lower()


def names(lines: Sequence[Line], most: int) -> str:
    """Names in a list, the best known first: "Japan, Peru and 3 more"."""
    known = [clean_line(called(line)) for line in by_weight(lines)]
    return listed(list(dict.fromkeys(known)), most)


def sides(lines: Sequence[Line], most: int) -> list[tuple[str, int, str]]:
    """For each side that somebody takes: what it is, how many take it, and who."""
    found = []
    for stance in SIDES:
        taking = [line for line in lines if line.stance == stance]
        if taking:
            told = "disputed" if stance == "disputed" else HOLDS[stance]
            found.append((told, len(taking), names(taking, most)))
    return found


def is_are(number: int) -> str:
    """The verb for so many."""
    return "is" if number == 1 else "are"
