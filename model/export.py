#!/usr/bin/env python3
"""Writes the network as a model bundle. Run with --help for the options; see README.md."""

import argparse
import os
import platform
import sys
import warnings
from pathlib import Path
from typing import List, Optional

import torch

from network import HEADS, SHARP_HEADS, build
from network.bundle import Input, write_bundle
from network.export import write_torchscript
from network.weights import KINDS, WeightsError, load_mean


def positive(text: str) -> int:
    value = int(text)
    if value < 32:
        raise argparse.ArgumentTypeError(f"{value} is too small: the network halves its input five times, so use at least 32")
    return value


def crop(text: str) -> List[float]:
    try:
        left, top, right, bottom = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not four numbers left,top,right,bottom") from None
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise argparse.ArgumentTypeError(f"'{text}' is not a part of the frame: 0 <= left < right <= 1 and 0 <= top < bottom <= 1")
    return [left, top, right, bottom]


def parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser(
        prog="export.py",
        description="Writes the road perception network as a model bundle (bundle.json, model.pt, graph.onnx).",
        epilog="example: export.py --out random-bundle --width 512 --height 208 --seed 7",
    )
    where = p.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", type=Path, metavar="FOLDER", help="write a bundle into this folder")
    where.add_argument(
        "--plain-torchscript", type=Path, metavar="FILE",
        help="write only TorchScript in plain NCHW memory order: the slow baseline of the engine benchmark",
    )  # fmt: skip
    p.add_argument("--init", choices=("random", *KINDS), default="random", help="starting weights (default: random)")
    p.add_argument(
        "--weights", type=Path, nargs="+", metavar="FILE",
        help="the file with the starting weights, unless random; of several that were trained one from the other, the mean",
    )  # fmt: skip
    p.add_argument(
        "--sharp", action="store_true",
        help="depth of the input's own resolution, with its edges (default: a quarter, interpolated, as in the article)",
    )  # fmt: skip
    p.add_argument("--seed", type=int, default=1, help="seed of the random weights (default: 1)")
    p.add_argument("--name", default="roadstream-street", help="the bundle's name (default: roadstream-street)")
    p.add_argument("--version", default="0.0.0", help="the bundle's version (default: 0.0.0)")
    p.add_argument("--width", type=positive, default=512, help="width of the input grid in pixels (default: 512)")
    p.add_argument("--height", type=positive, default=208, help="height of the input grid in pixels (default: 208)")
    p.add_argument(
        "--crop", type=crop, default=[0.0, 0.0, 1.0, 0.8], metavar="L,T,R,B",
        help="part of the frame that the grid covers, in fractions (default: 0,0,1,0.8, without the ego vehicle)",
    )  # fmt: skip
    return p


def main(arguments: Optional[List[str]] = None) -> int:
    p = parser()
    options = p.parse_args(arguments)
    if (options.init == "random") != (options.weights is None):
        p.error(f"--weights FILE goes with --init {' or '.join(KINDS)}, and each of these needs it")
    # The exporter warns once per node that it cannot infer shapes, which are dynamic here by intent, and that it left
    # for the runtime to fold what it cannot fold itself.
    warnings.filterwarnings("ignore", message="The shape inference of prim::Constant type is missing")
    warnings.filterwarnings("ignore", message="Constant folding - Only steps=1 can be constant folded")
    net = build(options.seed, SHARP_HEADS if options.sharp else HEADS, channels_last=options.plain_torchscript is None)
    try:
        if options.weights is not None:
            load_mean(net, options.init, options.weights)
        if options.plain_torchscript is not None:
            options.plain_torchscript.parent.mkdir(parents=True, exist_ok=True)
            write_torchscript(net, options.plain_torchscript)
            print(f"wrote {options.plain_torchscript}")
            return 0
        provenance = {
            "command": " ".join(["export.py", *(sys.argv[1:] if arguments is None else arguments)]),
            "seed": options.seed,
            "startWeights": options.init,
            "versions": {"python": platform.python_version(), "torch": torch.__version__},
        }
        if options.weights is not None:
            provenance["startWeightsFile"] = ", ".join(os.path.basename(file) for file in options.weights)
        grid = Input(options.width, options.height, *options.crop)
        write_bundle(options.out, net, grid, options.name, options.version, provenance)
    except (WeightsError, OSError) as error:
        print(f"export.py: {error}", file=sys.stderr)
        return 2
    print(f"wrote {options.out}/bundle.json, model.pt and graph.onnx")
    return 0


if __name__ == "__main__":
    sys.exit(main())
