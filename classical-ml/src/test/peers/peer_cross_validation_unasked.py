#!/usr/bin/python3
"""The script that cross-validation/4 begins with, on three orders of the rows, by scikit-learn 1.2.1.

The values stand in WineScoresTest: /usr/bin/python3 peer_cross_validation_unasked.py
"""

import pathlib

import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

DATA = pathlib.Path(__file__).resolve().parents[4] / "datasets/src/main/resources/gradus/datasets"
file = pd.read_csv(DATA / "wine/wine.csv")


def scores(wines, k):
    measured = wines.drop(columns="cultivar")
    which = make_pipeline(StandardScaler(), KNeighborsClassifier(1))
    yield cross_val_score(which, measured, wines["cultivar"], cv=k)
    strong = make_pipeline(StandardScaler(), LinearRegression())
    yield cross_val_score(strong, measured.drop(columns="alcohol"), measured["alcohol"], cv=k)


for name, wines in (
    ("in order", file),
    ("reversed", file[::-1]),
    ("by hue", file.sort_values("hue", kind="stable")),
):
    for k in (3, 5, 10):
        for kind, each in zip(("cultivar", "alcohol"), scores(wines, k)):
            print(name, k, kind, "{" + ", ".join("%.10f" % score for score in each) + "}")
