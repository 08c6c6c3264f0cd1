"""Every exception that OnRecord raises on purpose.

OnRecordError
├── SettingsError        a setting is unknown or its value is out of range
├── SchemaError          a vocabulary file under ``schema/`` is malformed
├── ModelError           a model is missing, or its hash is not the pinned one
├── InputRejected        one input cannot be read; recorded, and the run goes on
├── EvidenceError        a claim points at words that are not in the stored text
├── StoreError           the record file cannot be opened, migrated or written
├── QuestionError        a question cannot be understood
├── NotInRecord          what was asked for by id or name is not in the record
├── CorrectionError      a correction contradicts another one, or would change nothing
├── KnownActorsError     a list of known actors cannot be read
├── RatingError          a rating of an outlet is none, or a list of them cannot be read
└── GoldError            a gold set's layout is not one that ``eval`` knows

Messages say what happened, where, and what to do about it; the command line
prints them as they are, on one line.
"""


class OnRecordError(Exception):
    """The root: catch this to catch everything OnRecord raises on purpose."""


class SettingsError(OnRecordError):
    """A setting is unknown or its value is out of range."""


class SchemaError(OnRecordError):
    """A vocabulary file is malformed."""


class ModelError(OnRecordError):
    """A model is missing or is not the one that was pinned."""


class InputRejected(OnRecordError):
    """One input cannot be read. Recorded as rejected; never stops a run."""

    def __init__(self, code: str, locator: str, message: str) -> None:
        """``code`` is a short stable reason such as ``empty`` or ``too-large``."""
        super().__init__(f"{locator}: {message}")
        self.code = code
        self.locator = locator
        self.message = message


class EvidenceError(OnRecordError):
    """A claim points at words that are not in the stored text."""


class StoreError(OnRecordError):
    """The record cannot be opened, migrated or written."""


class QuestionError(OnRecordError):
    """A question cannot be understood."""


class NotInRecord(OnRecordError):
    """What was asked for by id or name is not in the record."""


class CorrectionError(OnRecordError):
    """A correction contradicts another one, or would change nothing."""


class KnownActorsError(OnRecordError):
    """A list of known actors cannot be read at all; single bad rows are told and left out."""


class RatingError(OnRecordError):
    """A rating of an outlet is none of A to F, or a list of ratings cannot be read."""


class GoldError(OnRecordError):
    """A gold set's layout is not one that ``eval`` knows."""
