"""Bearers of one full name who cannot be one person.

Bearers stay together unless what is told excludes it: middle names that differ, a suffix that the
article itself uses to tell two apart, or evidence of two kinds against and none for (see
``weighing``). Persons change posts, and a country read off a title is at times wrong, so neither
parts two by itself. Those of whom nothing tells go with the one whom the company they keep points
to, or, in doubt, stay apart.
"""

from collections.abc import Iterator, Sequence

from onrecord.actors.across.bearer import Bearer
from onrecord.actors.across.choosing import choose
from onrecord.actors.across.company import Company
from onrecord.actors.across.group import Group
from onrecord.actors.across.person_names import PersonName, person_name
from onrecord.actors.across.weighing import weigh

_FATHER_AND_SON = frozenset({"jr", "sr"})
_DISTINCT = 12  # kinds of evidence compared within one name; rarer ones count as none
Mark = tuple[tuple[str, ...], tuple[str, ...]]


def part(bearers: Sequence[Bearer], company: Company) -> list[Group]:
    """Bearers of one full name as one group, or as many as they must be; in an order of their own."""
    by_suffix = _by_suffix(bearers, company)
    return [
        group for suffix in sorted(by_suffix) for group in _of_suffix(by_suffix[suffix], company)
    ]


def _by_suffix(bearers: Sequence[Bearer], company: Company) -> dict[str, list[Bearer]]:
    """By suffix, unless who has one and who has none are the same by what is told of both."""
    found: dict[str, list[Bearer]] = {}
    for bearer in bearers:
        found.setdefault(person_name(bearer.actor.name).suffix, []).append(bearer)
    if len(found) == 1 or "" not in found:
        return found
    short, beside = _telling_suffixes(bearers)
    for suffix in sorted(found.keys() - short - {""}):
        if _same_but_for_suffix(found[""], found[suffix], company, beside=suffix in beside):
            found[""] = [*found[""], *found.pop(suffix)]
    return found


def _same_but_for_suffix(
    plainly: Sequence[Bearer], suffixed: Sequence[Bearer], company: Company, *, beside: bool
) -> bool:
    """By a middle name written out (a father's initial is often the son's), or by what is told of both."""
    one, other = Group.of(plainly, ""), Group.of(suffixed, "")
    shared = {name.middle for name in one.names} & {name.middle for name in other.names}
    if not beside and any(len(word) > 1 for middle in shared for word in middle):
        return True
    evidence = weigh(one, other, company)
    alike = any(reason.startswith(("post: both", "body: both")) for reason in evidence.reasons)
    return evidence.agreeing >= 1 and not evidence.excludes and (alike or not beside)


def _of_suffix(bearers: Sequence[Bearer], company: Company) -> list[Group]:
    middles = {person_name(bearer.actor.name).middle for bearer in bearers}
    initials = _telling_initials(sorted(middles)) if len(middles) > 1 else {}
    if not initials:
        return _apart(bearers, company)
    by_middle: dict[str, list[Bearer]] = {}
    for bearer in bearers:
        middle = initials.get(person_name(bearer.actor.name).middle, "")
        by_middle.setdefault(middle, []).append(bearer)
    untold = by_middle.pop("", [])
    named = [group for middle in sorted(by_middle) for group in _apart(by_middle[middle], company)]
    return [*named, *_assigned(untold, named, company)]


def _telling_initials(middles: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """Initials by middle names; empty where all told agree: J. and John, H. and H. W."""
    told = [middle for middle in middles if middle]
    longest = sorted(told, key=lambda m: (-len(m), m))
    kept: list[tuple[str, ...]] = []
    of: dict[tuple[str, ...], tuple[str, ...]] = {}
    for middle in longest:
        of[middle] = next((other for other in kept if middles_agree(middle, other)), middle)
        if of[middle] == middle:
            kept.append(middle)
    if len(kept) < 2:
        return {}
    return {middle: " ".join(other) for middle, other in of.items()}


def middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two persons' middle names may be one person's: initials agree, names are among the other's."""
    if not one or not other:
        return True
    short, long = sorted((one, other), key=len)
    if all(_same_middle(a, b) for a, b in zip(short, long, strict=False)):
        return True
    return all(len(word) > 2 and word in long for word in short)


def _same_middle(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _telling_suffixes(bearers: Sequence[Bearer]) -> tuple[set[str], set[str]]:
    """Suffixes that a report uses in a short form ("Doe Jr."), and those of a father and son in one report."""
    found: set[str] = set()
    beside: set[str] = set()
    suffixes: dict[str, set[str]] = {}
    for bearer in bearers:
        name = person_name(bearer.actor.name)
        suffixes.setdefault(bearer.actor.article, set()).add(name.suffix)
        if name.suffix and any(_is_short_with(alias, name) for alias in bearer.actor.aliases):
            found.add(name.suffix)
    for each in suffixes.values():
        if len(each) > 1:
            beside |= each & _FATHER_AND_SON
    return found, beside


def _is_short_with(alias: str, name: PersonName) -> bool:
    short = person_name(alias)
    return not short.is_full and short.suffix == name.suffix and short.last == name.last


def _apart(bearers: Sequence[Bearer], company: Company) -> list[Group]:
    """Groups of bearers whose countries and walks of life do not exclude one another."""
    marked: dict[Mark, list[Bearer]] = {}
    for bearer in bearers:
        marked.setdefault(_mark(bearer), []).append(bearer)
    reason = "same full name"
    if sum(1 for mark in marked if any(mark)) < 2:
        return [Group.of(bearers, reason)]
    counted = sorted((mark for mark in marked if any(mark)), key=lambda m: (-len(marked[m]), m))
    groups = [Group.of(marked[mark], reason) for mark in counted[:_DISTINCT]]
    rest = [b for mark, each in marked.items() if mark not in counted[:_DISTINCT] for b in each]
    found = list(_coloured(groups, company))
    if len(found) == 1:
        return [Group.of(bearers, reason)]
    return [*found, *_assigned(rest, found, company)]


def _mark(bearer: Bearer) -> Mark:
    return tuple(sorted(bearer.countries)), tuple(sorted(bearer.posts))


def _coloured(groups: Sequence[Group], company: Company) -> Iterator[Group]:
    """Groups joined where nothing among them excludes it: each to the one that most speaks for."""
    parts: list[list[Group]] = []
    for group in groups:
        options = []
        for number, each in enumerate(parts):
            evidence = [weigh(group, other, company) for other in each]
            if not any(found.excludes for found in evidence):
                options.append((max(e.agreeing - e.against for e in evidence), -number))
        if options:
            parts[-max(options)[1]].append(group)
        else:
            parts.append([group])
    for each in parts:
        for other in each[1:]:
            each[0].take(other, None)
        yield each[0]


def _assigned(rest: Sequence[Bearer], groups: Sequence[Group], company: Company) -> list[Group]:
    """Give those of whom little is told to the group they fit; the others are a group of their own."""
    fitting = [(group, float(len(group))) for group in groups]
    left: list[Bearer] = []
    taken: dict[int, list[tuple[Bearer, str]]] = {}
    for bearer in rest:
        choice = choose(bearer, fitting, company)
        if choice.chosen is None:
            left.append(bearer)
        else:
            number = next(n for n, group in enumerate(groups) if group is choice.chosen)
            taken.setdefault(number, []).append((bearer, choice.reason))
    for number, each in taken.items():
        for bearer, reason in each:
            groups[number].take(Group.of([bearer], ""), f"same full name as others: {reason}")
    return [Group.of(left, "same full name, which others have too; not told which")] if left else []
