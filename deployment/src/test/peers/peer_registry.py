"""The registry lesson's numbers, computed without Java: /usr/bin/python3 peer_registry.py (numpy, scikit-learn).

The error of each of the five runs on the held-out people (every fourth): an elastic net, half of its penalty by size, on body_dims.
"""
import csv
import pathlib

import numpy as np
import sklearn
from sklearn.linear_model import ElasticNet

root = pathlib.Path(__file__).resolve().parents[4]
print("numpy", np.__version__, "scikit-learn", sklearn.__version__)
body = list(csv.DictReader((root / "datasets/src/main/resources/gradus/datasets/body_dims/body_dims.csv").open()))
names = ["height_cm", "chest_girth", "waist_girth", "thigh_girth", "calf_girth"]
X = np.array([[float(row[c]) for c in names] for row in body])
y = np.array([float(row["weight_kg"]) for row in body])
held_out = np.arange(len(y)) % 4 == 3
print("held out", held_out.sum())
for penalty in (8, 3, 2.9, 1, 0.3):
    model = ElasticNet(alpha=penalty, l1_ratio=0.5, tol=1e-12, max_iter=100_000).fit(X[~held_out], y[~held_out])
    error = np.abs(model.predict(X[held_out]) - y[held_out])
    print(f"{penalty:4} {error.mean():.5f}")
