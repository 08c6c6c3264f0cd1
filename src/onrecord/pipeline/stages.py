"""THE table of stages: what each requires, what it provides, in the order they run.

A stage is a pure function: keyword arguments named in ``requires``, a tuple (or one value)
named in ``provides``. It never edits its input and never touches the store or the disk.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Stage:
    """One step. ``version`` goes up whenever its output can change: articles are then read anew."""

    name: str
    version: int
    requires: tuple[str, ...]
    provides: tuple[str, ...]
    run: Callable[..., Any]

    def __call__(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Run on the facts known so far; returns only the new ones."""
        result = self.run(**{name: facts[name] for name in self.requires})
        if len(self.provides) == 1:
            return {self.provides[0]: result}
        return dict(zip(self.provides, result, strict=True))
