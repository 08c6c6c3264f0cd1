"""The command line: one file per command; thin."""

from onrecord.cli.main import main

__all__ = ["main"]
