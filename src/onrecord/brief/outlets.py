"""Plain text for the outlets of a record and the letters that the user gave them."""

from collections.abc import Sequence

from onrecord.brief.terminal import clean_line, item_line, wrap
from onrecord.brief.wording import count, say_day
from onrecord.query import OutletLine, RatingsRead

# The words of the standard for its letters; see docs/reliability.md.
LETTERS = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}


def say_outlets(lines: Sequence[OutletLine], width: int) -> str:
    """Outlets, most reports first; a letter only where the user gave one."""
    if not lines:
        return "no outlets in the record"
    return "\n".join(item_line(clean_line(say_outlet(line)), width) for line in lines)


def say_outlet(line: OutletLine) -> str:
    """An outlet in one line."""
    letter = f" [{line.letter}: {LETTERS[line.letter]}]" if line.letter is not None else ""
    why = f" (“{line.why}”)" if line.why else ""
    if not line.reports:
        return f"{line.outlet}{letter}{why}: no report of it in the record yet"
    parts = [count(line.reports, "report")]
    if line.own != line.reports:
        parts.append(f"{line.own} of its own")
    if line.starts:
        parts.append(f"{line.starts} taken by others")
    if line.first is not None:
        last = f" to {say_day(line.last)}" if line.last != line.first else ""
        parts.append(f"{say_day(line.first)}{last}")
    return f"{line.outlet}{letter}{why}: {', '.join(parts)}"


def say_ratings_read(read: RatingsRead, width: int) -> str:
    """What came of a list of ratings."""
    head = wrap(f"{count(len(read.rated), 'outlet')} rated", width)
    return "\n".join([head, say_outlets(read.rated, width)] if read.rated else [head])
