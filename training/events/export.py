"""Write the trained head as the product reads it: ONNX, matrix products in 8 bits.

Example: python -m training.events.export runs/events
"""

import argparse
from datetime import UTC, datetime
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from training.events.network import EventHead, Shape
from training.export import OPSET, rehash

from onrecord.models.weights import FOLDER

NAME = "events.onnx"


class Unpadded(nn.Module):
    """The head over sentences of one length."""

    def __init__(self, head: EventHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, early: Tensor, roles: Tensor, cues: Tensor) -> tuple[Tensor, ...]:
        """(batch, words, width) and twice (batch, words) to the four logits."""
        return self.head(early, roles, cues, torch.ones_like(roles, dtype=torch.bool))


def export(weights: Path, out: Path) -> None:
    """Write ``events.onnx`` into the folder of weights, and its hash into the manifest there."""
    head = EventHead(Shape())
    head.load_state_dict(torch.load(weights, weights_only=True))
    head.eval()
    full = out / "events.full.onnx"
    some = torch.zeros(2, 7, dtype=torch.long)
    both = {0: "sentences", 1: "words"}
    torch.onnx.export(
        Unpadded(head), (torch.randn(2, 7, Shape().width), some, some), str(full),
        input_names=["early", "roles", "cues"], output_names=["act", "reported", "mode", "fits"],
        dynamic_axes={"early": both, "roles": both, "cues": both}, opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(
        full,
        out / NAME,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=QuantType.QInt8,
    )
    full.unlink()


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("run", type=Path, help="the folder of a run, with events.pt")
    parser.add_argument("--out", type=Path, default=FOLDER)
    given = parser.parse_args()
    export(given.run / "events.pt", given.out)
    rehash(given.out, datetime.now(UTC).date().isoformat())


if __name__ == "__main__":
    main()
