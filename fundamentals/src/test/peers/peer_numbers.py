"""Recomputes the main numbers of the lesson "numbers" with mpmath (50 digits), Python's fractions and NumPy's float32.

Run from the root of the project:  python3 fundamentals/src/test/peers/peer_numbers.py
The values stand in NumbersPeersTest.
"""
import csv
import datetime
import gzip
from fractions import Fraction

import mpmath
import numpy as np

DATA = "datasets/src/main/resources/gradus/datasets/"
mpmath.mp.dps = 50


def rows(path):
    with gzip.open(DATA + path, "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def departures():
    utc = datetime.timezone.utc
    return [int(datetime.datetime.fromisoformat(r["departure"]).replace(tzinfo=utc).timestamp())
            for r in rows("flights/flights.csv.gz")]


def textbook(values):
    """The textbook formula with every operation rounded to float32."""
    one = np.float32
    n, total, squares = one(len(values)), one(0), one(0)
    for x in np.array(values).astype(one):
        total += x
        squares += x * x
    return (squares - total * total / n) / (n - one(1))


def exact_variance(values):
    n, total = len(values), sum(map(Fraction, values))
    return (sum(Fraction(x) ** 2 for x in values) - total ** 2 / n) / (n - 1)


def log_sum_exp(*scores):
    return mpmath.log(mpmath.fsum(mpmath.exp(s) for s in scores))


print("versions: mpmath", mpmath.__version__, "numpy", np.__version__)
seconds = departures()
print("float32, first to last ", float(textbook(seconds)))
print("float32, last to first ", float(textbook(seconds[::-1])))
print("exact variance         ", float(exact_variance(seconds)))
days = rows("chicago_ridership/chicago_ridership.csv.gz")
riders, temp = ([float(d[c]) for d in days] for c in ("ridership", "temp"))
print("exact dot product      ", repr(float(sum(Fraction(a) * Fraction(b) for a, b in zip(riders, temp)))))
for scores in ((1, 2), (1000, 1001), (-1000, -1001), (0, -40), (700.5, 700.25, -3)):
    print("ln sum exp", scores, mpmath.nstr(log_sum_exp(*scores), 20))
