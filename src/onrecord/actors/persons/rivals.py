"""Whom a one-part name cannot stand for: a title, gender or generation that the full name does not have."""

from dataclasses import dataclass, field

from onrecord.actors.cast import Draft, Seen
from onrecord.actors.offices.titles import Title
from onrecord.actors.persons.genders import KIN, word_before
from onrecord.actors.persons.person_names import PersonName
from onrecord.actors.persons.traits import usual_post
from onrecord.schema.roles import role_forms

# Heads of states and governments: known well enough to be called by post and surname alone.
_HEADS = frozenset({
    "president", "vice president", "prime minister", "premier", "chancellor", "king", "queen",
    "emperor", "pope", "supreme leader",
})  # fmt: skip
# Who is told to hold one of these is not meant by a head's title that the article never gives them.
_OFFICES = frozenset({
    "governor", "senator", "representative", "mayor", "secretary of state", "attorney general",
    "vice president", "crown prince", "prince", "foreign minister",
})  # fmt: skip
_SEEKING = frozenset({"candidate", "nominee", "contender", "hopeful", "challenger", "hopefuls"})
_LADIES = frozenset({"first lady", "first gentleman"})
_RELATIVES = frozenset({*KIN, "daughters", "sons", "children", "sisters", "brothers", "parents", "twins"})  # fmt: skip


@dataclass(slots=True)
class Known:
    """What an article says of the bearer of a full name.

    ``kin`` is true where they are told as another's son or wife, ``paired`` where the surname is
    told of two at once ("Vera and Emma Hale"), ``seeking`` where they seek a post.
    """

    suffix: str
    posts: set[str] = field(default_factory=set)
    kin: bool = False
    paired: bool = False
    seeking: bool = False

    def read(self, seen: Seen) -> None:
        """Note what stands around one mention of the full name."""
        before = word_before(seen)
        self.kin = self.kin or before in _RELATIVES
        self.seeking = self.seeking or before in _SEEKING
        appositions = [child for child in seen.head.children if child.dep_ == "appos"]
        top = seen.head
        while top.dep_ == "conj":  # "Hale’s daughters, Vera and Emma Hale"
            top = top.head
        if top.dep_ == "appos":
            appositions.append(top.head)
        for noun in appositions:
            word = noun.lower_
            self.kin = self.kin or word in _RELATIVES
            self.seeking = self.seeking or word in _SEEKING
            role = role_forms().get(word)
            if role is not None and role.post:
                self.posts.add(usual_post(word))


def is_head(title: Title | None) -> bool:
    """True for the title of a head of state or government."""
    return title is not None and title.post is not None and usual_post(title.post) in _HEADS


def may_be(
    draft: Draft,
    known: Known,
    name: PersonName,
    title: Title | None,
    gender: str | None,
) -> bool:
    """True where a one-part name, with its title, can stand for a person of the article."""
    if gender is not None and draft.gender not in {None, gender}:
        return False
    if len(draft.parts) == 1:
        return True
    post = title.post if title is not None else None
    held = {usual_post(each) for each in draft.posts} | known.posts
    has_post = post is not None and (post in draft.posts or _among(usual_post(post), held))
    if known.suffix and not name.suffix and not has_post and (known.kin or is_head(title)):
        return False
    if post is None or has_post:
        return True
    if known.kin or known.paired or held & _LADIES:
        return False
    if usual_post(post).startswith("secretary") and held & _HEADS:
        return False  # "Secretary Hale" is not Martin Hale, the president
    if is_head(title):
        return not (known.seeking and usual_post(post) == "president") and not held & _OFFICES
    return True


def _among(post: str, held: set[str]) -> bool:
    """True for "secretary" of a "secretary of state", "speaker" of a "house speaker"."""
    return any(
        each == post or each.endswith(" " + post) or each.startswith(post + " ") for each in held
    )
