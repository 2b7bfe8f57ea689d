"""Writes a network as TorchScript and as an ONNX graph."""

from pathlib import Path

import torch
from torch import nn

from network.multitask import MultiTaskNet, QuarterResolutionNet

ONNX_OPSET = 14


def state_method(net: nn.Module) -> str:
    """TorchScript source of ``state()``, which returns every parameter and running statistic under its PyTorch name.

    Java's bindings list parameters but not buffers, and the weights in the ONNX graph are replaced by these names.
    """
    entries = []
    for name, tensor in net.state_dict().items():
        if tensor.is_floating_point():
            expression = "self"
            for part in name.split("."):
                expression = f'getattr({expression}, "{part}")'
            entries.append(f'        "{name}": self.present({expression})')
    source = ["def present(self, tensor: Optional[Tensor]) -> Tensor:", "    assert tensor is not None", "    return tensor", ""]
    source += ["def state(self) -> Dict[str, Tensor]:", "    return {", ",\n".join(entries), "    }", ""]
    return "\n".join(source)


def torchscript(net: MultiTaskNet) -> torch.jit.ScriptModule:
    """A script, not a trace: it takes any input size and keeps both the training and the evaluation behaviour."""
    scripted = torch.jit.script(net)
    # Networks of the same shape share one compiled class, which may have the method already.
    if not scripted._c._has_method("state"):
        scripted.define(state_method(net))
    return scripted


def write_torchscript(net: MultiTaskNet, file: Path) -> None:
    """Writes the network in evaluation mode."""
    torchscript(net.eval()).save(str(file))


def write_onnx(net: MultiTaskNet, file: Path) -> None:
    """Writes the graph with its heads as they are before the last interpolation.

    Batch, height and width are dynamic. Batch normalisation stays unfused and the initialisers keep the PyTorch
    names, so that weights trained later are put in by name; runtimes fuse them when they load the graph.
    """
    names = [spec.name for spec in net.specs]
    quarter = QuarterResolutionNet(net.specs)
    quarter.load_state_dict(net.state_dict())
    quarter.eval()
    # The exporter merges equal initialisers of a model that is not in training mode, such as the unit scales of fresh
    # batch norms, and then most names are lost. Only the outermost module says so: every layer stays in evaluation.
    quarter.training = True
    image_axes = {0: "batch", 2: "height", 3: "width"}
    torch.onnx.export(
        quarter,
        torch.zeros(1, 3, 64, 96),
        str(file),
        input_names=["image"],
        output_names=names,
        dynamic_axes={"image": image_axes, **{name: {0: "batch", 2: f"{name}Height", 3: f"{name}Width"} for name in names}},
        do_constant_folding=False,
        training=torch.onnx.TrainingMode.PRESERVE,
        opset_version=ONNX_OPSET,
    )
