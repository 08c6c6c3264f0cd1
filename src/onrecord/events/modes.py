"""Acts that speak of another act: what is requested, refused or threatened gives their mode."""

from dataclasses import replace

from spacy.tokens import Token

from onrecord.events.status import will_not
from onrecord.events.told import Told
from onrecord.schema.plover import plover

_CONTENT_MODES = {
    "YIELD": "yield", "CONSULT": "meet", "AID": "assist", "SUPPORT": "assist",
    "COOPERATE": "assist", "AGREE": "assist", "SANCTION": "change", "COERCE": "change",
}  # fmt: skip
_THREAT_MODES = {
    "ASSAULT": "violence", "COERCE": "restrict", "PROTEST": "restrict", "SANCTION": "relations",
    "MOBILIZE": "violence",
}  # fmt: skip


def refused(told: Told) -> Told:
    """An act of cooperation that somebody "will not" do is a refusal; any other stays as it is."""
    if not plover().types[told.type].cooperative or not will_not(told.trigger):
        return told
    return replace(told, type="REJECT", mode=_CONTENT_MODES.get(told.type), status="happened")


def with_modes(found: list[Told]) -> list[Told]:
    """Where a request, refusal or threat has no mode, its content gives it."""
    types = {told.trigger: (told.type, told.mode) for told in found}
    return [
        replace(told, mode=_content_mode(told, types)) if told.mode is None else told
        for told in found
    ]


def _content_mode(told: Told, types: dict[Token, tuple[str, str | None]]) -> str | None:
    if told.type not in {"REQUEST", "REJECT", "THREATEN"}:
        return None
    verb = told.trigger.head if told.trigger.tag_ == "MD" else told.trigger
    for child in verb.subtree:
        if child.i > told.trigger.i and child in types:
            kind, mode = types[child]
            if told.type != "THREATEN":
                return _CONTENT_MODES.get(kind)
            return mode if mode in {"arrest", "expel"} else _THREAT_MODES.get(kind)
    return None
