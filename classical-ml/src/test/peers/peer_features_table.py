"""The numbers that the exercise features/5 (ApplicantTable) asks for. Run from the root of the repository:

    python3 classical-ml/src/test/peers/peer_features_table.py

Printed with Python 3.11, NumPy 1.24.2, pandas 1.5.3, scikit-learn 1.2.1 (Debian 12).
"""
import warnings

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import KBinsDiscretizer, OneHotEncoder, StandardScaler

warnings.filterwarnings("ignore")
nan = np.nan
NAMES = ["seniority", "income", "debt", "home", "age"]


def columns():
    return ColumnTransformer([
        ("numbers", make_pipeline(SimpleImputer(), StandardScaler()), ["seniority", "income", "debt"]),
        ("home", OneHotEncoder(handle_unknown="ignore"), ["home"]),
        ("age", KBinsDiscretizer(n_bins=3, encode="ordinal"), ["age"]),
    ])


def show(name, training, asked):
    training = pd.DataFrame(training, columns=NAMES)
    asked = pd.DataFrame(asked, columns=NAMES)
    fitted = columns().fit(training)
    for which, rows in (("training", training), ("asked", asked)):
        result = fitted.transform(rows)
        print(name, which)
        for row in np.asarray(result.todense() if hasattr(result, "todense") else result):
            print("  {" + ", ".join(repr(float(x)) for x in row) + "},")


SIX = [
    [1, 100, nan, "rent", 20],
    [3, nan, nan, "owner", 30],
    [5, 140, nan, None, 45],
    [nan, 120, nan, "rent", 50],
    [7, 160, nan, "owner", 52],
    [4, 80, nan, "parents", 71],
]
ASKED = [[4, nan, 900, "boat", 18], [nan, 200, nan, None, 39], [6, 120, 5, "owner", 80]]
show("six", SIX, ASKED)

CONSTANT = [[2, 1, 7, "rent", 40], [2, 3, 7, "rent", 40], [2, nan, 7, "rent", 40]]
show("constant", CONSTANT, [[5, 4, 7, None, 30], [nan, 2, 9, "rent", 50]])

TIES = [[1, 1, 0, None, 20], [2, 5, 0, "b", 20], [3, 9, 1, "B", 20], [4, 2, 1, "a", 20], [9, 2, nan, "b", 60]]
show("ties", TIES, [[1, 1, 1, "B", 19], [1, 1, 1, "", 70], [1, 1, 1, "A", 21]])

credit = pd.read_csv("datasets/src/main/resources/gradus/datasets/credit_scoring/credit_scoring.csv.gz")
credit = credit[NAMES].astype({"home": object}).where(lambda t: t.notna(), None)
for name in ("seniority", "income", "debt", "age"):
    credit[name] = credit[name].astype(float)
asked = credit[3000:]
asked = asked[~asked.age.isin([30, 31, 41, 42])]
result = np.asarray(columns().fit(credit[:3000]).transform(asked))
print("credit", result.shape, "sums of columns", result.sum(axis=0).tolist(), "of squares", (result**2).sum(axis=0).tolist())
print("edges", columns().fit(credit[:3000]).named_transformers_["age"].bin_edges_)
