"""The one table of settings: name, default, unit and help.

A setting can be given in a call (``Settings(spacy_model=…)``), on the command line, or by
an environment variable ``ONRECORD_<NAME>``.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from onrecord.errors import SettingsError


def _setting(default: Any, *, unit: str, help: str) -> Any:
    return field(default=default, metadata={"unit": unit, "help": help})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that can be tuned. Frozen: pass a new one to change it."""

    spacy_model: str = _setting(
        "", unit="package", help="another installed spaCy pipeline instead of the pinned one"
    )
    max_bytes: int = _setting(
        20_000_000, unit="bytes", help="an input larger than this is rejected as too large"
    )
    max_chars: int = _setting(
        300_000, unit="code points", help="a report whose text is longer than this is rejected"
    )
    languages: str = _setting(
        "en", unit="ISO 639-1, comma-separated", help="languages read; others are set aside"
    )
    fetch_timeout: float = _setting(
        20.0, unit="seconds", help="how long to wait for a page or a feed"
    )
    story_threshold: float = _setting(
        0.12,
        unit="cosine",
        help="how alike two reports must be to be of one story (see docs/stories.md)",
    )
    story_days: int = _setting(
        21, unit="days", help="how far apart two reports of one story may be published"
    )
    stance_threshold: float = _setting(
        0.7,
        unit="share",
        help="a position less sure than this is shown as unclear, with its words",
    )


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from ``ONRECORD_*`` variables; raises ``SettingsError`` on an ill-typed value."""
    environment = os.environ if environment is None else environment
    given: dict[str, Any] = {}
    defaults = Settings()
    for entry in fields(Settings):
        variable = f"ONRECORD_{entry.name.upper()}"
        if variable not in environment:
            continue
        kind: Callable[[str], Any] = type(getattr(defaults, entry.name))
        try:
            given[entry.name] = kind(environment[variable])
        except ValueError:
            raise SettingsError(
                f"{variable}={environment[variable]!r} is not a {getattr(kind, '__name__', kind)}; "
                f"it is {entry.metadata['help']} ({entry.metadata['unit']})"
            ) from None
    return Settings(**given)
