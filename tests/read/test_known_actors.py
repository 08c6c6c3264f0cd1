"""Lists of known actors from files as people have them: both formats, bad rows, hostile input."""

import contextlib
import json
import random
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import KnownActorsError
from onrecord.read.known_actors import KnownList, plain_words, together, wikidata_id
from onrecord.records import KnownActor


def read(
    path: Path, content: str | bytes, name: str = "list.csv"
) -> tuple[list[KnownActor], KnownList]:
    file = path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    listed = KnownList(file)
    return list(listed), listed


def one(path: Path, content: str | bytes) -> KnownActor:
    (known,), listed = read(path, content)
    assert listed.rejected == []
    return known


HEADERS = [
    ("name,qid,aliases,kind,country,position\nAria Vance,Q7,A. Vance;Vance|Aria V.,person,NO,Minister;Envoy\n", "commas"),
    ("\ufeffName\tWikidata\tAliases\tType\tCountry\tPosition\nAria Vance\tq7\tA. Vance|Vance|Aria V.\tPerson\tNorway\tMinister|Envoy\n", "tabs, byte order mark, case"),
    ('label;item;alias;schema;nationality;post\r\n"Aria Vance";https://www.wikidata.org/entity/Q7;A. Vance|Vance|Aria V.;Person;nor;Minister|Envoy\r\n', "semicolons, address, three letters"),
    ('NAME,Other Names,id,wikidata id,type,countries,posts\n\n"Aria\nVance","A. Vance; Vance; Aria V.",x,Q7,politician,no,Minister|Envoy|Envoy\n', "line break in a cell, empty lines"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "note"), HEADERS, ids=[case[1] for case in HEADERS])
def test_tables(tmp_path: Path, table: str, note: str) -> None:
    known = one(tmp_path, table)
    assert (known.name, known.aliases) == ("Aria Vance", ("A. Vance", "Vance", "Aria V.")), note
    assert (known.kind, known.countries, known.posts) == ("person", ("NO",), ("Minister", "Envoy"))
    assert known.identifiers == {"wikidata": "Q7"}
    assert known.source == "list"


def test_a_table_of_names_alone(tmp_path: Path) -> None:
    known, _ = read(tmp_path, "name\nAria Vance\nBen Hale\n")
    assert [each.name for each in known] == ["Aria Vance", "Ben Hale"]
    assert len({each.key for each in known}) == 2
    assert known[0].identifiers == {"list": known[0].key}
    assert (known[0].kind, known[0].countries) == (None, ())
    again, _ = read(tmp_path, "name\nBen Hale\nAria Vance\n")
    assert {each.key for each in again} == {each.key for each in known}, "the same in any order"


BAD_ROWS = [
    ("name,qid\n,Q7\n", "it has no name"),
    ("name,qid\nAria Vance,7\n", "'7' is no Wikidata id"),
    ("name,qid\nAria Vance,Q0\n", "'Q0' is no Wikidata id"),
    ("name,kind\nAria Vance,ship\n", "unknown kind 'ship'; the kinds are"),
    ("name,country\nAria Vance,NO;Atlantis\n", "'Atlantis' is no country"),
    ("name\n\u202e\u0007\n", "it has no name"),
    (f"name\n{'x' * 301}\n", "it has no name"),
    (f"name,aliases\nAria Vance,{'x' * 200_000}\n", "no row: field larger than field limit"),
    ("name,id\nAria Vance,7\nBen Hale,7\n", "7 stands in the list before"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "said"), BAD_ROWS, ids=[case[1][:30] for case in BAD_ROWS])
def test_a_bad_row_is_told_and_the_rest_is_read(tmp_path: Path, table: str, said: str) -> None:
    columns = table.partition("\n")[0].count(",")
    known, listed = read(tmp_path, f"{table}Cato Sand{',' * columns}\n")
    assert [each.name for each in known][-1] == "Cato Sand"
    (rejected,) = listed.rejected
    assert said in rejected.message
    assert rejected.code == "bad-row"
    assert rejected.locator.startswith(str(tmp_path / "list.csv:"))


def test_the_line_of_a_bad_row_is_named(tmp_path: Path) -> None:
    _, listed = read(tmp_path, "name,qid\nAria Vance,Q7\nBen Hale,x\n")
    assert listed.rejected[0].locator.endswith("list.csv:3")


NO_LISTS = [
    (b"", "has no column 'name'"),
    (b"title,qid\nAria Vance,Q7\n", "has no column 'name' (its first line: title, qid)"),
    (b"# A document\n\nWith words.\n", "has no column 'name'"),
    (b"\x7fELF\x02\x01\x00\x00\xff\xfe\x00", "is not UTF-8"),
    ("name\nJos\xe9\n".encode("latin-1"), "is not UTF-8"),
    (b'[{"id":', "is no JSON array"),
    (b"[" * 100_000, "is no JSON array"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said"), NO_LISTS, ids=[case[1] + str(n) for n, case in enumerate(NO_LISTS)])  # fmt: skip
def test_what_is_no_list_is_an_error_of_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(KnownActorsError) as raised:
        read(tmp_path, content)
    assert said in str(raised.value)
    assert len(str(raised.value)) < 600


def test_what_is_no_file_is_an_error(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(KnownActorsError, match="cannot read"):
            list(KnownList(path))
    with pytest.raises(KnownActorsError, match="give one with --source"):
        KnownList(tmp_path / "list.csv", source=" \u200f ")


def entity(schema: str = "Person", id: str = "NK-1", **properties: Any) -> dict[str, Any]:
    return {"id": id, "schema": schema, "properties": properties}


FTM = entity(
    name=["Aria Vance"], alias=["A. Vance"], weakAlias=["Vance"], previousName=["Aria Hale"],
    nationality=["no"], country=["no", "eu"], wikidataId=["Q7"], position=["Minister"],
    positionOccupancies=[
        {"schema": "Occupancy", "properties": {"post": [entity("Position", name=["Envoy to Norland"])]}}
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(FTM) + "\n",
        json.dumps([FTM]),
        json.dumps([FTM], indent=2),
        "\ufeff\n\n" + json.dumps({"caption": "Aria Vance"} | FTM) + "\n\n",
    ],
    ids=["lines", "array", "pretty array", "blank lines, caption"],
)
def test_followthemoney(tmp_path: Path, content: str) -> None:
    known = one(tmp_path, content)
    assert (known.name, known.aliases) == ("Aria Vance", ("A. Vance", "Vance", "Aria Hale"))
    assert (known.kind, known.countries) == ("person", ("NO",))
    assert known.posts == ("Minister", "Envoy to Norland")
    assert (known.key, known.identifiers) == ("NK-1", {"wikidata": "Q7"})


def test_schemata(tmp_path: Path) -> None:
    entities = [
        entity("Person", "Q7", name=["Aria Vance"]),
        entity("PublicBody", "b", name="Ministry of Levies", jurisdiction="no"),
        entity("Company", "c", name=["Vance AS"]),
        entity("LegalEntity", "d", name=["Vance"]),
        entity("Vessel", "e", name=["MS Vance"]),
        entity("Vessel", "f"),
        entity("Person", "g", alias=[7, None, {}]),
        entity("", "h", name=["Nobody"]),
    ]
    known, listed = read(tmp_path, "\n".join(json.dumps(each) for each in entities))
    assert [each.kind for each in known] == ["person", "organisation", "company", None]
    assert [each.identifiers for each in known][:2] == [{"wikidata": "Q7"}, {"list": "b"}]
    assert known[1].countries == ("NO",)
    assert listed.passed == {"Vessel": 2}
    assert [each.message for each in listed.rejected] == [
        "it has no name", "no entity: it has no schema"
    ]  # fmt: skip


BROKEN = [
    "{", '{"id": 7}', '{"schema": ["Person"]}', '{"schema": "Person", "properties": []}', "nonsense",
    '{"schema": "Person", "properties": {"name": "\\ud800"}}', '{"a":' * 5000, "\x00", '"Person"', "7",
]  # fmt: skip


def test_broken_lines_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    good = json.dumps(FTM)
    known, listed = read(tmp_path, "\n".join([good, *BROKEN, good.replace("NK-1", "NK-2")]))
    assert [each.key for each in known] == ["NK-1", "NK-2"]
    assert len(listed.rejected) == len(BROKEN)
    assert all("\n" not in each.message for each in listed.rejected)


def test_noise_never_breaks_it(tmp_path: Path) -> None:
    noise = random.Random(5)  # noqa: S311 - a test's noise, no secret
    for start in (b"name,qid\n", b"{", b'{"schema":"Person",'):
        for _ in range(30):
            with contextlib.suppress(KnownActorsError):
                read(tmp_path, start + noise.randbytes(300))


def test_hostile_names_are_plain(tmp_path: Path) -> None:
    known = one(tmp_path, 'name,position\n"Aria\u202e\x1b[31m \tVance\u200b",\x07Minister\n')
    assert (known.name, known.posts) == ("Aria[31m Vance", ("Minister",))
    assert plain_words("\u202e\ud800 a \n b\x00") == "a b"


def test_files_of_one_name_are_one_list(tmp_path: Path) -> None:
    for name, content in (
        ("a.csv", "name,id\nAria Vance,1\nBen Hale,2\n"),
        ("b.csv", "name,id\nCato Sand,1\nDag Moe,3\n"),
    ):
        (tmp_path / name).write_text(content)
    lists = together(KnownList(tmp_path / name, source="us") for name in ("a.csv", "b.csv"))
    assert [each.name for each in lists["us"]] == ["Aria Vance", "Ben Hale", "Dag Moe"]
    assert "stands in" in lists["us"].rejected[0].message
    assert list(together([KnownList(tmp_path / "a.csv"), KnownList(tmp_path / "b.csv")])) == [
        "a",
        "b",
    ]


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Q7747", "Q7747"), (" q7747 ", "Q7747"), ("http://www.wikidata.org/entity/Q1", "Q1"),
        ("https://wikidata.org/wiki/Q1", "Q1"), ("Q0", None), ("Q", None), ("P31", None),
        ("Q12 34", None), ("", None), ("Q" + "9" * 13, None), ("Q７", None),
    ],
)  # fmt: skip
def test_wikidata_ids(words: str, id: str | None) -> None:
    assert wikidata_id(words) == id
