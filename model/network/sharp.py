"""A head that says where things end. Source of the convex combination: Teed and Deng, "RAFT: Recurrent All-Pairs Field
Transforms for Optical Flow", ECCV 2020, section 3.3."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from network.decoder import CHANNELS, Head
from network.encoder import STEM_CHANNELS

GUIDES = 32
NEIGHBOURS = 9

# What a sharp head has beside the parts of a plain one.
PARTS = ("coarse", "fine", "mix", "choice")


class SharpHead(Head):
    """A head of one channel that has ``factor`` values along each axis of one of the decoder's cells.

    Interpolation between cells makes a slope of every edge, and a depth on that slope belongs to nothing in the
    picture. Here each of the fine values is a mean of the 3x3 coarse values around it, weighted as the head's own
    input and the encoder's stem, at half the picture's resolution, suggest: where an edge runs through a cell, the
    values on either side can take from different neighbours. The weights start as those of bilinear interpolation.

    ``by_products`` computes the weighted mean as two sums and their quotient, in operations that runtimes know in
    their blocked memory order; a softmax over channels is not one of them.
    """

    def __init__(self, factor: int):
        super().__init__(1)
        self.factor = factor
        self.neighbours = NEIGHBOURS
        self.by_products = False
        self.coarse = nn.Conv2d(CHANNELS, GUIDES, 1)
        self.fine = nn.Conv2d(STEM_CHANNELS, GUIDES, 3, stride=2, padding=1, bias=False)
        self.mix = nn.Conv2d(GUIDES, GUIDES, 3, padding=1)
        self.choice = nn.Conv2d(GUIDES, NEIGHBOURS * factor * factor, 1)

    def forward(self, x: Tensor, stem: Tensor) -> Tensor:
        own = F.relu6(self.pre(x))
        guides = F.relu(self.mix(F.relu(self.coarse(own) + self.fine(stem))))
        # One for each neighbour and fine value, the fine values running faster.
        choice = self.choice(guides)
        y = self.out(own)
        mean = self.quotient(y, choice) if self.by_products else self.mean(y, choice)
        return F.pixel_shuffle(mean, self.factor)

    def mean(self, y: Tensor, choice: Tensor) -> Tensor:
        n, h, w = choice.shape[0], choice.shape[2], choice.shape[3]
        around = F.unfold(F.pad(y, (1, 1, 1, 1), mode="replicate"), 3).view(n, self.neighbours, 1, h, w)
        return (around * torch.softmax(choice.contiguous().view(n, self.neighbours, -1, h, w), 1)).sum(1)

    def quotient(self, y: Tensor, choice: Tensor) -> Tensor:
        fine = self.factor * self.factor
        shifts = torch.eye(self.neighbours).repeat_interleave(fine, 0).view(-1, 1, 3, 3)
        around = F.conv2d(F.pad(y, (1, 1, 1, 1), mode="replicate"), shifts)
        # Nine of exp(80) are still a number of 32 bits, and 40 was too narrow: training lets the choice grow.
        weights = torch.exp(torch.clamp(choice, -80.0, 80.0))
        total = torch.eye(fine).repeat(1, self.neighbours).view(fine, -1, 1, 1)
        return F.conv2d(weights * around, total) / F.conv2d(weights, total)


def bilinear(factor: int) -> Tensor:
    """[neighbours, fine values]: how much of each coarse value bilinear interpolation gives to each fine one."""
    offset = (torch.arange(factor) - (factor - 1) / 2) / factor
    axis = torch.stack([(-offset).clamp(min=0), 1 - offset.abs(), offset.clamp(min=0)])
    return (axis[:, None, :, None] * axis[None, :, None, :]).reshape(NEIGHBOURS, factor * factor)


def initialise_sharp(head: SharpHead) -> None:
    """Starts close to bilinear interpolation, with every neighbour within reach."""
    for conv in (head.coarse, head.fine, head.mix):
        nn.init.kaiming_normal_(conv.weight, nonlinearity="relu")
        if conv.bias is not None:
            nn.init.zeros_(conv.bias)
    nn.init.normal_(head.choice.weight, std=0.01)
    with torch.no_grad():
        head.choice.bias.copy_(torch.log(bilinear(head.factor) + 0.005).flatten())
