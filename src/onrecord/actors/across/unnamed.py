"""Actors without a name: never one with another article's, but for the parts of a known whole.

"Experts" of two reports are different people, and so may "a senior official" be. "House Republicans",
"LDP lawmakers" or "Americans" are a group that news speaks of as one: where the words are the same,
name their whole, and count nobody out ("some", "two", "other"), they are one group. That says
nothing of who is in it: the members of two reports need not be the same.
"""

import re
from collections.abc import Iterable

from onrecord.actors.across.bearer import Bearer
from onrecord.actors.across.group import Group
from onrecord.actors.across.persons import Keyed
from onrecord.actors.across.romanised import plain
from onrecord.schema.name_words import load_name_words


def settle_unnamed(bearers: Iterable[Bearer]) -> list[Keyed]:
    """Each description its own, but for groups named by their whole."""
    found: dict[tuple[str, ...], Group] = {}
    for bearer in sorted(bearers, key=lambda each: each.actor.id):
        key = _whole(bearer)
        if key is None:
            reason = "without a name: one with no other article's actor"
            found["own", bearer.actor.id] = Group([bearer], {bearer.actor.id: reason})
            continue
        reason = f"the same part of the same whole: {' '.join(key[1:])}; its members are not told to be the same"
        one = Group([bearer], {bearer.actor.id: reason})
        found.setdefault(key, Group([], {})).take(one, None)
    return list(found.items())


def _whole(bearer: Bearer) -> tuple[str, ...] | None:
    """Words and country of a group named by its whole; ``None`` for every other description."""
    actor = bearer.actor
    if actor.kind != "unnamed_group" or actor.country is None:
        return None
    names = re.findall(r"[^\W\d_][\w.’'-]*", actor.name)
    if names[:1] in (["the"], ["The"]):
        names = names[1:]
    words = [plain(word).replace("'s", "").strip(".'") for word in names]
    if (
        not words
        or load_name_words().some.intersection(words)
        or any(char.isdigit() for char in actor.name)
    ):
        return None
    if not any(word[0].isupper() for word in names[-2:]) and not any(w[0].isupper() for w in names):
        return None
    return ("group", " ".join(words), actor.country)
