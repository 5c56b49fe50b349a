#!/usr/bin/python3
"""The lesson's numbers computed once more, with scikit-learn 1.2.1, scipy 1.10.1 and numpy 1.24.2: /usr/bin/python3 peer_cross_validation.py

The values stand in FoldsTest, ComparisonTest and CrossValidationPeerTest. The false alarms take two minutes.
"""

import csv
import pathlib

import numpy as np
from scipy import stats
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import GroupKFold, KFold, StratifiedKFold, cross_val_score
from sklearn.neighbors import NearestCentroid
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

DATA = pathlib.Path(__file__).resolve().parents[4] / "datasets/src/main/resources/gradus/datasets"


def table(name):
    with open(DATA / name / (name + ".csv")) as lines:
        rows = list(csv.reader(lines))
    return rows[0], rows[1:]


def folds(splitter, *arguments):
    return [test.tolist() for _, test in splitter.split(*arguments)]


print("KFold, 10 rows in 4", folds(KFold(4), np.zeros(10)))
labels = [2, 0, 2, 1, 2, 0, 1, 2, 2, 0, 1, 2, 1, 2]
print("StratifiedKFold, 14 rows in 3", folds(StratifiedKFold(3), labels, labels))
groups = [7, 7, 7, 7, 1, 1, 1, 5, 5, 5, 5, 5, 5, 2, 2, 9]
print("GroupKFold, 16 rows in 3", folds(GroupKFold(3), groups, groups, groups))

names, wine = table("wine")
cultivar = np.array([row[-1] for row in wine])
for k in (3, 5, 10):
    print("wine, StratifiedKFold in", k, [f[::12] for f in folds(StratifiedKFold(k), wine, cultivar)][:3])
    print("wine, checksum", [sum(f) for f in folds(StratifiedKFold(k), wine, cultivar)])
names, concrete = table("concrete")
mixes = np.unique([row[:7] for row in np.array(concrete, float).tolist()], axis=0, return_inverse=True)[1].ravel()
print("concrete, GroupKFold in 10, sizes", [len(f) for f in folds(GroupKFold(10), concrete, concrete, mixes)])

ten = np.array([0.02, -0.01, 0.03, 0.01, 0.00, 0.04, -0.02, 0.02, 0.01, 0.05]).reshape(5, 2)
within = ten.var(axis=1, ddof=1)
t = ten[0, 0] / np.sqrt(within.mean())
print("5x2 cv t", t, 2 * stats.t.sf(abs(t), 5))
f = (ten**2).sum() / (2 * within.sum())
print("combined F", f, stats.f.sf(f, 10, 5))
error = np.sqrt((1 / 5 + 20 / 80) * np.var([1, 3, 2, 4, 0], ddof=1))
print("corrected t of 1 3 2 4 0", 2 / error, 2 * stats.t.sf(2 / error, 4), 2 - stats.t.ppf(0.975, 4) * error)

X, y = np.array([row[:-1] for row in wine], float), cultivar
nearest = make_pipeline(StandardScaler(), NearestCentroid())
for splitter in (KFold(3), StratifiedKFold(3), StratifiedKFold(5), StratifiedKFold(10)):
    print("wine, nearest mean,", splitter, cross_val_score(nearest, X, y, cv=splitter).tolist())

names, people = table("body_dims")
people = np.array(people, float)
weight = people[:, names.index("weight_kg")]
tape = ["height_cm", "waist_girth", "hip_girth", "thigh_girth", "chest_girth", "calf_girth"]


def errors(columns, splitter):
    Z = people[:, [names.index(column) for column in columns]]
    return -cross_val_score(LinearRegression(), Z, weight, cv=splitter, scoring="neg_root_mean_squared_error")


ten = KFold(10)
print("people, tape", errors(tape, ten).tolist())
d = errors(tape, ten) - errors(tape + ["age"], ten)
sizes = [len(test) for _, test in ten.split(people)]
for ratio in (0, 50 / 457):
    t = d.mean() / np.sqrt((1 / 10 + ratio) * d.var(ddof=1))
    print("people, age, 10 folds in order", d.mean(), t, 2 * stats.t.sf(abs(t), 9))


def false_alarms(simulations, signal_a, signal_b, rng):
    """The shares of paired t on 10 folds once and ten times, corrected t on 10 folds ten times, 5x2 t and combined F."""
    alarms = np.zeros(5)
    labels = np.arange(100) % 2
    steps = np.repeat([signal_a, signal_b], 5) / np.sqrt(5)
    for _ in range(simulations):
        Z = rng.standard_normal((100, 10)) + np.outer(2 * labels - 1, steps)

        def difference(test):
            train = np.setdiff1d(np.arange(100), test)
            wrong = []
            for block in (Z[:, :5], Z[:, 5:]):
                means = [block[train][labels[train] == c].mean(0) for c in (0, 1)]
                nearer = [((block[test] - mean) ** 2).sum(1) for mean in means]
                wrong.append(np.mean((nearer[1] < nearer[0]) != (labels[test] == 1)))
            return wrong[0] - wrong[1]

        tens = np.array([difference(f) for _ in range(10) for f in np.array_split(rng.permutation(100), 10)])
        twos = np.array([difference(f) for _ in range(5) for f in np.array_split(rng.permutation(100), 2)]).reshape(5, 2)
        s = twos.var(axis=1, ddof=1)
        p = [2 * stats.t.sf(abs(e.mean()) / np.sqrt((1 / len(e) + extra) * e.var(ddof=1)), len(e) - 1)
             for e, extra in ((tens[:10], 0), (tens, 0), (tens, 1 / 9))]
        p.append(2 * stats.t.sf(abs(twos[0, 0]) / np.sqrt(s.mean()), 5))
        p.append(stats.f.sf((twos**2).sum() / (2 * s.sum()), 10, 5))
        alarms += np.array(p) <= 0.05
    return alarms / simulations


print("false alarms", false_alarms(600, 0.7, 0.7, np.random.default_rng(1)))
