"""What pages add to reports: links, notices, players, pictures' credits."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SchemaError
from onrecord.schema.boilerplate import parse_boilerplate
from onrecord.text.boilerplate import blanked, boilerplate


def _kept(text: str) -> str:
    return " ".join(blanked(text).split())


@pytest.mark.parametrize(
    "line",
    [
        "Copyright © 2019 The Example Times, LLC. Click here for reprint permission.",
        "Sign up for Daily Newsletters Manage Newsletters",
        "Get the stories you care about delivered to your inbox.",
        "ADVERTISEMENT",
        "Slideshow (4 Images)",
        "JUST WATCHED A vote in Ruritania Replay More Videos ... MUST WATCH A vote in Ruritania 02:31",
        "Photos: A summit Photos: A summit Leaders arrive. Hide Caption 1 of 2 Photos: A summit They talk.",
        "Enlarge this image toggle caption Ann Lee/AP Ann Lee/AP",
        "SEE ALSO: Minister ‘pleased’ with the deal",
        "Follow @example on Twitter.",
        "This is a rush transcript. Copy may not be in its final form.",
        "* * *",
    ],
)
def test_a_paragraph_that_the_page_added(line: str) -> None:
    assert _kept(f"The minister agreed.\n\n{line}\n\nHe left.") == "The minister agreed. He left."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Rep. Ann Lee Ann (Annie) Mary LeeReds push for action House to vote on aid MORE (Ohio) said no.",
            "Rep. Ann Lee (Ohio) said no.",
        ),
        (
            "Sen. Carl Schulze Carl Schulze2020 Reds agree MORE’s bill failed.",
            "Sen. Carl Schulze ’s bill failed.",
        ),
        ("Soldiers in Strelsau. (Photo: Ann Lee, AFP/Getty Images)", "Soldiers in Strelsau."),
        ("Ann Lee arrives. Bob Stone/Pool via AP", "Ann Lee arrives."),
        (
            "They met. JUST WATCHED Talks MUST WATCH Talks 01:02 They parted.",
            "They met. They parted.",
        ),
        ("He left.\n\nREAD MORE:\n\nReds win vote\n\nWhy blues lost", "He left."),
        ("READ MORE:\n\nReds win vote\n\nThe minister agreed.", "The minister agreed."),
    ],
    ids=["linked name", "linked, a year", "credit", "bare credit", "player", "list", "after a list"],
)  # fmt: skip
def test_a_passage_that_the_page_added(text: str, kept: str) -> None:
    assert _kept(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "The Associated Press contributed to this report.",
        "The photo shows the minister; the video was made in May.",
        "Advertisements for the vote cost $3 million.",
        "Senator John McBride said MORE must be done, and Ann Lee agreed.",
        "He told Reuters/Ipsos pollsters that he would vote.",
        "Related: the two ministers are cousins, and said so. They laughed.",
        "The copyright law was signed on Friday.",
        "Read more slowly, the judge told the clerk.",
        "Agreed! pic.twitter.com/Ab12 — Ann Lee",
    ],
)
def test_what_a_report_says_stays(text: str) -> None:
    assert boilerplate(text) == ()


@given(st.text(alphabet="Aa Lee MORE/AP|\n:Photos.(1)", max_size=300))
def test_blanking_keeps_every_place(text: str) -> None:
    shown = blanked(text)
    assert len(shown) == len(text)
    places = boilerplate(text)
    assert list(places) == sorted(places)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(places))
    inside = [False] * len(text)
    for start, end in places:
        inside[start:end] = [True] * (end - start)
    assert all(now == (" " if within else was)
               for was, now, within in zip(text, shown, inside, strict=True))  # fmt: skip


def test_a_hostile_line_is_no_trouble() -> None:
    assert blanked("Photos: MORE Ann/AP " * 100_000)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("version: 1\nparagraphs: [a]\n", "are wanted"),
        ("version: 1\nparagraphs: ['(']\npassages: [a]\nlists: [a]\ngalleries: [a, b]\nagencies: [a]", "no expression"),
        ("version: 1\nparagraphs: [a]\npassages: [a]\nlists: [a]\ngalleries: [a]\nagencies: [a]", "galleries"),
    ],
)  # fmt: skip
def test_a_malformed_file_says_so(text: str, told: str) -> None:
    with pytest.raises(SchemaError, match=told):
        parse_boilerplate(text)
