"""Whose a post is where its words do not say: a senator's Senate, a governor's state, a minister's country."""

from onrecord.actors.bodies.home import Home, known_institution
from onrecord.actors.bodies.institutions import of_country
from onrecord.actors.cast import Cast, Draft
from onrecord.actors.persons.traits import usual_post
from onrecord.records import ActorKind
from onrecord.schema.untold import Untold, untold
from onrecord.schema.us_states import state_name

_OF_PLACES = frozenset({"governor", "lieutenant governor", "mayor"})
_OF_STATES_TOO = frozenset({"attorney general", "secretary of state", "solicitor general", "first lady", "surgeon general"})  # fmt: skip
# English-language news names its president by surname alone; those of other countries are introduced.
_NEEDS_NO_WORD = "US"
_HEADS = frozenset({"president", "vice president", "prime minister", "press secretary"})
_IF_NAMED = frozenset({"justice"})  # states have them too
_OF_CHAMBERS = frozenset({"majority leader", "minority leader", "majority whip", "minority whip"})
_MINISTER = Untold("minister", "country", frozenset(), frozenset({"US"}))
_SECRETARY = Untold("secretary", "country", frozenset({"US", "GB"}), frozenset())
_NOT_OF_STATE = ("press secretary", "general secretary", "party secretary", "assistant secretary")


def post_of_chamber(draft: Draft, words: str) -> str:
    """The words with the chamber: "senate majority leader" for the majority leader who is a senator; else the words."""
    if words not in _OF_CHAMBERS:
        return words
    held = {usual_post(each) for each in draft.posts}
    chambers = [
        chamber
        for post, chamber in (("senator", "senate"), ("representative", "house"))
        if post in held
    ]
    return f"{chambers[0]} {words}" if len(chambers) == 1 else words


def post_entry(words: str) -> Untold | None:
    """What is known of whose a post is; ``None`` where it can be of anything ("spokesman")."""
    table = untold()
    for form in (words, usual_post(words)):
        entry = table.get(form)
        if entry is not None:
            return entry
    if words.endswith(" minister"):
        return _MINISTER
    if words.endswith(" secretary") and not words.endswith(_NOT_OF_STATE):
        return _SECRETARY
    return None


def is_of_place(words: str) -> bool:
    """True for posts of a state, province or town."""
    return words in _OF_PLACES


def place_of_post(cast: Cast, draft: Draft, words: str, place: str | None) -> Draft | None:
    """The state or town of a governor or mayor, by the words before the title or what is told elsewhere."""
    if words not in _OF_PLACES:
        return None
    states = sorted(draft.traits.states)
    if place is None and len(states) == 1 and words != "mayor":
        place = state_name(states[0])
    if place is None and not states and words != "mayor":
        place = cast.homes.region()
    return cast.place(place) if place is not None else None


def body_of_post(
    cast: Cast,
    draft: Draft,
    words: str,
    *,
    told: str | None,
    taken: frozenset[str],
    near: frozenset[str],
) -> tuple[Draft, str] | None:
    """The country or institution of a post, and why.

    ``told`` is the country that the article gives for the person; ``taken`` are the countries of
    which another is said to hold the same post now; ``near`` those that the sentence names.
    """
    entry = post_entry(words)
    if entry is None or words.startswith("state "):
        return None
    if entry.words in _IF_NAMED and not cast.homes.has(entry.of):
        return None
    if cast.homes.is_of_state and entry.of in {"senate", "house"}:
        return None
    traits, code, why = draft.traits, told, "country of the person"
    if code is None and (traits.states or traits.party in {"R", "D"}):
        if words in _OF_STATES_TOO:
            return None
        code, why = "US", "party and state of the person"
    if code is None:
        home = cast.homes.country(entry, but=taken) or _home_of_head(cast, draft, words, taken)
        if home is None or (len(draft.parts) == 1 and home.code != _NEEDS_NO_WORD):
            return None
        if not entry.only and _told_of_others(cast, draft, home.code, near):
            return None
        code, why = home
    if not entry.allows(code):
        return None
    return _body(cast, entry, code), why


def _told_of_others(cast: Cast, draft: Draft, code: str, near: frozenset[str]) -> bool:
    """True for a full name told of beside other countries: whose president he is, is open.

    One who is known by the surname alone, or has an administration, needs no introduction.
    """
    if len(draft.parts) == 1 or cast.homes.has_administration(draft.name.split()[-1]):
        return False
    return bool(near) and near != {code}


def _home_of_head(cast: Cast, draft: Draft, words: str, taken: frozenset[str]) -> Home | None:
    if words not in _HEADS:
        return None
    home = cast.homes.of_head(draft.name.split()[-1])
    return home if home is not None and home.code not in taken else None


def _body(cast: Cast, entry: Untold, code: str) -> Draft:
    if entry.of == "country":
        return cast.country(code)
    known = known_institution(code, entry.of.title())
    if known is not None:
        return cast.known(known)
    kinds: dict[str, ActorKind] = {"supreme court": "court"}
    return of_country(cast, entry.of.title(), kinds.get(entry.of, "legislature"), code)
