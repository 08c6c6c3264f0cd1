"""Stories scored: layouts, scores of groupings, and the command."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.cli import main
from onrecord.errors import GoldError
from onrecord.evaluation import stories
from onrecord.evaluation.gold_stories import half_of, read_gold
from onrecord.evaluation.partitions import count_pairs
from onrecord.settings import Settings

Capture = pytest.CaptureFixture[str]

# Two happenings told by three outlets each, short and plainly apart.
STRIKE = [
    "Dockers in Varna walked out on Monday after talks on wages with the port authority failed. "
    "The union wants eight percent more pay; the port offers three. Ships waited in the bay.",
    "A strike by dockers closed the port of Varna on Monday. Their union demands eight percent "
    "more pay and has rejected three percent, which the port authority offered.",
    "Ships queued outside Varna as dockers struck for higher wages. The port authority said three "
    "percent was its last offer; the union insists on eight percent.",
]
TREATY = [
    "Parliament in Suva ratified a treaty on whales with Tonga and Samoa on Monday. Commercial "
    "whaling will be banned in their waters for fifty years, the fisheries minister said.",
    "Fiji has ratified the whale treaty. The treaty with Samoa and Tonga bans commercial whaling "
    "for fifty years in the waters of the three countries, said the minister of fisheries.",
    "Whales will be safe for fifty years in the waters of Fiji, Tonga and Samoa: the parliament in "
    "Suva ratified the treaty that bans commercial whaling there.",
]


def rows() -> list[dict[str, object]]:
    return [
        {"text": text, "story": name, "published": "2024-05-06", "publisher": f"Outlet {number}"}
        for name, texts in (("strike", STRIKE), ("treaty", TREATY))
        for number, text in enumerate(texts)
    ]


def lines(path: Path, items: Sequence[object]) -> Path:
    path.write_text("\n".join(json.dumps(item) for item in items), encoding="utf-8")
    return path


def score(path: Path, **given: object) -> dict[str, float]:
    return stories.evaluate(path, settings=Settings(), **given).scores  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "response", "f1", "rand"),
    [
        pytest.param([{1, 2}, {3}], [{1, 2}, {3}], 100.0, 100.0, id="the same"),
        pytest.param([{1, 2, 3, 4}], [{1, 2}, {3, 4}], 50.0, 0.0, id="one story in two groups"),
        pytest.param([{1, 2}, {3, 4}], [{1, 2, 3, 4}], 50.0, 0.0, id="two stories in one group"),
        pytest.param([{1}, {2}], [{1}, {2}], 100.0, 100.0, id="nothing stands together"),
        pytest.param([{1}, {2}], [{1, 2}], 0.0, 0.0, id="together that should not"),
        # The worked example of Manning, Raghavan and Schütze 2008, ch. 16.3: TP 20, FP 20, FN 24.
        pytest.param(
            [{1, 2, 3, 4, 5, 6, 7, 8}, {9, 10, 11, 12, 13}, {14, 15, 16, 17}],
            [{1, 2, 3, 4, 5, 9}, {6, 10, 11, 12, 13, 14}, {7, 8, 15, 16, 17}],
            100 * 2 * 20 / (40 + 44),
            100 * (20 - 44 * 40 / 136) / (42 - 44 * 40 / 136),
            id="the textbook's clusters",
        ),
    ],
)
def test_pairs_and_the_rand_index(
    key: list[set[int]], response: list[set[int]], f1: float, rand: float
) -> None:
    counts = count_pairs(key, response)
    assert counts.f1 == pytest.approx(f1)
    assert counts.adjusted_rand == pytest.approx(rand)


def test_json_lines_are_grouped_and_scored(tmp_path: Path) -> None:
    found = stories.evaluate(lines(tmp_path / "gold", rows()), settings=Settings())
    assert found.items == 6
    assert found.scores["b3"] == found.scores["pairwise"] == found.scores["ari"] == 100.0
    assert found.counts == {"stories": 2, "groups": 2}


def test_wrong_labels_cost(tmp_path: Path) -> None:
    gold = rows()
    gold[0]["story"] = "treaty"
    found = stories.evaluate(lines(tmp_path / "gold", gold), settings=Settings(), errors=5)
    assert found.scores["b3"] < 80
    told = {case.item.split(":")[0]: case for case in found.errors}
    assert told["treaty"].item == "treaty: split into 2 and merged with strike"
    assert "Dockers in Varna walked out" in told["treaty"].gold
    assert "[Dockers in Varna walked out" not in told["treaty"].gold
    assert "/" in told["treaty"].found


def test_labels_are_not_used_to_group(tmp_path: Path) -> None:
    gold = rows()
    before = stories.evaluate(lines(tmp_path / "a", gold), settings=Settings()).counts["groups"]
    for number, row in enumerate(gold):
        row["story"] = number
    assert (
        stories.evaluate(lines(tmp_path / "b", gold), settings=Settings()).counts["groups"]
        == before
    )


def test_bad_lines_are_told_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "gold"
    good = [json.dumps(row) for row in rows()]
    bad = ["{not json", "[1, 2]", '{"text": "", "story": "x"}', '{"text": "words"}',
           '{"text": "words", "story": null}', '{"story": "x"}']  # fmt: skip
    path.write_text("\n".join([bad[0], *good, *bad[1:], "", "   "]), encoding="utf-8")
    found = stories.evaluate(path, settings=Settings())
    assert found.items == 6
    assert found.counts["rejected"] == len(found.rejected) == len(bad)
    assert found.rejected[0].startswith("gold:1: ")


def test_odd_fields_do_no_harm(tmp_path: Path) -> None:
    gold = rows()
    gold[0] |= {"published": None, "publisher": {"name": "x"}, "title": 7, "story": "strike"}
    gold[1] |= {"published": "someday", "url": ["a"]}
    assert score(lines(tmp_path / "gold", gold))["b3"] == 100.0


def test_gzip_is_seen_by_its_bytes(tmp_path: Path) -> None:
    plain = lines(tmp_path / "plain", rows()).read_bytes()
    packed = tmp_path / "packed"
    packed.write_bytes(gzip.compress(plain))
    assert score(packed) == score(tmp_path / "plain")


def test_the_same_report_twice_is_one_report(tmp_path: Path) -> None:
    gold = [*rows(), rows()[0]]
    found = stories.evaluate(lines(tmp_path / "gold", gold), settings=Settings())
    assert found.items == 7
    assert found.scores["b3"] == 100.0


def test_a_report_that_reading_rejects_stands_alone(tmp_path: Path) -> None:
    chinese = "北京星期一表示,双方已经同意继续进行谈判,并将在下个月举行第二轮会议。" * 20
    gold = [*rows(), {"text": chinese, "story": "treaty"}]
    found = stories.evaluate(lines(tmp_path / "gold", gold), settings=Settings())
    assert found.counts["failed"] == 1
    assert found.items == 7
    assert found.scores["b3_recall"] < 100.0


def test_a_folder_for_each_story(tmp_path: Path) -> None:
    for name, texts in (("strike", STRIKE), ("treaty", TREATY)):
        (tmp_path / name).mkdir()
        for number, text in enumerate(texts):
            (tmp_path / name / f"{number}.txt").write_text(text, encoding="utf-8")
    gold = read_gold(tmp_path, Settings())
    assert {report.story for report in gold.reports} == {"strike", "treaty"}
    assert gold.reports[0].name == "strike/0.txt"
    assert score(tmp_path)["b3"] == 100.0


def test_json_in_folders_of_stories(tmp_path: Path) -> None:
    for number, row in enumerate(rows()):
        folder = tmp_path / str(row["story"])
        folder.mkdir(exist_ok=True)
        told = {"text": row["text"], "published": "2024-05-06"}
        (folder / f"{number}.json").write_text(json.dumps(told, indent=2), encoding="utf-8")
    (tmp_path / "strike" / "empty.json").write_text('{"text": " "}', encoding="utf-8")
    gold = read_gold(tmp_path, Settings())
    assert len(gold.reports) == 6
    assert b"2024-05-06" in gold.reports[0].source.data
    assert len(gold.rejected) == 1


@pytest.mark.parametrize("way", ["a list", "an object a file", "lines in two files"])
def test_labels_in_other_files_of_json(tmp_path: Path, way: str) -> None:
    if way == "a list":
        (tmp_path / "all.json").write_text(json.dumps(rows(), indent=1), encoding="utf-8")
    elif way == "an object a file":
        for number, row in enumerate(rows()):
            (tmp_path / f"{number}.json").write_text(json.dumps(row, indent=1), encoding="utf-8")
    else:
        lines(tmp_path / "a.jsonl", rows()[:2])
        lines(tmp_path / "b.jsonl", rows()[2:])
    gold = read_gold(tmp_path, Settings())
    assert len(gold.reports) == 6
    assert not gold.rejected


def test_basil_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for number, row in enumerate(rows()):
        article = {
            "body-paragraphs": [[row["text"]]], "triplet-uuid": row["story"], "date": "2024-05-06",
            "source": row["publisher"], "title": "A title", "url": f"https://example.org/{number}",
        }  # fmt: skip
        (tmp_path / "deep" / f"{number}.json").write_text(json.dumps(article), encoding="utf-8")
    (tmp_path / "deep" / "note.json").write_text("{}", encoding="utf-8")
    (tmp_path / "deep" / "broken.json").write_text("{", encoding="utf-8")
    gold = read_gold(tmp_path, Settings())
    assert len(gold.reports) == 6
    assert b"2024-05-06" in gold.reports[0].source.data


@pytest.mark.parametrize(
    ("name", "story"),
    [
        pytest.param("1/ecb/1_10ecb", "1/ecb", id="as in our file"),
        pytest.param("1/ecbplus/1_10ecbplus", "1/ecbplus", id="the other sub-topic"),
        pytest.param("36_2ecbplus.xml", "36/ecbplus", id="by the document's name alone"),
    ],
)
def test_sub_topics_of_conll_are_stories(tmp_path: Path, name: str, story: str) -> None:
    path = tmp_path / "gold"
    path.write_text(
        f"#begin document {name}; part 000\n{name}\t0\t0\tRain\t-\n{name}\t0\t1\tfell\t-\n"
        "#end document\n",
        encoding="utf-8",
    )
    (report,) = read_gold(path, Settings()).reports
    assert report.story == story


def test_addresses_before_the_text_of_conll_are_left_out(tmp_path: Path) -> None:
    words = ["http", ":", "/", "/", "x", ".", "example", "", "Rain", "fell", "."]
    rows = [
        f"1/ecbplus/1_1ecbplus\t0\t{n}\t{word}\t-" if word else "" for n, word in enumerate(words)
    ]
    path = tmp_path / "gold"
    begin = "#begin document 1/ecbplus/1_1ecbplus; part 000"
    path.write_text("\n".join([begin, *rows, "#end document", ""]), encoding="utf-8")
    (report,) = read_gold(path, Settings()).reports
    assert json.loads(report.source.data)["text"] == "Rain fell."


def test_halves_divide_the_stories(tmp_path: Path) -> None:
    gold = [dict(row, story=f"story {number}") for number, row in enumerate(rows())]
    path = lines(tmp_path / "gold", gold)
    sizes = [
        stories.evaluate(path, settings=Settings(), half=half).items for half in stories.HALVES
    ]
    assert sum(sizes) == 6
    assert sizes == [
        sum(half_of(str(row["story"])) == half for row in gold) for half in stories.HALVES
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="nothing"),
        pytest.param('{"text": "a"}', id="no label"),
        pytest.param("some words", id="a text"),
        pytest.param('{"text": "", "story": "x"}', id="no report that can be used"),
    ],
)
def test_what_is_no_gold_set(tmp_path: Path, content: str) -> None:
    (tmp_path / "gold").write_text(content, encoding="utf-8")
    with pytest.raises(GoldError):
        stories.evaluate(tmp_path / "gold", settings=Settings())


def test_an_empty_folder_is_no_gold_set(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold set for stories"):
        stories.evaluate(tmp_path, settings=Settings())


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["eval", "stories", *arguments])
    return int(ended.value.code or 0)


def test_the_command(tmp_path: Path, capsys: Capture) -> None:
    gold = lines(tmp_path / "gold", [*rows(), {"text": "no label"}])
    assert run("--gold", str(gold)) == 0
    told = capsys.readouterr()
    shown = [" ".join(line.split()) for line in told.out.splitlines()]
    assert shown[0].endswith("gold: 6 items")
    assert "b3 100.00 100.00 100.00" in shown
    assert "ari 100.00" in shown
    assert "stories 2" in shown
    assert "left out: gold:7: no story" in told.err


def test_the_command_in_json(tmp_path: Path, capsys: Capture) -> None:
    assert run("--gold", str(lines(tmp_path / "gold", rows())), "--json") == 0
    result = json.loads(capsys.readouterr().out)
    assert {"b3", "pairwise", "ari"} <= result["scores"].keys()
    assert result["counts"] == {"groups": 2, "stories": 2}
    assert "rejected" not in result


def test_whole_is_of_stories_alone(tmp_path: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["eval", "dates", "--gold", str(tmp_path), "--whole"])
    assert ended.value.code
    assert "only stories are read whole" in capsys.readouterr().err.replace("\n", " ")


@pytest.mark.model
def test_read_whole_the_reports_are_grouped_alike(tmp_path: Path) -> None:
    path = lines(tmp_path / "gold", rows())
    assert score(path, whole=True) == score(path)
