"""Countries, bodies and organisations by name: acronyms, kinds, and whose they are."""

from itertools import pairwise

from onrecord.actors.bodies.institutions import chamber_country, institution, named_administration
from onrecord.actors.bodies.owners import countries_in, owner_country
from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.persons.labels import NOTHING
from onrecord.records import ActorKind
from onrecord.schema.countries import country_of_demonym
from onrecord.schema.gazetteer import Known, find_known
from onrecord.schema.roles import load_posts, role_forms
from onrecord.schema.us_states import us_states

_COMPANY_WORDS = frozenset({"inc", "inc.", "corp", "corp.", "co", "co.", "ltd", "ltd.", "plc", "llc", "ag", "gmbh", "sa", "airlines", "airways", "motors", "group", "holdings", "industries", "technologies", "bank", "oil", "energy", "systems", "pharmaceuticals"})  # fmt: skip
_MEDIA_WORDS = frozenset({"news", "times", "post", "daily", "tv", "television", "radio", "newspaper", "gazette", "herald", "tribune", "guardian", "magazine", "agency", "media", "shimbun", "press", "network"})  # fmt: skip
_ITS_OWN = 4.0  # what two mentions of a party weigh for its country: no proof of themselves
# Bodies that are named in full once, and then without whose they are.
_SHORTENED = frozenset({"committee", "subcommittee", "caucus", "panel", "commission", "council", "guard", "guards", "foundation", "institute", "association", "corps", "court", "assembly"})  # fmt: skip
_OF_NO_STATE = frozenset({"police", "fire", "sheriff's", "party's", "party’s", "company's", "company’s", "university", "university's", "university’s"})  # fmt: skip
_STATES_TOO = frozenset({"Supreme Court", "Senate", "House", "House of Representatives", "Assembly", "National Guard", "Court of Appeals"})  # fmt: skip
_SCHOOLS = frozenset({"university", "college", "school", "hospital", "institute"})
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
    if _settle_states(cast, seen, known.kind if known is not None else None):
        return
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


def _settle_states(cast: Cast, seen: Seen, kind: ActorKind | None) -> bool:
    """Give "Supreme Court" in "Alabama’s Supreme Court" the state's court; False if it is no state's."""
    if kind not in {"court", "legislature"}:
        return False
    name = _plain(seen.words)
    state = _of_state(seen) if name in _STATES_TOO else None
    if state is None:
        return False
    draft = cast.draft(
        f"{kind} {state.casefold()} {name.casefold()}",
        f"{name} ({state})",
        kind,
        f"name of a {kind} and whose it is",
    )
    draft.country = "US"
    draft.forms.setdefault(name)
    seen.settle(draft, f"of the state of {state}")
    return True


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
    known = known or _seat_named_for(words)
    if known is not None and known.form != "demonym":
        draft, reason = cast.known(known), _why(known)
    elif _settle_states(cast, seen, kind_of_name(seen.words)):
        return
    else:
        draft, reason = _organisation(cast, seen, words)
        reason = f"short for {full}" if full else reason
    draft.forms.setdefault(" ".join(seen.words.split()))
    seen.settle(draft, reason)


def _seat_named_for(words: str) -> Known | None:
    """The White House of "Hale White House"."""
    tail = " ".join(words.split()[-2:])
    known = find_known(tail) if tail != words else None
    return known if known is not None and known.form == "seat" else None


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
    told = _country_of(seen, name)
    found = institution(cast, name, kind, told)
    if found is not None:
        return found
    draft = cast.draft(f"organisation {name.casefold()}", name, kind, "named")
    if draft.country is None and kind not in {"company", "media"}:
        draft.country = told or chamber_country(cast, name)
    return draft, "name"


def _country_of(seen: Seen, name: str) -> str | None:
    """The country that the words tell; a capital in a school's name tells none: "Georgetown University"."""
    if _SCHOOLS.isdisjoint(name.lower().split()):
        return next(countries_in(seen), None) or owner_country(seen)
    demonyms = country_of_demonym()
    within = (demonyms.get(t.text) or _code_of_country(t.text) for t in seen.tokens)
    return next((code for code in within if code is not None), None)


def _code_of_country(word: str) -> str | None:
    known = find_known(word)
    return (
        known.country
        if known is not None and known.form == "name" and known.id.startswith("country:")
        else None
    )


def _of_state(seen: Seen) -> str | None:
    """The "Alabama" of "Alabama’s Supreme Court", "the Alabama Senate"; ``None`` for a nation's."""
    doc, i = seen.tokens.doc, seen.tokens.start - 1
    if i > 0 and doc[i].tag_ == "POS":
        i -= 1
    for length in (2, 1):
        words = doc[max(0, i - length + 1) : i + 1].text
        if i >= 0 and len(words) > 2 and words in us_states():
            return words
    return None


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
    if last in {"department", "ministry"} and not _OF_NO_STATE.isdisjoint(words):
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
