"""What finding statements costs against the bare spaCy pipeline, and how much memory.

    python bench/bench_statements.py [--reports 100]

Both run on one thread over the same reports in turns, report by report, so that a machine that slows
down does not tip the ratio. The statements' side is the encoder, the trained reader and the grammar.
The last line is ``ratio statements/spacy: N``.
"""

import argparse
import gzip
import json
import os
import resource
import time
from itertools import islice
from pathlib import Path
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"

from onrecord.models.spacy_model import load_spacy
from onrecord.pipeline.table import STAGES
from onrecord.records import Article, article_id

MEASURED = ("vectors", "statements")


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=100)
    count = parser.parse_args().reports
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    with gzip.open(data / "news" / "reports.jsonl.gz", "rt") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, count)]
    nlp = load_spacy()
    spent = {stage.name: 0.0 for stage in STAGES}
    words = 0
    for number, text in enumerate(["Sato said that it rains.", *texts]):
        with nlp.memory_zone():
            article = Article(id=article_id(publisher=None, url=None, text=text), text=text)
            facts: dict[str, Any] = {"article": article, "nlp": nlp}
            for stage in STAGES:
                begun = time.perf_counter()
                facts |= stage(facts)
                if number:  # the first one loads what is loaded once
                    spent[stage.name] += time.perf_counter() - begun
            words += len(text.split()) if number else 0
    for name, seconds in spent.items():
        print(f"{name:12} {seconds:7.1f} s  {words / seconds:9.0f} words/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"reports: {count}, words: {words}, peak memory: {peak:.0f} MB")
    print(f"ratio statements/spacy: {sum(spent[n] for n in MEASURED) / spent['text']:.2f}")


if __name__ == "__main__":
    main()
