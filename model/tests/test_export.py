import json

import pytest
import torch

import export
from network import HEADS, SHARP_HEADS, build
from network.bundle import describe
from network.export import write_onnx, write_torchscript


@pytest.fixture(scope="module", params=[HEADS, SHARP_HEADS], ids=["plain", "sharp"])
def exported(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("exported")
    net = build(2, request.param)
    torch.manual_seed(0)
    net.train()(torch.randn(2, 3, 64, 96))
    write_torchscript(net, folder / "model.pt")
    write_onnx(net, folder / "graph.onnx")
    return net.eval(), folder


@pytest.mark.parametrize("height, width", [(64, 96), (61, 83), (157, 331)])
def test_torchscript_equals_eager_at_odd_sizes(exported, height, width):
    net, folder = exported
    script = torch.jit.load(str(folder / "model.pt"))
    image = torch.randn(2, 3, height, width)
    with torch.no_grad():
        for expected, actual in zip(net(image), script(image)):
            assert torch.allclose(expected, actual, atol=1e-5)


def test_torchscript_keeps_training_and_evaluation_behaviour(exported):
    script = torch.jit.load(str(exported[1] / "model.pt"))
    image = 3 * torch.randn(2, 3, 64, 96) + 1
    with torch.no_grad():
        evaluated = script(image)[0]
        before = script.state()["encoder.features.0.1.running_mean"].clone()
        script.train()
        trained = script(image)[0]
    assert not torch.allclose(evaluated, trained, atol=1e-3)
    assert not torch.equal(script.state()["encoder.features.0.1.running_mean"], before)


def test_every_parameter_of_the_torchscript_gets_a_gradient(exported):
    script = torch.jit.load(str(exported[1] / "model.pt")).train()
    segmentation, depth = script(torch.randn(2, 3, 64, 96))
    (segmentation.square().mean() + depth.square().mean()).backward()
    assert [n for n, p in script.named_parameters() if p.grad is None or not p.grad.abs().max() > 0] == []


def test_state_lists_every_parameter_and_running_statistic_channels_last(exported):
    net, folder = exported
    state = torch.jit.load(str(folder / "model.pt")).state()
    expected = {n: t for n, t in net.state_dict().items() if t.is_floating_point()}
    assert state.keys() == expected.keys()
    assert all(torch.equal(state[name], expected[name]) for name in expected)
    assert state["encoder.features.0.0.weight"].is_contiguous(memory_format=torch.channels_last)


def test_onnx_initialisers_carry_the_pytorch_names(exported):
    onnx = pytest.importorskip("onnx")
    numpy_helper = pytest.importorskip("onnx.numpy_helper")
    net, folder = exported
    graph = onnx.load(str(folder / "graph.onnx")).graph
    state = net.state_dict()
    assert {i.name for i in graph.initializer} == {n for n, t in state.items() if t.is_floating_point()}
    for initialiser in graph.initializer:
        assert torch.equal(torch.from_numpy(numpy_helper.to_array(initialiser).copy()), state[initialiser.name])
    assert [i.name for i in graph.input] == ["image"]
    assert [o.name for o in graph.output] == ["segmentation", "depth"]
    assert sum(node.op_type == "BatchNormalization" for node in graph.node) == 33
    shape = graph.input[0].type.tensor_type.shape.dim
    assert [bool(d.dim_param) for d in shape] == [True, False, True, True]


@pytest.mark.parametrize("height, width", [(64, 96), (61, 83)])
def test_onnx_equals_torchscript(exported, height, width):
    runtime = pytest.importorskip("onnxruntime")
    net, folder = exported
    session = runtime.InferenceSession(str(folder / "graph.onnx"), providers=["CPUExecutionProvider"])
    image = torch.randn(2, 3, height, width)
    with torch.no_grad():
        expected = net.quarter(image)
    for e, a in zip(expected, session.run(None, {"image": image.numpy()})):
        assert torch.allclose(e, torch.from_numpy(a), atol=1e-4)


@pytest.mark.parametrize("options, stride", [([], 4), (["--sharp"], 1)])
def test_bundle_states_its_input_and_the_checksums(tmp_path, options, stride):
    assert export.main(["--out", str(tmp_path / "b"), "--width", "320", "--height", "160", "--seed", "4", *options]) == 0
    bundle = json.loads((tmp_path / "b" / "bundle.json").read_text())
    assert bundle["input"]["width"] == 320 and bundle["input"]["height"] == 160
    assert bundle["input"]["crop"]["bottom"] == 0.8
    assert len(bundle["classes"]) == 20
    assert bundle["depth"]["stride"] == stride
    for file in ("model.pt", "graph.onnx"):
        assert bundle["files"][file] == describe(tmp_path / "b" / file)


def test_plain_torchscript_is_in_plain_order(tmp_path):
    file = tmp_path / "plain.pt"
    assert export.main(["--plain-torchscript", str(file)]) == 0
    weight = torch.jit.load(str(file)).state()["encoder.features.0.0.weight"]
    assert weight.is_contiguous()


@pytest.mark.parametrize(
    "arguments, complaint",
    [
        ([], "one of the arguments"),
        (["--out", "b", "--width", "7"], "at least 32"),
        (["--out", "b", "--crop", "0,0,1"], "four numbers"),
        (["--out", "b", "--crop", "0,0,1,1.2"], "part of the frame"),
        (["--out", "b", "--init", "article"], "--weights FILE goes with"),
    ],
)
def test_wrong_options_say_what_is_allowed(arguments, complaint, capsys):
    with pytest.raises(SystemExit) as stop:
        export.main(arguments)
    assert stop.value.code == 2
    assert complaint in capsys.readouterr().err


def test_a_missing_weights_file_is_named(tmp_path, capsys):
    assert export.main(["--out", str(tmp_path), "--init", "article", "--weights", "nowhere.pth"]) == 2
    assert "nowhere.pth" in capsys.readouterr().err
