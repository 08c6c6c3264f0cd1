"""Write the trained networks as the product reads them: ONNX, the encoder in 8 bits."""

import argparse
import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from training.network import HeadShape, Reader, StatementHead
from training.train import encoder_folder

from onrecord.models.weights import FOLDER, MANIFEST
from onrecord.statements.features import SIZES
from onrecord.statements.labels import LABELS

OPSET = 17
EARLY, LOWER = 4, 2  # of six layers: what heads with layers of their own start from


class EightBits(nn.Module):
    """An embedding with a scale a row: 8 bits a number."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("table", (table / scale).round().to(torch.int8))

    def forward(self, pieces: Tensor) -> Tensor:
        """(batch, pieces) to (batch, pieces, width)."""
        return self.table[pieces].float() * self.scale[pieces]


class Hidden(nn.Module):
    """The encoder without padding: one window at a time."""

    def __init__(self, bert: nn.Module) -> None:
        super().__init__()
        self.bert = bert

    def forward(self, pieces: Tensor) -> tuple[Tensor, ...]:
        """(1, pieces) to (1, pieces, width): of the last layer, and of ``EARLY`` and ``LOWER``."""
        found = self.bert(pieces, output_hidden_states=True)
        return found.last_hidden_state, *(found.hidden_states[at] for at in (EARLY, LOWER))


class Labels(nn.Module):
    """The head up to label scores and states."""

    def __init__(self, head: StatementHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, words: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """(1, words, width) and (1, words, columns) to scores and states."""
        return self.head(words, features, torch.ones_like(words[..., 0]))


class Links(nn.Module):
    """The scores of sources for each cue, and of cues for each content; the last is none."""

    def __init__(self, head: StatementHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, states: Tensor, cues: Tensor, *told: Tensor) -> tuple[Tensor, Tensor]:
        """``told``: ends, words between and cues between, of sources and then of contents."""
        score, no_source, _ = self.head.links("source", states, cues, *told[:3])
        of_cue = torch.cat([score, no_source.unsqueeze(1)], 1)
        score, _, no_cue = self.head.links("content", states, cues, *told[3:])
        return of_cue, torch.cat([score.T, no_cue.unsqueeze(1)], 1)


def export(model: Reader, out: Path, *, eight_bits: bool = True, kind: QuantType = QuantType.QInt8,
           reduce: bool = False) -> None:  # fmt: skip
    """Write the three networks."""
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    bert = model.encoder.bert
    bert.embeddings.word_embeddings = EightBits(bert.embeddings.word_embeddings.weight.detach())
    full = out / "encoder.full.onnx"
    _write(
        Hidden(bert),
        (torch.randint(0, 999, (1, 9)),),
        full,
        {"pieces": {1: "pieces"}},
        ["hidden", "early", "lower"],
    )
    if eight_bits:
        quantize_dynamic(
            full, out / "encoder.onnx", op_types_to_quantize=["MatMul"], per_channel=True,
            weight_type=kind, reduce_range=reduce,
        )  # fmt: skip
        full.unlink()
    else:
        full.replace(out / "encoder.onnx")
    width = model.head.shape.width
    _write(
        Labels(model.head),
        (torch.randn(1, 7, width), torch.zeros(1, 7, len(SIZES), dtype=torch.long)),
        out / "statements.onnx",
        {"words": {1: "words"}, "features": {1: "words"}},
        ["scores", "states"],
    )
    told, axes = [], {"states": {0: "words"}, "cues": {0: "cues"}}
    for role in ("source", "content"):
        told += [torch.tensor([[0, 0]] * 3), *torch.zeros(2, 2, 3, dtype=torch.long)]
        axes |= {role: {0: role}}
        axes |= {f"{role}_{n}": {0: "cues", 1: role} for n in ("apart", "between")}
    states = torch.randn(7, model.head.shape.lstm * 2)
    _write(Links(model.head), (states, torch.tensor([[0, 0]] * 2), *told), out / "links.onnx", axes,
           ["of_cue", "of_content"])  # fmt: skip


def _write(network: nn.Module, given: tuple[Tensor, ...], path: Path,
           axes: dict[str, dict[int, str]], outputs: list[str]) -> None:  # fmt: skip
    torch.onnx.export(
        network, given, str(path), input_names=list(axes), output_names=outputs,
        dynamic_axes=axes, opset_version=OPSET, dynamo=False,
    )  # fmt: skip


def describe(model: Reader, out: Path, version: str) -> None:
    """Write ``manifest.json``: hashes, and what the decoder needs beside the networks."""
    told = {
        "version": version,
        "files": {},
        "encoder": {"width": model.head.shape.width},
        "statements": {
            "labels": LABELS,
            "transitions": [
                [round(x, 5) for x in row] for row in model.transitions.weight.tolist()
            ],
        },
    }
    (out / MANIFEST).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    rehash(out, version)


def rehash(out: Path, version: str) -> None:
    """Write the version, and the hash of every file that lies in the folder, into its manifest."""
    told = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    files = sorted([*out.glob("*.onnx"), out / "tokenizer.json"])
    hashes = {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in files}
    told |= {"version": version, "files": hashes}
    (out / MANIFEST).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="the folder of a training run, with reader.pt")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--kind", choices=["full", "int8", "reduced", "uint8"], default="int8")
    given = parser.parse_args()
    folder = encoder_folder()
    model = Reader(folder, HeadShape())
    model.load_state_dict(torch.load(given.run / "reader.pt", weights_only=True))
    export(
        model, given.out, eight_bits=given.kind != "full",
        kind=QuantType.QUInt8 if given.kind == "uint8" else QuantType.QInt8,
        reduce=given.kind == "reduced",
    )  # fmt: skip
    shutil.copyfile(folder / "tokenizer.json", given.out / "tokenizer.json")
    describe(model, given.out, date.today().isoformat())


if __name__ == "__main__":
    main()
