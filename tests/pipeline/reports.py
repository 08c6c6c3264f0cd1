"""Generated reports: short, English, each unlike the others."""

import json
from pathlib import Path

_FIRST = ("Anna", "Bruno", "Clara", "David", "Elena", "Felix", "Greta")
_LAST = ("Moreau", "Novak", "Olsen", "Petrov", "Quist", "Rossi", "Silva", "Tanaka")


def text(number: int, extra: str = "the foreign minister") -> str:
    """The report of this number; ``extra`` is woven in."""
    first, last = _FIRST[number % len(_FIRST)], _LAST[number % len(_LAST)]
    other = _LAST[(number * 3 + 1) % len(_LAST)]
    return (
        f"{first} {last}, {extra}, said on Friday that the talks about treaty number {number} "
        f"would go on next week.\n\nThe government of Clara {other} welcomed the announcement and "
        f"called the {number} pages of the draft a good beginning."
    )


def write_jsonl(path: Path, count: int) -> Path:
    """A file of reports: every 50th a copy of the one before it, every 70th empty."""
    with path.open("w") as lines:
        for number in range(count):
            body = "" if number % 70 == 69 else text(number - (number % 50 == 49))
            lines.write(json.dumps({"text": body, "publisher": "The Daily"}) + "\n")
    return path


def write_folder(folder: Path, reports: dict[str, str]) -> Path:
    """A folder of text files, by name."""
    folder.mkdir(exist_ok=True)
    for name, body in reports.items():
        (folder / name).write_text(body)
    return folder
