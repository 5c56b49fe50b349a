"""Recomputes the lesson's numbers: PSI by NumPy, KS and chi-squared by SciPy on rows of credit_scoring, run lengths by two other roads.

    python3 deployment/src/test/peers/peer_monitoring.py

NumPy 2.4, SciPy 1.17, Python 3.11. The values stand in PsiTest, DriftTestsTest, AlertRuleTest and CreditReplayTest.
"""
import csv
import gzip
import pathlib

import numpy as np
from scipy import optimize, stats

ROOT = pathlib.Path(__file__).parents[4]
DATA = ROOT / "datasets/src/main/resources/gradus/datasets/credit_scoring/credit_scoring.csv.gz"


def psi(reference, current, bins):
    known = np.sort(reference[~np.isnan(reference)])
    edges = np.unique(np.quantile(known, np.arange(1, bins) / bins, method="inverted_cdf"))
    edges = edges[edges < known[-1]]

    def counts(values):
        place = np.searchsorted(edges, values[~np.isnan(values)], side="left")
        return np.append(np.bincount(place, minlength=len(edges) + 1), np.isnan(values).sum())

    a, b = counts(reference), counts(current)
    used = (a > 0) | (b > 0)
    a, b = a[used], b[used]
    p = (a + 0.5) / (a.sum() + 0.5 * used.sum())
    q = (b + 0.5) / (b.sum() + 0.5 * used.sum())
    value = np.sum((q - p) * np.log(q / p))
    unit = 1 / a.sum() + 1 / b.sum()
    return value, int(used.sum()), (used.sum() - 1) * unit, stats.chi2.sf(value / unit, used.sum() - 1)


def cusum_days(allowance, limit, shift):
    """The integral equation of Page by Gauss and Legendre, not by states."""
    x, w = np.polynomial.legendre.leggauss(60)
    x, w = limit * (x + 1) / 2, limit * w / 2
    n = len(x)
    A = np.eye(n + 1)
    for i, start in enumerate(np.append(x, 0)):
        A[i, :n] -= w * stats.norm.pdf(x - start + allowance - shift)
        A[i, n] -= stats.norm.cdf(allowance - shift - start)
    return np.linalg.solve(A, np.ones(n + 1))[n]


with gzip.open(DATA, "rt") as lines:
    rows = list(csv.DictReader(lines))
number = lambda name, part: np.array([float(r[name]) if r[name] not in ("", "NA") else np.nan for r in part])
first, second = rows[:2000], rows[2000:2500]
for name in ["income", "age", "seniority", "time", "debt"]:
    a, b = number(name, first), number(name, second)
    print(name, "psi, bins, expected, p", *map(repr, map(float, psi(a, b, 10))))
    ks = stats.ks_2samp(a[~np.isnan(a)], b[~np.isnan(b)], method="asymp")
    print("   ks", repr(float(ks.statistic)))
for name in ["home", "job", "marital", "records"]:
    kinds = sorted({r[name] for r in first + second})
    table = [[sum(r[name] == k for r in part) for k in kinds] for part in (first, second)]
    chi = stats.chi2_contingency(table, correction=False)
    print(name, kinds, "chi2, p", repr(float(chi.statistic)), repr(float(chi.pvalue)))
for allowance, limit, shift in [(0.5, 4, 0), (0.5, 5, 0), (0.5, 4, 1), (0.25, 8, 0.5)]:
    print("cusum", allowance, limit, shift, repr(float(cusum_days(allowance, limit, shift))))
p = stats.norm.sf(1.0)
chain = np.array([[1 - p, p, 0], [1 - p, 0, p], [1 - p, 0, 0]])
print("three days in a row above 1", repr(float(np.linalg.solve(np.eye(3) - chain, np.ones(3))[0])))

# The credit model's weeks: logistic regression to its optimum on the first 2,000 rows, then 100 rows per week; from the 13th on every second
# applicant with three years or more stays away. Rows outside the range of the training are refused.
columns = ["seniority", "time", "age", "expenses", "amount", "price"]
X = np.array([[float(r[c]) for c in columns] + [r["records"] == "yes"] for r in rows], float)
y = np.array([r["status"] == "bad" for r in rows], float)
Z = np.c_[np.ones(len(X)), (X - X[:2000].mean(0)) / X[:2000].std(0)]


def loss(w):
    z = Z[:2000] @ w
    return np.mean(np.logaddexp(0, z) - y[:2000] * z)


probability = 1 / (1 + np.exp(-Z @ optimize.minimize(loss, np.zeros(8)).x))
usual = probability[:2000]
low, high = X[:2000].min(0), X[:2000].max(0)
steady, total = 0, 0
for week in range(1, 25):
    chosen = []
    for i in range(1900 + 100 * week, 2000 + 100 * week):
        if week >= 13 and X[i, 0] >= 3:
            steady += 1
            if steady % 2 == 0:
                continue
        if (X[i] >= low).all() and (X[i] <= high).all():
            chosen.append(i)
    z = (probability[chosen].mean() - usual.mean()) / (usual.std(ddof=1) / np.sqrt(len(chosen)))
    total = max(0, total + z - 0.5)
    expenses = stats.ks_2samp(X[:2000, 3], X[chosen, 3], method="asymp").pvalue
    print("week", week, len(chosen), "mean", round(float(probability[chosen].mean()), 4), "sum", round(float(total), 2), "expenses p", float(expenses))
    total = 0 if total > 2.259136796 else total
