"""Something is being read while the page is open."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import expect

import onrecord
from onrecord.records import Progress, Run
from onrecord.store import Writer, open_store
from onrecord.web import create_app
from tests.browser.serving import serving
from tests.browser.visitor import PHONE, Visitor

START = datetime.datetime.now(datetime.UTC)
RUN = Run(
    id="run1_a", started=START, ended=None, inputs=("r/",), versions={}, settings={}, counts={}
)  # fmt: skip


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    onrecord.open(tmp_path / "record.db", create=True).close()
    with open_store(tmp_path / "record.db") as store, store.writer() as writer:
        writer.begin_run(RUN)
        yield writer


def tell(writer: Writer, done: int) -> None:
    now = datetime.datetime.now(datetime.UTC)
    writer.progress(Progress(run=RUN.id, phase="reading", at=now, done=done, total=9, read=done))


@pytest.mark.parametrize("page", ["/", "/runs"])
def test_it_is_seen_to_go_on_and_what_was_read_then_appears(
    visit: Callable[..., Visitor], writer: Writer, tmp_path: Path, page: str
) -> None:
    tell(writer, 3)
    with serving(create_app(tmp_path / "record.db")) as address:
        visitor = visit(address)
        opened = visitor.open(page)
        reading = opened.get_by_role("region", name="Reading now")
        expect(reading).to_contain_text("3 of 9 reports")
        assert visitor.barriers() == []
        tell(writer, 7)
        expect(reading).to_contain_text("7 of 9 reports")
        visitor.look("dark", PHONE)
        assert visitor.barriers() == []
        assert visitor.wider_than_the_screen() == []
        ended = msgspec.structs.replace(RUN, ended=datetime.datetime.now(datetime.UTC))
        writer.end_run(msgspec.structs.replace(ended, counts={"read": 9}))
        expect(reading).to_be_hidden()
        if page == "/runs":
            expect(opened.get_by_role("table")).to_contain_text("9 reports read")


def test_without_javascript_a_link_shows_how_far_it_is(
    visit: Callable[..., Visitor], writer: Writer, tmp_path: Path
) -> None:
    tell(writer, 3)
    with serving(create_app(tmp_path / "record.db")) as address:
        opened = visit(address, java_script_enabled=False).open("/")
        expect(opened.get_by_role("region", name="Reading now")).to_contain_text("3 of 9 reports")
        tell(writer, 8)
        opened.get_by_role("link", name="How far it is now").click()
        expect(opened.get_by_role("main")).to_contain_text("8 of 9 reports")
