"""Days and outlets of reports by their ids, out of an index alone: rows of reports hold their texts.

SQLite would take the index of ids by itself and go to each row, since there is only one for an id.
Another database than SQLite is told so otherwise, or needs no telling.
"""

from typing import Any

from sqlalchemy import ColumnClause, TextClause, literal_column, text

HEADS: TextClause = text("articles AS heads INDEXED BY articles_heads")  # for ``select_from``
ID: ColumnClause[str] = literal_column("heads.id")
PUBLISHED: ColumnClause[Any] = literal_column("heads.published")
PUBLISHER: ColumnClause[Any] = literal_column("heads.publisher")
