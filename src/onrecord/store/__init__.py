"""Where the record is kept: Writer and View over one SQLite file."""
