"""``eval actors`` on a CoNLL file, with hand-made readings in place of the stages."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from onrecord.errors import GoldError
from onrecord.evaluation import actors, coreference_chains
from onrecord.evaluation.conll import GoldDocument, GoldMention
from onrecord.evaluation.coreference_mentions import Described, ReadDocument, not_read
from onrecord.settings import Settings

DOCUMENTS = (
    GoldDocument("t/a", "t", (("Hale", "said", "envoys", "left"),), (GoldMention(0, 1, "H"), GoldMention(2, 3, "E"))),
    GoldDocument("t/b", "t", (("Hale", "met", "envoys"),), (GoldMention(0, 1, "H"), GoldMention(2, 3, "E"))),
)  # fmt: skip


def described(number: int, token: int, word: str, at: int | None = None) -> Described:
    return Described(
        document=number, tokens=(token, token + 1), sentence=0, at=token if at is None else at,
        form="nominal", words=word, word=word, tag="NN", head=word.lower(),

    )  # fmt: skip


def read(document: GoldDocument, number: int) -> ReadDocument:
    words = document.tokens
    given = tuple(described(number, m.first, words[m.first]) for m in document.mentions)
    found = (described(number, 0, words[0]), described(number, 1, words[1]))
    return ReadDocument(given, found, not_read(document, number).told)


def test_scores_of_a_perfect_reading() -> None:
    outcome = actors.score_documents(DOCUMENTS, read)
    assert outcome.scores["conll"] == outcome.scores["same_lemma_conll"] == 100.0
    assert outcome.scores["within_b3"] == 100.0
    assert outcome.scores["within_muc"] == 0.0, "no chain has two mentions in one document"
    assert outcome.scores["found_b3"] < 100.0, "the envoys were not found"
    assert outcome.counts == {"mentions": 4, "chains": 2, "documents": 2}
    assert outcome.worst == ()


def test_a_failure_is_wrong_and_the_rest_goes_on() -> None:
    def fails(document: GoldDocument, number: int) -> ReadDocument:
        if number == 1:
            raise RuntimeError
        return read(document, number)

    outcome = actors.score_documents(DOCUMENTS, fails)
    assert outcome.counts["failed"] == 1
    assert outcome.scores["conll"] < 100.0
    assert [case.item for case in outcome.worst] == ["t E", "t H"]
    assert outcome.worst[1].gold == "Hale ×2"
    assert outcome.worst[1].found == "Hale | Hale"


def test_no_label_is_read_before_the_mentions_are_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the gold chains swapped the found ones stay the same."""
    swapped = tuple(
        GoldDocument(d.name, d.topic, d.sentences, tuple(GoldMention(m.first, m.after, str(n)) for n, m in enumerate(d.mentions)))
        for d in DOCUMENTS
    )  # fmt: skip
    seen: list[list[str]] = []
    real = coreference_chains.join

    def watched(mentions: Sequence[Described], entity_of: dict[str, str]) -> list[str]:
        seen.append(real(mentions, entity_of))
        return seen[-1]

    monkeypatch.setattr(actors, "join", watched)
    actors.score_documents(DOCUMENTS, read)
    actors.score_documents(swapped, read)
    assert seen[:2] == seen[2:]


def test_other_layouts_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.tsv").write_text("a\tb\n", encoding="utf-8")
    for path in (tmp_path, tmp_path / "x.tsv"):
        with pytest.raises(GoldError, match="neither a CoNLL file"):
            actors.evaluate(path, settings=Settings())


CONLL = """#begin document t/a; part 000
t/a\t0\t0\tPresident\t-
t/a\t0\t1\tMaria\t(1
t/a\t0\t2\tHale\t1)
t/a\t0\t3\tmet\t-
t/a\t0\t4\tenvoys\t(2)
t/a\t0\t5\t.\t-

t/a\t1\t0\tShe\t(1)
t/a\t1\t1\tsmiled\t-
t/a\t1\t2\t.\t-
#end document
#begin document t/b; part 000
t/b\t0\t0\tEnvoys\t(2)
t/b\t0\t1\tpraised\t-
t/b\t0\t2\tMaria\t(1
t/b\t0\t3\tHale\t1)
t/b\t0\t4\t.\t-
#end document
"""


@pytest.mark.model
def test_the_whole_way(tmp_path: Path) -> None:
    path = tmp_path / "gold"
    path.write_text(CONLL, encoding="utf-8")
    told: list[tuple[int, int, str]] = []
    result = actors.evaluate(
        path, settings=Settings(), errors=3, on_progress=lambda *each: told.append(each)
    )
    assert result.items == 2
    assert result.errors == ()
    assert result.scores["conll"] == 100.0
    assert result.scores["same_lemma_conll"] < 100.0, 'the lemma of "She" is its own'
    assert told == [(1, 2, "t/a"), (2, 2, "t/b")]
