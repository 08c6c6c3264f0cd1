"""What is prepared before the first visitor."""

from pathlib import Path

from onrecord.web.charts.drawing import _drawn
from onrecord.web.desk import Desks
from onrecord.web.warming import warm


def test_the_start_page_is_remembered_before_it_is_asked_for(examples_record: Path) -> None:
    desks = Desks(examples_record, None)
    warm(desks, {}).join(60)
    with desks.borrow() as desk:
        assert desk.remembered(("latest", 8), lambda: None) is not None
    assert _drawn.cache_info().currsize
    desks.close()


def test_a_record_that_is_gone_stops_nothing(tmp_path: Path) -> None:
    thread = warm(Desks(tmp_path / "none.db", None), {})
    thread.join(60)
    assert not thread.is_alive()
