"""Corrections as a Python user makes them: what they change, what they survive, what they refuse."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import CorrectionError, KnownActorsError, NotInRecord
from onrecord.export import jsonl_lines
from onrecord.records import Actor
from tests.query.correction_desk import TOLD, make_record, read_anew


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_record(tmp_path / "record.db")


@pytest.fixture
def record(path: Path) -> Iterator[onrecord.OpenRecord]:
    with onrecord.open(path) as record:
        yield record


def parties(record: onrecord.OpenRecord) -> dict[str, int]:
    """Reports by name of the party."""
    return {e.name: len(e.actors) for e in record.view.entities() if e.kind == "party"}


def held(record: onrecord.OpenRecord) -> list[str]:
    return [line.standing for line in record.corrections()]


def test_a_merge_reaches_what_is_said_and_done(record: onrecord.OpenRecord) -> None:
    assert parties(record) == {"Alder Party": 3, "Birch Front": 2}
    first = record.view.find_entities("Alder Party")[0].id
    change = record.merge("Alder Party", "Birch Front", note="renamed in 2020")
    assert [(each.name, each.reports) for each in change.before] == [
        ("Alder Party", 3), ("Birch Front", 2)
    ]  # fmt: skip
    assert [(each.entity, each.reports) for each in change.after] == [(first, 5)]
    assert parties(record) == {"Alder Party": 5}
    assert len(record.said("Birch Front")) == 5, "also by its other name"
    assert len(record.timeline(actor="Alder Party")) == 5
    assert {tie.other for tie in record.ties("Coastal Union").ties} == {"Alder Party"}
    assert record.corrections()[0].correction.note == "renamed in 2020"


def test_undoing_gives_the_record_as_it_was(record: onrecord.OpenRecord) -> None:
    before = record.view.digest()
    change = record.merge("Alder Party", "Birch Front")
    assert record.view.digest() != before
    undone = record.undo(change.correction.id[:10])
    assert undone.undone
    assert [each.reports for each in undone.after] == [3, 2]
    assert record.view.digest() == before
    assert record.corrections() == ()
    assert [line.standing for line in record.corrections(undone=True)] == ["undone"]
    record.merge("Alder Party", "Birch Front")
    assert parties(record) == {"Alder Party": 5}, "can be made again"


def test_a_split_by_what_is_told_of_the_reports(record: onrecord.OpenRecord) -> None:
    article = record.view.claims(Actor)[0].article
    for narrowed, kept in (
        ({"articles": ["reports/1.txt"]}, [2, 1]),
        ({"publisher": "harbour gazette"}, [2, 1]),
        ({"published": datetime.date(2021, 3, 3)}, [2, 1]),
        ({"publisher": "Inland Post", "articles": ["reports/0.txt"]}, [2, 1]),
    ):
        change = record.split("Alder Party", dry_run=True, **narrowed)  # type: ignore[arg-type]
        assert sorted((each.reports for each in change.after), reverse=True) == kept, narrowed
    change = record.split("Alder Party", articles=["reports/2.txt"], name="Alder Party (south)")
    assert parties(record) == {"Alder Party": 2, "Alder Party (south)": 1, "Birch Front": 2}
    assert len(record.said("Alder Party (south)")) == 1
    for wrong, said in (
        ({}, "no report of Alder Party was named"),
        ({"publisher": "Inland"}, "no report of Alder Party was named"),
        ({"articles": ["reports/3.txt"]}, "Alder Party is not told of in"),
        ({"publisher": "Harbour Gazette"}, "all the reports"),
    ):
        with pytest.raises(CorrectionError, match=said):
            record.split(change.before[0].entity, **wrong)  # type: ignore[arg-type]
    assert article


def test_a_name_given_is_found_by_both(record: onrecord.OpenRecord) -> None:
    record.rename("Alder Party", "Alder and Elm")
    assert parties(record) == {"Alder and Elm": 3, "Birch Front": 2}
    assert len(record.said("Alder Party")) == 3
    with pytest.raises(CorrectionError, match="is called so already"):
        record.rename("Alder Party", "Alder and Elm")


@pytest.mark.parametrize("name", ["", " \n ", "x" * 201, "a\x1b[31mb", "a\u202eb", "\ud800"])
def test_a_name_is_words(record: onrecord.OpenRecord, name: str) -> None:
    with pytest.raises(CorrectionError):
        record.rename("Alder Party", name)


def test_the_contrary_of_a_correction_in_force_is_refused(record: onrecord.OpenRecord) -> None:
    merged = record.merge("Alder Party", "Birch Front").correction
    with pytest.raises(CorrectionError, match=f"onrecord correct undo {merged.id}"):
        record.keep_apart("Alder Party", "Birch Front")
    with pytest.raises(CorrectionError, match="are one actor already"):
        record.merge("Alder Party", "Birch Front")
    record.undo(merged.id)
    apart = record.keep_apart("Alder Party", "Birch Front").correction
    with pytest.raises(CorrectionError, match=f"onrecord correct undo {apart.id}"):
        record.merge("Alder Party", "Birch Front")
    record.merge("Coastal Union", "Birch Front")
    with pytest.raises(CorrectionError, match=f"onrecord correct undo {apart.id}"):
        record.merge("Coastal Union", "Alder Party")
    record.undo(apart.id)
    record.merge("Coastal Union", "Alder Party")
    assert parties(record) | {"": 0} == {"": 0, **parties(record)}
    parted = record.split("Coastal Union", articles=["reports/4.txt"]).correction
    sides = [each.entity for each in record.corrections()[-1].now if each is not None]
    with pytest.raises(CorrectionError, match=f"told apart by correction {parted.id}"):
        record.merge(parted.subjects[0].entity, *sides)


def test_an_id_done_away_with_is_understood(record: onrecord.OpenRecord) -> None:
    gone = record.view.find_entities("Birch Front")[0].id
    record.merge("Alder Party", gone)
    change = record.rename(gone, "Alder and Birch")
    assert [each.name for each in change.after] == ["Alder and Birch"]
    with pytest.raises(NotInRecord):
        record.rename("ent1_0000", "x y")


def test_a_dry_run_stores_nothing(record: onrecord.OpenRecord) -> None:
    before = record.view.digest()
    change = record.merge("Alder Party", "Birch Front", dry_run=True)
    assert change.dry_run
    assert [each.reports for each in change.after] == [5]
    assert record.corrections(undone=True) == ()
    assert record.view.digest() == before
    made = record.merge("Alder Party", "Birch Front")
    assert made.after == change.after
    assert [each.reports for each in record.undo(made.correction.id, dry_run=True).after] == [3, 2]
    assert parties(record) == {"Alder Party": 5}


def test_corrections_survive_a_reading_that_changes_every_actor(path: Path) -> None:
    with onrecord.open(path) as record:
        record.merge("Alder Party", "Birch Front")
        record.split("Alder Party", articles=["reports/2.txt"], name="South")
        record.rename("Coastal Union", "The Coast")
        before = {each.id for each in record.view.claims(Actor)}
        expected = {(e.name, len(e.actors)) for e in record.view.entities()}
    read_anew(path)
    with onrecord.open(path) as record:
        assert not before & {each.id for each in record.view.claims(Actor)}
        assert {(e.name, len(e.actors)) for e in record.view.entities()} == expected
        assert held(record) == ["holds", "holds", "holds"]
        assert None not in [now for line in record.corrections() for now in line.now]


def test_the_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    exports = []
    for name, told in (("a", TOLD), ("b", tuple(reversed(TOLD)))):
        with onrecord.open(make_record(tmp_path / f"{name}.db", told=told)) as record:
            record.merge("Alder Party", "Birch Front")
            record.rename("Coastal Union", "The Coast")
            exports.append(
                [line for line in jsonl_lines(record.view) if '"record":"correction"' not in line]
            )
    assert exports[0] == exports[1]


def export(record: onrecord.OpenRecord, path: Path) -> Path:
    path.write_text("".join(jsonl_lines(record.view)), encoding="utf-8")
    return path


def test_corrections_go_to_another_record(record: onrecord.OpenRecord, tmp_path: Path) -> None:
    record.merge("Alder Party", "Birch Front")
    record.undo(record.rename("Coastal Union", "The Coast").correction.id)
    file = export(record, tmp_path / "told.jsonl")
    with onrecord.open(make_record(tmp_path / "other.db")) as other:
        imported = other.import_corrections(file)
        assert (len(imported.made), len(imported.undone), imported.nobody) == (1, 1, ())
        assert parties(other) == {"Alder Party": 5}
        assert other.view.digest() == record.view.digest()
        again = other.import_corrections(file)
        assert (again.made, len(again.already)) == ((), 1)
    with onrecord.open(make_record(tmp_path / "few.db", told=TOLD[:3])) as few:
        (line,) = few.import_corrections(file).nobody
        assert (line.standing, [now and now.name for now in line.now]) == (
            "nobody", ["Alder Party", None]
        )  # fmt: skip
        assert parties(few) == {"Alder Party": 3}
    with onrecord.open(make_record(tmp_path / "apart.db")) as apart:
        told = apart.keep_apart("Alder Party", "Birch Front").correction
        (why,) = apart.import_corrections(file).contradicted.values()
        assert told.id in why
        assert parties(apart) == {"Alder Party": 3, "Birch Front": 2}


def test_lines_that_are_no_corrections_are_told(
    record: onrecord.OpenRecord, tmp_path: Path
) -> None:
    record.merge("Alder Party", "Birch Front")
    good = next(line for line in jsonl_lines(record.view) if '"record":"correction"' in line)
    file = tmp_path / "told.jsonl"
    file.write_bytes(
        good.encode()
        + b'{"record":"article","id":"art1_x"}\n\n'
        + b'{"record":"correction","id":"cor1_x"}\n'
        + good.replace('"merge"', '"marry"').encode()
        + b'{"record":"correction" \xff\xfe\n'
        + b'"correction"' + b"[" * 100_000 + b"\n"
    )  # fmt: skip
    with onrecord.open(make_record(tmp_path / "other.db")) as other:
        imported = other.import_corrections(file)
    assert len(imported.made) == 1
    assert [each.locator.rsplit(":", 1)[1] for each in imported.rejected] == ["4", "5", "6", "7"]
    for content in (b"", b"name,id\n", b"\x00\x01"):
        file.write_bytes(content)
        if content:
            with pytest.raises(CorrectionError, match="is no export"):
                record.import_corrections(file)
        else:
            assert record.import_corrections(file).made == ()
    with pytest.raises(CorrectionError, match="cannot read"):
        record.import_corrections(tmp_path / "none.jsonl")


def test_known_actors_are_linked_and_forgotten(record: onrecord.OpenRecord, tmp_path: Path) -> None:
    before = record.view.digest()
    table = tmp_path / "parties.csv"
    table.write_text(
        "name,qid,aliases,kind,country\nBirch Front,Q7,Front,party,Norway\nElm,Q8,,,\n"
    )
    (read,) = record.identify(table)
    assert (read.line.known, read.line.linked, read.line.unsure) == (2, 1, 0)
    profile = record.who("Birch Front").profile
    assert profile is not None
    assert profile.entity.identifiers == {"wikidata": "Q7"}
    (link,) = record.links()
    assert link.names == ("Birch Front",)
    assert record.known_lists() == (read.line,)
    record.identify([table], source="other")
    assert [line.source for line in record.known_lists()] == ["other", "parties"]
    with pytest.raises(NotInRecord, match="there are other, parties"):
        record.forget("nobody")
    record.forget("other")
    record.forget("parties")
    assert record.view.digest() == before


def test_two_names_of_one_known_actor_are_joined_and_can_be_parted(
    record: onrecord.OpenRecord, tmp_path: Path
) -> None:
    apart = {name: record.view.find_entities(name)[0].id for name in ("Alder Party", "Birch Front")}
    table = tmp_path / "parties.csv"
    table.write_text("name;qid;aliases;country\nAlder Party;Q7;Birch Front;NO\n")
    record.identify(table)
    assert parties(record) == {"Alder Party": 5}
    assert record.view.find_entities("Birch Front")[0].id == apart["Alder Party"]
    change = record.split("Alder Party", publisher="Strand Herald")
    assert [each.reports for each in change.after] == [4, 1]


def test_a_list_with_nobody_changes_nothing(record: onrecord.OpenRecord, tmp_path: Path) -> None:
    table = tmp_path / "parties.csv"
    table.write_text("name,qid\nBirch Front,Q7\n")
    record.identify(table)
    table.write_text("name,qid\nBirch Front,7\n")
    with pytest.raises(KnownActorsError, match=r"no known actor in .*'7' is no Wikidata id"):
        record.identify(table)
    assert [line.linked for line in record.known_lists()] == [1]
