"""The stages that ship: held to the words, the same on one core and on two, kill or no kill."""

import gzip
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from onrecord.pipeline import StageAnalysis, analyse, check_stages, read_reports
from onrecord.records import Actor, EventMention, Position, Statement
from onrecord.settings import Settings
from onrecord.store import KINDS, View, open_store
from tests.conftest import assert_held, make_article
from tests.pipeline.reports import text, write_folder

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real") / "reports"
    return write_folder(folder, {f"{n:02}.txt": text(n) for n in range(30)})


@pytest.fixture(scope="module")
def view(reports: Path) -> Iterator[View]:
    with open_store(reports.with_name("one.db"), create=True) as store:
        read_reports(store, [str(reports)], settings=Settings())
        yield store.view()


def assert_sound(view: View) -> None:
    """Every span equals its words; every actor, statement and event that is named is there."""
    for article in view.articles():
        claims = {kind: view.claims(kind, article=article.id) for kind in KINDS.values()}
        actors = {actor.id for actor in claims[Actor]}
        statements = {claim.id for claim in claims[Statement]}
        events = {claim.id for claim in claims[EventMention]}
        for claim in (claim for of_kind in claims.values() for claim in of_kind):
            assert_held(article, claim)
            assert {actor for _, actor in claim.actor_ids()} <= actors, claim
            if isinstance(claim, Statement):
                assert claim.parent is None or claim.parent in statements
            if isinstance(claim, EventMention):
                assert claim.within is None or claim.within in statements
                assert claim.answers is None or claim.answers in events
            if isinstance(claim, Position):
                assert claim.statement is None or claim.statement in statements
                assert claim.event is None or claim.event in events


def test_the_table_of_stages_holds_together() -> None:
    from onrecord.pipeline.table import CLAIMS, GIVEN, STAGES

    check_stages(STAGES, given=GIVEN, wanted=CLAIMS)


def test_the_analysis_is_named_by_its_stages_and_model() -> None:
    analysis = StageAnalysis(Settings())
    assert {"spacy", "model", "stage text", "stage positions"} <= set(analysis.versions)
    assert analysis.key == StageAnalysis(Settings(story_days=1)).key


def test_claims_are_the_same_whatever_was_analysed_before(nlp: Any) -> None:
    one, other = make_article(text(1)), make_article(text(2, "who heads the ministry"))
    first = analyse(one, nlp)
    analyse(other, nlp)
    assert analyse(one, nlp) == first
    assert {type(claim) for claim in first} >= {Actor, Statement}


def test_what_is_stored_is_sound(view: View) -> None:
    assert view.counts()["article"] == 30
    assert view.rejections() == []
    assert min(view.counts()[kind] for kind in ("actor", "mention", "statement", "entity")) > 0
    assert_sound(view)


def test_two_workers_give_the_record_of_one(view: View, reports: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "two.db", create=True) as store:
        read_reports(store, [str(reports)], settings=Settings(), workers=2)
        assert store.view().digest() == view.digest()


def test_the_order_of_reading_is_irrelevant(view: View, reports: Path, tmp_path: Path) -> None:
    paths = sorted((str(path) for path in reports.iterdir()), reverse=True)
    with open_store(tmp_path / "reversed.db", create=True) as store:
        read_reports(store, paths[:10], settings=Settings())
        read_reports(store, paths[10:], settings=Settings())
        assert store.view().digest() == view.digest()


@pytest.mark.slow
def test_killed_and_started_again_it_gives_the_same_record(
    view: View, reports: Path, tmp_path: Path
) -> None:
    record = tmp_path / "record.db"
    code = (
        "import sys; from onrecord.store import open_store; "
        "from onrecord.pipeline import read_reports; from onrecord.settings import Settings; "
        "read_reports(open_store(sys.argv[1], create=True), sys.argv[2:], settings=Settings())"
    )
    command = [sys.executable, "-c", code, str(record), str(reports)]
    process = subprocess.Popen(command, cwd=ROOT)
    end = time.monotonic() + 120
    while not (record.exists() and stored(record) >= 5):
        assert time.monotonic() < end
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 5 <= stored(record) < 30
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    with open_store(record) as store:
        assert store.view().digest() == view.digest()


def stored(record: Path) -> int:
    with open_store(record, create=True) as store:
        return store.view().counts()["article"]


@pytest.mark.slow
@pytest.mark.corpora
def test_real_reports_are_read_without_a_failure(corpora: Path, tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    with gzip.open(corpora / "news" / "reports.jsonl.gz", "rt") as lines, reports.open("w") as out:
        for line in islice(lines, 0, 2500, 100):
            kept = json.loads(line)
            out.write(json.dumps({name: kept[name] for name in ("text", "publisher", "title")}))
            out.write("\n")
    with open_store(tmp_path / "record.db", create=True) as store:
        summary = read_reports(store, [str(reports)], settings=Settings())
        assert [each for each in summary.rejected if each.code == "failed"] == []
        assert summary.read >= 20
        assert_sound(store.view())
