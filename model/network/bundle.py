"""Model bundles: a folder with bundle.json, model.pt and graph.onnx."""

import hashlib
import json
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Dict, NamedTuple

from network.export import write_onnx, write_torchscript
from network.multitask import MultiTaskNet

FORMAT_VERSION = 1

CLASSES = [
    "road", "sidewalk", "building", "wall", "fence", "pole", "traffic light", "traffic sign", "vegetation", "terrain",
    "sky", "person", "rider", "car", "truck", "bus", "train", "motorcycle", "bicycle", "unlabelled",
]  # fmt: skip

# Depths as a camera has them whose focal length is 1.1 widths of the frame, as Cityscapes' is; others' are in proportion.
DEPTH = {"transform": "log", "scale": 5.0, "minMetres": 1.0, "maxMetres": 250.0, "focalLength": 1.1}

# Cells of the grid along each axis for one cell of the decoder.
DECODER_STRIDE = 4

# ImageNet's statistics, of RGB in 0..1.
MEAN = [0.485, 0.456, 0.406]
STD = [0.229, 0.224, 0.225]


class Input(NamedTuple):
    """The grid that frames are resampled to, in pixels, and the part of the frame it covers, in fractions."""

    width: int = 512
    height: int = 208
    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 0.8


def describe(file: Path) -> Dict[str, Any]:
    content = file.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def write_bundle(folder: Path, net: MultiTaskNet, grid: Input, name: str, version: str, provenance: Dict[str, Any]) -> None:
    """Writes the three files; bundle.json comes last and holds the checksums of the others."""
    folder.mkdir(parents=True, exist_ok=True)
    write_torchscript(net, folder / "model.pt")
    write_onnx(net, folder / "graph.onnx")
    factor = next(spec.factor for spec in net.specs if spec.name == "depth")
    bundle = {
        "formatVersion": FORMAT_VERSION,
        "name": name,
        "version": version,
        "parent": None,
        "created": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "input": {
            "width": grid.width,
            "height": grid.height,
            "crop": {"left": grid.left, "top": grid.top, "right": grid.right, "bottom": grid.bottom},
            "mean": MEAN,
            "std": STD,
        },
        "classes": CLASSES,
        "depth": {**DEPTH, "stride": DECODER_STRIDE // factor},
        "metrics": [],
        "provenance": provenance,
        "files": {file: describe(folder / file) for file in ("model.pt", "graph.onnx")},
    }
    (folder / "bundle.json").write_text(json.dumps(bundle, indent=2) + "\n", encoding="utf-8")
