"""Recomputes values of the lesson "vision" with PyTorch in float64, and with NumPy on the pictures.

Run from the root of the project:  /usr/bin/python3 deep-learning/src/test/peers/peer_vision.py
The values stand in VisionPeersTest, in the exercise TwoModes and in its grader.
"""
import gzip

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
torch.set_printoptions(precision=15)
print("torch", torch.__version__, "numpy", np.__version__)


def waves(*shape, step):
    """Numbers that Java can make as well: sin(step), sin(2 step), ..."""
    return torch.sin(step * torch.arange(1, int(np.prod(shape)) + 1)).reshape(shape)


# A convolution of 2 channels, 3 filters of 3 x 3, stride 2, padding 1, on 5 x 6; its gradient where slopes are waves, too.
x = waves(1, 2, 5, 6, step=0.7).requires_grad_()
w = waves(3, 2, 3, 3, step=0.3).requires_grad_()
b = waves(3, step=0.9).requires_grad_()
out = F.conv2d(x, w, b, stride=2, padding=1)
print("convolution", tuple(out.shape), out.flatten()[[0, 5, 26]].tolist(), out.sum().item())
(out * waves(*out.shape, step=1.1)).sum().backward()
for name, slope in [("weights", w.grad), ("bias", b.grad), ("input", x.grad)]:
    print("gradient by", name, slope.flatten()[[0, 1, -1]].tolist(), slope.sum().item())

pooled = F.max_pool2d(x, 2)
print("max pooling", tuple(pooled.shape), pooled.flatten()[[0, 5, -1]].tolist(), pooled.sum().item())

# Batch normalisation of 2 pictures of 2 channels, 3 x 2, with scales 1.5, 0.5 and shifts 0.1, -0.2.
batch = waves(2, 2, 3, 2, step=0.7).requires_grad_()
norm = torch.nn.BatchNorm2d(2)
with torch.no_grad():
    norm.weight.copy_(torch.tensor([1.5, 0.5]))
    norm.bias.copy_(torch.tensor([0.1, -0.2]))
out = norm(batch)
print("batch norm", out.flatten()[[0, 11, 23]].tolist(), out.square().sum().item())
(out * waves(*out.shape, step=1.1)).sum().backward()
print("its gradient", batch.grad.flatten()[[0, 11, 23]].tolist())
print("running mean", norm.running_mean.tolist(), "variance", norm.running_var.tolist())
norm.eval()
print("evaluated", norm(batch).flatten()[[0, 11, 23]].tolist())

# The exercise TwoModes: its script, and a momentum that is not the default.
norm = torch.nn.BatchNorm1d(2)
with torch.no_grad():
    norm.weight.copy_(torch.tensor([2.0, 0.5]))
    norm.bias.copy_(torch.tensor([0.0, 1.0]))
first = torch.tensor([[1.0, 10.0], [3.0, 14.0]])
second = torch.tensor([[2.0, 8.0], [2.0, 8.0], [8.0, 20.0]])
norm.train()
print("TwoModes, first", norm(first).tolist())
print("running", norm.running_mean.tolist(), norm.running_var.tolist())
print("second", norm(second)[2].tolist())
print("running", norm.running_mean.tolist(), norm.running_var.tolist())
norm.eval()
print("evaluated", norm(torch.tensor([[2.0, 8.0]])).tolist())
quick = torch.nn.BatchNorm1d(2, momentum=0.75)
quick(first)
print("momentum 0.75", quick.running_mean.tolist(), quick.running_var.tolist())
try:
    quick(first[:1])
except ValueError as e:
    print("one row:", e)

# Baselines on clothes of 14 x 14 pixels, as they are and moved by 3 pixels of 28.
ROOT = "datasets/src/main/resources/gradus/datasets/fashion_mnist_subset/"


def part(name):
    with gzip.open(ROOT + name + "-images-idx3-ubyte.gz") as file:
        images = np.frombuffer(file.read()[16:], np.uint8).reshape(-1, 28, 28) / 255
    with gzip.open(ROOT + name + "-labels-idx1-ubyte.gz") as file:
        return images, np.frombuffer(file.read()[8:], np.uint8)


def halved(images):
    return images.reshape(-1, 14, 2, 14, 2).mean(axis=(2, 4)).reshape(-1, 196)


def nearest(known, asked):
    return ((asked**2).sum(1)[:, None] - 2 * asked @ known.T + (known**2).sum(1)[None]).argmin(axis=1)


images, labels = part("train")
test, truth = part("t10k")
rows = np.sort(np.concatenate([np.flatnonzero(truth == k)[:100] for k in range(10)]))
test, truth = test[rows], truth[rows]
moved = np.zeros_like(test)
moved[:, :, 3:] = test[:, :, :-3]
means = np.stack([halved(images)[labels == k].mean(axis=0) for k in range(10)])
for name, asked in [("as they are", test), ("moved right by 3", moved)]:
    print(
        name,
        "nearest mean", (nearest(means, halved(asked)) == truth).sum(),
        "nearest neighbour", (labels[nearest(halved(images), halved(asked))] == truth).sum(),
        "of", len(truth),
    )
