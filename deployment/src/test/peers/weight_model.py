"""The weight model in scikit-learn, with its 95 % prediction interval: what both Python servers of ServingBenchmark serve.

BODY_DIMS names the file body_dims.csv.
"""

import csv
import os

import numpy
from scipy import stats
from sklearn.linear_model import LinearRegression

COLUMNS = {
    "height_cm": "height_cm",
    "chest_cm": "chest_girth",
    "waist_cm": "waist_girth",
    "thigh_cm": "thigh_girth",
    "calf_cm": "calf_girth",
}

with open(os.environ["BODY_DIMS"], newline="", encoding="utf-8") as file:
    people = list(csv.DictReader(file))

X = numpy.array([[float(person[column]) for column in COLUMNS.values()] for person in people])
y = numpy.array([float(person["weight_kg"]) for person in people])
model = LinearRegression().fit(X, y)

# Half the interval's width is t s sqrt(1 + h), with h the leverage of the row.
A = numpy.column_stack([numpy.ones(len(y)), X])
inverse = numpy.linalg.inv(A.T @ A)
degrees = len(y) - A.shape[1]
spread = float(numpy.sqrt(((y - model.predict(X)) ** 2).sum() / degrees))
quantile = float(stats.t.ppf(0.975, degrees))

RANGES = {name: (float(numpy.floor(x.min())), float(numpy.ceil(x.max()))) for name, x in zip(COLUMNS, X.T)}


def answer(values):
    """The answer to five numbers in the order of COLUMNS, as it goes out in JSON."""
    row = numpy.array([values], dtype=float)
    weight = float(model.predict(row)[0])
    x = numpy.concatenate([[1.0], row[0]])
    margin = quantile * spread * float(numpy.sqrt(1 + x @ inverse @ x))
    return {
        "weight_kg": weight,
        "interval": {"confidence": 0.95, "lower_kg": weight - margin, "upper_kg": weight + margin},
        "model": {"name": "weight", "version": "1"},
    }
