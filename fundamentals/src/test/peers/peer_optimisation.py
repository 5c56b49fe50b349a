"""Recomputes the main numbers of the lesson "optimisation" with SciPy's minimisers, and the steps of three update rules with NumPy.

Run from the root of the project:  python3 fundamentals/src/test/peers/peer_optimisation.py
The values stand in OptimisationPeersTest. Where scikit-learn is installed, its optimisers are asked for the same steps.
"""
import csv
import gzip
import os

import numpy as np
import scipy
import scipy.special
from scipy.optimize import check_grad, minimize, rosen, rosen_der, rosen_hess

DATA = "datasets/src/main/resources/gradus/datasets/body_dims/body_dims.csv"


def people():
    path = DATA if os.path.exists(DATA) else DATA + ".gz"
    with (gzip.open if path.endswith("gz") else open)(path, "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return np.array([float(r["height_cm"]) for r in rows]), np.array([int(r["male"]) for r in rows])


class LogisticLoss:
    def __init__(self, X, y):
        self.X, self.sign = X, np.where(y == 1, -1.0, 1.0)

    def value(self, w):
        return np.logaddexp(0, self.sign * (self.X @ w)).mean()

    def gradient(self, w):
        return self.X.T @ (self.sign * scipy.special.expit(self.sign * (self.X @ w))) / len(self.sign)

    def hessian(self, w):
        p = scipy.special.expit(self.X @ w)
        return (self.X * (p * (1 - p))[:, None]).T @ self.X / len(self.sign)


def report(name, method, f, df, start, **more):
    r = minimize(f, start, jac=df, method=method, **more)
    print(f"{name:24} {method:10} {r.x.tolist()} {r.fun!r} gradients {r.njev} |g| {np.abs(df(r.x)).max():.1e}")


def minimisers(name, f, df, ddf, start):
    report(name, "BFGS", f, df, start, options={"gtol": 1e-9})
    report(name, "L-BFGS-B", f, df, start, options={"gtol": 1e-9, "ftol": 0})
    report(name, "Newton-CG", f, df, start, hess=ddf, options={"xtol": 1e-12})
    report(name, "trust-exact", f, df, start, hess=ddf, options={"gtol": 1e-9})


def momentum(w, gradient, steps, rate=0.1, keep=0.9, ahead=False):
    v = np.zeros_like(w)
    for _ in range(steps):
        g = gradient(w)
        v = keep * v - rate * g
        w = w + (keep * v - rate * g if ahead else v)
    return w


def adam(w, gradient, steps, rate=0.1, one=0.9, two=0.999):
    m, s = np.zeros_like(w), np.zeros_like(w)
    for t in range(1, steps + 1):
        g = gradient(w)
        m, s = one * m + (1 - one) * g, two * s + (1 - two) * g * g
        w = w - rate * (m / (1 - one**t)) / (np.sqrt(s / (1 - two**t)) + 1e-8)
    return w


def sklearn_steps(name, make):
    from sklearn.neural_network import _stochastic_optimizers as theirs

    w = [start.copy()]
    optimiser = make(theirs, w)
    for _ in range(7):
        optimiser.update_params(w, [bowl(w[0])])
    print("sklearn", name, w[0].tolist())


print("scipy", scipy.__version__, "numpy", np.__version__)
height, male = people()
cm = np.column_stack([np.ones_like(height), height])
z = np.column_stack([np.ones_like(height), (height - height.mean()) / height.std()])
print("mean", repr(height.mean()), "standard deviation (1/n)", repr(height.std()))
for name, X in (("heights in cm", cm), ("standardised", z)):
    loss = LogisticLoss(X, male)
    print(name, "gradient check at 0:", check_grad(loss.value, loss.gradient, np.zeros(2)))
    minimisers(name, loss.value, loss.gradient, loss.hessian, np.zeros(2))
    best = minimize(loss.value, np.zeros(2), jac=loss.gradient, hess=loss.hessian, method="trust-exact", options={"gtol": 1e-12})
    curvatures = np.linalg.eigvalsh(loss.hessian(best.x))
    print(f"{name:24} curvatures {curvatures.tolist()} condition {curvatures[1] / curvatures[0]!r}")
    print(f"{name:24} largest curvature anywhere {np.linalg.eigvalsh(X.T @ X / len(X) / 4)[1]!r}")
minimisers("Rosenbrock", rosen, rosen_der, rosen_hess, np.array([-1.2, 1.0]))

bowl = lambda w: np.array([4.0, 1.0]) * w
start = np.array([1.0, 2.0])
print("numpy momentum", momentum(start, bowl, 7).tolist())
print("numpy nesterov", momentum(start, bowl, 7, ahead=True).tolist())
print("numpy adam    ", adam(start, bowl, 7).tolist())
try:
    sklearn_steps("momentum", lambda o, w: o.SGDOptimizer(w, 0.1, momentum=0.9, nesterov=False))
    sklearn_steps("nesterov", lambda o, w: o.SGDOptimizer(w, 0.1, momentum=0.9, nesterov=True))
    sklearn_steps("adam    ", lambda o, w: o.AdamOptimizer(w, 0.1))
except ImportError:
    print("scikit-learn is not installed")
