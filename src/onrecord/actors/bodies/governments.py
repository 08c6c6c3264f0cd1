"""Governments described: "the Tokyo government", "the administration", "the island"."""

from onrecord.actors.bodies.home import Home
from onrecord.actors.bodies.institutions import named_administration
from onrecord.actors.bodies.owners import country_code
from onrecord.actors.bodies.unnamed import DEFINITE, determiner, unnamed
from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.persons.person_names import person_name
from onrecord.actors.pronouns.salience import History
from onrecord.schema.countries import REGION_WORDS, load_countries
from onrecord.schema.roles import Role

OWN_GOVERNMENT = frozenset({"government", "regime", "junta"})
COUNTRY_NOUNS = frozenset({"country", "nation", "state", "republic"})
_NEAR = 3  # sentences within which a description must have one only antecedent
_HOME_NOUNS = frozenset({"government", "country", "nation"})
_HOME_WORDS = frozenset({"the", "this", "federal", "national", "central", "whole", "entire"})
_OTHERS = frozenset({"other", "another", "certain", "such", "similar"})


def resolve_government(
    cast: Cast, seen: Seen, role: Role, history: History, code: str | None
) -> None:
    """Give "the Tokyo government", "the administration" or "the country" its actor."""
    if role.noun in OWN_GOVERNMENT and code is None:
        code = _capital_after(cast, seen)
    if role.noun in OWN_GOVERNMENT and code is not None and not _others(seen):
        seen.settle(cast.country(code), f"{role.noun} of {load_countries()[code].name}")
        return
    if role.noun in {"administration", "presidency"}:
        _administration(cast, seen, code)
        return
    found = _country_described(cast, seen, role, history) if determiner(seen) in DEFINITE else None
    if found is not None:
        seen.settle(cast.country(found), "the one country so described nearby")
    elif (home := _at_home(cast, seen, role, history)) is not None:
        seen.settle(cast.country(home.code), f"{role.noun}: {home.reason}")
    else:
        unnamed(cast, seen, plural=False)


def _at_home(cast: Cast, seen: Seen, role: Role, history: History) -> Home | None:
    """The country of "the federal government" or "the nation" where the article speaks of one."""
    if role.noun not in _HOME_NOUNS or determiner(seen) not in DEFINITE | {None}:
        return None
    between = seen.tokens.doc[seen.tokens.start : seen.head.i]
    if any(token.lower_ not in _HOME_WORDS for token in between):
        return None
    if determiner(seen) is None and not len(between):
        return None  # "user data to government"
    home = cast.homes.country()
    near = history.recent_countries(seen, _NEAR)
    return home if home is not None and all(code == home.code for code in near) else None


def _others(seen: Seen) -> bool:
    return any(token.lower_ in _OTHERS for token in seen.tokens)


def _capital_after(cast: Cast, seen: Seen) -> str | None:
    """Whose "the rival government in Taipei" is: a capital or country right after "in"."""
    doc, i = seen.tokens.doc, seen.head.i + 1
    if i + 1 < len(doc) and doc[i].lower_ == "in":
        name = cast.name_over(doc[i + 1])
        return country_code(doc[i + 1]) if name is not None else None
    return None


def _administration(cast: Cast, seen: Seen, code: str | None) -> None:
    doc = seen.tokens.doc
    for i in range(seen.tokens.start, seen.head.i):
        name = cast.name_over(doc[i])
        if name is not None and name.draft is not None and name.draft.kind == "person":
            administration_of(cast, seen, name.draft)
            return
        if name is not None and code is None and name.draft is None:
            unnamed(cast, seen, plural=False)  # another's, never the one named elsewhere
            return
    if code is not None:
        seen.settle(cast.country(code), f"administration of {load_countries()[code].name}")
        return
    named = [draft for draft in cast.drafts.values() if draft.key.startswith("administration ")]
    if determiner(seen) in DEFINITE and len(named) == 1:
        seen.settle(named[0], "the one administration in the article")
    else:
        unnamed(cast, seen, plural=False)


def administration_of(cast: Cast, seen: Seen, leader: Draft) -> None:
    """Give a description the administration named for its leader."""
    draft = named_administration(cast, f"{_surname(leader.name)} administration")
    draft.country = draft.country or leader.country
    seen.settle(draft, f"administration of {leader.name}")


def place_administrations(cast: Cast) -> None:
    """Give each administration and the leader for whom it is named one country: told, or the article's own."""
    leaders: dict[str, list[Draft]] = {}
    for draft in cast.drafts.values():
        if draft.kind == "person" and draft.parts:
            leaders.setdefault(draft.parts[-1], []).append(draft)
    for draft in list(cast.drafts.values()):
        words = draft.name.casefold()
        if draft.kind != "government" or not words.endswith(" administration"):
            continue
        named_for = leaders.get(words.removesuffix(" administration").split(" ")[-1], [])
        told = {leader.country for leader in named_for if leader.country}
        if draft.country is None and len(told) == 1:
            draft.country = next(iter(told))
        elif draft.country is None and not told:
            home = cast.homes.country(by_politics=True)
            draft.country = home.code if home is not None else None
        if len(named_for) == 1 and named_for[0].country is None:
            named_for[0].country = draft.country


def _surname(name: str) -> str:
    """The last word of a name but "Jr." and the like."""
    words = name.split()
    suffixed = len(words) > 1 and bool(person_name(name).suffix)
    return words[-2 if suffixed else -1].strip(",")


def _country_described(cast: Cast, seen: Seen, role: Role, history: History) -> str | None:
    """The one country nearby that fits "the island", "the Asian nation", "the country"."""
    countries = load_countries()
    regions = {r for token in seen.tokens for r in REGION_WORDS.get(token.lower_, ())}
    if role.noun in COUNTRY_NOUNS and (regions or role.noun in {"country", "nation"}):
        if regions:
            near = [
                code
                for code in history.recent_countries(seen, _NEAR)
                if countries[code].region in regions
            ]
            subjects = [
                code
                for code in history.recent_countries(seen, 1, subjects=True)
                if countries[code].region in regions
            ]
            return _only(subjects) or _only(near)
        return _only(history.recent_countries(seen, 1)) or _only(
            history.recent_countries(seen, 1, subjects=True)
        )
    if role.noun in OWN_GOVERNMENT:
        return _only(history.recent_countries(seen, 2))
    fitting = [
        code
        for code in history.recent_countries(seen, None)
        if role.noun in countries[code].descriptions
    ]
    near = [
        code
        for code in history.recent_countries(seen, _NEAR)
        if role.noun in countries[code].descriptions
    ]
    return _only(fitting) or _only(near)


def _only(codes: list[str]) -> str | None:
    return codes[0] if len(set(codes)) == 1 else None
