"""Who is in charge of what: leading, holding, founding, sending."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.actors.relations.bearers import bearers, of_whom
from onrecord.actors.relations.scene import (
    Found,
    Scene,
    agents,
    is_former,
    is_told,
    patients,
    words,
)
from onrecord.schema.gazetteer import find_known
from onrecord.schema.relations import relation_words
from onrecord.text import grammar
from onrecord.text.things import Thing

_HOLDERS = ("person", "organisation")
_LED = ("organisation", "place")
_GETTING = frozenset({"have", "take", "gain", "seize", "regain", "retain", "keep", "maintain", "hold", "assume", "win"})  # fmt: skip
_STATES = frozenset({"control", "rule", "command", "occupation", "authority"})
_IN = frozenset({"in", "at"})


def by_verb(scene: Scene, verb: Token) -> Iterator[Found]:
    """What a verb tells of being in charge: "leads", "was captured by", "liberate X from Y"."""
    vocabulary, lemma = relation_words(), verb.lemma_.lower()
    if lemma in vocabulary.taking | vocabulary.freeing:
        yield from _from_whom(scene, verb)
    kinds: tuple[str, ...] = ()
    if lemma in vocabulary.holding:
        kinds = ("place",)
    if lemma in vocabulary.leading or lemma in vocabulary.founding:
        kinds = _LED
    if lemma in vocabulary.sending:
        kinds = ("organisation",)
    if kinds and is_told(verb):
        for led in _led(scene, verb, kinds):
            for holder in scene.all(agents(verb), *_HOLDERS):
                yield Found("in_charge_of", holder, led, words(verb), f"verb {lemma}")
    if lemma == "use" and any(child.lower_ == "as" for child in verb.children) and is_told(verb):
        for led in scene.all(patients(verb), "place"):
            for holder in scene.all(agents(verb), "organisation"):
                yield Found("in_charge_of", holder, led, words(verb), "uses as")


def _led(scene: Scene, verb: Token, kinds: tuple[str, ...]) -> Iterator[Thing]:
    vocabulary, lemma = relation_words(), verb.lemma_.lower()
    led = patients(verb)
    if lemma in vocabulary.sending:
        led = [noun for noun in led if _is_sent(noun)]
    yield from scene.all(led, *kinds)
    if lemma in {"take", "preside"}:
        for noun in grammar.prepositional(verb, "over"):
            yield from scene.all([noun], *_LED)


def _is_sent(noun: Token) -> bool:
    """True for "troops", "thousands of fighters"."""
    sent = relation_words().sent
    if noun.lemma_.lower() in sent:
        return True
    return any(each.lemma_.lower() in sent for each in grammar.prepositional(noun, "of"))


def _from_whom(scene: Scene, verb: Token) -> Iterator[Found]:
    """As in "liberate X from Y": Y holds X, whether or not anybody succeeds."""
    places = list(scene.all(patients(verb), "place"))
    if not places:
        return
    prepositions = ("of",) if verb.lemma_.lower() in {"rid", "clear"} else ("from",)
    holders = grammar.prepositional(verb, *prepositions, "from")
    for child in verb.children:  # "liberate the city of X from Y", hung on the city
        if child.dep_ == "dobj" and not holders:
            holders = grammar.prepositional(child, "from")
    for holder in scene.all(holders, "organisation"):
        for place in places:
            yield Found("in_charge_of", holder, place, words(verb), f"{verb.lemma_} from")


def by_noun(scene: Scene, noun: Token) -> Iterator[Found]:
    """What a noun tells of being in charge: "commander of X", "X’s stronghold", "under X control"."""
    vocabulary, lemma = relation_words(), noun.lemma_.lower()
    if lemma in vocabulary.heads and not _is_staff_chief(noun):
        for holder in bearers(scene, noun):
            for led, cue in (*of_whom(scene, noun, "of", "for", "in"), *_behind(scene, noun)):
                if _may_lead(holder, led, cue):
                    former = is_former(noun)
                    yield Found(
                        "in_charge_of", holder, led, words(noun, cue), f"noun {lemma}", former
                    )
    if lemma in vocabulary.seats:
        yield from _seat(scene, noun)
    if lemma in vocabulary.acts:
        yield from _act(scene, noun)
    for child in noun.lefts:
        if child.dep_ in {"amod", "compound"} and child.tag_ == "VBN":
            yield from _held(scene, noun, child)


def _is_staff_chief(noun: Token) -> bool:
    """True for a "chief of staff", who leads an office and not what it is of."""
    return any(each.lower_ == "staff" for each in grammar.prepositional(noun, "of"))


def _behind(scene: Scene, noun: Token) -> Iterator[tuple[Thing, Token]]:
    """As in "Joseph Votel, commander, U.S. Central Command"."""
    i = noun.i
    if noun.dep_ != "appos" or i + 2 >= len(scene.doc) or scene.doc[i + 1].text != ",":
        return
    if scene.doc[i - 1].text != ",":
        return
    for thing in scene.all(scene.doc[i + 2 : i + 4], "organisation"):
        if thing.form == "name":
            yield thing, noun
            return


def _may_lead(holder: Thing, led: Thing, cue: Token) -> bool:
    if holder.kind not in _HOLDERS or holder is led:
        return False
    return led.kind == "organisation" or (led.kind == "place" and cue.lower_ not in _IN)


def _seat(scene: Scene, noun: Token) -> Iterator[Found]:
    for owner, cue in of_whom(scene, noun):
        if owner.kind not in _HOLDERS or owner.form != "name" or _is_country(owner):
            continue
        for place in bearers(scene, noun):
            if place.kind == "place":
                yield Found("in_charge_of", owner, place, words(cue), f"whose {noun.lemma_}")


def _is_country(thing: Thing) -> bool:
    known = find_known(thing.span.quote)
    return known is not None and known.id.startswith("country:")


def _act(scene: Scene, noun: Token) -> Iterator[Found]:
    """As in "X’s capture of Y", "has control of Y", "areas under X control"."""
    places = list(scene.all(grammar.prepositional(noun, "of", "over"), *_LED))
    owners = [thing for thing, _ in of_whom(scene, noun) if thing.kind in _HOLDERS]
    verb = noun.head
    if places and not owners and noun.dep_ == "dobj" and verb.lemma_ in _GETTING and is_told(verb):
        owners = list(scene.all(agents(verb), *_HOLDERS))
    if places and not owners and noun.dep_ == "pobj" and verb.lower_ == "in":
        owners = list(scene.all(_governed(verb), *_HOLDERS))
    for owner in owners:
        for place in places:
            yield Found("in_charge_of", owner, place, words(noun), f"noun {noun.lemma_}")
    if noun.lemma_.lower() in _STATES and noun.dep_ == "pobj" and verb.lower_ == "under":
        holders = owners or places
        for place in scene.all(_governed(verb), *_LED):
            for holder in holders:
                if holder.kind in _HOLDERS:
                    yield Found("in_charge_of", holder, place, words(verb, noun), "under control")


def _governed(preposition: Token) -> list[Token]:
    """What "under X control" is said of: its noun, or the subject of its verb."""
    above = preposition.head
    if above.pos_ in {"NOUN", "PROPN"}:
        return [above]
    return grammar.subjects(above) if above.pos_ in {"VERB", "AUX"} and is_told(above) else []


def _held(scene: Scene, noun: Token, participle: Token) -> Iterator[Found]:
    """As in "ISIL-held territory", "a US-led coalition", "the state-owned bank"."""
    vocabulary = relation_words()
    if participle.lemma_.lower() not in vocabulary.holding | vocabulary.leading:
        return
    i = participle.i
    if i < 2 or scene.doc[i - 1].text not in {"-", "–", "‑"}:
        return
    holder, held = scene.at(scene.doc[i - 2]), scene.at(noun)
    if holder is None or held is None or held.kind not in _LED:
        return
    if holder.kind == "place":
        holder = holder._replace(kind="organisation")
    if holder.kind in _HOLDERS:
        yield Found("in_charge_of", holder, held, words(participle), f"-{participle.lower_}")
