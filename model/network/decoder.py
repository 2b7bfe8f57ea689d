"""Light-Weight RefineNet's decoder and the heads that read it. Source: Nekrasov et al., BMVC 2018, and
"Real-Time Joint Semantic Segmentation and Depth Estimation Using Asymmetric Annotations", ICRA 2019."""

from typing import List

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from network.encoder import SKIP_CHANNELS

CHANNELS = 256
CRP_STAGES = 4


def conv1x1(inputs: int, outputs: int) -> nn.Conv2d:
    return nn.Conv2d(inputs, outputs, 1, bias=False)


class DepthwiseConv1x1(nn.Module):
    """A bias-free 1x1 convolution with as many groups as channels, that is one factor for each channel.

    PyTorch on a CPU runs such a convolution group by group, through a copy of each; ``as_product`` computes the same
    as one multiplication. ONNX graphs keep the convolution, which runtimes hold in their blocked memory order.
    """

    def __init__(self, channels: int):
        super().__init__()
        self.as_product = False
        self.weight = nn.Parameter(torch.ones(channels, 1, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        if self.as_product:
            return x * self.weight.view(1, -1, 1, 1)
        return F.conv2d(x, self.weight, groups=self.weight.shape[0])


class Relu6(nn.Module):
    """Clips to 0..6.

    ``after_convolution`` first multiplies by one, as a depthwise convolution: a runtime fuses a clip with the
    convolution before it and so keeps its blocked memory order, but leaves that order for a clip of a sum.
    """

    def __init__(self, channels: int):
        super().__init__()
        self.channels = channels
        self.after_convolution = False

    def forward(self, x: Tensor) -> Tensor:
        if self.after_convolution:
            x = F.conv2d(x, torch.ones(self.channels, 1, 1, 1), groups=self.channels)
        return F.relu6(x)


class Conv3x3(nn.Conv2d):
    """A 3x3 convolution that keeps height and width.

    ``by_taps`` computes each output as nine 1x1 convolutions, one for each neighbour, that are then shifted and added.
    That is the same, and for a single output several times less work where a runtime computes outputs in blocks of 16.
    """

    def __init__(self, inputs: int, outputs: int):
        super().__init__(inputs, outputs, 3, padding=1)
        self.by_taps = False

    def forward(self, x: Tensor) -> Tensor:
        if not self.by_taps:
            return F.conv2d(x, self.weight, self.bias, padding=1)
        outputs, taps = self.out_channels, 9 * self.out_channels
        pointwise = self.weight.reshape(outputs, -1, 9).transpose(1, 2).reshape(taps, -1, 1, 1)
        shifts = torch.eye(taps).view(taps, outputs, 9).transpose(0, 1).reshape(outputs, taps, 3, 3)
        return F.conv2d(F.conv2d(x, pointwise), shifts, self.bias, padding=1)


def resize_like(x: Tensor, reference: Tensor) -> Tensor:
    """Bilinear, corners not aligned, to the height and width of ``reference``."""
    return F.interpolate(x, size=reference.shape[-2:], mode="bilinear", align_corners=False)


class ChainedResidualPooling(nn.Module):
    """Adds ever wider neighbourhoods (5, 9, 13, 17 cells) to each cell."""

    def __init__(self, depthwise: bool = False):
        super().__init__()
        self.pool = nn.MaxPool2d(5, stride=1, padding=2)
        self.convs = nn.ModuleList(
            [DepthwiseConv1x1(CHANNELS) if depthwise else conv1x1(CHANNELS, CHANNELS) for _ in range(CRP_STAGES)]
        )

    def forward(self, x: Tensor) -> Tensor:
        path = x
        for conv in self.convs:
            path = conv(self.pool(path))
            x = x + path
        return x


class Decoder(nn.Module):
    """Fuses the encoder's six skips, which follow the stem's output, into 256 channels at a quarter of the input's
    resolution (rounded up)."""

    def __init__(self) -> None:
        super().__init__()
        self.lateral1 = conv1x1(SKIP_CHANNELS[1], CHANNELS)
        self.lateral3 = conv1x1(SKIP_CHANNELS[3], CHANNELS)
        self.lateral7 = conv1x1(SKIP_CHANNELS[7], CHANNELS)
        self.lateral8 = conv1x1(SKIP_CHANNELS[8], CHANNELS)
        self.lateral10 = conv1x1(SKIP_CHANNELS[10], CHANNELS)
        self.lateral11 = conv1x1(SKIP_CHANNELS[11], CHANNELS)
        self.crp32 = ChainedResidualPooling()
        self.crp16 = ChainedResidualPooling()
        self.crp8 = ChainedResidualPooling()
        self.crp4 = ChainedResidualPooling(depthwise=True)
        self.adapt32 = conv1x1(CHANNELS, CHANNELS)
        self.adapt16 = conv1x1(CHANNELS, CHANNELS)
        self.adapt8 = conv1x1(CHANNELS, CHANNELS)
        self.relu6 = Relu6(CHANNELS)

    def forward(self, skips: List[Tensor]) -> Tensor:
        s1, s3, s7, s8, s10, s11 = skips[1], skips[2], skips[3], skips[4], skips[5], skips[6]
        x = self.relu6(self.lateral10(s10) + self.lateral11(s11))
        x = resize_like(self.adapt32(self.crp32(x)), s8)
        x = self.relu6(self.lateral7(s7) + self.lateral8(s8) + x)
        x = resize_like(self.adapt16(self.crp16(x)), s3)
        x = self.relu6(self.lateral3(s3) + x)
        x = resize_like(self.adapt8(self.crp8(x)), s1)
        return self.crp4(self.relu6(self.lateral1(s1) + x))


class Head(nn.Module):
    """One task's output, at the decoder's resolution and without a final activation."""

    def __init__(self, outputs: int):
        super().__init__()
        self.pre = DepthwiseConv1x1(CHANNELS)
        self.out = Conv3x3(CHANNELS, outputs)

    def forward(self, x: Tensor, stem: Tensor) -> Tensor:
        return self.out(F.relu6(self.pre(x)))


def initialise_decoder(decoder: Decoder) -> None:
    """Keeps the scale of the running sums near one: the decoder has no batch normalisation to do that."""
    for name, weight in decoder.named_parameters():
        gain = 0.25 if name.startswith("crp") else 0.5
        nn.init.normal_(weight, std=gain / weight.shape[1] ** 0.5)


def initialise_head(head: Head, bias: float) -> None:
    """Passes the decoder's channels on unchanged and starts close to a constant output of ``bias``."""
    nn.init.ones_(head.pre.weight)
    nn.init.normal_(head.out.weight, std=0.01)
    nn.init.constant_(head.out.bias, bias)
