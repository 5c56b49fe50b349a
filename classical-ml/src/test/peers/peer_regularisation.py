"""Recomputes the main numbers of the lesson "regularisation" with scikit-learn and SciPy, without Java.

Run from the root of the project:  python3 classical-ml/src/test/peers/peer_regularisation.py
The values stand in RegularisationPeersTest.
"""
import gzip
import csv
import numpy as np
import scipy
import sklearn
from scipy.interpolate import CubicSpline
from sklearn.linear_model import ElasticNet, Lasso, LinearRegression, Ridge, lasso_path

print("scikit-learn", sklearn.__version__, "numpy", np.__version__, "scipy", scipy.__version__)
MASK = (1 << 64) - 1


class JavaRandom:
    """java.util.Random: a linear congruential generator of 48 bits (the class's own documentation gives it)."""

    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)

    def next(self, bits):
        self.state = (self.state * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        return self.state >> (48 - bits)

    def below(self, bound):
        if bound & (bound - 1) == 0:
            return (bound * self.next(31)) >> 31
        while True:
            bits = self.next(31)
            value = bits % bound
            if bits - value + (bound - 1) < 1 << 31:
                return value


def split(rows, tests, seed):
    """The course's random split: a generator of the seed, one step of SplitMix64 away; Fisher-Yates from the end."""
    z = (seed + 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    random = JavaRandom(z ^ (z >> 31))
    order = list(range(rows))
    for i in range(rows, 1, -1):
        j = random.below(i)
        order[i - 1], order[j] = order[j], order[i - 1]
    return order[: rows - tests], order[rows - tests :]



def show(name, values):
    print(name, ", ".join(f"{v:.12g}" for v in np.atleast_1d(values)))


def rmse(predicted, actual):
    return np.sqrt(np.mean((predicted - actual) ** 2))


DATA = "datasets/src/main/resources/gradus/datasets/"
with open(DATA + "diabetes/diabetes.csv") as file:
    next(file)
    table = np.array([[float(cell) for cell in line.split(",")] for line in file])
X, y = table[:, :10], table[:, 10]
n = len(y)
Z = (X - X.mean(0)) / X.std(0, ddof=1)

print("\nall 442 patients, standardised")
ridge = Ridge(alpha=0.5 * n).fit(Z, y)  # alpha is n times the lesson's penalty
show("ridge at 0.5", ridge.coef_)
show("intercept", ridge.intercept_)
show("lasso at 2", Lasso(alpha=2, tol=1e-14, max_iter=10**6).fit(Z, y).coef_)
show("elastic net at 1, 0.5", ElasticNet(alpha=1, l1_ratio=0.5, tol=1e-14, max_iter=10**6).fit(Z, y).coef_)
alphas, coefs, _ = lasso_path(Z, y - y.mean(), alphas=[20, 5, 1, 0.1], tol=1e-14, max_iter=10**6)
for k, alpha in enumerate(alphas):
    show(f"path at {alpha}", coefs[:, k])
out = [Ridge(alpha=0.1 * n).fit(np.delete(Z, i, 0), np.delete(y, i)).predict(Z[[i]])[0] - y[i] for i in range(n)]
show("leave one out at 0.1", np.sqrt(np.mean(np.square(out))))
s = np.linalg.svd(Z, compute_uv=False)
show("degrees of freedom at 0.1", np.sum(s**2 / (s**2 + 0.1 * n)))


def products(A):
    """Every feature, every product; the square of sex (column 1) left out."""
    d = A.shape[1]
    pairs = [(j, k) for j in range(d) for k in range(j, d) if (j, k) != (1, 1)]
    return np.column_stack([A] + [A[:, j] * A[:, k] for j, k in pairs])


def standardised(A, train):
    return (A - A[train].mean(0)) / A[train].std(0, ddof=1)


print("\n150 known patients, 292 others, 20 draws")
ten, every, ridges, lassos = [], [], [], []
for seed in range(20):
    train, test = split(n, n - 150, seed)
    A = standardised(X, train)
    B = standardised(products(A), train)
    ten.append(rmse(LinearRegression().fit(A[train], y[train]).predict(A[test]), y[test]))
    every.append(rmse(LinearRegression().fit(B[train], y[train]).predict(B[test]), y[test]))
    ridges.append(rmse(Ridge(alpha=150 * 1.0).fit(B[train], y[train]).predict(B[test]), y[test]))
    lassos.append(rmse(Lasso(alpha=5, tol=1e-10, max_iter=10**6).fit(B[train], y[train]).predict(B[test]), y[test]))
show("least squares, ten", np.mean(ten))
show("least squares, 64", np.mean(every))
show("ridge at 1, 64", np.mean(ridges))
show("lasso at 5, 64", np.mean(lassos))

print("\n40 houses of Ames, draw 3")
with gzip.open(DATA + "ames/ames.csv.gz", "rt") as file:
    rows = [r for r in csv.DictReader(file) if float(r["gr_liv_area"]) <= 4000]
year = np.array([float(r["year_built"]) for r in rows])
price = np.array([float(r["sale_price"]) for r in rows]) / 1000
train, test = split(len(rows), len(rows) - 40, 3)
low, high = year[train].min(), year[train].max()
inside = [i for i in test if low <= year[i] <= high]
z = 2 * (year - low) / (high - low) - 1
for degree in (1, 3, 6, 12):
    c = np.linalg.lstsq(np.vander(z[train], degree + 1), price[train], rcond=None)[0]
    fitted = np.vander(z, degree + 1) @ c
    show(f"degree {degree}, known and {len(inside)} others", [rmse(fitted[train], price[train]), rmse(fitted[inside], price[inside])])
knots = np.unique(np.quantile(year[train], np.linspace(0, 1, 5)))
basis = CubicSpline(knots, np.eye(len(knots)), bc_type="natural")
c = np.linalg.lstsq(basis(year[train]), price[train], rcond=None)[0]
fitted = basis(year) @ c
show("spline, known and others", [rmse(fitted[train], price[train]), rmse(fitted[inside], price[inside])])
