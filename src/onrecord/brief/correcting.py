"""Plain text for corrections: what one changed, those in force, those imported."""

from collections.abc import Iterable, Sequence

from onrecord.brief.terminal import clean_line, indented_line, wrap
from onrecord.brief.wording import count, listed
from onrecord.query import Bearing, Change, CorrectionLine, Imported
from onrecord.records import Correction

_SHOWN = 12  # subjects of one correction

_DONE = {
    "merge": "merged",
    "split": "split",
    "rename": "renamed",
    "not_the_same": "kept apart",
}
_STANDING = {
    "holds": "",
    "overruled": "overruled by a later one",
    "nobody": "applies to nobody now",
    "undone": "undone",
}


def say_change(change: Change, width: int) -> str:
    """What a correction, or its undoing, changed or would change."""
    correction = change.correction
    done = f"undone: {_DONE[correction.kind]}" if change.undone else _DONE[correction.kind]
    if change.dry_run:
        done = f"would be {done}"
    lines = [indented_line(f"{done}: {_say(each, now=True)}", width) for each in change.after]
    if change.before != change.after:
        before = "; ".join(_say(each) for each in change.before)
        lines.append(indented_line(f"before: {before}", width, 1))
    else:
        lines.append("  nobody's reports change")
    if change.dry_run:
        lines.append("nothing was stored")
    elif not change.undone:
        lines.append(f"take it back with: onrecord correct undo {correction.id}")
    return "\n".join(lines)


def say_corrections(lines: Sequence[CorrectionLine], width: int) -> str:
    """Corrections in the order they were made, with what has become of them."""
    if not lines:
        return "no corrections in the record"
    return "\n".join(text for line in lines for text in _line(line, width))


def say_imported(imported: Imported, width: int) -> str:
    """What came of importing corrections."""
    parts = [f"{count(len(imported.made), 'correction')} imported"]
    for told, number in (
        ("there already", len(imported.already)),
        ("undone where they come from", len(imported.undone)),
        ("contradicted", len(imported.contradicted)),
        ("rejected", len(imported.rejected)),
    ):
        if number:
            parts.append(f"{number} {told}")
    lines = [", ".join(parts)]
    for id, why in imported.contradicted.items():
        lines.append(indented_line(f"left out {id}: {why}", width))
    for line in imported.nobody:
        lines.append(
            indented_line(f"kept, but not all found: {say_correction(line.correction)}", width)
        )
        missing = [
            s.name for s, now in zip(line.correction.subjects, line.now, strict=True) if now is None
        ]
        if missing:
            lines.append(indented_line(f"not in this record: {listed(missing[:_SHOWN])}", width, 1))
    return "\n".join(lines)


def _line(line: CorrectionLine, width: int) -> Iterable[str]:
    correction = line.correction
    standing = say_standing(line)
    told = f"{correction.id}  {correction.made:%Y-%m-%d}  {say_correction(correction)}"
    yield wrap(clean_line(f"{told}{f'  [{standing}]' if standing else ''}"), width, rest="  ")
    found = list({each.entity: each for each in line.now if each is not None}.values())
    if found:
        yield indented_line(f"now: {'; '.join(_say(each) for each in found[:_SHOWN])}", width, 1)
    if correction.note:
        yield indented_line(f"note: {correction.note}", width, 1)


def say_standing(line: CorrectionLine) -> str:
    """What has become of a correction; empty where it holds."""
    told = _STANDING[line.standing]
    undone = line.correction.undone
    return told if undone is None else f"{told} on {undone:%Y-%m-%d}"


def say_correction(correction: Correction) -> str:
    """A correction in words."""
    names = [f"“{subject.name}”" for subject in correction.subjects[:_SHOWN]]
    more = len(correction.subjects) - _SHOWN
    if more > 0:
        names.append(f"{more} more")
    called = f" as “{correction.name}”" if correction.name else ""
    if correction.kind == "merge":
        return f"merge {listed(names)}{called}"
    if correction.kind == "split":
        reports = count(len(correction.subjects[0].articles), "report")
        return f"split {names[0]}: {reports} tell of somebody else{called}"
    if correction.kind == "rename":
        return f"rename {names[0]}{called}"
    return f"{listed(names)} are not the same"


def _say(each: Bearing, *, now: bool = False) -> str:
    reports = count(each.reports, "report")
    told = ", ".join(filter(None, (each.kind.replace("_", " "), each.country)))
    if now:
        return f"{reports} now under {each.name} ({told}), {each.entity}"
    return f"{each.name} ({told}), {reports}, {each.entity}"
