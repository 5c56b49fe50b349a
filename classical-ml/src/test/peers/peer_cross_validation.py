#!/usr/bin/python3
"""The lesson's numbers computed once more, with scikit-learn 1.2.1, scipy 1.10.1 and numpy 1.24.2: /usr/bin/python3 peer_cross_validation.py

The values stand in FoldsPeerTest and CrossValidationPeerTest.
"""

import csv
import pathlib

import numpy as np
from sklearn.model_selection import GroupKFold, KFold, StratifiedKFold

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
