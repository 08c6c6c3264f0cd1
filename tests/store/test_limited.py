"""What is asked of a record can be given a time in which it ends."""

from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.errors import StoreError
from onrecord.store import open_store

_LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def test_what_takes_too_long_is_stopped_and_the_view_goes_on(tmp_path: Path) -> None:
    with open_store(tmp_path / "record.db", create=True) as store, store.view() as view:
        with (
            pytest.raises(StoreError, match="takes too long; ask for less"),
            view.limited(0.05),
            view.snapshot(),
        ):
            view._connection.execute(text(_LONG)).all()
        with view.limited(5), view.snapshot():
            assert view.article_ids() == []
        limited = f"{_LONG.replace('FROM n)', 'FROM n LIMIT 300000)')}"
        assert view._connection.execute(text(limited)).scalar() == 300_000, "no limit is left"
