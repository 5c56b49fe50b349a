#!/usr/bin/env python3
"""The lesson's trees grown by scikit-learn 1.2.1 on the same rows: /usr/bin/python3 peer_trees.py

The values stand in TreesPeerTest. Test rows are every fourth row, as there: no generator is shared.
"""

import csv
import pathlib
import warnings

import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

warnings.filterwarnings("ignore")
DATA = pathlib.Path(__file__).resolve().parents[4] / "datasets/src/main/resources/gradus/datasets"


def table(name):
    with open(DATA / f"{name}/{name}.csv") as lines:
        rows = list(csv.reader(lines))
    return rows[0], rows[1:]


def rmse(a, b):
    return np.sqrt(np.mean((a - b) ** 2))


print("scikit-learn", sklearn.__version__)
names, rows = table("penguins")
rows = [r for r in rows if r[2] not in ("", "NA")]
X = np.array([[float(r[3]), float(r[2]), float(r[5]), float(r[4])] for r in rows])
y = np.array([["Adelie", "Chinstrap", "Gentoo"].index(r[0]) for r in rows])
test = np.arange(len(y)) % 4 == 3
for depth in (1, 2, 3):
    for criterion in ("gini", "entropy"):
        tree = DecisionTreeClassifier(max_depth=depth, criterion=criterion, random_state=0).fit(X[~test], y[~test])
        impurity = tree.tree_.impurity[tree.tree_.children_left < 0] @ tree.tree_.weighted_n_node_samples[
            tree.tree_.children_left < 0] / (~test).sum()
        print("penguins", criterion, depth, "leaves", tree.get_n_leaves(), "impurity %.10f" % impurity,
              "wrong", (tree.predict(X[test]) != y[test]).sum())
print("penguins, leaves of 10:", DecisionTreeClassifier(min_samples_leaf=10, random_state=0).fit(X, y).get_n_leaves())

names, rows = table("energy_efficiency")
E = np.array(rows, float)
X, y = E[:, :8], E[:, 8]
test = np.arange(len(y)) % 4 == 3
for depth in (2, 4):
    tree = DecisionTreeRegressor(max_depth=depth, random_state=0).fit(X[~test], y[~test])
    print("energy", depth, "leaves", tree.get_n_leaves(), "RMSE %.8f" % rmse(tree.predict(X[test]), y[test]))
path = DecisionTreeRegressor(max_depth=4, min_samples_leaf=5, random_state=0).cost_complexity_pruning_path(X, y)
print("energy path, alphas", [float("%.10g" % a) for a in path.ccp_alphas])
print("energy path, impurities", [float("%.10g" % a) for a in path.impurities])

shape = np.unique(-X[:, 0], return_inverse=True)[1]
for left_out in (5, 6):
    new = shape == left_out
    errors = [rmse(DecisionTreeRegressor(random_state=s).fit(X[~new], y[~new]).predict(X[new]), y[new]) for s in range(50)]
    print("energy without shape", left_out + 1, "by random_state 0 to 49: RMSE from %.2f to %.2f" % (min(errors), max(errors)))


def study(splits):
    return [rmse(DecisionTreeRegressor(random_state=s).fit(X[~t], y[~t]).predict(X[t]), y[t]) for s, t in enumerate(splits)]


rng = np.random.default_rng(1)
random = study([np.isin(np.arange(768), rng.permutation(768)[:192]) for _ in range(200)])
by_shape = study([np.isin(shape, rng.permutation(12)[:3]) for _ in range(200)])
print("energy, 200 splits: random %.3f (sd %.3f), by shape %.2f (sd %.2f)" % (
    np.mean(random), np.std(random), np.mean(by_shape), np.std(by_shape)))

names, rows = table("titanic")
X = np.array([[r[2] == "female", int(r[4][0]), float(r[3]) if r[3] not in ("", "NA") else np.nan] for r in rows], float)
y = np.array([r[1] == "yes" for r in rows], int)
known = ~np.isnan(X[:, 2])
path = DecisionTreeClassifier(random_state=0).cost_complexity_pruning_path(X[known], y[known])
alphas, leaves, impurities = [], [], []
for alpha, impurity in zip(path.ccp_alphas, path.impurities):
    if not alphas or alpha > alphas[-1] + 1e-12:
        alphas.append(alpha), impurities.append(impurity)
    else:
        impurities[-1] = impurity
for alpha in alphas[-12:]:
    pruned = DecisionTreeClassifier(random_state=0, ccp_alpha=alpha + 1e-12).fit(X[known], y[known])
    leaves.append(pruned.get_n_leaves())
print("titanic path:", len(alphas), "steps; the last twelve")
print("  alphas", [float("%.10g" % a) for a in alphas[-12:]])
print("  impurities", [float("%.10g" % a) for a in impurities[-12:]])
print("  leaves", leaves)
print("titanic path, least alpha", min(path.ccp_alphas))
for depth in (2, 3):  # one step of boosting by squared error is a tree; missing values have a side of their own
    tree = HistGradientBoostingRegressor(max_iter=1, learning_rate=1, max_depth=depth, max_leaf_nodes=None,
                                         min_samples_leaf=10, early_stopping=False, max_bins=255).fit(X, y)
    print("titanic with gaps", depth, "mean squared error %.10f" % np.mean((tree.predict(X) - y) ** 2))
switches = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
print("exclusive or, leaves", DecisionTreeClassifier(random_state=0).fit(switches, [0, 1, 1, 0]).get_n_leaves())
near = np.array([[np.nextafter(1, 2)], [np.nextafter(np.nextafter(1, 2), 2)]])
print("neighbours, leaves", DecisionTreeClassifier(random_state=0).fit(near, [0, 1]).get_n_leaves())
near = near.astype(np.float32) + np.array([[0], [np.spacing(np.float32(1))]], np.float32)
print("float neighbours, wrong", (DecisionTreeClassifier(random_state=0).fit(near, [0, 1]).predict(near) != [0, 1]).sum())

# the notebook of the exercise SurvivalByTribuo
import pandas as pd
from sklearn.impute import SimpleImputer

t = pd.read_csv(DATA / "titanic/titanic.csv")
y = t["survived"]
X = pd.DataFrame({"age": t["age"],
                  "class": t["passenger_class"].str[0].astype(int),
                  "female": (t["sex"] == "female").astype(int)})
test = np.arange(len(X)) % 4 == 3
ages = SimpleImputer(strategy="median").fit(X[~test])
print("median age", ages.statistics_[0])
for depth in (1, 3, 8, None):
    tree = DecisionTreeClassifier(max_depth=depth).fit(ages.transform(X[~test]), y[~test])
    print("notebook, depth", depth, "wrong", [int((tree.predict(ages.transform(X[rows])) != y[rows]).sum()) for rows in (~test, test)])
