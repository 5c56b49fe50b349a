#!/usr/bin/env python3
"""The lesson's numbers computed once more, with numpy and scipy (2.4.6 and 1.17.1): python3 peer_splitting.py

The values stand in SplittingPeerTest. The noise experiment has simulations of its own, with numpy's generator.
"""

import csv
import pathlib
from collections import Counter

import numpy as np
from scipy.stats import binom

DATA = pathlib.Path(__file__).resolve().parents[4] / "datasets/src/main/resources/gradus/datasets"


def rows(path):
    with open(DATA / path) as lines:
        return list(csv.reader(lines))[1:]


concrete = rows("concrete/concrete.csv")
mixes = [tuple(map(float, row[:7])) for row in concrete]
sizes = Counter(mixes)
q = 0.2
print("mixes", len(sizes))
print("repeated", sum(m > 1 for m in sizes.values()), sum(m for m in sizes.values() if m > 1))
print("copies", len(concrete) - len({tuple(map(float, row)) for row in concrete}))
print("expected twins %.6f" % (sum(m * (1 - q ** (m - 1)) for m in sizes.values()) / len(concrete)))
print("expected twins, exactly %.6f" % (lambda n, t: sum(
    m * (1 - np.prod([(t - 1 - i) / (n - 1 - i) for i in range(m - 1)])) for m in sizes.values()) / n)(1030, 206))
strong = sum(float(row[8]) >= 75 for row in concrete)
print("strong", strong)

passengers = np.array([float(row[-1]) for row in rows("air_passengers/air_passengers.csv")])
for year in range(7, 12):
    now, before = passengers[12 * year : 12 * year + 12], passengers[12 * year - 12 : 12 * year]
    print("a year ago", 1949 + year, "%.6f" % np.sqrt(np.mean((now - before) ** 2)))

k = np.arange(100)
for models in (1, 10, 100, 1000):
    print("best of", models, "%.4f" % (1 - binom.cdf(k, 100, 0.5) ** models).sum())  # E max = Σ P(max > k)


def noise(simulations, rng):
    before, inside = [], []
    for _ in range(simulations):
        X = rng.standard_normal((50, 5000))
        y = rng.permutation(np.arange(50) % 2)

        def strongest(train):
            A, b = X[train] - X[train].mean(0), y[train] - y[train].mean()
            return np.argsort(-np.abs(b @ A) / np.sqrt((A**2).sum(0)))[:100]

        wrong = [0, 0]
        for fold in range(5):
            test, train = np.arange(50) % 5 == fold, np.arange(50) % 5 != fold
            for way, columns in enumerate((strongest(np.ones(50, bool)), strongest(train))):
                Z = X[:, columns]
                distances = ((Z[test][:, None] - Z[train][None]) ** 2).sum(2)
                wrong[way] += (y[train][distances.argmin(1)] != y[test]).sum()
        before.append(wrong[0] / 50)
        inside.append(wrong[1] / 50)
    return before, inside


for name, errors in zip(("before", "inside"), noise(150, np.random.default_rng(7))):
    print("noise, chosen", name, "%.4f ± %.4f" % (np.mean(errors), np.std(errors, ddof=1) / np.sqrt(len(errors))))
