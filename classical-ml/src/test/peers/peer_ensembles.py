#!/usr/bin/env python3
"""The lesson's numbers computed once more, with scikit-learn (1.2.1): python3 peer_ensembles.py

The values stand in EnsemblesPeersTest. Forests draw with numpy's generator, so their errors agree within chance only; boosting has
nothing to draw, and agrees to the digits that a 32-bit slope keeps.
"""

import csv
import gzip
import pathlib

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor, RandomForestClassifier

DATA = pathlib.Path(__file__).resolve().parents[4] / "datasets/src/main/resources/gradus/datasets"

with gzip.open(DATA / "letter/letter.csv.gz", "rt") as lines:
    rows = list(csv.DictReader(lines))
names = [name for name in rows[0] if name != "letter"]
X = np.array([[float(row[name]) for name in names] for row in rows])
letters = np.array([row["letter"] for row in rows])
train, test = slice(0, 16_000), slice(16_000, 20_000)

for seed in range(3):
    forest = RandomForestClassifier(100, max_features=4, oob_score=True, random_state=seed, n_jobs=2)
    forest.fit(X[train], letters[train])
    print(
        "forest, seed %d: fresh %.4f, out of bag %.4f"
        % (seed, (forest.predict(X[test]) != letters[test]).mean(), 1 - forest.oob_score_)
    )

vowel = np.isin(letters, list("AEIOU")).astype(float)
for rounds in (1, 10, 100):
    boosted = HistGradientBoostingRegressor(
        max_iter=rounds, max_leaf_nodes=8, learning_rate=0.1, l2_regularization=1, min_samples_leaf=20, early_stopping=False
    ).fit(X[train], vowel[train])
    error = boosted.predict(X[train]) - vowel[train]
    print("boosting, %d trees: training error %.8f" % (rounds, np.sqrt(np.mean(error**2))))
