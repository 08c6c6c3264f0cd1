"""``find_mentions``: every mention of a text, in order."""

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from onrecord.mentions.descriptions import find_descriptions
from onrecord.mentions.filters import group_start, is_actor_name
from onrecord.mentions.name import Name
from onrecord.mentions.names import find_names
from onrecord.mentions.places import is_place
from onrecord.records import Mention, MentionForm, content_id
from onrecord.schema.roles import role_forms
from onrecord.text import Text

_PRONOUNS = frozenset({
    "he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their",
    "theirs", "themselves", "it", "its", "itself", "we", "us", "our", "ours", "ourselves", "i",
    "me", "my", "mine", "myself",
})  # fmt: skip
_OWNED_KINDS = frozenset({"ministry", "military", "legislature", "court", "government"})
_EXTRAPOSING = frozenset({"be", "seem", "appear", "become", "remain", "turn", "take", "rain"})
_PREDICATES = frozenset({"acomp", "attr", "npadvmod", "oprd"})
_POSTPONED = frozenset({"ccomp", "xcomp", "advcl", "csubj"})


def find_mentions(text: Text) -> tuple[Mention, ...]:
    """Names, descriptions and pronouns that can stand for actors, sorted by where they start.

    ``actor`` is ``None`` throughout: ``actors.resolve_actors`` fills it. ``reason`` starts with
    what the mention was found to be, then a colon, then why: ``person``, ``organisation``,
    ``place name``, ``people``, ``known`` for names; ``role <noun>`` for descriptions;
    ``pronoun``. Mentions can lie within one another ("Japan" in "lawmakers from Japan").
    """
    docs = [paragraph.doc for paragraph in text.paragraphs]
    found: dict[tuple[int, int], Mention] = {}
    for doc, names in zip(docs, find_names(docs), strict=True):
        for mention in _in_paragraph(text, doc, names):
            found.setdefault((mention.span.start, mention.span.end), mention)
    return tuple(found[where] for where in sorted(found))


def _in_paragraph(text: Text, doc: Doc, names: list[Name]) -> Iterator[Mention]:
    covered = frozenset(i for name in names for i in range(name.first, name.after))
    yield from _names(text, doc, names)
    for first, after, head, noun in find_descriptions(doc, covered):
        yield _described(text, doc[first:after], doc[head], noun, covered)
    for token in doc:
        if token.lower_ in _PRONOUNS and _can_refer(token):
            tokens = doc[token.i : token.i + 1]
            yield _mention(text, tokens, token, "pronoun", f"pronoun: {token.lower_}")


def _names(text: Text, doc: Doc, names: list[Name]) -> Iterator[Mention]:
    ends = {name.after: name for name in names}
    for name in names:
        if not is_actor_name(doc, name):
            continue
        group = group_start(doc, name)
        if group is not None:
            reason = f"people: some of {doc[name.first].text}"
            yield _mention(text, doc[group : name.after], doc[name.first], "nominal", reason)
            continue
        tokens = doc[_owner_start(doc, name, ends) : name.after]
        head = doc[name.first : name.after].root
        role: Literal["actor", "place"] = "place" if is_place(doc, name) else "actor"
        yield _mention(text, tokens, head, "name", f"{name.label}: {name.why}", role)


def _owner_start(doc: Doc, name: Name, ends: dict[int, Name]) -> int:
    """Where "China’s Foreign Ministry" starts: a ministry is told from others by whose it is."""
    role = role_forms().get(doc[name.after - 1].lower_)
    if role is None or role.kind not in _OWNED_KINDS or name.first < 2:
        return name.first
    if doc[name.first - 1].tag_ != "POS":
        return name.first
    owner = ends.get(name.first - 1)
    if owner is None or owner.known is None or not owner.known.id.startswith("country:"):
        return name.first
    return owner.first


def _described(
    text: Text, tokens: Tokens, head: Token, noun: str, covered: frozenset[int]
) -> Mention:
    """A description; where its last words are capitalised ("Human Rights Fund") it is a name after all."""
    first = head.i
    role = role_forms().get(noun)
    leads = role is not None and role.post and role.kind == "unnamed_person"
    while first > tokens.start and first - 1 not in covered and not leads:
        if head.doc[first - 1].tag_ not in {"NNP", "NNPS"}:
            break
        first -= 1
    if head.tag_ == "NNP" and head.text[0].isupper() and first < head.i and first > head.sent.start:
        name = head.doc[first : head.i + 1]
        return _mention(text, name, head, "name", "organisation: capitals before its noun")
    return _mention(text, tokens, head, "nominal", f"role {noun}: its head noun")


def _mention(
    text: Text,
    tokens: Tokens,
    head: Token,
    form: MentionForm,
    reason: str,
    role: Literal["actor", "place"] = "actor",
) -> Mention:
    span = text.span(tokens)
    return Mention(
        id=content_id("men1", text.article.id, span.start, span.end, form),
        article=text.article.id,
        evidence=(span,),
        span=span,
        head=text.span(head),
        form=form,
        role=role,
        reason=reason,
    )


def _can_refer(token: Token) -> bool:
    """False for the "it" of "it is likely that"."""
    if token.tag_ not in {"PRP", "PRP$"} or token.dep_ == "expl":
        return False
    if token.lower_ != "it" or token.dep_ != "nsubj" or token.head.lemma_ not in _EXTRAPOSING:
        return True
    labels = {child.dep_ for child in token.head.children}
    for child in token.head.children:
        if child.dep_ in _PREDICATES:
            labels.update(grandchild.dep_ for grandchild in child.children)
    return not (labels & _PREDICATES and labels & _POSTPONED)
