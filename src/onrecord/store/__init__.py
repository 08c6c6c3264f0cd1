"""Writer and View over one SQLite file; PostgreSQL when outgrown."""

from onrecord.store.engine import Store, open_store
from onrecord.store.view import Hit, View
from onrecord.store.writer import Outcome, Writer

__all__ = ["Hit", "Outcome", "Store", "View", "Writer", "open_store"]
