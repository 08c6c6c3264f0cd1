"""What another record's user told: corrections out of an export in JSON Lines."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.errors import CorrectionError
from onrecord.records import Correction, Rejection

_LONGEST = 64 * 2**20  # bytes of a line: a correction names every report of its actors


class _Line(msgspec.Struct):
    record: str = ""


def read_corrections(path: str | Path) -> Iterator[Correction | Rejection]:
    """The corrections of an ``export jsonl``, undone ones too; its other lines are passed over.

    A line that should be one and is not gives a ``Rejection``. Raises ``CorrectionError`` where
    the file cannot be read.
    """
    try:
        with Path(path).open("rb") as file:
            number = 0
            while line := file.readline(_LONGEST):
                number += 1
                if number == 1 and line.strip()[:1] not in {b"", b"{"}:
                    raise CorrectionError(
                        f"{path} is no export of a record; make one with: onrecord export jsonl"
                    )
                found = _read(line, f"{path}:{number}")
                if found is not None:
                    yield found
    except OSError as error:
        raise CorrectionError(f"cannot read {path}: {error.strerror}") from error


def _read(line: bytes, locator: str) -> Correction | Rejection | None:
    if not line.strip() or (b'"correction"' not in line and line.lstrip()[:1] == b"{"):
        return None
    try:
        if msgspec.json.decode(line, type=_Line).record != "correction":
            return None
        told = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
        del told["record"]
        correction = Correction.from_json(msgspec.json.encode(told))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Rejection(locator=locator, code="malformed", message=f"no correction: {error}")
    if len(correction.subjects) < (1 if correction.kind in {"split", "rename"} else 2):
        message = f"a {correction.kind} of {len(correction.subjects)} subjects"
        return Rejection(locator=locator, code="malformed", message=message)
    return correction
