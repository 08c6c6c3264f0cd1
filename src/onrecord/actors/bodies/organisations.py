"""Countries, bodies and organisations by name: acronyms, kinds, and whose they are."""

from itertools import pairwise

from onrecord.actors.bodies.institutions import chamber_country, institution, named_administration
from onrecord.actors.bodies.owners import countries_in, owner_country
from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.persons.labels import NOTHING
from onrecord.records import ActorKind
from onrecord.schema.gazetteer import Known, find_known
from onrecord.schema.roles import load_posts, role_forms

_COMPANY_WORDS = frozenset({"inc", "inc.", "corp", "corp.", "co", "co.", "ltd", "ltd.", "plc", "llc", "ag", "gmbh", "sa", "airlines", "airways", "motors", "group", "holdings", "industries", "technologies", "bank", "oil", "energy", "systems", "pharmaceuticals"})  # fmt: skip
_MEDIA_WORDS = frozenset({"news", "times", "post", "daily", "tv", "television", "radio", "newspaper", "gazette", "herald", "tribune", "guardian", "magazine", "agency", "media", "shimbun", "press", "network"})  # fmt: skip
_ITS_OWN = 4.0  # what two mentions of a party weigh for its country: no proof of themselves
# Bodies that are named in full once, and then without whose they are.
_SHORTENED = frozenset({"committee", "subcommittee", "caucus", "panel", "commission", "council", "guard", "guards", "foundation", "institute", "association", "corps", "court", "assembly"})  # fmt: skip
_COMMITTEES = frozenset({"committee", "subcommittee", "panel"})
_CIVIL_WORDS = frozenset({"university", "institute", "foundation", "college", "church", "society", "watch", "international", "union", "association", "center", "centre", "school"})  # fmt: skip


def resolve_names(cast: Cast) -> None:
    """Give every name that is no person's its actor; what only says where something is has none."""
    full_names: dict[str, str | None] = {**_tails(cast), **_acronyms(cast)}
    for seen in cast.seen:
        if seen.mention.form != "name" or seen.label == "person" or seen.mention.role == "place":
            continue
        if seen.label == NOTHING:
            continue
        if seen.label in {"known", "place name"}:
            _resolve_known(cast, seen)
        elif seen.label == "people":
            _resolve_people(cast, seen)
        else:
            _resolve_organisation(cast, seen, full_names)


def _plain(words: str) -> str:
    words = " ".join(words.replace("’", "'").split())
    return words[4:] if words[:4].lower() == "the " else words


def _resolve_known(cast: Cast, seen: Seen) -> None:
    known = find_known(seen.words) if seen.label == "known" else None
    if known is None:
        draft = cast.place(seen.words)
        draft.forms.setdefault(seen.words)
        seen.settle(draft, "place that acts")
    elif known.form == "demonym" or _is_of_another_country(cast, seen, known):
        _resolve_people(cast, seen)
    else:
        draft = cast.known(known)
        draft.forms.setdefault(seen.words)
        seen.settle(draft, _why(known))


def _is_of_another_country(cast: Cast, seen: Seen, known: Known) -> bool:
    """True for "Conservatives" in a report that does not speak of Britain."""
    if known.kind != "party" or known.country is None or not seen.words.endswith("s"):
        return False
    if " " in seen.words or seen.words.isupper() or cast.homes.weight(known.country) > _ITS_OWN:
        return False
    return any(code != known.country for code in cast.homes.politics)


def _why(known: Known) -> str:
    if known.form == "capital":
        return f"capital of {known.name} for its government"
    if known.form == "seat":
        return f"seat of the government of {known.name}"
    return f"known name of {known.id}"


def _resolve_people(cast: Cast, seen: Seen) -> None:
    """A people such as "Americans": a group, never the country it is part of."""
    draft = cast.draft(
        f"people {seen.words.casefold()}",
        seen.words,
        "unnamed_group",
        "a people or part of a group, not its whole",
    )
    draft.country = draft.country or next(countries_in(seen), None)
    draft.plural = True
    seen.settle(draft, "people, not their government")


def _acronyms(cast: Cast) -> dict[str, str]:
    """Full name by acronym: introduced in brackets, or the initials of a name in the article."""
    names = [
        each
        for each in cast.seen
        if each.label in {"organisation", "known"} and each.mention.form == "name"
    ]
    found: dict[str, str] = {}
    for name, following in pairwise(names):
        between = cast.text.article.text[name.mention.span.end : following.start]
        if between.strip() == "(" and _is_acronym(following.words) and " " in name.words:
            found.setdefault(following.words, name.words)
    by_initials: dict[str, str] = {}
    for each in names:
        words = _plain(each.words)
        letters = "".join(
            part[0] for word in words.split() for part in word.split("-") if part[:1].isupper()
        )
        if len(letters) >= 2 and " " in words:
            by_initials.setdefault(letters, each.words)
    for each in names:
        if _is_acronym(each.words) and each.words in by_initials:
            found.setdefault(each.words, by_initials[each.words])
    return found


def _is_acronym(words: str) -> bool:
    return 2 <= len(words) <= 8 and words.replace(".", "").isupper()


def _resolve_organisation(cast: Cast, seen: Seen, full_names: dict[str, str | None]) -> None:
    full = full_names.get(_plain(seen.words))
    words = full or _undotted(seen.words)
    known = find_known(words) or (find_known(seen.words) if full else None)
    if known is not None and known.form != "demonym":
        draft, reason = cast.known(known), _why(known)
    else:
        draft, reason = _organisation(cast, seen, words)
        reason = f"short for {full}" if full else reason
    draft.forms.setdefault(" ".join(seen.words.split()))
    seen.settle(draft, reason)


def _undotted(words: str) -> str:
    """DNC for "D.N.C."."""
    bare = words.replace(".", "")
    return bare if "." in words and bare.isupper() and 2 < len(bare) <= len(words) / 2 else words


def _without_rank(name: str) -> str:
    """The name without the title behind it: "State Highway Patrol" of "State Highway Patrol Capt"."""
    body, _, last = name.rpartition(" ")
    rank = last.lower().rstrip(".") + "."
    return body if body and rank in load_posts() else name


def _tails(cast: Cast) -> dict[str, str | None]:
    """Full name by its end: "Judiciary Committee" of "Senate Judiciary Committee"; ``None`` for two."""
    found: dict[str, str | None] = {}
    names = dict.fromkeys(
        _plain(each.words)
        for each in cast.seen
        if each.label in {"organisation", "known"} and each.mention.form == "name"
    )
    for name in names:
        words = name.split(" ")
        least = 1 if kind_of_name(name) == "media" else 2
        if words[-1].lower() not in _SHORTENED and least == 2:
            continue
        for start in range(1, len(words) - least + 1):
            tail = " ".join(words[start:])
            found[tail] = name if tail not in found else None
    return found


def _organisation(cast: Cast, seen: Seen, words: str) -> tuple[Draft, str]:
    name = _without_rank(_plain(words))
    kind = kind_of_name(name)
    if name.casefold().endswith(" administration"):
        return named_administration(cast, name), "name"
    told = next(countries_in(seen), None) or owner_country(seen)
    found = institution(cast, name, kind, told)
    if found is not None:
        return found
    draft = cast.draft(f"organisation {name.casefold()}", name, kind, "named")
    if draft.country is None and kind not in {"company", "media"}:
        draft.country = told or chamber_country(cast, name)
    return draft, "name"


def kind_of_name(name: str) -> ActorKind:
    """The kind that a name's words tell; ``organisation`` where they tell none."""
    words = name.lower().split()
    if not words:
        return "organisation"
    if words[0] in {"ministry", "department"} and "of" in words:
        return "ministry"
    last = words[-1]
    if last in {"party", "parties"} or words[0] == "party":
        return "party"
    if last in _COMPANY_WORDS:
        return "company"
    if last in _MEDIA_WORDS:
        return "media"
    if last == "department" and words[-2:-1] in (["police"], ["fire"], ["sheriff's"]):
        return "organisation"
    if last == "caucus":
        return "organisation"
    if last in _COMMITTEES and words[0] in {"house", "senate"}:
        return "legislature"
    role = role_forms().get(last)
    if role is not None and role.kind not in {"unnamed_person", "unnamed_group", "government"}:
        return role.kind
    if role is not None and last in {"administration", "government"}:
        return "government"
    if any(word in _CIVIL_WORDS for word in words):
        return "civil_group"
    first = role_forms().get(words[0])
    if first is not None and first.kind in {"court", "ministry", "legislature"}:
        return first.kind
    return "organisation"
