"""Writer and View over one SQLite file; PostgreSQL when outgrown."""

from onrecord.store.engine import Store, open_store
from onrecord.store.names import fold
from onrecord.store.rows import KINDS
from onrecord.store.view import Hit, View
from onrecord.store.writer import Outcome, Writer

__all__ = ["KINDS", "Hit", "Outcome", "Store", "View", "Writer", "fold", "open_store"]
