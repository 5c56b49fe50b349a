"""The serving lesson's numbers, computed without Java: python3 peer_serving.py (numpy, scipy).

Ordinary least squares of weight on height and four girths of the data set body_dims, its 95% prediction interval for one
person, and how many people lie inside theirs when row i is predicted from the rows that leave another remainder divided by 10.
"""
import csv
import pathlib

import numpy as np
import scipy
from scipy import stats

root = pathlib.Path(__file__).resolve().parents[4]
path = root / "datasets/src/main/resources/gradus/datasets/body_dims/body_dims.csv"
rows = list(csv.DictReader(path.open()))
columns = ["height_cm", "chest_girth", "waist_girth", "thigh_girth", "calf_girth"]
X = np.array([[float(row[c]) for c in columns] for row in rows])
y = np.array([float(row["weight_kg"]) for row in rows])


def interval(X, y, x, confidence=0.95):
    """Prediction, lower end, upper end, t, s, leverage."""
    A = np.column_stack([np.ones(len(X)), X])
    a = np.concatenate([[1.0], x])
    beta = np.linalg.lstsq(A, y, rcond=None)[0]
    freedom = len(A) - A.shape[1]
    s = np.sqrt(np.sum((y - A @ beta) ** 2) / freedom)
    h = a @ np.linalg.inv(A.T @ A) @ a
    t = stats.t.ppf((1 + confidence) / 2, freedom)
    margin = t * s * np.sqrt(1 + h)
    return a @ beta, a @ beta - margin, a @ beta + margin, t, s, h


print("numpy", np.__version__, "scipy", scipy.__version__)
print("prediction, lower, upper, t, s, h: %.10f %.10f %.10f %.10f %.10f %.10f" % interval(X, y, [174, 93, 77, 57, 36]))
held = np.arange(len(y)) % 10
found = np.array([interval(X[held != held[i]], y[held != held[i]], X[i])[:3] for i in range(len(y))])
inside = (y >= found[:, 1]) & (y <= found[:, 2])
heavy = found[:, 0] > 90
print("inside", inside.sum(), "of", len(y), "- above 90 kg", inside[heavy].sum(), "of", heavy.sum())
