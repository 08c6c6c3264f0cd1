"""``python -m tests.pipeline.reading_process RECORD WORKERS INPUT…``: a read that can be killed."""

import sys

from onrecord.pipeline import read_reports
from onrecord.settings import Settings
from onrecord.store import open_store
from tests.pipeline.fakes import SETTLING, FakeAnalysis


def main(record: str, workers: str, *inputs: str) -> None:
    with open_store(record, create=True) as store:
        read_reports(
            store,
            inputs,
            settings=Settings(),
            workers=int(workers),
            analysis=FakeAnalysis(),
            settling=SETTLING,
        )


if __name__ == "__main__":
    main(*sys.argv[1:])
