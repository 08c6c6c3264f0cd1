"""From an article to its claims: the stages, run one after another."""

import functools
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from onrecord.models.spacy_model import PINNED, folder_hash, load_spacy, pinned_folder
from onrecord.models.weights import weights_identity
from onrecord.pipeline.stages import Stage, check_stages
from onrecord.records import Article, Claim, content_id
from onrecord.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language


class Analysis(Protocol):
    """What finds an article's claims. Sent to worker processes, so it must be picklable."""

    @property
    def key(self) -> str:
        """Stands for how claims are made: with another key, articles are analysed anew."""

    @property
    def versions(self) -> dict[str, str]:
        """What the key is made of, for the record of the run."""

    def claims(self, article: Article) -> tuple[Claim, ...]:
        """The claims of an article; the same article gives the same claims."""


class StageAnalysis:
    """The stages of ``table.py`` over the spaCy pipeline that the settings name.

    Cheap to make and to pickle: the stages and the model are loaded when first needed.
    """

    def __init__(self, settings: Settings) -> None:
        self._model = settings.spacy_model

    @functools.cached_property
    def versions(self) -> dict[str, str]:
        """Versions of spaCy, its pipeline, our weights and every stage; raises ``ModelError``."""
        found = {
            "spacy": version("spacy"),
            "model": model_identity(self._model),
            "weights": weights_identity(),
        }
        return found | {f"stage {stage.name}": str(stage.version) for stage in _stages()}

    @functools.cached_property
    def key(self) -> str:
        """A hash of the versions; OnRecord's own is not part: the stages' versions say enough."""
        return content_id("ana1", *(part for pair in self.versions.items() for part in pair))

    def claims(self, article: Article) -> tuple[Claim, ...]:
        """The claims of an article, by kind and in reading order."""
        return analyse(article, load_spacy(self._model))

    def __getstate__(self) -> dict[str, Any]:
        return {"_model": self._model}


def analyse(article: Article, nlp: "Language") -> tuple[Claim, ...]:
    """Run every stage on an article and give the claims they found.

    What spaCy learns of the article's words is forgotten with it: else its vocabulary grows with
    every article read.
    """
    from onrecord.pipeline.table import CLAIMS

    with nlp.memory_zone():
        facts: dict[str, Any] = {"article": article, "nlp": nlp}
        for stage in _stages():
            facts |= stage(facts)
        return tuple(claim for name in CLAIMS for claim in facts[name])


def model_identity(model: str) -> str:
    """The hash of the spaCy pipeline's files, with its name unless it is the pinned one."""
    if not model:
        pinned_folder()  # the hash of what lies there is checked when it is loaded
        return PINNED.sha256
    import spacy.util

    load_spacy(model)  # says what is wrong where it is missing
    path = Path(model)
    folder = path if path.is_dir() else spacy.util.get_package_path(model)
    return f"{model}:{folder_hash(folder)}"


@functools.cache
def _stages() -> Sequence[Stage]:
    """The stages, loaded when first needed (they import spaCy) and checked once."""
    from onrecord.pipeline.table import CLAIMS, GIVEN, STAGES

    check_stages(STAGES, given=GIVEN, wanted=CLAIMS)
    return STAGES
