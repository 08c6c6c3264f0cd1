"""The weights that OnRecord trained: where they lie, and that they are what was released."""

import functools
import hashlib
import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FOLDER = Path(str(resources.files("onrecord.models") / "weights"))
MANIFEST = "manifest.json"


@functools.cache
def manifest() -> dict[str, Any]:
    """What ``manifest.json`` tells: ``version``, ``files`` with their SHA-256, and each head's own.

    Raises ``ModelError`` where it is missing or is no such manifest.
    """
    path = FOLDER / MANIFEST
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(found["files"], dict) or not isinstance(found["version"], str):
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError):
        raise ModelError(f"{path} is missing or damaged; reinstall onrecord") from None
    return dict(found)


def weights_identity() -> str:
    """What stands for these weights: the version, and a hash of the manifest with its hashes."""
    told = json.dumps(manifest(), sort_keys=True).encode()
    return f"{manifest()['version']} {hashlib.sha256(told).hexdigest()[:16]}"


def weights_file(name: str) -> Path:
    """The path of a file of weights; raises ``ModelError`` if it is missing or was changed."""
    path = FOLDER / name
    expected = str(manifest()["files"].get(name, ""))
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror}; reinstall onrecord") from None
    if found != expected:
        raise ModelError(
            f"{path} is not the released one: SHA-256 {found[:12]}…, "
            f"expected {expected[:12] or 'none'}…; reinstall onrecord"
        )
    return path


@functools.cache
def load_network(name: str) -> "InferenceSession":
    """An ONNX network on one thread: processes, not threads, share the work. Once a process."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(weights_file(name)), options, providers=["CPUExecutionProvider"]
    )
