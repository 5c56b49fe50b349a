#!/usr/bin/python3
"""The lesson's numbers computed once more, with scikit-learn 1.2.1 and numpy: /usr/bin/python3 peer_neighbours.py

The values stand in NeighboursPeerTest.
"""

import csv
import gzip
import pathlib

import numpy as np
from sklearn.neighbors import BallTree, KDTree, KNeighborsClassifier, NearestNeighbors
from sklearn.preprocessing import StandardScaler

DATA = pathlib.Path(__file__).resolve().parents[4] / "datasets/src/main/resources/gradus/datasets"


def table(path, target):
    opened = gzip.open if path.endswith("gz") else open
    with opened(DATA / path, "rt") as lines:
        rows = list(csv.reader(lines))
    t = rows[0].index(target)
    X = np.array([[float(v) for j, v in enumerate(row) if j != t] for row in rows[1:]])
    return X, np.unique([row[t] for row in rows[1:]], return_inverse=True)[1]


def nearest_decides(neighbours, y, k):
    """Majority; of equally many votes the class whose nearest row is nearest."""
    labels = y[neighbours[:, :k]]
    return np.array([max(row, key=lambda c: ((row == c).sum(), -np.argmax(row == c))) for row in labels])


X, y = table("letter/letter.csv.gz", "letter")
train, test = slice(0, 16000), slice(16000, 20000)
distances = NearestNeighbors(n_neighbors=6, algorithm="brute").fit(X[train]).kneighbors(X[test])[0]
print("letters: copies", (distances[:, 0] == 0).sum(), "tied at 5", (distances[:, 4] == distances[:, 5]).sum())
print("letters: sum of fifth distances %.6f" % distances[:, 4].sum())
for metric in ("manhattan", "chebyshev"):
    fifth = BallTree(X[train], metric=metric).query(X[test][:200], 5)[0][:, 4]
    print("letters: sum of fifth distances of 200, %s %.6f" % (metric, fifth.sum()))

X, y = table("wine/wine.csv", "cultivar")
asked = np.arange(len(y)) % 3 == 0
for k in (1, 5, 15):
    wrong = []
    for scaled in (False, True):
        A, B = X[~asked], X[asked]
        if scaled:
            scale = StandardScaler().fit(A)
            A, B = scale.transform(A), scale.transform(B)
        p = nearest_decides(KDTree(A).query(B, k)[1], y[~asked], k)
        wrong.append((p != y[asked]).sum())
    print("wine: k", k, "wrong of", asked.sum(), "raw, standardised", *wrong)
A = StandardScaler().fit_transform(X)
weighted = KNeighborsClassifier(7, weights="distance").fit(A[~asked], y[~asked]).predict_proba(A[asked])
print("wine: sum of squared shares by distance %.9f" % (weighted**2).sum())  # a deviation by n instead of n - 1 scales all columns alike

X, y = table("digits_8x8/digits_8x8.csv.gz", "digit")
others = KDTree(X).query(X, 26)[1][:, 1:]
form = np.arange(len(y)) // 130
for k in (1, 3, 9, 25):
    out = (nearest_decides(others, y, k) != y).mean()
    wrong = 0
    for f in range(form.max() + 1):
        i = KDTree(X[form != f]).query(X[form == f], k)[1]
        wrong += (nearest_decides(i, y[form != f], k) != y[form == f]).sum()
    print("digits: k", k, "row out %.6f form out %.6f" % (out, wrong / len(y)))

print("two classes, one vote each: scikit-learn says", KNeighborsClassifier(2).fit([[5], [8], [20], [30]], [2, 0, 1, 1]).predict([[6]])[0])
