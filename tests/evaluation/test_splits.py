"""Which part of a corpus ``--split`` names."""

from pathlib import Path

import pytest

from onrecord.errors import GoldError
from onrecord.evaluation.splits import split_of


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for folder in ("dev", "train", "both"):
        (tmp_path / folder).mkdir()
    for name in ("cofenet_valid.jsonl", "both.jsonl", "PLV_train.tsv", "a_two.tsv", "b_two.tsv",
                 "small.tsv", ".x_hidden"):  # fmt: skip
        (tmp_path / name).write_text("", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "found", "note"),
    [
        ("dev", "dev", "a folder"),
        ("valid", "cofenet_valid.jsonl", "the end of a file's name"),
        ("cofenet_valid", "cofenet_valid.jsonl", "a file's name without its ending"),
        ("train", "train", "a folder before a file"),
        ("both", "both", "a folder before a file of the same name"),
        ("small", "small.tsv", "a file with another ending"),
        ("small.tsv", "small.tsv", "a file with its ending"),
    ],
)
def test_a_split_is_found(corpus: Path, name: str, found: str, note: str) -> None:
    assert split_of(corpus, name) == corpus / found, note


@pytest.mark.parametrize(
    ("name", "said", "note"),
    [
        ("test", "no split 'test'; there are PLV_train.tsv, a_two.tsv", "none, and what is there"),
        ("two", "more than one split 'two': a_two.tsv, b_two.tsv", "two files"),
        ("alid", "no split 'alid'", "not a whole part of the name"),
        ("hidden", "no split 'hidden'", "a hidden file"),
        ("../dev", "no name of a split", "a path"),
        ("..", "no name of a split", "the folder above"),
        ("", "no name of a split", "nothing"),
    ],
)
def test_no_such_split(corpus: Path, name: str, said: str, note: str) -> None:
    with pytest.raises(GoldError) as told:
        split_of(corpus, name)
    assert said in str(told.value), note
    assert "\n" not in str(told.value)


def test_many_entries_are_not_all_told(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text("", encoding="utf-8")
    with pytest.raises(GoldError, match=r"11\.txt and 8 more$"):
        split_of(tmp_path, "dev")


def test_a_split_of_a_file_or_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="nothing is there"):
        split_of(tmp_path, "dev")
    file = tmp_path / "gold.jsonl"
    file.write_text("", encoding="utf-8")
    with pytest.raises(GoldError, match="is not a folder"):
        split_of(file, "dev")
