#!/usr/bin/env python3
"""The lesson's scores computed once more, with scikit-learn 1.2.1 (numpy 1.24): /usr/bin/python3 peer_metrics.py

The models are fitted here again, by Newton's method, on the same rows; then scikit-learn scores their probabilities. The values stand in
MetricsPeerTest, those of the small cases in ConfusionMatrixTest, ScoreCurveTest, ProbabilityScoresTest and RankingScoresTest.
"""

import gzip
import pathlib
import csv

import numpy as np
import sklearn
from sklearn import metrics

DATA = pathlib.Path(__file__).resolve().parents[4] / "datasets/src/main/resources/gradus/datasets"


def table(path):
    with gzip.open(DATA / path, "rt") as lines:
        return list(csv.DictReader(lines))


def probabilities(X, y, test):
    """Of the test rows, by the lowest logistic loss on the others, standardised by their means and deviations."""
    train = ~test
    Z = (X - X[train].mean(0)) / X[train].std(0, ddof=1)
    Z = np.column_stack([np.ones(len(Z)), Z])
    w = np.zeros(Z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-Z[train] @ w))
        w = w - np.linalg.solve((Z[train] * (p * (1 - p))[:, None]).T @ Z[train], Z[train].T @ (p - y[train]))
    assert np.abs(Z[train].T @ (1 / (1 + np.exp(-Z[train] @ w)) - y[train])).max() < 1e-8
    return 1 / (1 + np.exp(-Z[test] @ w))


def scores(name, y, p):
    hard = (p >= 0.5).astype(int)
    print(name, "cases", len(y), "positive", y.sum(), "matrix", metrics.confusion_matrix(y, hard).tolist())
    for average in (None, "macro", "micro", "weighted"):
        print("  precision, recall, F1", average, *(f(y, hard, average=average) for f in (
            metrics.precision_score, metrics.recall_score, metrics.f1_score)))
    print("  AUC %.12f" % metrics.roc_auc_score(y, p))
    print("  average precision %.12f" % metrics.average_precision_score(y, p))
    print("  log loss %.12f" % metrics.log_loss(y, p))
    print("  Brier %.12f" % metrics.brier_score_loss(y, p))
    tenths = np.rint(10 * p) / 10
    print("  in tenths: AUC %.12f" % metrics.roc_auc_score(y, tenths),
          "average precision %.12f" % metrics.average_precision_score(y, tenths))


print("scikit-learn", sklearn.__version__)
credit = table("credit_scoring/credit_scoring.csv.gz")
bad = np.array([row["status"] == "bad" for row in credit]) * 1
X = np.array([[float(row[c]) for c in ("seniority", "time", "age", "expenses", "amount", "price")]
              + [row["records"] == "yes"] for row in credit])
test = np.arange(len(credit)) % 5 == 0
p = probabilities(X, bad, test)
scores("credits", bad[test], p)
amount = X[test, 4]
for name, order in (("probability", p), ("amount", amount), ("both", p * amount), ("nothing", 0 * p)):
    print("  NDCG@50 by %s %.12f" % (name, metrics.ndcg_score([bad[test] * amount], [order], k=50)))
years = X[:, 0]
for name, guess in (("mean", years[~test].mean()), ("median", np.median(years[~test]))):
    guesses = np.full(test.sum(), guess)
    print("  years by their %s: RMSE %.12f MAE %.12f R2 %.12f" % (
        name, metrics.mean_squared_error(years[test], guesses) ** 0.5,
        metrics.mean_absolute_error(years[test], guesses), metrics.r2_score(years[test], guesses)))

mails = table("spambase/spambase.csv.gz")
spam = np.array([row["type"] == "spam" for row in mails]) * 1
words = ("our", "remove", "free", "your", "num000", "money", "credit", "char_exclamation", "char_dollar", "capital_ave")
X = np.log(np.array([[float(row[c]) for c in words] for row in mails]) + 0.1)
numbers = {}
group = np.array([numbers.setdefault(tuple(row.values()), len(numbers)) for row in mails])
test = group % 5 == 0
scores("mails", spam[test], probabilities(X, spam, test))

print("small cases")
actual, predicted = [0, 0, 0, 0, 1, 1, 1, 2, 2, 2], [0, 0, 1, 2, 1, 1, 0, 2, 2, 1]
for average in (None, "macro", "micro", "weighted"):
    print("  precision, recall, F1", average, *(f(actual, predicted, average=average) for f in (
        metrics.precision_score, metrics.recall_score, metrics.f1_score)))
y, s = [1, 1, 0, 1, 0, 1, 0, 0, 1, 0], [.9, .8, .8, .7, .6, .6, .6, .4, .3, .1]
print("  ROC", *metrics.roc_curve(y, s, drop_intermediate=False))
print("  precision, recall", *metrics.precision_recall_curve(y, s))
print("  AUC, average precision, log loss, Brier", metrics.roc_auc_score(y, s), metrics.average_precision_score(y, s),
      metrics.log_loss(y, s), metrics.brier_score_loss(y, s))
print("  log loss of three classes", metrics.log_loss(
    [0, 1, 0, 2], [[.7, .2, .1], [.1, .8, .1], [.3, .3, .4], [.2, .5, .3]]))
for k in (1, 2, 3, 4, 6, 9):
    print("  NDCG@%d" % k, metrics.ndcg_score([[3, 0, 2, 1, 0, 2]], [[.9, .8, .8, .5, .5, .2]], k=k))

print("edges")
print("  log loss of 0 for what happened", metrics.log_loss([1, 0], [0.0, 0.0]) * 2)
print("  macro F1 where class 2 of 3 is neither there nor predicted", metrics.f1_score([0, 1], [0, 1], average="macro"),
      "with labels=[0, 1, 2]", metrics.f1_score([0, 1], [0, 1], average="macro", labels=[0, 1, 2], zero_division=0))
print("  AUC of 1e-14 to 4e-14", metrics.roc_auc_score([0, 0, 1, 1], [1e-14, 2e-14, 3e-14, 4e-14]))
print("  NDCG where nothing is worth anything", metrics.ndcg_score([[0, 0]], [[1, 2]]))

print("the script of exercise 2")
shares = np.array([[70, 20, 10], [20, 0, 60], [30, 30, 30], [50, 40, 10]]) / 100
print(" ", repr(metrics.log_loss([0, 2, 1, 0], shares)))
print(" ", repr(metrics.log_loss([0, 2, 1, 0], shares, sample_weight=[3, 1, 2, 0])))
print(" ", repr(metrics.log_loss([0, 1, 1, 2], shares)))
