"""Which passages say where a report comes from, and which only look like it."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.credits import find_credits
from onrecord.records import Credit, Span
from onrecord.text import find_quotations, paragraph_bounds
from tests.conftest import assert_held, make_article

Brief = tuple[str, str | None, str]


class Unparsed(SimpleNamespace):
    """A text without a parse: credits need only quotations and sentences of it."""

    def sentence_of(self, where: Span) -> Span:
        return where

    def quotation_at(self, offset: int) -> Any:
        found = (
            q
            for q in find_quotations(self.article.text, paragraph_bounds(self.article.text))
            if q.inner_start <= offset < q.inner_end
        )
        return next(found, None)


def credits_of(text: str, **fields: Any) -> tuple[Credit, ...]:
    article = make_article(text, **fields)
    found: tuple[Credit, ...] = find_credits(Unparsed(article=article))  # type: ignore[arg-type]
    for credit in found:
        assert_held(article, credit)
        assert credit.span is None or credit.span.quote == credit.words
    assert len({credit.id for credit in found}) == len(found)
    return found


def brief(found: tuple[Credit, ...]) -> list[Brief]:
    return [(credit.kind, credit.outlet, credit.words) for credit in found]


REST = " The minister resigned on Monday after a vote in parliament."
WHOLE: list[tuple[str, str | None, list[Brief], str]] = [
    ("WASHINGTON (Reuters) - The minister resigned.", "Metro", [("agency", "Reuters", "(Reuters)")], "dateline"),
    ("(AP) — The minister resigned.", None, [("agency", "Associated Press", "(AP)")], "no place"),
    ("BEIJING, Aug. 3 (Xinhua) -- The minister", "Metro", [("agency", "Xinhua", "(Xinhua)")], "day in the dateline"),
    ("SEOUL/TOKYO (Reuters) - The minister", "Reuters", [("agency", "Reuters", "(Reuters)")], "an agency's own"),
    ("A picture of a house.\n\nKYIV, Ukraine (AP) — The", "Metro", [("agency", "Associated Press", "(AP)")], "below a caption"),
    ("(Reuters Health) - A study", "Metro", [("agency", "Reuters", "(Reuters Health)")], "a desk"),
    ("(CNN) The minister resigned.", "CNN (Web News)", [], "an outlet that is none of the agencies, its own"),
    ("(CNN) The minister resigned.", "KTLA", [("agency", "CNN", "(CNN)")], "an outlet's words elsewhere"),
    ("John Kelly (Reuters photo: Ann Lee)\n\nThe minister", "Metro", [], "a picture's"),
    ("The Archdiocese of Perth (AP) said the minister", "Metro", [], "an acronym, no dateline"),
    ("(Tokyo) – The minister", "Human Rights Watch", [], "a place"),
    ("By The Associated Press\n\nThe minister resigned.", "Metro", [("agency", "Associated Press", "By The Associated Press")], "a line"),
    ("Ann Lee, Associated Press\n\nThe minister", "Metro", [("agency", "Associated Press", "Ann Lee, Associated Press")], "a signed line"),
    ("By ANN LEE, Associated Press\n\nThe", "Metro", [("agency", "Associated Press", "By ANN LEE, Associated Press")], "in capitals"),
    ("Ann Lee/Reuters\n\nThe minister resigned.", "Metro", [], "a picture's, by a stroke"),
    ("The minister resigned.\n\n© 2018 Tribune Content Agency, LLC", "Metro", [("agency", "Tribune News Service", "© 2018 Tribune Content Agency")], "copyright"),
    ("The minister resigned.\n\n© 2019 The Washington Times, LLC.", "Washington Times", [], "its own copyright"),
    ("It ended.\n\nThis article was originally published by ProPublica.", "Salon", [("agency", "ProPublica", "This article was originally published by ProPublica")], "a reprint"),
    ("It ended. (Reporting by Ann Lee in Kyiv; Editing by Bo Ek)", "Metro", [("agency", "Reuters", "(Reporting by Ann Lee in Kyiv; Editing by Bo Ek)")], "a signature"),
]  # fmt: skip
PARTLY: list[tuple[str, str | None, list[Brief], str]] = [
    ("The Associated Press contributed to this report.", "Fox News", [("contributed", "Associated Press", "The Associated Press contributed to this report")], "contributed"),
    ("Fox News’ Ann Lee and Reuters contributed to this report.", "Fox Online News", [("contributed", "Reuters", "Fox News’ Ann Lee and Reuters contributed to this report")], "its own people named too"),
    ("Ann Lee contributed to this report.", "Metro", [], "a person"),
    ("The AP contributed to the crisis, he said.", "Metro", [], "to something else"),
    ("It ended. This story includes reporting from AFP.", "Metro", [("contributed", "Agence France-Presse", "This story includes reporting from AFP.")], "includes"),
    ("He told Reuters that it was over.", "Metro", [("told", "Reuters", "told Reuters")], "told"),
    ("He told CNN’s Ann Lee on Monday.", "Metro", [("told", "CNN", "told CNN")], "a journalist of it"),
    ("He told CNN that it was over.", "CNN (Web News)", [], "its own interview"),
    ("He told The Times that it was over.", "New York Times - News", [], "its own, shortly"),
    ("She told the German newspaper Bild am Sonntag.", None, [("told", "Bild", "told the German newspaper Bild am Sonntag")], "words between"),
    ("He told the Omaha World-Herald and the Miami Herald.", "Metro", [("told", "Omaha World-Herald", "told the Omaha World-Herald")], "not in the list"),
    ("He told The Washington Post.\n\nThe Post said he was calm. She told the Post.", "Metro", [("told", "Washington Post", "told The Washington Post"), ("told", "Washington Post", "told the Post")], "named shortly"),
    ("He told the Senate Judiciary Committee.", "Metro", [], "no outlet"),
    ("In an interview with NBC News on Friday, he", "Metro", [("told", "NBC News", "interview with NBC News")], "interview"),
    ("It was first reported by the New York Times.", "Metro", [("reported", "New York Times", "first reported by the New York Times")], "first"),
    ("It was over, according to a Reuters report.", "Metro", [("reported", "Reuters", "according to a Reuters")], "according to"),
    ("It was over, CBS News reported Tuesday.", "Metro", [("reported", "CBS News", "CBS News reported")], "after the name"),
    ("It was over, according to a CNN report.", "CNN", [], "its own report"),
    ("According to Fox, who led Mexico, it was over.", "Metro", [], "a man of that name"),
    ("Time reported for duty.", "Metro", [], "a word"),
]  # fmt: skip
UNNAMED: list[tuple[str, str | None, list[tuple[str, bool]], str]] = [
    ("He told This website that it was over.", None, [("told This website", True)], "where a name stood"),
    ("He told this newspaper that it was over.", None, [("told this newspaper", False)], "of an unknown outlet"),
    ("He told this newspaper that it was over.", "Metro", [("told this newspaper", False)], "of a known outlet"),
    ("She told our correspondent that it was over.", None, [("told our correspondent", False)], "our"),
    ("This newspaper has learned that it was over.", None, [("This newspaper has learned", False)], "what it learned"),
    ("This site is protected by a service.", None, [], "a page's words"),
    ("“I told this agency that it is over,” he said.", None, [], "a speaker's own words"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [pytest.param(*case[:3], id=case[3]) for case in WHOLE + PARTLY],
)
def test_credits(text: str, publisher: str | None, expected: list[Brief]) -> None:
    assert brief(credits_of(text, publisher=publisher)) == expected


@pytest.mark.parametrize(
    ("text", "publisher", "expected"), [pytest.param(*case[:3], id=case[3]) for case in UNNAMED]
)
def test_unnamed(text: str, publisher: str | None, expected: list[tuple[str, bool]]) -> None:
    found = credits_of(text, publisher=publisher)
    assert [(credit.words, credit.replaced) for credit in found] == expected
    assert all(credit.outlet is None for credit in found)


@pytest.mark.parametrize(
    ("publisher", "byline", "expected"),
    [
        ("Metro", "Associated Press", [("agency", "Associated Press")]),
        ("Metro", "Ann Lee, Reuters", [("agency", "Reuters")]),
        ("Fox News", "Ann Lee, Fox News and Associated Press", [("contributed", "Associated Press")]),
        ("Metro", "Ann Lee", []),
        ("CNN", "Ann Lee, CNN", []),
    ],
)  # fmt: skip
def test_bylines(publisher: str, byline: str, expected: list[tuple[str, str]]) -> None:
    found = credits_of("It ended." + REST, publisher=publisher, byline=byline)
    assert [(credit.kind, credit.outlet) for credit in found] == expected
    assert all(
        (credit.where, credit.words, credit.span) == ("byline", byline, None) for credit in found
    )


@pytest.mark.parametrize(
    ("publisher", "url", "outlet"),
    [
        ("Yahoo News", "https://www.reuters.com/world/1", "Reuters"),
        ("CNN (Web News)", "https://edition.cnn.com/1", None),
        ("Associated Press", "https://news.yahoo.com/1", None),
        ("A small paper", "https://www.reuters.com/world/1", None),
        ("Yahoo News", "https://[broken", None),
    ],
)
def test_links(publisher: str, url: str, outlet: str | None) -> None:
    found = credits_of("It ended." + REST, publisher=publisher, url=url)
    assert [credit.outlet for credit in found] == ([outlet] if outlet else [])
    assert all((credit.kind, credit.words) == ("canonical", url) for credit in found)


ODD = "().,-—\n \t’“”ABZaz09\u200b\u0301é中🙂\ud800"
PIECES = (
    "told ",
    "(Reuters)",
    "This website",
    " contributed to this report",
    "The Times",
    "© 2019 ",
)


@given(st.lists(st.one_of(st.text(alphabet=ODD, max_size=9), st.sampled_from(PIECES)), max_size=20))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert credits_of(text) == credits_of(text)


@pytest.mark.parametrize("text", ["", " \n ", "told " * 20_000, "A " * 50_000, "(" * 5_000])
def test_long_and_empty_texts(text: str) -> None:
    assert credits_of(text) == ()


@pytest.mark.model
def test_evidence_is_the_sentence(parse: Callable[..., Any]) -> None:
    text = parse("It was over. He told Reuters that he would go, and went. Then it rained.")
    (credit,) = find_credits(text)
    assert [span.quote for span in credit.evidence] == [
        "He told Reuters that he would go, and went."
    ]


def test_order_is_that_of_the_text() -> None:
    text = "KYIV (AP) — He told CNN so." + REST + " Reuters contributed to this report."
    starts: Iterator[int] = (c.span.start for c in credits_of(text) if c.span is not None)
    assert list(starts) == sorted(c.span.start for c in credits_of(text) if c.span is not None)
    assert [c.kind for c in credits_of(text)] == ["agency", "told", "contributed"]
