"""Recomputes the main numbers of the lesson "linear-regression" with NumPy and SciPy, without Java.

Run from the root of the project:  python3 classical-ml/src/test/peers/peer_linear_regression.py
The values stand in LinearRegressionPeersTest.
"""
import numpy as np
import scipy
from scipy import stats
from scipy.linalg import cho_factor, cho_solve

print("numpy", np.__version__, "scipy", scipy.__version__)
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


with open("datasets/src/main/resources/gradus/datasets/body_dims/body_dims.csv") as file:
    header = file.readline().strip().split(",")
    table = np.array([[float(cell) for cell in line.split(",")] for line in file])
TAPE = ["height_cm", "waist_girth", "hip_girth", "thigh_girth", "chest_girth", "calf_girth"]


def design(columns, rows):
    return np.column_stack([np.ones(len(rows)), table[np.ix_(rows, [header.index(c) for c in columns])]])


def show(name, values):
    print(name, ", ".join(f"{v:.12g}" for v in np.atleast_1d(values)))


weights = table[:, header.index("weight_kg")]
train, test = split(507, 127, 3)
train, test = sorted(train), sorted(test)
X, y = design(TAPE, train), weights[train]
w, squares, rank, _ = np.linalg.lstsq(X, y, rcond=None)
n, p = X.shape
inverse = np.linalg.inv(X.T @ X)
s = np.sqrt(squares[0] / (n - p))
show("coefficients", w)
show("standard errors", s * np.sqrt(np.diag(inverse)))
show("s", s)
show("R squared", 1 - squares[0] / np.sum((y - y.mean()) ** 2))

Z, actual = design(TAPE, test), weights[test]
predicted = Z @ w
h = np.einsum("ij,jk,ik->i", Z, inverse, Z)
t = stats.t.ppf(0.975, n - p)
margin = t * s * np.sqrt(1 + h)
show("held-out error", np.sqrt(np.mean((predicted - actual) ** 2)))
show("row 0: leverage, prediction, low, high", [h[0], predicted[0], predicted[0] - margin[0], predicted[0] + margin[0]])
print("inside", np.sum(np.abs(predicted - actual) <= margin), "of the mean", np.sum(np.abs(predicted - actual) <= t * s * np.sqrt(h)))

spoilt = X.copy()
spoilt[0, 1] /= 100
v = np.linalg.lstsq(spoilt, y, rcond=None)[0]
leverages = np.diag(spoilt @ np.linalg.inv(spoilt.T @ spoilt) @ spoilt.T)
residuals = y - spoilt @ v
cook = residuals**2 / (p * residuals @ residuals / (n - p)) * leverages / (1 - leverages) ** 2
show("typo: height's weight, leverage, Cook's distance", [v[1], leverages[0], cook[0]])

pair = design(["bicep_girth", "forearm_girth", "height_cm"], train)
b, rest = np.linalg.lstsq(pair, y, rcond=None)[:2]
errors = np.sqrt(rest[0] / (n - 4) * np.diag(np.linalg.inv(pair.T @ pair)))
show("bicep and forearm together", [b[1], errors[1], b[2], errors[2]])
correlations = np.corrcoef(design(["bicep_girth", "forearm_girth", "height_cm"], train)[:, 1:], rowvar=False)
show("variance inflation of the three", np.diag(np.linalg.inv(correlations)))

for first, degree in ((0, 5), (1950, 2)):
    A = np.vander(first + np.arange(21.0), degree + 1, increasing=True)
    target = A.sum(axis=1)
    byQr = scipy.linalg.solve_triangular(*(lambda qr: (qr[1], qr[0].T @ target))(np.linalg.qr(A)))
    byCholesky = cho_solve(cho_factor(A.T @ A), A.T @ target)
    print("largest error from", first, "QR", np.abs(byQr - 1).max(), "Cholesky", np.abs(byCholesky - 1).max())
