"""The multi-task road perception network: one light encoder and decoder, one head per task."""

from network.multitask import HEADS, SHARP_HEADS, HeadSpec, MultiTaskNet, QuarterResolutionNet, build

__all__ = ["HEADS", "SHARP_HEADS", "HeadSpec", "MultiTaskNet", "QuarterResolutionNet", "build"]
