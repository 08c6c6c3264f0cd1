"""What an article says a person is, for descriptions to be matched: posts, party, home state."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from onrecord.actors.cast import Cast, Draft, Seen, Traits
from onrecord.schema.roles import load_posts, role_forms
from onrecord.schema.us_states import us_states

PARTIES = {
    "republican": "R", "republicans": "R", "gop": "R", "democrat": "D", "democratic": "D",
    "independent": "I",
}  # fmt: skip
_AFTER = 60  # code points after a name in which "(R-Texas)" or ", Democrat of Ohio" stands
_BEFORE = 50  # code points before a name in which "Florida Republican Sen." stands
_LETTER = re.compile(
    r"\s*[,(]\s*\(?([RDI])(?:[-–—]\s?|\) of )([A-Z][A-Za-z.]*(?: [A-Z][A-Za-z.]+)?)"
)
_SPELT = re.compile(
    r",? (?:an? |the )?(Republican|Democrat|independent) (?:of|from) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)"
)
_OF_STATE = re.compile(r",? (?:of|from) ([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
# Which posts a noun can name, by their usual name in posts.csv; a noun not here names its own only.
_NAMES = {
    "lawmaker": ("representative", "senator", "legislator", "member of parliament", "mp"),
    "legislator": ("representative", "senator", "lawmaker", "member of parliament", "mp"),
    "judge": ("justice", "chief justice"),
    "justice": ("chief justice",),
    "premier": ("prime minister",),
}
# With these words a plain noun names another post: "the vice president", "the state senator".
_OTHER_POST = frozenset({
    "vice", "deputy", "assistant", "state", "attorney", "associate", "acting", "shadow", "junior",
    "majority", "minority", "first", "general", "press", "prime", "foreign", "finance", "defense",
    "defence", "interior", "former", "ex", "next", "new", "incoming", "another", "other", "late",
})  # fmt: skip
_PLAIN = frozenset({
    "senator", "congressman", "congresswoman", "representative", "lawmaker", "legislator",
    "governor", "justice", "judge", "mayor", "senators", "chairman", "chairwoman", "premier",
    "spokesman", "spokeswoman", "spokesperson", "ambassador", "general", "admiral", "professor",
})  # fmt: skip


def read_traits(cast: Cast) -> None:
    """Note on each person named what stands around the name of posts, party and state."""
    for seen in cast.seen:
        if seen.mention.form == "name" and seen.draft is not None and seen.label == "person":
            _read(cast, seen, seen.draft)


def _read(cast: Cast, seen: Seen, draft: Draft) -> None:
    traits = draft.traits
    traits.posts.update(map(usual_post, draft.posts))
    for child in seen.head.children:
        if child.dep_ == "appos" and child.lower_ in role_forms():
            traits.posts.add(usual_post(child.lower_))
    text, span = cast.text.article.text, seen.mention.span
    after = text[span.end : span.end + _AFTER]
    match = _LETTER.match(after) or _SPELT.match(after)
    if match is not None:
        traits.party = traits.party or PARTIES.get(match.group(1).lower(), match.group(1))
        _add_state(traits, match.group(2))
    elif (of_state := _OF_STATE.match(after)) is not None and draft.posts:
        _add_state(traits, of_state.group(1))
    line = text[max(0, span.start - _BEFORE) : span.start].rpartition("\n")[2]
    _read_before(traits, line.split())


def _add_state(traits: Traits, words: str) -> None:
    states = us_states()
    code = (
        states.get(words) or states.get(words.split(maxsplit=1)[0]) or states.get(words.rstrip("."))
    )
    if code is not None:
        traits.states.add(code)


def _read_before(traits: Traits, words: list[str]) -> None:
    """Read "Florida Republican Sen." from its end while the words belong to a title."""
    posts = load_posts()
    titled = False
    while words:
        word = words.pop()
        lower = word.lower()
        if lower in posts or lower == "u.s.":
            titled = True
        elif lower in PARTIES and word[0].isupper():
            traits.party = traits.party or PARTIES[lower]
            titled = True
        else:
            if titled:
                _add_state(traits, f"{words[-1]} {word}" if words else word)
                _add_state(traits, word)
            return


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a description says of the person it stands for."""

    post: str | None
    posts: frozenset[str]
    party: str | None
    states: frozenset[str]
    gender: str | None


def fits(draft: Draft, wanted: Wanted) -> bool:
    """True where all that the description says is told of the person, and nothing against it."""
    traits = draft.traits
    if wanted.post is None and (traits.party is None or traits.party != wanted.party):
        return False
    if wanted.post is not None and not wanted.posts & traits.posts:
        return False
    if wanted.party is not None and traits.party not in {None, wanted.party}:
        return False
    if wanted.gender is not None and draft.gender not in {None, wanted.gender}:
        return False
    if wanted.states and not wanted.states & traits.states:
        return wanted.post is not None and not traits.states
    return True


def party_of(words: str) -> str | None:
    """The letter of the US party that a description names, or ``None``."""
    return next((PARTIES[w] for w in words.lower().split() if w in PARTIES), None)


def usual_post(words: str) -> str:
    """The usual name of a post: "representative" for "Rep." and "congressman"."""
    found = load_posts().get(words)
    return (found.post or words) if found is not None else words


def wanted_of(words: Iterable[str]) -> Wanted | None:
    """What "the Texas Republican" or "the four-term congressman" says; ``None`` if nothing to go by."""
    *before, noun = [word for word in words if word[:1].isalnum()] or [""]
    lowered = {word.lower() for word in before}
    party = PARTIES.get(noun.lower()) if noun in {"Republican", "Democrat"} else None
    post = noun.lower() if noun.lower() in _PLAIN else None
    if (party is None and post is None) or lowered & _OTHER_POST:
        return None
    states = us_states()
    pairs = [f"{one} {two}" for one, two in pairwise(before)]
    usual = None if post is None else usual_post(post)
    held = load_posts().get(post or "")
    return Wanted(
        post=usual,
        posts=frozenset() if usual is None else frozenset({usual, *_NAMES.get(post or "", ())}),
        party=party or next((PARTIES[w] for w in lowered if w in PARTIES), None),
        states=frozenset(states[w] for w in (*before, *pairs) if w in states and len(w) > 2),
        gender=None if held is None else held.gender,
    )
