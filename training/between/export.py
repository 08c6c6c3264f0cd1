"""Write the trained head as the product reads it: ONNX, matrix products in 8 bits.

Example: python -m training.between.export runs/between
"""

import argparse
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from training.between.examples import read
from training.between.network import BetweenHead
from training.between.train import HELD, predict
from training.between.weigh import calibration, scores
from training.events.network import Shape
from training.export import OPSET, rehash

from onrecord.models.weights import FOLDER, MANIFEST
from onrecord.positions.between import NETWORK


class Unpadded(nn.Module):
    """The head over sentences of one length."""

    def __init__(self, head: BetweenHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, lower: Tensor, roles: Tensor, places: Tensor, named: Tensor) -> Tensor:
        """(batch, words, width) and thrice (batch, words) to (batch, answers)."""
        return self.head(lower, roles, places, named, torch.ones_like(roles, dtype=torch.bool))


def export(head: BetweenHead, out: Path) -> None:
    """Write a trained head as a network of the product."""
    full = out / "between.full.onnx"
    some = torch.zeros(2, 7, dtype=torch.long)
    both = {0: "pairs", 1: "words"}
    names = ["lower", "roles", "places", "dependencies"]
    torch.onnx.export(
        Unpadded(head), (torch.randn(2, 7, Shape().width), some, some, some), str(full),
        input_names=names, output_names=["between"],
        dynamic_axes=dict.fromkeys(names, both) | {"between": {0: "pairs"}},
        opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(
        full, out / NETWORK, op_types_to_quantize=["MatMul"], per_channel=True,
        weight_type=QuantType.QInt8,
    )  # fmt: skip
    full.unlink()


def main() -> None:
    """Read the command line, calibrate and export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("run", type=Path, help="the folder of a training run")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    )
    given = parser.parse_args()
    told = torch.load(given.run / "between.pt", weights_only=True)
    head, names = BetweenHead(len(told["dependencies"])), told["dependencies"]
    head.load_state_dict(told["head"])
    held = [each for each in read(given.data, given.run) if each.of.fold == HELD]
    gold = np.array([each.of.answer for each in held])
    logits = predict(head, {name: at for at, name in enumerate(names, 1)}, held)
    print(json.dumps(scores(gold, logits)))
    export(head.eval(), given.out)
    found = calibration(gold, logits)
    manifest = json.loads((given.out / MANIFEST).read_text(encoding="utf-8"))
    manifest["between"] = {
        "temperature": round(found["temperature"], 4),
        "bias": [round(b, 3) for b in found["bias"]],
        "dependencies": names,
    }
    (given.out / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    rehash(given.out, datetime.now(UTC).date().isoformat())


if __name__ == "__main__":
    main()
