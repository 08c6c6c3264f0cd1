"""Which event a report names as the answer to which other."""

from spacy.tokens import Token

from onrecord.records import EventMention
from onrecord.text import grammar

_AFTER = frozenset({"after", "following", "over", "because"})
_RESPONSE = frozenset(
    {"response", "retaliation", "reply", "reaction", "answer", "reprisal", "protest"}
)
_REPLIES = frozenset(
    {"ACCUSE", "REJECT", "SUPPORT", "THREATEN", "PROTEST", "SANCTION", "AGREE", "YIELD"}
)
_TO_ACTS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "PROTEST", "YIELD"})


def link_answers(found: list[tuple[Token, EventMention]]) -> tuple[EventMention, ...]:
    """Set ``answers`` where the same sentence names what an event answers.

    Either the event's object is itself an event ("dismissed the talks"), or a phrase or
    clause with "after", "following" or "in response to" holds one.
    """
    by_token = {(id(token.doc), token.i): event for token, event in found}
    linked = []
    for token, event in found:
        answered = _object_event(token, event, by_token) or _named_cause(token, event, by_token)
        if answered is not None and answered.id != event.id:
            fields = {name: getattr(event, name) for name in event.__struct_fields__}
            event = EventMention(**{**fields, "answers": answered.id})  # noqa: PLW2901
        linked.append(event)
    return tuple(linked)


_Known = dict[tuple[int, int], EventMention]


def _object_event(token: Token, event: EventMention, known: _Known) -> EventMention | None:
    if event.type not in _TO_ACTS or token.pos_ != "VERB":
        return None
    for each in grammar.patients(token):
        found = known.get((id(token.doc), each.i)) or _relative_of(each, token, known)
        if found is not None:
            return found
    return None


def _relative_of(noun: Token, verb: Token, known: _Known) -> EventMention | None:
    """The event of the noun's own verb: "held talks, which were dismissed"."""
    if verb.dep_ != "relcl" or noun.dep_ != "dobj":
        return None
    return known.get((id(noun.doc), noun.head.i))


def _named_cause(token: Token, event: EventMention, known: _Known) -> EventMention | None:
    if event.type not in _REPLIES or token.pos_ not in {"VERB", "AUX"}:
        return None
    around = [*token.children]
    if token.dep_ == "ccomp":  # "After the refusal, Beijing declared that it had protested"
        around.extend(token.head.children)
    for child in around:
        if child.i == token.i:
            continue
        if child.dep_ == "advcl" and any(
            each.dep_ in {"mark", "prep"} and each.lower_ == "after" for each in child.children
        ):
            return known.get((id(token.doc), child.i))
        if child.dep_ == "prep" and (child.lower_ in _AFTER or _is_response(child)):
            for each in child.subtree:
                if each.i > child.i and (id(token.doc), each.i) in known:
                    return known[id(token.doc), each.i]
    return None


def _is_response(preposition: Token) -> bool:
    return preposition.lower_ == "in" and any(
        child.lower_ in _RESPONSE for child in preposition.children
    )
