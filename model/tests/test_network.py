import pytest
import torch

from network import HEADS, SHARP_HEADS, HeadSpec, build
from network.decoder import CHANNELS, Conv3x3
from network.encoder import STEM_CHANNELS
from network.multitask import QuarterResolutionNet
from network.sharp import SharpHead, initialise_sharp

BOTH = pytest.mark.parametrize("heads", [HEADS, SHARP_HEADS], ids=["plain", "sharp"])


@pytest.mark.parametrize("height, width", [(64, 96), (157, 331), (33, 45), (200, 512)])
def test_outputs_have_the_input_size_when_it_is_odd(height, width):
    net = build(seed=1).eval()
    with torch.no_grad():
        segmentation, depth = net(torch.randn(2, 3, height, width))
        quarter = net.quarter(torch.randn(2, 3, height, width))
    assert segmentation.shape == (2, 20, height, width)
    assert depth.shape == (2, 1, height, width)
    assert quarter[0].shape == (2, 20, -(-height // 4), -(-width // 4))
    assert segmentation.is_contiguous() and depth.is_contiguous()


def test_parameter_count_is_the_articles():
    count = sum(parameter.numel() for parameter in build(seed=1).parameters())
    assert count == pytest.approx(1.99e6, rel=0.005)


@BOTH
@pytest.mark.parametrize("seed", [1, 2, 3, 7])
def test_every_parameter_gets_a_gradient(seed, heads):
    net = build(seed, heads).train()
    segmentation, depth = net(torch.randn(2, 3, 64, 96))
    (segmentation.square().mean() + depth.square().mean()).backward()
    without = [n for n, p in net.named_parameters() if p.grad is None or not p.grad.abs().max() > 0]
    assert without == []


def test_same_seed_gives_same_weights_and_another_seed_others():
    first, again, other = build(5).state_dict(), build(5).state_dict(), build(6).state_dict()
    assert all(torch.equal(first[name], again[name]) for name in first)
    assert not torch.equal(first["decoder.lateral1.weight"], other["decoder.lateral1.weight"])


@BOTH
def test_memory_order_does_not_change_the_result(heads):
    image = torch.randn(1, 3, 65, 97)
    with torch.no_grad():
        fast = build(3, heads).eval()(image)
        plain = build(3, heads, channels_last=False).eval()(image)
    assert all(torch.allclose(a, b, atol=1e-4) for a, b in zip(fast, plain))


@pytest.mark.parametrize("outputs", [1, 3])
def test_a_convolution_by_taps_is_the_same(outputs):
    conv = Conv3x3(5, outputs)
    image = torch.randn(2, 5, 7, 9)
    with torch.no_grad():
        expected = conv(image)
        conv.by_taps = True
        assert torch.allclose(conv(image), expected, atol=1e-5)


@BOTH
@pytest.mark.parametrize("height, width", [(64, 96), (157, 331)])
def test_the_graphs_forms_do_not_change_the_result(height, width, heads):
    net = build(3, heads).eval()
    graph = QuarterResolutionNet(heads).eval()
    graph.load_state_dict(net.state_dict())
    image = torch.randn(1, 3, height, width)
    with torch.no_grad():
        for expected, actual in zip(net.quarter(image), graph(image)):
            assert torch.allclose(expected, actual, atol=1e-5)


def test_training_uses_the_batchs_statistics_and_moves_the_running_ones():
    net = build(seed=1)
    image = 3 * torch.randn(2, 3, 64, 96) + 1
    before = net.encoder.features[0][1].running_mean.clone()
    with torch.no_grad():
        evaluated = net.eval()(image)[0]
        assert torch.equal(net.encoder.features[0][1].running_mean, before)
        trained = net.train()(image)[0]
    assert not torch.allclose(evaluated, trained, atol=1e-3)
    assert not torch.equal(net.encoder.features[0][1].running_mean, before)


def test_another_head_leaves_encoder_and_decoder_as_they_are():
    three = build(1, heads=(*HEADS, HeadSpec("normals", 3)))
    outputs = three(torch.randn(1, 3, 64, 64))
    assert [o.shape[1] for o in outputs] == [20, 1, 3]
    shared = [n for n in build(1).state_dict() if not n.startswith("heads.")]
    assert shared == [n for n in three.state_dict() if not n.startswith("heads.")]


@pytest.mark.parametrize("height, width", [(64, 96), (33, 45)])
def test_a_sharp_depth_is_four_times_finer_than_the_decoder(height, width):
    net = build(1, SHARP_HEADS).eval()
    image = torch.randn(2, 3, height, width)
    with torch.no_grad():
        segmentation, depth = net.quarter(image)
        full = net(image)[1]
    rows, columns = -(-height // 4), -(-width // 4)
    assert segmentation.shape == (2, 20, rows, columns)
    assert depth.shape == (2, 1, 4 * rows, 4 * columns)
    assert full.shape == (2, 1, height, width)


def sharp_head(choice):
    """A head whose coarse values are the first channel of its input, between 0 and 6, and whose weights are fixed."""
    head = SharpHead(4)
    initialise_sharp(head)
    with torch.no_grad():
        head.out.weight.zero_()
        head.out.weight[0, 0, 1, 1] = 1
        head.out.bias.zero_()
        head.choice.weight.zero_()
        if choice is not None:
            head.choice.bias.copy_(choice.flatten())
    return head


def test_a_sharp_head_starts_close_to_bilinear_interpolation():
    x = 3 * torch.rand(1, CHANNELS, 8, 12)
    stem = torch.randn(1, STEM_CHANNELS, 16, 24)
    with torch.no_grad():
        fine = sharp_head(None)(x, stem)
        expected = torch.nn.functional.interpolate(x[:, :1], scale_factor=4, mode="bilinear", align_corners=False)
    # Of differences of up to 3 between neighbours.
    assert (fine - expected).abs().max() < 0.1


@pytest.mark.parametrize("by_products", [False, True])
@pytest.mark.parametrize("other, chosen", [(-30, 30), (50, 75), (-75, -50)])
def test_a_sharp_head_takes_each_fine_value_from_the_neighbour_it_chose(by_products, other, chosen):
    x = 6 * torch.rand(1, CHANNELS, 5, 7)
    stem = torch.randn(1, STEM_CHANNELS, 10, 14)
    choice = torch.full((9, 16), float(other))
    choice[5, 0] = chosen  # top left fine value: from the right
    choice[1, 1:] = chosen  # the others: from above
    head = sharp_head(choice)
    head.by_products = by_products
    with torch.no_grad():
        fine = head(x, stem)[0, 0]
    coarse = x[0, 0]
    assert torch.allclose(fine[0::4, 0::4], torch.cat([coarse[:, 1:], coarse[:, -1:]], 1))
    assert torch.allclose(fine[3::4, 2::4], torch.cat([coarse[:1], coarse[:-1]], 0))
