"""Which mentions of a topic's reports are joined, by hand-made mentions in place of a parse."""

from collections.abc import Sequence

import pytest

from onrecord.evaluation.coreference_chains import Step, join, same_lemma
from onrecord.evaluation.coreference_mentions import Described
from onrecord.records import Actor
from onrecord.schema.gazetteer import find_known

ALL: Sequence[Step] = ()


def noun(words: str, **more: object) -> Described:
    """A description whose head is its last word; a capitalised one is a name of all its words."""
    parts = words.split()
    name = tuple(part for part in parts if part[0].isupper())
    head = parts[-1]
    given: dict[str, object] = {
        "document": 0, "tokens": (0, len(parts)), "sentence": 0, "at": 0,
        "form": "name" if name else "nominal", "words": words, "word": head,
        "tag": "NNP" if name else "NNS" if head.endswith("s") else "NN",
        "head": head.lower().removesuffix("s"), "name": name, "known": find_known(" ".join(name)),
        "label": "PERSON" if name else "",
    }  # fmt: skip
    return Described(**(given | more))  # type: ignore[arg-type]


def pronoun(word: str, **more: object) -> Described:
    return noun(word, form="pronoun", tag="PRP", name=(), label="", head=word.lower(), **more)


def verb(word: str, lemma: str, **more: object) -> Described:
    return noun(word, tag="VBD", head=lemma, **more)


def placed(mentions: Sequence[Described]) -> list[Described]:
    """The mentions one after another, ten code points each, all else as it was."""
    return [
        Described(**({name: getattr(each, name) for name in each.__dataclass_fields__} | {"at": 10 * n, "tokens": (10 * n, 10 * n + 1)}))
        for n, each in enumerate(mentions)
    ]  # fmt: skip


def chains(mentions: Sequence[Described], steps: Sequence[Step] = ALL) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for mention, name in zip(mentions, join(mentions, {}, steps), strict=True):
        found.setdefault(name, []).append(mention.words)
    return list(found.values())


@pytest.mark.parametrize(
    ("mentions", "expected", "note"),
    [
        (
            [noun("Maria Hale"), noun("Hale", document=1)],
            [["Maria Hale", "Hale"]],
            "a last name in another report",
        ),
        (
            [noun("Maria Hale"), noun("Peter Hale"), noun("Hale", document=1)],
            [["Maria Hale"], ["Peter Hale"], ["Hale"]],
            "two of that last name: none is taken",
        ),
        (
            [*[noun("Maria Hale", document=n) for n in range(3)], noun("Peter Hale"), noun("Hale")],
            [["Maria Hale", "Maria Hale", "Maria Hale", "Hale"], ["Peter Hale"]],
            "one named three times as often as the other",
        ),
        (
            [noun("North Korea", label="GPE"), noun("South Korea", label="GPE")],
            [["North Korea"], ["South Korea"]],
            "one last word, two countries",
        ),
        (
            [noun("U.S.", label="GPE"), noun("United States", label="GPE")],
            [["U.S.", "United States"]],
            "names known to be one country",
        ),
        (
            [noun("World Trade Union", label="ORG"), noun("WTU", label="ORG", document=1)],
            [["World Trade Union", "WTU"]],
            "initials",
        ),
        (
            [noun("Kim Jong-un"), noun("Kim Jong Un", document=1)],
            [["Kim Jong-un", "Kim Jong Un"]],
            "hyphens and capitals",
        ),
        (
            [noun("Wladimir Klitschko"), noun("Wladimir Klistchko", document=1)],
            [["Wladimir Klitschko", "Wladimir Klistchko"]],
            "a slip of spelling in a long word",
        ),
        ([noun("Hale"), noun("Hall")], [["Hale"], ["Hall"]], "short words that are alike"),
        (
            [noun("guards"), noun("Guards", document=1, form="name", tag="NNPS", label="")],
            [["guards", "Guards"]],
            "a headline's capitals make no name",
        ),
        (
            [noun("the caravan"), noun("a caravan", document=1)],
            [["the caravan", "a caravan"]],
            "the same noun in two reports",
        ),
        ([noun("migrant"), noun("migrants")], [["migrant"], ["migrants"]], "one and many"),
        (
            [
                noun("officials", owners=("country:IR",)),
                noun("officials", owners=("country:US",), document=1),
            ],
            [["officials"], ["officials"]],
            "officials of two countries",
        ),
        (
            [noun("Hale", titles=("president",)), noun("the president", document=1)],
            [["Hale", "the president"]],
            "a title in one report, the description in another",
        ),
        (
            [
                noun("Hale", titles=("president",)),
                noun("Lund", titles=("president",)),
                noun("the president", document=1),
            ],
            [["Hale"], ["Lund"], ["the president"]],
            "two presidents",
        ),
        (
            [
                noun("Hale", titles=("president",), owners=("country:NO",)),
                noun("Lund", titles=("president",), owners=("country:FI",)),
                noun("the president", owners=("country:FI",), document=1),
            ],
            [["Hale"], ["Lund", "the president"]],
            "the Finnish president",
        ),
        (
            [noun("Maria Hale", subject=True), noun("talks"), pronoun("she", sentence=1)],
            [["Maria Hale", "she"], ["talks"]],
            "the subject before",
        ),
        (
            [noun("Maria Hale"), noun("Peter Lund", subject=True), pronoun("she", sentence=1)],
            [["Maria Hale", "she"], ["Peter Lund"]],
            "a given name tells a woman from a man",
        ),
        (
            [pronoun("I", quoted=True), noun("Maria Hale", subject=True), noun("Lund")],
            [["I", "Maria Hale"], ["Lund"]],
            "who says it, behind the quotation",
        ),
        (
            [noun("Maria Hale"), noun("the envoy", ties=(("apposition", 0),))],
            [["Maria Hale", "the envoy"]],
            "an apposition",
        ),
        (
            [noun("Maria Hale"), noun("Peter Lund", ties=(("apposition", 0),))],
            [["Maria Hale"], ["Peter Lund"]],
            "a list that the parse takes for an apposition",
        ),
        (
            [noun("Maria Hale"), noun("findings", ties=(("apposition", 0),))],
            [["Maria Hale"], ["findings"]],
            "one person is not many things",
        ),
        (
            [noun("Maria Hale"), noun("a fraud", ties=(("copula", 0),))],
            [["Maria Hale", "a fraud"]],
            "what a named person is said to be",
        ),
        (
            [noun("the plan"), noun("a fraud", ties=(("copula", 0),))],
            [["the plan"], ["a fraud"]],
            "what a thing is said to be may be said of others",
        ),
        (
            [verb("cancelled", "cancel"), noun("the cancellation", document=1), noun("the cancer")],
            [["cancelled", "the cancellation"], ["the cancer"]],
            "an act by its verb and by its noun",
        ),
        (
            [noun("talks"), noun("a summit", document=1), noun("the deal")],
            [["talks", "a summit"], ["the deal"]],
            "nouns of near meaning",
        ),
        (
            [noun("migrants"), noun("a crowd", of=("migrant",)), noun("the crowd", document=1)],
            [["migrants", "a crowd", "the crowd"]],
            "a collective by its members",
        ),
        (
            [noun("migrants"), noun("the rights", of=("migrant",))],
            [["migrants"], ["the rights"]],
            "what belongs to many is not they",
        ),
        (
            [
                *[noun("Norway", label="GPE", document=n) for n in range(2)],
                noun("the nation", determiner="the"),
            ],
            [["Norway", "Norway", "the nation"]],
            "a country by that noun alone",
        ),
        (
            [
                *[
                    noun(f"{name}", label="GPE", document=n)
                    for name in ("Norway", "Sweden")
                    for n in range(2)
                ],
                noun("the nation"),
            ],
            [["Norway", "Norway"], ["Sweden", "Sweden"], ["the nation"]],
            "two countries are told of as often",
        ),
        (
            [noun("Justice Department", label="ORG"), noun("Department Justice", label="ORG")],
            [["Justice Department", "Department Justice"]],
            "the Department of Justice",
        ),
        (
            [noun("N.A.T.O.", label="ORG"), noun("NATO", label="ORG", document=1)],
            [["N.A.T.O.", "NATO"]],
            "an acronym with dots",
        ),
        (
            [noun("Michael Hale"), noun("Mike", document=1)],
            [["Michael Hale", "Mike"]],
            "a short form of a given name",
        ),
        (
            [noun("the resolution"), noun("Party Resolution", label="", document=1)],
            [["the resolution", "Party Resolution"]],
            "a common noun in a headline, with a name before it",
        ),
    ],
    ids=lambda value: value.replace(" ", "_") if isinstance(value, str) else "",
)
def test_joined(mentions: list[Described], expected: list[list[str]], note: str) -> None:
    assert chains(placed(mentions)) == expected, note


def test_settled_actors_come_first() -> None:
    actor = Actor(id="act1_a", article="art1_a", evidence=(), name="Maria Hale", kind="person")
    mentions = placed([noun("the envoy", actor=actor), noun("Hale", actor=actor)])
    assert chains(mentions) == [["the envoy", "Hale"]]
    other = Actor(id="act1_b", article="art1_b", evidence=(), name="M. Hale", kind="person")
    mentions = placed([noun("the envoy", actor=actor), noun("a woman", actor=other)])
    one, two = join(mentions, {"act1_a": "ent1_x", "act1_b": "ent1_x"})
    assert one == two, "two actors settled as one entity"


def test_the_baseline_looks_at_lemmas_alone() -> None:
    mentions = placed([noun("North Korea"), noun("South Korea"), noun("the caravans")])
    assert same_lemma(mentions) == ["korea", "korea", "caravan"]
