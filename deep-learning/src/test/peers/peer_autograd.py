"""Recomputes the main numbers of the lesson "autograd" with PyTorch in float64 and, for the network, with NumPy by formulas.

Run from the root of the project, with a Python that has both:  /usr/bin/python3 deep-learning/src/test/peers/peer_autograd.py
The values stand in AutogradPeersTest.
"""
import gzip

import numpy as np
import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
print("torch", torch.__version__, "numpy", np.__version__)


def leaves(*numbers):
    return [torch.tensor(float(x), requires_grad=True) for x in numbers]


def report(name, result, inputs):
    result.backward()
    print(name, repr(result.item()), [x.grad.item() for x in inputs])


# Scalars: the same expressions stand in AutogradPeersTest.
a, b = leaves(1.5, -2)
report("a·b + a/b − a", a * b + a / b - a, [a, b])
a, b = leaves(0.7, 1.3)
report("tanh(a·b)·e^(−a) + ln(b)·a³", torch.tanh(a * b) * torch.exp(-a) + torch.log(b) * a**3, [a, b])
a, b = leaves(-0.4, 2)
report("relu(a)·b + relu(b − a)·√b", torch.relu(a) * b + torch.relu(b - a) * b**0.5, [a, b])
(a,) = leaves(0)
report("relu at its kink", torch.relu(a), [a])
(a,) = leaves(0.9)
d = a
for _ in range(20):
    d = torch.tanh(d + a)
report("20 times tanh(d + a)", d, [a])

# A network on digits: 64 inputs, 16 hidden units, 10 classes, the first 130 rows; weights from a sine, biases 0.
with gzip.open("datasets/src/main/resources/gradus/datasets/digits_8x8/digits_8x8.csv.gz", "rt") as file:
    header = file.readline().strip().split(",")
    table = np.array([[int(cell) for cell in line.split(",")] for line in file])[:130]
labels = table[:, header.index("digit")]
images = np.delete(table, header.index("digit"), axis=1) / 16


def start(rows, columns, scale):
    return scale * np.sin(np.arange(1, rows * columns + 1)).reshape(rows, columns)


W1, b1, W2, b2 = start(64, 16, 0.3), np.zeros(16), start(16, 10, 0.5), np.zeros(10)
torch_weights = [torch.tensor(w, requires_grad=True) for w in (W1, b1, W2, b2)]
X, y = torch.tensor(images), torch.tensor(labels)
losses = []
for step in range(50):
    V1, c1, V2, c2 = torch_weights
    loss = torch.nn.functional.cross_entropy(torch.relu(X @ V1 + c1) @ V2 + c2, y)
    loss.backward()
    if step == 0:
        print("gradient, torch: W1[20][3] %r, b1[3] %r, W2[3][7] %r, b2[7] %r"
              % (V1.grad[20, 3].item(), c1.grad[3].item(), V2.grad[3, 7].item(), c2.grad[7].item()))
        print("its length:", torch.sqrt(sum((w.grad**2).sum() for w in torch_weights)).item())
    with torch.no_grad():
        for w in torch_weights:
            w -= 0.5 * w.grad
            w.grad.zero_()
    losses.append(loss.item())
print("losses, torch:", [losses[i] for i in (0, 1, 2, 10, 25, 49)])

# The same by NumPy, with the chain rule written out.
losses = []
for step in range(50):
    A = images @ W1 + b1
    H = np.maximum(A, 0)
    Z = H @ W2 + b2
    Z = Z - Z.max(axis=1, keepdims=True)
    logs = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    losses.append(-logs[np.arange(len(labels)), labels].mean())
    E = (np.exp(logs) - np.eye(10)[labels]) / len(labels)
    G = (E @ W2.T) * (A > 0)
    if step == 0:
        print("gradient, numpy: W1[20][3] %r, b1[3] %r, W2[3][7] %r, b2[7] %r"
              % (float((images.T @ G)[20, 3]), float(G.sum(axis=0)[3]), float((H.T @ E)[3, 7]), float(E.sum(axis=0)[7])))
    W1, b1, W2, b2 = W1 - 0.5 * images.T @ G, b1 - 0.5 * G.sum(axis=0), W2 - 0.5 * H.T @ E, b2 - 0.5 * E.sum(axis=0)
print("losses, numpy:", [float(losses[i]) for i in (0, 1, 2, 10, 25, 49)])
