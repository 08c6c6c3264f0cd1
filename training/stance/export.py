"""Write the trained head as the product reads it: ONNX, matrix products in 8 bits.

Example: python -m training.stance.export runs/stance
"""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from training.export import OPSET, rehash
from training.stance.network import Shape, StanceHead

from onrecord.models.weights import FOLDER, MANIFEST
from onrecord.positions.stance import KINDS

NAME = "stance.onnx"


class Unpadded(nn.Module):
    """The head over sentences of one length."""

    def __init__(self, head: StanceHead) -> None:
        super().__init__()
        self.head = head

    def forward(
        self, early: Tensor, roles: Tensor, cues: Tensor, kinds: Tensor
    ) -> tuple[Tensor, ...]:
        """(batch, words, width), twice (batch, words) and (batch) to the logits of the questions."""
        return self.head(early, roles, cues, kinds, torch.ones_like(roles, dtype=torch.bool))


def export(run: Path, out: Path) -> None:
    """Write ``stance.onnx`` into the folder of weights, and its calibration into the manifest there."""
    head = StanceHead(Shape())
    head.load_state_dict(torch.load(run / "stance.pt", weights_only=True))
    head.eval()
    full = out / "stance.full.onnx"
    some = torch.zeros(2, 7, dtype=torch.long)
    both = {0: "sentences", 1: "words"}
    torch.onnx.export(
        Unpadded(head),
        (torch.randn(2, 7, Shape().width), some, some, torch.zeros(2, dtype=torch.long)), str(full),
        input_names=["early", "roles", "cues", "kinds"], output_names=list(KINDS),
        dynamic_axes={"early": both, "roles": both, "cues": both, "kinds": {0: "sentences"}},
        opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(
        full, out / NAME, op_types_to_quantize=["MatMul"], per_channel=True,
        weight_type=QuantType.QInt8,
    )  # fmt: skip
    full.unlink()
    told = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    told["stance"] = json.loads((run / "calibration.json").read_text(encoding="utf-8"))
    (out / MANIFEST).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("run", type=Path, help="the folder of a run, with stance.pt")
    parser.add_argument("--out", type=Path, default=FOLDER)
    given = parser.parse_args()
    export(given.run, given.out)
    rehash(given.out, datetime.now(UTC).date().isoformat())


if __name__ == "__main__":
    main()
