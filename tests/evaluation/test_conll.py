"""Reading CoNLL coreference files of several kinds, and the text that is made of them."""

from pathlib import Path

import pytest

from onrecord.errors import GoldError
from onrecord.evaluation.conll import GoldMention, is_conll, read_conll
from onrecord.evaluation.conll_text import print_document

NARROW = """#begin document 1/x/one; part 000
1/x/one\t0\t0\t``\t-
1/x/one\t0\t1\tMs.\t(A
1/x/one\t0\t2\tHale\tA)|(B)
1/x/one\t0\t3\tleft\t-
1/x/one\t0\t4\t.\t-

1/x/one\t1\t0\tShe\t(A)
1/x/one\t1\t1\tdid\t-
#end document
#begin document 1/y/two; part 000
1/y/two\t0\t0\tHale\t(A)
1/y/two\t0\t1\t\t-
1/y/two\t0\t2\tspoke\t-
#end document
"""

ONTONOTES = """#begin document (bn/x/00/x_0001); part 000
bn/x/00/x_0001   0   0     Hale    NNP  (TOP(S(NP*)   -   -   -   -   (PERSON)   (0)
bn/x/00/x_0001   0   1   agrees    VBZ         (VP*))   -   -   -   -       *      -

#end document
#begin document (bn/x/00/x_0001); part 001
bn/x/00/x_0001   1   0     Lund    NNP  (TOP(S(NP*)   -   -   -   -   (PERSON)   (0)
bn/x/00/x_0001   1   1   agrees    VBZ         (VP*))   -   -   -   -       *      -

#end document
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "gold"
    path.write_text(text, encoding="utf-8")
    return path


def test_five_columns(tmp_path: Path) -> None:
    one, two = read_conll(write(tmp_path, NARROW))
    assert (one.name, one.topic, two.topic) == ("1/x/one", "1", "1")
    assert one.sentences == (("``", "Ms.", "Hale", "left", "."), ("She", "did"))
    assert one.mentions == (GoldMention(1, 3, "A"), GoldMention(2, 3, "B"), GoldMention(5, 6, "A"))
    assert two.tokens == ("Hale", "", "spoke")


def test_ontonotes_numbers_its_chains_anew(tmp_path: Path) -> None:
    one, two = read_conll(write(tmp_path, ONTONOTES))
    assert one.tokens == ("Hale", "agrees")
    assert (one.name, two.name) == ("bn/x/00/x_0001", "bn/x/00/x_0001 part 001")
    assert one.mentions == (GoldMention(0, 1, "0"),)
    assert one.topic != two.topic, "chain 0 of one part is not chain 0 of the other"


@pytest.mark.parametrize(
    ("first", "second", "shared", "note"),
    [
        ("A", "A", True, "a chain in two documents of a topic"),
        ("A", "B", False, "no chain crosses: each document is a topic"),
        ("0", "0", False, "numbers that begin at 0 in every document"),
        ("71", "71", True, "numbers of the whole file"),
    ],
)
def test_which_documents_share_chains(
    tmp_path: Path, first: str, second: str, shared: bool, note: str
) -> None:
    text = "".join(
        f"#begin document t/{n}; part 000\nt/{n}\t0\t0\tHale\t({chain})\n#end document\n"
        for n, chain in enumerate((first, second))
    )
    one, two = read_conll(write(tmp_path, text))
    assert (one.topic == two.topic) is shared, note


def test_the_first_column_may_name_the_documents(tmp_path: Path) -> None:
    rows = "".join(f"1_{n}x\t0\t0\tHale\t({chain})\n" for n, chain in ((1, 70), (2, 70), (3, 71)))
    found = read_conll(write(tmp_path, f"#begin document all; part 000\n{rows}#end document\n"))
    assert [(each.name, each.topic, each.tokens) for each in found] == [
        (f"1_{n}x", "all", ("Hale",)) for n in (1, 2, 3)
    ]


def test_a_mention_may_run_over_the_end_of_a_sentence(tmp_path: Path) -> None:
    text = "#begin document x; part 000\nMs.\t(the A\n\nHale\tthe A)\n"
    (found,) = read_conll(write(tmp_path, text))
    assert found.mentions == (GoldMention(0, 2, "the A"),)


@pytest.mark.parametrize(
    ("documents", "topics", "note"),
    [
        (("1/x/a A", "1/y/b A", "2/x/c B"), ("1", "1", "2"), "a chain crosses the second parts"),
        (("s/1/a A", "s/1/b A", "s/2/c B"), ("s/1", "s/1", "s/2"), "the first part is the set's"),
        (("1/a A", "1/b A", "2/c A"), ("1", "1", "2"), "chains of two topics never are one"),
        (("a A", "b A"), ("", ""), "no topics in the names"),
        (("a A", "b B"), ("a", "b"), "no topics, no chain in two"),
        (("1/x/a A", "1/y/b B"), ("1/x/a", "1/y/b"), "topics, no chain in two"),
    ],
)
def test_topics(
    tmp_path: Path, documents: tuple[str, ...], topics: tuple[str, ...], note: str
) -> None:
    text = ""
    for each in documents:
        name, chain = each.split()
        text += f"#begin document {name}; part 000\n{name}\t0\t0\tHale\t({chain})\n#end document\n"
    found = read_conll(write(tmp_path, text))
    assert tuple(document.topic for document in found) == topics, note


@pytest.mark.parametrize(
    ("lines", "where", "said"),
    [
        ("x\t0\t0\tHale\t-\n", ":1", "outside any document"),
        ("#begin document x; part 000\nHale\n", ":2", "one column"),
        ("#begin document x; part 000\nHale\tA)\n", ":2", "was not opened"),
        ("#begin document x; part 000\nHale\tA\n", ":2", "neither opens nor closes"),
        ("#begin document x; part 000\nHale\t(A(B)\n", ":2", "says no chain"),
        ("#begin document x; part 000\nMs.\t(A\n", ":1", "not closed"),
        ("#begin document x\nx\t-\n#begin document x\nx\t-\n", ":3", "a second document"),
        ("\n", "", "no '#begin document' line"),
    ],
)
def test_malformed_files_are_refused_with_their_line(
    tmp_path: Path, lines: str, where: str, said: str
) -> None:
    path = write(tmp_path, lines)
    with pytest.raises(GoldError, match=said) as raised:
        read_conll(path)
    assert str(raised.value).startswith(f"{path}{where}: ")


def test_recognised_by_content(tmp_path: Path) -> None:
    assert is_conll(write(tmp_path, "\n" + NARROW))
    assert not is_conll(write(tmp_path, "sentence\tsource\n"))
    assert not is_conll(tmp_path)


def test_the_text_and_the_place_of_each_token(tmp_path: Path) -> None:
    one, two = read_conll(write(tmp_path, NARROW))
    printed = print_document(one)
    assert printed.article.text == "“Ms. Hale left.\nShe did"
    assert [printed.article.text[start:end] for start, end in printed.places] == [
        "“", "Ms.", "Hale", "left", ".", "She", "did"
    ]  # fmt: skip
    assert printed.span((1, 3)) == (1, 9)
    assert printed.tokens(1, 9) == (1, 3)
    blank = print_document(two)
    assert blank.article.text == "Hale spoke"
    assert blank.span((1, 2)) is None, "a token that prints nothing"
