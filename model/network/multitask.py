"""Encoder, decoder and a list of heads."""

from typing import List, NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from network.decoder import Conv3x3, Decoder, DepthwiseConv1x1, Head, Relu6, initialise_decoder, initialise_head
from network.encoder import Encoder, initialise
from network.sharp import SharpHead, initialise_sharp


class HeadSpec(NamedTuple):
    """A task: the name of its output, its number of channels, the value it starts at and, for a single channel, how many
    values it has along each axis of a cell of the decoder."""

    name: str
    channels: int
    initial: float = 0.0
    factor: int = 1

    def head(self) -> Head:
        return Head(self.channels) if self.factor == 1 else SharpHead(self.factor)


# Depth is ln(metres) / 5: a start at 0.5 is 12 m, about the median of a road scene.
HEADS = (HeadSpec("segmentation", 20), HeadSpec("depth", 1, 0.5))

# The same with depth of the input's own resolution.
SHARP_HEADS = (HEADS[0], HEADS[1]._replace(factor=4))


class MultiTaskNet(nn.Module):
    """Maps normalised images [N,3,H,W] to one output [N,C,H,W] per head, in the order of the heads.

    Inputs and outputs are in plain NCHW memory order. With ``channels_last`` the arithmetic between them uses NHWC
    order, and products for depthwise 1x1 convolutions, which is several times faster on CPUs; the weights should then
    be stored in that order too (see ``build``).
    """

    def __init__(self, heads=HEADS, channels_last: bool = True):
        super().__init__()
        self.encoder = Encoder()
        self.decoder = Decoder()
        self.heads = nn.ModuleDict({spec.name: spec.head() for spec in heads})
        self.specs = tuple(heads)
        self.channels_last = channels_last
        for module in self.modules():
            if isinstance(module, DepthwiseConv1x1):
                module.as_product = channels_last

    @torch.jit.export
    def quarter(self, x: Tensor) -> List[Tensor]:
        """Each head's output before the last interpolation: at a quarter of the input's resolution, rounded up, or as
        many times finer as the head's factor says."""
        if self.channels_last:
            x = x.contiguous(memory_format=torch.channels_last)
        features = self.encoder(x)
        shared = self.decoder(features)
        outputs: List[Tensor] = []
        for head in self.heads.values():
            outputs.append(head(shared, features[0]))
        return outputs

    def forward(self, x: Tensor) -> List[Tensor]:
        outputs: List[Tensor] = []
        for y in self.quarter(x):
            full = F.interpolate(y, size=x.shape[-2:], mode="bilinear", align_corners=False)
            outputs.append(full.contiguous())
        return outputs


class QuarterResolutionNet(MultiTaskNet):
    """The same network and the same names, without the last interpolation and with the operations in the forms that
    runtimes keep in their blocked memory order: what goes into the ONNX graph."""

    def __init__(self, heads=HEADS):
        super().__init__(heads, channels_last=False)
        for module in self.modules():
            if isinstance(module, Relu6):
                module.after_convolution = True
            elif isinstance(module, Conv3x3):
                module.by_taps = module.out_channels == 1
            elif isinstance(module, SharpHead):
                module.by_products = True

    def forward(self, x: Tensor) -> List[Tensor]:
        return self.quarter(x)


def build(seed: int, heads=HEADS, channels_last: bool = True) -> MultiTaskNet:
    """A network with random weights: the same seed gives the same weights."""
    torch.manual_seed(seed)
    net = MultiTaskNet(heads, channels_last)
    initialise(net.encoder)
    initialise_decoder(net.decoder)
    for spec in heads:
        initialise_head(net.heads[spec.name], spec.initial)
        if spec.factor > 1:
            initialise_sharp(net.heads[spec.name])
    return net.to(memory_format=torch.channels_last) if channels_last else net
