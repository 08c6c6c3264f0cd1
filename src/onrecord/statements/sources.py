"""Whose words they are: the subject of a cue as it stands in the text."""

from spacy.tokens import Token

from onrecord.statements.frame import Frame, Stretch, stretch
from onrecord.text.grammar import agents, is_passive, subjects
from onrecord.text.parse import offsets

_RELATIVE = frozenset({"WDT", "WP"})
_DESCRIBED = frozenset({"appos", "relcl", "acl"})


def give_source(frame: Frame, verb: Token) -> None:
    """Set the source of a frame to the subject of its verb, or to the agent of a passive one."""
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    passive = is_passive(verb)
    found = agents(verb) if passive else subjects(verb)
    if own and not passive and (own[0].tag_ in _RELATIVE or own[0].lower_ == "that"):
        frame.source_head = found[0] if found else None
        frame.source = offsets(own[0])
        return
    if not found or found[0].dep_ == "expl" or (found[0].lower_ in {"it", "there"} and passive):
        return
    frame.source_head = found[0]
    frame.source = source_phrase(found[0], verb)


def source_phrase(head: Token, verb: Token) -> Stretch | None:
    """All that describes a source: modifiers, appositions, relative clauses, what is joined to it.

    Where the cue stands inside that description ("a letter saying …") the phrase ends before it.
    A comma that closes an apposition before the cue belongs to it.
    """
    last = head.right_edge.i
    if head.i < verb.i <= last:
        last = verb.left_edge.i - 1 if verb.left_edge.i > head.i else verb.i - 1
    last = max(last, head.i)
    tokens = list(head.doc[head.left_edge.i : last + 1])
    if verb.i < head.i:
        tokens = [token for token in tokens if token.i > verb.i]
    found = stretch(tokens)
    if found is None:
        return None
    if last + 1 < verb.i and head.doc[last + 1].text == "," and _is_described(head):
        return found[0], offsets(head.doc[last + 1])[1]
    if last < verb.i and head.doc[last].text == "," and _is_described(head):
        return found[0], offsets(head.doc[last])[1]
    return found


def _is_described(head: Token) -> bool:
    return any(child.dep_ in _DESCRIBED and child.i > head.i for child in head.children)
