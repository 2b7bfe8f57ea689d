"""The multi-task road perception network: one light encoder and decoder, one head per task."""

from network.multitask import HEADS, HeadSpec, MultiTaskNet, QuarterResolutionNet, build

__all__ = ["HEADS", "HeadSpec", "MultiTaskNet", "QuarterResolutionNet", "build"]
