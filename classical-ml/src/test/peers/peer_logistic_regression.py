#!/usr/bin/env python3
"""The lesson's numbers computed once more, with numpy and scipy (2.4.6 and 1.17.1): python3 peer_logistic_regression.py

The values stand in RealDataTest. Softmax regression is minimised by L-BFGS-B and polished by Newton steps.
"""

import csv
import gzip
import pathlib

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

DATA = pathlib.Path(__file__).resolve().parents[4] / "datasets/src/main/resources/gradus/datasets"


def table(path):
    opened = gzip.open(path, "rt") if path.suffix == ".gz" else open(path)
    with opened as lines:
        return list(csv.DictReader(lines))


def standardised(X):
    return (X - X.mean(0)) / X.std(0, ddof=1)


def softmax_fit(X, y, l2):
    """Biases (k), weights (k × d), and what was minimised; with l2 = 0 the biases and weights are not unique, the rest is."""
    n, d = X.shape
    k = y.max() + 1
    Z = np.column_stack([np.ones(n), X])
    T = np.eye(k)[y]

    def value(p):
        W = p.reshape(k, d + 1)
        return -(T * log_softmax(Z @ W.T, axis=1)).sum() / n + l2 / 2 * (W[:, 1:] ** 2).sum()

    def gradient(p):
        W = p.reshape(k, d + 1)
        G = (softmax(Z @ W.T, axis=1) - T).T @ Z / n
        G[:, 1:] += l2 * W[:, 1:]
        return G.ravel()

    def curvature(p):
        P = softmax(Z @ p.reshape(k, d + 1).T, axis=1)
        H = np.zeros((k, d + 1, k, d + 1))
        for a in range(k):
            for b in range(k):
                weight = P[:, a] * ((a == b) - P[:, b])
                H[a, :, b, :] = (Z * weight[:, None]).T @ Z / n
        for a in range(k):
            for j in range(1, d + 1):
                H[a, j, a, j] += l2
        return H.reshape(k * (d + 1), k * (d + 1))

    p = minimize(value, np.zeros(k * (d + 1)), jac=gradient, method="L-BFGS-B", options={"maxiter": 5000, "gtol": 1e-9}).x
    for _ in range(8):
        p = p - np.linalg.lstsq(curvature(p), gradient(p), rcond=None)[0]
    assert np.abs(gradient(p)).max() < 1e-12
    W = p.reshape(k, d + 1)
    return W[:, 0], W[:, 1:], value(p)


def liblinear(X, y, C):
    """Two classes as liblinear and scikit-learn put it: ½‖w‖² + C · Σ loss, one weight vector, a free intercept."""
    s = 2 * y - 1

    def value(p):
        return p[1:] @ p[1:] / 2 + C * np.logaddexp(0, -s * (p[0] + X @ p[1:])).sum()

    def gradient(p):
        e = -C * s / (1 + np.exp(s * (p[0] + X @ p[1:])))
        return np.concatenate([[e.sum()], p[1:] + X.T @ e])

    return minimize(value, np.zeros(X.shape[1] + 1), jac=gradient, method="BFGS", options={"gtol": 1e-8}).x


def main():
    names = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
    birds = [b for b in table(DATA / "penguins/penguins.csv") if all(b[name] not in ("", "NA") for name in names)]
    y = np.array([["Adelie", "Chinstrap", "Gentoo"].index(b["species"]) for b in birds])
    columns = {name: np.array([float(b[name]) for b in birds]) for name in names}
    bias, weights, loss = softmax_fit(standardised(np.column_stack([columns[n] for n in names])), y, 0.01)
    print("penguins, l2 0.01: weights", weights.round(10).tolist())
    print("  bias", bias.round(10).tolist(), "objective", loss)
    for pair in (["bill_length_mm", "flipper_length_mm"], ["bill_length_mm", "bill_depth_mm"]):
        print("penguins, no penalty,", *pair, softmax_fit(standardised(np.column_stack([columns[n] for n in pair])), y, 0)[2])

    tumours = table(DATA / "breast_cancer/breast_cancer.csv.gz")
    names = [name for name in tumours[0] if name != "diagnosis"]
    X = standardised(np.array([[float(t[name]) for name in names] for t in tumours]))
    y = np.array([t["diagnosis"] == "malignant" or t["diagnosis"] == "M" for t in tumours]).astype(int)
    bias, weights, loss = softmax_fit(X, y, 0.01)
    print("tumours, l2 0.01: weights", weights[1, :3].round(10).tolist(), "bias", bias[1].round(10), "objective", loss)
    p = liblinear(X, y, 2 / (len(y) * 0.01))
    print("  liblinear at C = 2 / (n l2), half of its first weights", (p[1:4] / 2).round(6).tolist())
    one = liblinear(X, y, 1 / (len(y) * 0.01))
    print("  liblinear at C = 1 / (n l2), half of its first weights", (one[1:4] / 2).round(6).tolist())


main()
