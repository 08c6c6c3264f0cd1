"""Words cut into the pieces that the encoder knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_MOST = 12  # pieces of one word that are read: more are debris, such as an address


@dataclass(frozen=True)
class WordPieces:
    """The pieces of each word of a text, as numbers in the encoder's vocabulary."""

    tokenizer: "Tokenizer"

    @classmethod
    def load(cls, path: Path) -> "WordPieces":
        """Read a ``tokenizer.json``."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return cls(tokenizer)

    def __call__(self, words: Sequence[str]) -> list[list[int]]:
        """The pieces of each word; a word of unknown signs alone gives one unknown piece."""
        unknown = self._special("[UNK]")
        encodings = self.tokenizer.encode_batch_fast(list(words), add_special_tokens=False)
        return [encoding.ids[:_MOST] or [unknown] for encoding in encodings]

    @property
    def ends(self) -> tuple[int, int]:
        """The pieces that stand before and after a window."""
        return self._special("[CLS]"), self._special("[SEP]")

    def _special(self, name: str) -> int:
        found = self.tokenizer.token_to_id(name)
        if found is None:
            raise ModelError(f"the encoder's word pieces lack {name}")
        return int(found)
