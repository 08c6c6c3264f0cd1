"""Which part of a corpus is scored: a folder or a file that is named after a split."""

from collections.abc import Sequence
from pathlib import Path

from onrecord.errors import GoldError

_TOLD = 12  # entries of the folder that an error names at most


def split_of(gold: Path, name: str) -> Path:
    """The split ``name`` of the corpus in the folder ``gold``.

    It is ``gold/name``, else ``gold/name.jsonl``, else the only file in ``gold`` whose name
    without its ending is ``name`` or ends in ``_name``. Raises ``GoldError``, which lists what is
    there, where ``gold`` is no folder or there is no such split, or more than one.
    """
    if not gold.is_dir():
        raise GoldError(f"{gold} is not a folder: a split is looked for in a folder")
    if not name.strip(".") or Path(name).name != name:
        raise GoldError(f"{name!r} is no name of a split; {_there(gold)}")
    for path in (gold / name, gold / f"{name}.jsonl"):
        if path.exists():
            return path
    found = [path for path in _entries(gold) if path.is_file() and _is_of(path, name)]
    if len(found) > 1:
        several = ", ".join(path.name for path in found)
        raise GoldError(f"{gold} has more than one split {name!r}: {several}")
    if not found:
        raise GoldError(f"{gold} has no split {name!r}; {_there(gold)}")
    return found[0]


def _is_of(path: Path, name: str) -> bool:
    return path.stem == name or path.stem.endswith(f"_{name}")


def _entries(folder: Path) -> Sequence[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _there(folder: Path) -> str:
    names = [f"{path.name}/" if path.is_dir() else path.name for path in _entries(folder)]
    if not names:
        return "nothing is there"
    more = f" and {len(names) - _TOLD} more" if len(names) > _TOLD else ""
    return f"there are {', '.join(names[:_TOLD])}{more}"
