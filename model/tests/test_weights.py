"""Weight files are made here with the names and shapes of the real ones, which these tests do without."""

import pytest
import torch

from network import SHARP_HEADS, build
from network.export import write_torchscript
from network.weights import WeightsError, load_mean, load_weights

LATERALS = {11: "conv1", 10: "conv2", 8: "conv3", 7: "conv4", 3: "conv5", 1: "conv6"}


def torchvision_state(net):
    state = {n[len("encoder.") :]: torch.randn(t.shape) if t.is_floating_point() else t
             for n, t in net.state_dict().items() if n.startswith("encoder.")}  # fmt: skip
    state["features.12.0.weight"] = torch.randn(576, 96, 1, 1)
    state["classifier.0.weight"] = torch.randn(1024, 576)
    return state


def article_state(net):
    state = {"encoder.backbone." + n[len("features.") :]: t
             for n, t in torchvision_state(net).items() if n.startswith("features.")}  # fmt: skip
    for skip, name in LATERALS.items():
        channels = {11: 96, 10: 96, 8: 48, 7: 48, 3: 24, 1: 16}[skip]
        state[f"decoder.{name}.weight"] = torch.randn(256, channels, 1, 1)
    for crp in (1, 2, 3, 4):
        for block in (1, 3, 5, 7):
            state[f"decoder.crp{crp}.mini_blocks.{block}.weight"] = torch.randn(256, 1 if crp == 4 else 256, 1, 1)
    for adapter in (1, 2, 3):
        state[f"decoder.conv_adapt{adapter}.weight"] = torch.randn(256, 256, 1, 1)
    for head, outputs in (("seg", 20), ("depth", 1)):
        state[f"decoder.pre_{head}.weight"] = torch.randn(256, 1, 1, 1)
        state[f"decoder.{head}.weight"] = torch.randn(outputs, 256, 3, 3)
        state[f"decoder.{head}.bias"] = torch.randn(outputs)
    return state


def test_torchvision_weights_fill_the_encoder_alone(tmp_path):
    net = build(1)
    state = torchvision_state(net)
    torch.save(state, tmp_path / "mobilenet.pth")
    decoder = net.decoder.lateral1.weight.clone()
    load_weights(net, "torchvision", tmp_path / "mobilenet.pth")
    assert torch.equal(net.state_dict()["encoder.features.11.block.3.0.weight"], state["features.11.block.3.0.weight"])
    assert torch.equal(net.state_dict()["encoder.features.0.1.running_var"], state["features.0.1.running_var"])
    assert torch.equal(net.decoder.lateral1.weight, decoder)


def test_a_bundles_weights_fill_everything(tmp_path):
    trained = build(1)
    write_torchscript(trained, tmp_path / "model.pt")
    net = build(2)
    load_weights(net, "bundle", tmp_path / "model.pt")
    state = net.state_dict()
    assert all(torch.equal(state[n], t) for n, t in trained.state_dict().items() if t.is_floating_point())


def test_a_sharp_network_starts_from_a_plain_bundle_and_goes_on_from_a_sharp_one(tmp_path):
    plain, sharp = build(1), build(2, SHARP_HEADS)
    write_torchscript(plain, tmp_path / "plain.pt")
    write_torchscript(sharp, tmp_path / "sharp.pt")
    net = build(3, SHARP_HEADS)
    fresh = net.heads["depth"].choice.weight.clone()
    load_weights(net, "bundle", tmp_path / "plain.pt")
    assert torch.equal(net.heads["depth"].out.weight, plain.heads["depth"].out.weight)
    assert torch.equal(net.heads["depth"].choice.weight, fresh)
    load_weights(net, "bundle", tmp_path / "sharp.pt")
    assert torch.equal(net.heads["depth"].choice.weight, sharp.heads["depth"].choice.weight)


def test_of_several_bundles_the_mean_is_taken(tmp_path):
    nets = [build(1), build(2), build(3)]
    files = [tmp_path / f"{i}.pt" for i in range(3)]
    for net, file in zip(nets, files):
        write_torchscript(net, file)
    mean = build(4)
    load_mean(mean, "bundle", files)
    first, second, third = (net.decoder.lateral1.weight for net in nets)
    assert torch.allclose(mean.decoder.lateral1.weight, (first + second + third) / 3, atol=1e-6)
    load_mean(mean, "bundle", files[:1])
    assert torch.equal(mean.decoder.lateral1.weight, first)


def test_what_is_not_a_bundles_torchscript_is_named(tmp_path):
    (tmp_path / "model.pt").write_bytes(b"no")
    with pytest.raises(WeightsError, match="model.pt is not a bundle's model.pt"):
        load_weights(build(1), "bundle", tmp_path / "model.pt")


def test_torchvision_names_and_shapes_are_the_published_ones():
    shapes = {n: tuple(t.shape) for n, t in torchvision_state(build(1)).items()}
    assert shapes["features.0.0.weight"] == (16, 3, 3, 3)
    assert shapes["features.1.block.1.fc1.weight"] == (8, 16, 1, 1)
    assert shapes["features.4.block.1.0.weight"] == (96, 1, 5, 5)
    assert shapes["features.4.block.2.fc1.weight"] == (24, 96, 1, 1)
    assert shapes["features.9.block.2.fc1.weight"] == (72, 288, 1, 1)
    assert shapes["features.11.block.2.fc2.weight"] == (576, 144, 1, 1)


def test_article_weights_fill_everything_at_the_right_place(tmp_path):
    net = build(1)
    state = article_state(net)
    torch.save({"state_dict": state, "epoch": 200}, tmp_path / "article.pth")
    count = load_weights(net, "article", tmp_path / "article.pth")
    mine = net.state_dict()
    assert count == len([n for n in mine if not n.endswith("num_batches_tracked")])
    for skip, name in LATERALS.items():
        assert torch.equal(mine[f"decoder.lateral{skip}.weight"], state[f"decoder.{name}.weight"])
    assert torch.equal(mine["decoder.crp16.convs.2.weight"], state["decoder.crp2.mini_blocks.5.weight"])
    assert torch.equal(mine["decoder.adapt8.weight"], state["decoder.conv_adapt2.weight"])
    assert torch.equal(mine["decoder.adapt16.weight"], state["decoder.conv_adapt3.weight"])
    assert torch.equal(mine["heads.depth.pre.weight"], state["decoder.pre_depth.weight"])
    assert torch.equal(mine["encoder.features.5.block.1.0.weight"], state["encoder.backbone.5.block.1.0.weight"])
    assert net.decoder.lateral11.weight.is_contiguous(memory_format=torch.channels_last)


@pytest.mark.parametrize("kind, maker", [("article", torchvision_state), ("torchvision", article_state)])
def test_a_file_of_the_other_kind_is_refused_by_name(tmp_path, kind, maker):
    torch.save(maker(build(1)), tmp_path / "other.pth")
    with pytest.raises(WeightsError, match="other.pth lacks .* other kind"):
        load_weights(build(1), kind, tmp_path / "other.pth")


def test_a_wrong_shape_is_named(tmp_path):
    state = article_state(build(1))
    state["decoder.seg.weight"] = torch.randn(19, 256, 3, 3)
    torch.save(state, tmp_path / "w.pth")
    with pytest.raises(WeightsError, match=r"heads.segmentation.out.weight has shape \(19, 256, 3, 3\)"):
        load_weights(build(1), "article", tmp_path / "w.pth")


def test_a_file_that_is_not_pytorchs_is_refused(tmp_path):
    (tmp_path / "w.pth").write_text("hello")
    with pytest.raises(WeightsError, match="not a file that torch.load reads"):
        load_weights(build(1), "article", tmp_path / "w.pth")
