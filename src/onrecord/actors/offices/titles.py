"""Titles before a name: "former Chinese Foreign Ministry spokesman Zhao Lijian"."""

from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.actors.bodies.owners import country_code
from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.records import TenureStatus
from onrecord.schema.roles import load_posts, role_forms

STATUS_WORDS: dict[str, TenureStatus] = {
    "former": "former", "ex": "former", "then": "former", "late": "former", "onetime": "former",
    "outgoing": "current", "current": "current", "incumbent": "current", "acting": "acting",
    "interim": "acting", "caretaker": "acting", "incoming": "designate", "elect": "designate",
    "designate": "designate", "retired": "former", "ousted": "former", "deposed": "former",
    "previous": "former",
}  # fmt: skip
_LONGEST_POST = 6  # tokens: "vice", "-", "president", "of" …
_LONGEST_TITLE = 14  # tokens looked at to the left of a name
_PASSED_OVER = frozenset({"senior", "top", "veteran", "chief", "ruling", "opposition", "ally", "fellow", "colleague", "longtime", "new", "newly", "firebrand", "conservative", "liberal", "key", "rightist", "leftist", "right", "left", "wing", "far", "-", "embattled", "democratic", "republican"})  # fmt: skip
_POST_ADJECTIVES = frozenset({
    "foreign", "national", "interior", "deputy", "vice", "assistant", "associate", "prime", "general", "chief",
    "executive", "managing", "special", "permanent", "principal", "presidential", "political",
    "military", "economic", "medical", "scientific", "legal", "federal", "naval", "judicial",
    "financial", "public", "domestic", "supreme", "first", "second", "ministerial", "parliamentary",
    "congressional", "legislative", "editorial", "joint", "under", "international", "environmental",
})  # fmt: skip
RANKS = frozenset({"deputy", "assistant", "vice", "associate"})
_LONGEST_BODY = 5  # tokens of a body's name between "deputy" and the post
_OF_MEDIA = frozenset({"correspondent", "reporter", "anchor", "columnist", "journalist", "photographer"})  # fmt: skip
_OF_MATTERS = frozenset({"secretary", "minister"})
_LONGEST_MATTERS = 7  # tokens: "Health, Education and Welfare"
_CAPTIONS = frozenset({"getty", "images", "image", "photo", "photos", "ap", "afp", "reuters", "caption", "video"})  # fmt: skip
_ADDRESS_ONLY = frozenset({"mr.", "mrs.", "ms.", "dr."})


class Title(NamedTuple):
    """What stands before a name. ``first:after`` are the tokens of the post's words.

    ``post`` is ``None`` for a form of address or a role that is no post ("politician"). ``place``
    is a town or region among the words before it ("Newark Mayor …").
    """

    post: str | None
    role: str | None
    gender: str | None
    status: TenureStatus
    organisation: Draft | None
    country: str | None
    first: int
    after: int
    place: str | None = None


def find_title(cast: Cast, seen: Seen) -> Title | None:
    """The title right before a person's name, or ``None``."""
    doc, after = seen.tokens.doc, seen.tokens.start
    status: TenureStatus = "current"
    if (
        after >= 3
        and doc[after - 2].text == "-"
        and doc[after - 1].lower_ in {"elect", "designate"}
    ):
        after, status = after - 2, "designate"
    found = _post_ending_at(doc, after)
    if found is None:
        return None
    first, words = found
    post = load_posts().get(words)
    if words in _ADDRESS_ONLY or (post is not None and post.post is None):
        return Title(None, None, post.gender if post else None, status, None, None, first, after)
    return _with_modifiers(cast, doc, _Found(first, after, words, status))


def rank_before(doc: Doc, first: int, low: int) -> int | None:
    """Where "deputy" stands in "deputy White House press secretary"; ``None`` without one."""
    if doc[first].lower_ in RANKS:
        return None
    for i in range(first - 1, max(low, first - _LONGEST_BODY) - 1, -1):
        if doc[i].lower_ in RANKS:
            return i if first - i > 1 else None
        if not doc[i].text[0].isupper():
            return None
    return None


def body_fitting(words: str, body: Draft | None) -> Draft | None:
    """The body, if the post can be its: a "Pentagon correspondent" is not the Pentagon's."""
    if body is not None and words.rsplit(" ", 1)[-1] in _OF_MEDIA:
        return body if body.kind in {"media", "company", "organisation"} else None
    return body


class _Found(NamedTuple):
    first: int
    after: int
    words: str
    status: TenureStatus


def _post_ending_at(doc: Doc, after: int) -> tuple[int, str] | None:
    posts, forms = load_posts(), role_forms()
    for length in range(min(_LONGEST_POST, after), 0, -1):
        words = doc[after - length : after].text.lower().replace("’", "'")
        for written in (words, words.replace("-", " ")):
            if written in posts:
                return after - length, written
    word = doc[after - 1].lower_ if after else ""
    role = forms.get(word)
    if role is not None and role.kind == "unnamed_person" and not role.plural:
        return after - 1, word
    return None


def _with_modifiers(cast: Cast, doc: Doc, found: _Found) -> Title:
    first, status = found.first, found.status
    organisation = _within(cast, doc, found)
    country: str | None = None
    place: str | None = None
    if found.words in _OF_MATTERS:
        first = _matters_before(cast, doc, first)
    i = first - 1
    low = max(0, first - _LONGEST_TITLE)
    while i >= low:
        token = doc[i]
        name = cast.name_over(token)
        if name is not None and name.tokens.end <= found.first:
            if name.head.dep_ == "pobj":
                break  # "chairman of the Judiciary Committee Rep. …": that is the chairman's
            if name.label == "person" or (name.draft is None and name.mention.role != "place"):
                break
            organisation, country = _nearer(cast, organisation, country, name)
            if name.label == "place name":
                place = place or name.words
            i = name.tokens.start - 1
            continue
        code = country_code(token)
        if code is not None:
            country, i = country or code, i - 1
            continue
        if token.lower_ in STATUS_WORDS and token.tag_ != "VBD":  # "she ousted Senator Hale"
            status = STATUS_WORDS[token.lower_]
        elif (
            token.tag_ != "POS"
            and token.lower_ not in _PASSED_OVER
            and not _belongs_to_post(token, first, i)
        ):
            break
        elif (
            i == first - 1
            and _belongs_to_post(token, first, i)
            and token.lower_ not in _PASSED_OVER
        ):
            first = i
        i -= 1
    organisation = body_fitting(found.words, organisation)
    return _title(doc, found, first, status, organisation, country)._replace(place=place)


def _matters_before(cast: Cast, doc: Doc, first: int) -> int:
    """Where "Housing and Urban Development Secretary" starts; the title's own start where no "and" is in it."""
    i, joined = first - 1, False
    while i >= 0 and first - i <= _LONGEST_MATTERS:
        token = doc[i]
        if token.lower_ in {"and", ","} and i < first - 1:
            joined = True
        elif not token.text.istitle() or token.tag_ not in {"NNP", "NNPS"}:
            break
        elif cast.name_over(token) is not None or country_code(token) is not None:
            return first
        i -= 1
    while i + 1 < first and doc[i + 1].lower_ in {"and", ","}:
        i += 1
    return i + 1 if joined else first


def _within(cast: Cast, doc: Doc, found: _Found) -> Draft | None:
    """The Senate of "Senate majority leader"."""
    name = cast.name_over(doc[found.first])
    return name.draft if name is not None and name.tokens.end < found.after else None


def _nearer(
    cast: Cast, organisation: Draft | None, country: str | None, name: Seen
) -> tuple[Draft | None, str | None]:
    draft = name.draft
    if draft is None:
        return organisation, country
    if draft.known_as is not None and draft.known_as.startswith("country:"):
        return organisation, country or draft.country
    if draft.kind == "unnamed_group":
        return organisation, country or draft.country
    return organisation or draft, country


def _belongs_to_post(token: Token, first: int, i: int) -> bool:
    """True for "defense" in "defense minister": a noun or adjective of the post itself."""
    if token.lower_ in RANKS:
        return True
    if token.lower_ in role_forms() or not is_of_post(token):
        return False
    return token.dep_ in {"compound", "amod", "nmod"} and token.head.i >= first and i < first


def is_of_post(token: Token) -> bool:
    """True for words that name a post's matter or rank, not for "close" or a headline's "CLOSE"."""
    if token.is_upper and len(token) > 1 and token.is_alpha:
        return False
    if token.lower_ in _CAPTIONS or not token.text[0].isalnum():
        return False
    if _is_name_of_body(token):
        return False
    if token.pos_ == "ADJ" or token.dep_ == "amod":
        return token.lower_ in _POST_ADJECTIVES
    return token.pos_ in {"NOUN", "PROPN"}


def _is_name_of_body(token: Token) -> bool:
    """True for the name in "Indivisible co-founder Vera Holt", not for the matter in "Labor secretary"."""
    if token.tag_ != "NNP" or token.i + 1 >= len(token.doc) or token.text.endswith("."):
        return False
    following = token.nbor(1)
    if not following.text.islower() or following.lower_ in {"secretary", "minister"}:
        return False
    return f"{token.lower_} {following.lower_}" not in load_posts()


def _title(
    doc: Doc,
    found: _Found,
    first: int,
    status: TenureStatus,
    organisation: Draft | None,
    country: str | None,
) -> Title:
    post = load_posts().get(found.words)
    named = post.post if post is not None else None
    if named is not None:
        printed = doc[first : found.after].text.lower()
        named = named if found.words.endswith(".") or len(found.words) <= 3 else printed
        rank = rank_before(doc, first, 0)
        if rank is not None:
            named, first = f"{doc[rank].lower_} {named}", rank
    return Title(
        named,
        found.words,
        post.gender if post else None,
        status,
        organisation,
        country,
        first,
        found.after,
    )
