"""The contract of a stage: what it requires, what it provides, checked before a run.

A stage is a pure function: keyword arguments named in ``requires``, a tuple (or one value)
named in ``provides``. It never edits its input and never touches the store or the disk.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.records import Article, Credit, Event, EventMention, Story
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.actors import SettledActors


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


def check_stages(stages: Sequence[Stage], *, given: Iterable[str], wanted: Iterable[str]) -> None:
    """Raise ``ValueError`` unless each stage's needs are met by those before it.

    ``given`` are the facts there are at the start, ``wanted`` those there must be at the end.
    """
    known = dict.fromkeys(given, "the start")
    names: set[str] = set()
    for stage in stages:
        if stage.name in names:
            raise ValueError(f"two stages are named {stage.name!r}")
        names.add(stage.name)
        for fact in stage.requires:
            if fact not in known:
                raise ValueError(
                    f"stage {stage.name!r} requires {fact!r}, which no earlier stage provides"
                )
        for fact in stage.provides:
            if fact in known:
                raise ValueError(
                    f"{fact!r} is provided by {known[fact]} and again by stage {stage.name!r}"
                )
            known[fact] = f"stage {stage.name!r}"
    for fact in wanted:
        if fact not in known:
            raise ValueError(f"no stage provides {fact!r}")


@dataclass(frozen=True)
class Settling:
    """What is found across articles, from the stored records alone; independent of their order.

    ``version`` goes up with every change that can alter what one of the three finds.
    """

    version: int
    actors: Callable[..., "SettledActors"]  # as ``settle_actors``
    events: Callable[[Iterable[EventMention], Mapping[str, str]], tuple[Event, ...]]
    stories: Callable[
        [Sequence[Article], Mapping[str, frozenset[str]], Settings, Mapping[str, list[Credit]]],
        tuple[Story, ...],
    ]
