"""Persons across articles: namesakes parted, variants joined, one name alone given to whom it means."""

from collections.abc import Iterable, Sequence
from typing import Literal

from onrecord.actors.across.bearer import Bearer
from onrecord.actors.across.choosing import Choice
from onrecord.actors.across.company import Company
from onrecord.actors.across.group import Group
from onrecord.actors.across.homonyms import middles_agree, part
from onrecord.actors.across.joining import Apart, joined, usual_name
from onrecord.actors.across.person_names import person_name
from onrecord.actors.across.romanised import plain
from onrecord.actors.across.short_names import NOBODY, Short, alone, resolved
from onrecord.actors.across.weighing import weigh

Keyed = tuple[tuple[str, ...], Group]


def settle_persons(bearers: Iterable[Bearer], company: Company) -> tuple[list[Keyed], list[Apart]]:
    """Groups that are one person each, with keys for their ids, and what was left apart."""
    named: dict[tuple[str, str], list[Bearer]] = {}
    shorts: list[Bearer] = []
    for bearer in bearers:
        name = person_name(bearer.actor.name)
        if name.is_full:
            named.setdefault(name.key, []).append(bearer)
        else:
            shorts.append(bearer)
    parted: list[Group] = []
    apart: list[Apart] = []
    for key in sorted(named):
        groups = part(sorted(named[key], key=lambda bearer: bearer.actor.id), company)
        apart += _namesakes(groups, company)
        parted += groups
    groups, compared = joined(parted, company)
    keyed: list[Keyed] = [(_key(group), group) for group in groups]
    chosen = resolved(sorted(shorts, key=lambda bearer: bearer.actor.id), groups, company)
    return keyed + _with_shorts(chosen), apart + compared + _in_doubt(chosen)


def _key(group: Group) -> tuple[str, ...]:
    name = max(group.names, key=lambda each: (group.names[each], each))
    return ("person", *name.key)


def _namesakes(groups: Sequence[Group], company: Company) -> list[Apart]:
    """Each namesake beside the one most spoken of."""
    if len(groups) < 2:
        return []
    most = max(groups, key=lambda group: (len(group), group.first_id))
    found = []
    for group in groups:
        if group is not most:
            evidence = weigh(most, group, company)
            names = f"name: {usual_name(most)}, {usual_name(group)}"
            apart = evidence.against > 0 or _told_apart(most, group)
            judgement: Literal["different", "unsure"] = "different" if apart else "unsure"
            reasons = (names, *evidence.reasons)
            found.append(Apart(most.first_id, group.first_id, judgement, reasons))
    return found


def _told_apart(one: Group, other: Group) -> bool:
    """By middle names that differ, or within a report."""
    if one.profile.articles.keys() & other.profile.articles.keys():
        return True
    return not all(middles_agree(a.middle, b.middle) for a in one.names for b in other.names)


def _with_shorts(chosen: Iterable[Short]) -> list[Keyed]:
    """Add names alone to those they mean; the others are one another's where a post tells, or their own."""
    kept: dict[tuple[str, ...], Group] = {}
    names: dict[int, str] = {}
    for bearer, choice in chosen:
        if choice.chosen is not None:
            name = names.get(id(choice.chosen)) or usual_name(choice.chosen)
            names[id(choice.chosen)] = name
            reason = f"short for {name}, {choice.reason}"
            choice.chosen.take(Group.of([bearer], reason), None)
            continue
        key = _written_out(bearer, choice) or alone(bearer)
        if key is None or choice.reason != NOBODY:
            own = f"one name only: {choice.reason}"
            kept[("own", bearer.actor.id)] = Group.of([bearer], own)
        else:
            told = "the same name" if len(key) == 1 else "one name, one post, one country"
            group = Group.of([bearer], f"{told}: {', '.join(key)}")
            kept.setdefault(("person", *key), Group([], {})).take(group, None)
    return list(kept.items())


def _written_out(bearer: Bearer, choice: Choice) -> tuple[str, ...] | None:
    """A name of several words that is nobody's surname: Van Jones."""
    name = person_name(bearer.actor.name).squashed
    words = plain(bearer.actor.name).split()
    return (name,) if len(words) > 1 and "".join(words) == name and not choice.likely else None


def _in_doubt(chosen: Iterable[Short]) -> list[Apart]:
    return [
        Apart(bearer.actor.id, group.first_id, "unsure", ("name: one name alone", choice.reason))
        for bearer, choice in chosen
        if choice.chosen is None
        for group in choice.likely
    ]
