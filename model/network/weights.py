"""Starting weights from elsewhere, mapped to this network's names."""

import re
from pathlib import Path
from typing import Dict, Sequence

import torch
from torch import Tensor

from network.encoder import BLOCKS
from network.multitask import MultiTaskNet
from network.sharp import PARTS

KINDS = ("torchvision", "article", "bundle")

# The article author's numbering of the lateral convolutions, and of what follows each chained pooling.
_LATERALS = {"conv1": 11, "conv2": 10, "conv3": 8, "conv4": 7, "conv5": 3, "conv6": 1}
_POOLINGS = {"crp1": "crp32", "crp2": "crp16", "crp3": "crp8", "crp4": "crp4"}
_ADAPTERS = {"conv_adapt1": "adapt32", "conv_adapt3": "adapt16", "conv_adapt2": "adapt8"}
_HEADS = {
    "pre_seg": "heads.segmentation.pre",
    "seg": "heads.segmentation.out",
    "pre_depth": "heads.depth.pre",
    "depth": "heads.depth.out",
}

_SHARP = re.compile(rf"heads\.\w+\.({'|'.join(PARTS)})\.\w+")


class WeightsError(Exception):
    """The file cannot be used as starting weights; the message says why and what would do."""


def read_state(file: Path) -> Dict[str, Tensor]:
    """The tensors in a PyTorch file, which may hold a state dict or wrap one as ``state_dict`` or ``model``.

    A pickle can run code, so load only files that you trust.
    """
    if not file.is_file():
        raise WeightsError(f"no such weights file: {file}")
    try:
        content = torch.load(file, map_location="cpu")
    except Exception as error:
        raise WeightsError(f"{file} is not a file that torch.load reads: {error}") from error
    for key in ("state_dict", "model"):
        if isinstance(content, dict) and isinstance(content.get(key), dict):
            content = content[key]
    if not isinstance(content, dict) or not any(isinstance(value, Tensor) for value in content.values()):
        raise WeightsError(f"{file} holds no state dict (a mapping of names to tensors)")
    return {name: value for name, value in content.items() if isinstance(value, Tensor)}


def read_torchscript(file: Path) -> Dict[str, Tensor]:
    """The tensors of a bundle's model.pt. TorchScript can run code, so load only files that you trust."""
    if not file.is_file():
        raise WeightsError(f"no such weights file: {file}")
    try:
        return torch.jit.load(str(file), map_location="cpu").state()
    except Exception as error:
        raise WeightsError(f"{file} is not a bundle's model.pt: {error}") from error


def torchvision_name(name: str) -> str:
    """The name here of a tensor of torchvision's mobilenet_v3_small, or "" for its classifier and last convolution."""
    match = re.fullmatch(r"features\.(\d+)\..+", name)
    return f"encoder.{name}" if match and int(match[1]) <= len(BLOCKS) else ""


def article_name(name: str) -> str:
    """The name here of a tensor of the article author's checkpoint, or "" for one that the network does not use."""
    if name.startswith("encoder.backbone."):
        return torchvision_name("features." + name[len("encoder.backbone.") :])
    match = re.fullmatch(r"decoder\.(\w+?)(?:\.mini_blocks\.([1357]))?\.(weight|bias)", name)
    if not match:
        return ""
    part, block, kind = match.groups()
    if part in _POOLINGS and block:
        return f"decoder.{_POOLINGS[part]}.convs.{int(block) // 2}.{kind}"
    if part in _LATERALS:
        return f"decoder.lateral{_LATERALS[part]}.{kind}"
    if part in _ADAPTERS:
        return f"decoder.{_ADAPTERS[part]}.{kind}"
    return f"{_HEADS[part]}.{kind}" if part in _HEADS else ""


def load_weights(net: MultiTaskNet, kind: str, file: Path) -> int:
    """Copies the file's tensors into the network and returns how many; all that ``kind`` promises must be there.

    "torchvision" promises the encoder, the others every tensor of a plain network: counters of batches seen may be
    missing, and what makes a head sharp, which then starts close to bilinear interpolation.
    """
    rename = {"torchvision": torchvision_name, "article": article_name, "bundle": str}[kind]
    read = read_torchscript if kind == "bundle" else read_state
    prefix = "encoder." if kind == "torchvision" else ""
    found = {rename(name): value for name, value in read(file).items() if rename(name)}
    target = net.state_dict()
    wanted = [n for n in target if n.startswith(prefix) and not n.endswith("num_batches_tracked")]
    if not any(_SHARP.fullmatch(name) for name in found):
        wanted = [n for n in wanted if not _SHARP.fullmatch(n)]
    missing = [name for name in wanted if name not in found]
    if missing:
        raise WeightsError(
            f"{file} lacks {len(missing)} of the {len(wanted)} tensors that {kind} weights have, the first is "
            f"{missing[0]}; is it a file of the other kind ({', '.join(k for k in KINDS if k != kind)})?"
        )
    for name in wanted:
        if found[name].shape != target[name].shape:
            raise WeightsError(
                f"{file}: {name} has shape {tuple(found[name].shape)}, the network needs {tuple(target[name].shape)}"
            )
    # Copied in place, so that the network's memory order stays.
    with torch.no_grad():
        for name in wanted:
            target[name].copy_(found[name])
    return len(wanted)


def load_mean(net: MultiTaskNet, kind: str, files: Sequence[Path]) -> None:
    """Copies the mean of the files' tensors into the network; each must be one that :func:`load_weights` takes.

    Of weights that were trained one from the other the mean is often better than each (Wortsman et al., "Model soups",
    2022); the mean of weights from different beginnings is worth nothing.
    """
    total: Dict[str, Tensor] = {}
    for file in files:
        load_weights(net, kind, file)
        for name, value in net.state_dict().items():
            if value.is_floating_point():
                total[name] = total[name] + value if name in total else value.clone()
    with torch.no_grad():
        for name, value in net.state_dict().items():
            if name in total:
                value.copy_(total[name] / len(files))
