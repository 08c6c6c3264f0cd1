"""``find_mentions``: every mention of a text, in order."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

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


def find_mentions(text: Text) -> tuple[Mention, ...]:
    """Names, descriptions and pronouns that can stand for actors, sorted by where they start.

    ``actor`` is ``None`` throughout: ``actors.resolve_actors`` fills it. ``reason`` starts with
    what the mention was found to be, then a colon, then why: ``person``, ``organisation``,
    ``place name``, ``people``, ``known`` for names; ``role <noun>`` for descriptions;
    ``pronoun``. Mentions can lie within one another ("Japan" in "lawmakers from Japan").
    """
    docs = [paragraph.doc for paragraph in text.paragraphs]
    mentions: list[Mention] = []
    for doc, names in zip(docs, find_names(docs), strict=True):
        covered = frozenset(i for name in names for i in range(name.first, name.after))
        mentions.extend(_names(text, doc, names))
        for first, after, head, noun in find_descriptions(doc, covered):
            mentions.append(
                _mention(
                    text, doc, first, after, doc[head], "nominal", f"role {noun}: its head noun"
                )
            )
        for token in doc:
            if token.lower_ in _PRONOUNS and _can_refer(token):
                mentions.append(
                    _mention(
                        text,
                        doc,
                        token.i,
                        token.i + 1,
                        token,
                        "pronoun",
                        f"pronoun: {token.lower_}",
                    )
                )
    unique = {(m.span.start, m.span.end): m for m in reversed(mentions)}
    return tuple(sorted(unique.values(), key=lambda m: (m.span.start, m.span.end)))


def _names(text: Text, doc: Doc, names: list[Name]) -> Iterator[Mention]:
    starts = {name.after: name for name in names}
    for name in names:
        if not is_actor_name(doc, name):
            continue
        group = group_start(doc, name)
        if group is not None:
            reason = f"people: some of {doc[name.first].text}"
            yield _mention(text, doc, group, name.after, doc[name.first], "nominal", reason)
            continue
        place = is_place(doc, name)
        first = _owner_start(doc, name, starts)
        head = doc[name.first : name.after].root
        mention = _mention(text, doc, first, name.after, head, "name", f"{name.label}: {name.why}")
        yield mention if not place else _as_place(mention)


def _as_place(mention: Mention) -> Mention:
    import msgspec

    return msgspec.structs.replace(mention, role="place")


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


def _mention(
    text: Text, doc: Doc, first: int, after: int, head: Token, form: MentionForm, reason: str
) -> Mention:
    span = text.span(doc[first:after])
    return Mention(
        id=content_id("men1", text.article.id, span.start, span.end, form),
        article=text.article.id,
        evidence=(text.sentence_of(head),),
        span=span,
        head=text.span(head),
        form=form,
        reason=reason,
    )


def _can_refer(token: Token) -> bool:
    """False for the "it" of "it is likely that"."""
    if token.tag_ not in {"PRP", "PRP$"} or token.dep_ == "expl":
        return False
    if token.lower_ != "it" or token.dep_ != "nsubj":
        return True
    verb = token.head
    if verb.lemma_ not in _EXTRAPOSING:
        return True
    labels = {child.dep_ for child in verb.children}
    return not (
        labels & {"acomp", "attr", "npadvmod", "oprd"}
        and labels & {"ccomp", "xcomp", "advcl", "csubj"}
    )
