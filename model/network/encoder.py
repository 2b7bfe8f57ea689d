"""MobileNetV3-small up to its last inverted-residual block.

Module names follow torchvision's ``mobilenet_v3_small`` (``features.N.block.K...``), so that its state dict
loads by name. Source: Howard et al., "Searching for MobileNetV3", table 2.
"""

from typing import List, NamedTuple

import torch
from torch import Tensor, nn

# Channels and stride of the features that the decoder taps, by feature index.
SKIP_CHANNELS = {1: 16, 3: 24, 7: 48, 8: 48, 10: 96, 11: 96}

# Channels of feature 0, which heads may use to find edges.
STEM_CHANNELS = 16

BATCH_NORM = {"eps": 1e-3, "momentum": 0.01}


class Block(NamedTuple):
    """One row of the paper's table."""

    inputs: int
    kernel: int
    expanded: int
    outputs: int
    squeeze: bool
    hard_swish: bool
    stride: int


BLOCKS = [
    Block(16, 3, 16, 16, True, False, 2),
    Block(16, 3, 72, 24, False, False, 2),
    Block(24, 3, 88, 24, False, False, 1),
    Block(24, 5, 96, 40, True, True, 2),
    Block(40, 5, 240, 40, True, True, 1),
    Block(40, 5, 240, 40, True, True, 1),
    Block(40, 5, 120, 48, True, True, 1),
    Block(48, 5, 144, 48, True, True, 1),
    Block(48, 5, 288, 96, True, True, 2),
    Block(96, 5, 576, 96, True, True, 1),
    Block(96, 5, 576, 96, True, True, 1),
]


def conv_norm_act(inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1, act: str = "none") -> nn.Sequential:
    """A bias-free convolution, batch normalisation and, unless ``act`` is "none", an activation."""
    layers = [
        nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outputs, **BATCH_NORM),
    ]
    if act != "none":
        layers.append(nn.Hardswish() if act == "hard_swish" else nn.ReLU())
    return nn.Sequential(*layers)


def squeeze_channels(expanded: int) -> int:
    """A quarter of the channels, rounded to a multiple of 8 and never more than 10 % below the quarter."""
    quarter = expanded // 4
    rounded = max(8, (quarter + 4) // 8 * 8)
    return rounded + 8 if rounded < 0.9 * quarter else rounded


class SqueezeExcitation(nn.Module):
    """Scales each channel by a gate in [0, 1] computed from all channels' means."""

    def __init__(self, channels: int, squeezed: int):
        super().__init__()
        self.fc1 = nn.Conv2d(channels, squeezed, 1)
        self.fc2 = nn.Conv2d(squeezed, channels, 1)
        self.activation = nn.ReLU()
        self.scale_activation = nn.Hardsigmoid()

    def forward(self, x: Tensor) -> Tensor:
        gate = x.mean([2, 3], keepdim=True)
        return x * self.scale_activation(self.fc2(self.activation(self.fc1(gate))))


class InvertedResidual(nn.Module):
    """Expand, filter per channel, gate, project; the input is added where shapes allow it."""

    def __init__(self, spec: Block):
        super().__init__()
        act = "hard_swish" if spec.hard_swish else "relu"
        layers: List[nn.Module] = []
        if spec.expanded != spec.inputs:
            layers.append(conv_norm_act(spec.inputs, spec.expanded, 1, act=act))
        layers.append(conv_norm_act(spec.expanded, spec.expanded, spec.kernel, spec.stride, spec.expanded, act))
        if spec.squeeze:
            layers.append(SqueezeExcitation(spec.expanded, squeeze_channels(spec.expanded)))
        layers.append(conv_norm_act(spec.expanded, spec.outputs, 1))
        self.block = nn.Sequential(*layers)
        self.residual = spec.stride == 1 and spec.inputs == spec.outputs

    def forward(self, x: Tensor) -> Tensor:
        y = self.block(x)
        return x + y if self.residual else y


class Encoder(nn.Module):
    """Returns the stem's ``STEM_CHANNELS`` at 1/2, then the features named in ``SKIP_CHANNELS``, finest first, at 1/4,
    1/8, 1/16 (two) and 1/32 (two)."""

    def __init__(self) -> None:
        super().__init__()
        stem = conv_norm_act(3, STEM_CHANNELS, 3, 2, act="hard_swish")
        self.features = nn.ModuleList([stem] + [InvertedResidual(spec) for spec in BLOCKS])
        self.taps: List[int] = [0, *sorted(SKIP_CHANNELS)]

    def forward(self, x: Tensor) -> List[Tensor]:
        # A plain list: a container of parameters would detach the features from the graph.
        skips: List[Tensor] = []
        for index, feature in enumerate(self.features):
            x = feature(x)
            if index in self.taps:
                skips.append(x)
        return skips


def initialise(encoder: nn.Module) -> None:
    """Kaiming weights for convolutions, unit scale and zero shift for batch normalisation, as torchvision does,
    and squeeze units that all start alive."""
    for module in encoder.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out")
            if module.bias is not None:
                nn.init.zeros_(module.bias)
        elif isinstance(module, nn.BatchNorm2d):
            nn.init.ones_(module.weight)
            nn.init.zeros_(module.bias)
    for module in encoder.modules():
        if isinstance(module, SqueezeExcitation):
            # Its inputs are means of rectified values, nearly the same positive number for every image: a unit whose
            # weights sum to less than zero would be dead from the start, and the first gate has only eight.
            weight = module.fc1.weight.data
            weight *= torch.where(weight.sum(dim=1, keepdim=True) < 0, -1.0, 1.0)
