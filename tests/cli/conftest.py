"""The hand-made record of the query tests."""

from tests.query.conftest import record_path, view

__all__ = ["record_path", "view"]
