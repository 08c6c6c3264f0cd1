"""Write the trained heads as the product reads them: ONNX, matrix products in 8 bits.

Example: python -m training.stance.export runs/stance runs/attitudes
"""

import argparse
import json
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from training.export import OPSET, rehash
from training.stance.calibrate import calibrated
from training.stance.examples import Example
from training.stance.network import Shape, StanceHead
from training.stance.train import HELD, SOURCES, predict, read

from onrecord.models.weights import FOLDER, MANIFEST
from onrecord.positions.stance import KINDS, NETWORKS


class Unpadded(nn.Module):
    """The head over sentences of one length, for some of its questions."""

    def __init__(self, head: StanceHead, numbers: list[int]) -> None:
        super().__init__()
        self.head = head
        self.numbers = numbers

    def forward(
        self, early: Tensor, roles: Tensor, cues: Tensor, kinds: Tensor
    ) -> tuple[Tensor, ...]:
        """(batch, words, width), twice (batch, words) and (batch) to the logits of the questions."""
        mask = torch.ones_like(roles, dtype=torch.bool)
        every = self.head(early, roles, cues, kinds, mask)
        return tuple(every[number] for number in self.numbers)


def export(head: StanceHead, name: str, out: Path) -> None:
    """Write a trained head as a network of the product, with the questions it is asked."""
    kinds = [kind for kind in KINDS if name in NETWORKS[kind]]
    full = out / "stance.full.onnx"
    some = torch.zeros(2, 7, dtype=torch.long)
    both = {0: "sentences", 1: "words"}
    torch.onnx.export(
        Unpadded(head, [KINDS.index(kind) for kind in kinds]),
        (torch.randn(2, 7, Shape().width), some, some, torch.zeros(2, dtype=torch.long)), str(full),
        input_names=["early", "roles", "cues", "kinds"], output_names=kinds,
        dynamic_axes={"early": both, "roles": both, "cues": both, "kinds": {0: "sentences"}},
        opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(
        full, out / name, op_types_to_quantize=["MatMul"], per_channel=True,
        weight_type=QuantType.QInt8,
    )  # fmt: skip
    full.unlink()


def together(heads: Mapping[str, StanceHead], held: Sequence[Example]) -> list[np.ndarray]:
    """The logits of the held examples as the product has them: the mean of the heads that are asked."""
    each = {name: predict(head, held) for name, head in heads.items()}
    return [
        np.mean([each[name][at] for name in NETWORKS[example.of.kind]], axis=0)
        for at, example in enumerate(held)
    ]


def trained(run: Path) -> StanceHead:
    """The head of a run."""
    head = StanceHead(Shape())
    head.load_state_dict(torch.load(run / "stance.pt", weights_only=True))
    return head.eval()


def main() -> None:
    """Read the command line, calibrate and export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("stance", type=Path, help="the folder of the run of all sources")
    parser.add_argument("attitudes", type=Path, help="the folder of the run for actors")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    )
    given = parser.parse_args()
    heads = {"stance.onnx": trained(given.stance), "attitudes.onnx": trained(given.attitudes)}
    held = [e for e in read(given.data, given.stance, SOURCES) if e.of.fold == HELD]
    told, scores = calibrated(held, together(heads, held))
    print(json.dumps(scores))
    for name, head in heads.items():
        export(head, name, given.out)
    manifest = json.loads((given.out / MANIFEST).read_text(encoding="utf-8"))
    manifest["stance"] = told
    (given.out / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    rehash(given.out, datetime.now(UTC).date().isoformat())


if __name__ == "__main__":
    main()
