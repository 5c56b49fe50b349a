"""Recomputes the main numbers of the lesson "training" with NumPy and SciPy, without Java or PyTorch.

Run from the root of the project:  python3 deep-learning/src/test/peers/peer_training.py
The values stand in TrainingPeersTest.
"""
import gzip

import numpy as np
import scipy
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

print("numpy", np.__version__, "scipy", scipy.__version__)
BEGINS = [0, 130, 256, 386, 516, 646, 776, 906, 1029, 1157, 1287, 1415, 1545, 1667, 1797]
with gzip.open("datasets/src/main/resources/gradus/datasets/digits_8x8/digits_8x8.csv.gz", "rt") as file:
    header = file.readline().strip().split(",")
    table = np.array([[int(cell) for cell in line.split(",")] for line in file])
labels = table[:, header.index("digit")]
images = np.delete(table, header.index("digit"), axis=1) / 16


def forms(*numbers):
    rows = np.concatenate([np.arange(BEGINS[n - 1], BEGINS[n]) for n in numbers])
    return images[rows], labels[rows]


training = forms(1, 2, 4, 7, 8, 10, 13, 14)
validation = forms(5, 11)
test = forms(3, 6, 9, 12)
print("sizes", len(training[1]), len(validation[1]), len(test[1]))


def nearest(known, unknown):
    squares = ((unknown[0][:, None, :] - known[0][None, :, :]) ** 2).sum(axis=2)
    return int((known[1][squares.argmin(axis=1)] == unknown[1]).sum())


print("nearest neighbour, right of the test digits:", nearest(training, test), "of", len(test[1]))

# Softmax regression with the penalty |W|^2 / 2 on the summed loss (C = 1), fitted until the gradient is next to 0.
X, y = training
one_hot = np.eye(10)[y]


def objective(flat):
    W, b = flat[:640].reshape(10, 64), flat[640:]
    Z = X @ W.T + b
    error = softmax(Z, axis=1) - one_hot
    loss = -log_softmax(Z, axis=1)[np.arange(len(y)), y].sum() + (W**2).sum() / 2
    return loss, np.concatenate([(error.T @ X + W).ravel(), error.sum(axis=0)])


fit = minimize(objective, np.zeros(650), jac=True, method="L-BFGS-B", options={"maxiter": 5000, "gtol": 1e-6, "ftol": 1e-15})
W, b = fit.x[:640].reshape(10, 64), fit.x[640:]
for name, (A, c) in [("training", training), ("validation", validation), ("test", test)]:
    right = ((A @ W.T + b).argmax(axis=1) == c).sum()
    print(f"softmax regression, C = 1: {name} {right} of {len(c)} = {right / len(c):.4f}")
print("largest number in the gradient", np.abs(fit.jac).max())

# One step by hand: weights 0, ink 0.5 at pixel 7, label 3, rate 0.2.
x = np.zeros(64)
x[7] = 0.5
error = softmax(np.zeros(10)) - np.eye(10)[3]
print("W[3,7], W[4,7] after a step:", -0.2 * error[3] * x[7], -0.2 * error[4] * x[7])


def adam(gradients, rate):
    m = s = w = 0.0
    for t, g in enumerate(gradients, 1):
        m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g * g
        w -= rate * (m / (1 - 0.9**t)) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
    return w


print("Adam, rate 0.1, after gradients 1, 1:", adam([1, 1], 0.1))
print("Adam, rate 0.1, after gradients 1, -1:", adam([1, -1], 0.1))
print("Adam, rate 0.1, after 1 and nine times 0.01:", adam([1] + [0.01] * 9, 0.1))

# The root mean square of each layer's sums, before ReLU, in 200 untrained networks: He et al.'s normal weights.
random = np.random.default_rng(1)
sizes = np.zeros(6)
for network in range(200):
    h = training[0]
    for layer in range(6):
        z = h @ random.normal(0, np.sqrt(2 / 64), (64, 10 if layer == 5 else 64))
        sizes[layer] += np.sqrt((z**2).mean()) / 200
        h = np.maximum(z, 0)
print("mean root mean square of the sums:", np.round(sizes, 3))
