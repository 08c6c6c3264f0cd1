"""What a sentence counts: the measure, the noun, the number, and the words of it."""

import pytest

from onrecord.errors import SchemaError
from onrecord.query.disputes.figures import figures_in
from onrecord.schema.measures import measures, read_measures

FIGURES = [
    ("At least 12 people were killed in the strike on Douma.", ["killed::At least 12 people"]),
    (
        "The strike killed more than 40 civilians and wounded 100 others.",
        ["killed:civilian:more than 40 civilians", "wounded::100 others"],
    ),
    (
        "Twenty-five people, including five children, were killed in Kabul.",
        ["killed::Twenty-five people", "killed:child:five children"],
    ),
    ("The bomb left 12 dead and 30 wounded.", ["killed::12 dead", "wounded::30 wounded"]),
    ("The death toll from the attack rose to 20 from 12.", ["killed::20"]),
    ("a toll of at least 42 dead", ["killed::at least 42 dead"]),
    (
        "Six people have been killed and dozens injured.",
        ["killed::Six people", "wounded::dozens injured"],
    ),
    ("The strike killed dozens of civilians.", ["killed:civilian:dozens of civilians"]),
    ("The attack claimed the lives of 58 people.", ["killed::58 people"]),
    ("Police arrested 1,200 protesters on Friday.", ["arrested:protester:1,200 protesters"]),
    ("The group reported the arrest of 15 people.", ["arrested::15 people"]),
    ("The U.S. expelled 60 Russian diplomats.", ["expelled:diplomat:60 Russian diplomats"]),
    ("The group said 1.5 million people had been displaced.", ["displaced::1.5 million people"]),
    ("The House passed the bill 217-213 on Thursday.", ["votes::217-213"]),
    ("It was approved by a vote of 228 to 191, with all but 10 for it.", ["votes::228 to 191"]),
    ("Amid dozens of arrests they went home.", ["arrested::dozens of arrests"]),
    ("It was rejected by a vote of 51 to 49.", ["votes::51 to 49"]),
    ("Washington sent $1.7 billion to Tehran.", ["amount:$:$1.7 billion"]),
    # No count of an act, or of what cannot be told:
    ("A 12-year-old boy was killed.", []),
    ("He was sentenced to 12 years in jail.", []),
    ("Dozens were killed or wounded.", []),
    ("20 people gathered and a man died.", []),
    ("The strike killed 3 of the 12 fighters.", []),
    ("Three ministers met in Vienna.", []),
    ("The team won 3-2.", []),
    ("Stone, 66, was taken into custody.", []),
]


@pytest.mark.parametrize(("sentence", "told"), FIGURES, ids=[case[0][:40] for case in FIGURES])
def test_figures(sentence: str, told: list[str]) -> None:
    found = figures_in(sentence)
    assert [f"{f.measure}:{f.noun}:{sentence[f.start : f.end]}" for f in found] == told


def test_two_votes_fit_only_if_both_sides_do() -> None:
    (one,) = figures_in("The House passed the bill 217-213.")
    (other,) = figures_in("The House passed the bill 217-214.")
    assert one.meets(one)
    assert not one.meets(other)


@pytest.mark.parametrize(
    "sentence", ["", "$", "12", "\u202e" * 100, "killed " * 500 + "12", "1 " * 2000]
)
def test_any_sentence_is_read(sentence: str) -> None:
    for figure in figures_in(sentence):
        assert 0 <= figure.start < figure.end <= len(sentence)


def test_the_codebook_of_measures() -> None:
    assert {"killed", "wounded", "arrested"} <= set(measures().by_name)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("version: 1\n", "measures.yaml:1: wants"),
        (
            "version: 1\nbetween: []\nanybody: []\nvotes: []\nmeasures:\n  killed: {told: x}\n",
            "killed wants told, grows",
        ),
        (
            "version: 1\nbetween: []\nanybody: []\nvotes: []\nmeasures:\n"
            "  killed: {told: x, grows: 3, after: [], before: [], totals: []}\n",
            "grows true or false",
        ),
        ("version: 1\nbetween: [A]\nanybody: []\nvotes: []\nmeasures: {}\n", "lower case"),
    ],
)
def test_a_malformed_codebook_is_an_error(text: str, says: str) -> None:
    with pytest.raises(SchemaError, match=says):
        read_measures(text)
