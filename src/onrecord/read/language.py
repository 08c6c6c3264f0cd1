"""Which language a text is in."""

import math

from onrecord.errors import InputRejected
from onrecord.settings import Settings

_SAMPLE = 6000  # code points: more does not change what is found
# Below this many letters the detector errs on English names and headlines (tried on one-line
# texts); it is then believed only where it is sure, and what the source says comes first.
_SHORT = 200  # letters
_SURE = 0.5  # probability


def language_of(text: str, *, stated: str | None, settings: Settings, locator: str) -> str:
    """The ISO 639-1 code of a text's language, one of ``settings.languages``.

    Raises ``InputRejected``: ``not-english`` for another language, ``no-text`` where there is
    no letter. ``stated`` counts for short texts only; long ones are believed over it.
    """
    wanted = [code for part in settings.languages.split(",") if (code := part.strip().lower())]
    letters = sum(map(str.isalpha, text[:_SAMPLE]))
    if not letters:
        raise InputRejected("no-text", locator, "there are no words in it")
    ranked = _ranked(text[:_SAMPLE])
    best, probability = ranked[0]
    if best in wanted:
        return best
    if letters < _SHORT:
        said = (stated or "").replace("_", "-").partition("-")[0].lower()
        if said in wanted:
            return said
        if not said and probability < _SURE:
            return next((code for code, _ in ranked if code in wanted), wanted[0])
        best = said or best
    raise InputRejected(
        "not-english", locator,
        f"it is in {_name(best)}; set aside, as only {', '.join(map(_name, wanted))} is read "
        "(setting languages)",
    )  # fmt: skip


def _ranked(text: str) -> list[tuple[str, float]]:
    """Languages with their probabilities, the likeliest first.

    The detector's scores grow with length; dividing by the root of it, as its own normalised
    mode does, keeps them comparable.
    """
    import py3langid

    scores = py3langid.rank(text)  # type: ignore[attr-defined, no-untyped-call]
    scale = math.sqrt(len(text.encode("utf-8", "replace")) or 1)
    weights = [(code, math.exp((score - scores[0][1]) / scale)) for code, score in scores]
    total = sum(weight for _, weight in weights)
    return [(code, weight / total) for code, weight in weights]


def _name(code: str) -> str:
    from babel import Locale

    name = Locale("en").languages.get(code)
    return f"{name} ({code})" if name else code
