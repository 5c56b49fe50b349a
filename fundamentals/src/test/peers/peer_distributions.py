"""Recomputes the main numbers of the lesson "distributions" with SciPy, on the shipped data.

Run from the root of the project:  python3 fundamentals/src/test/peers/peer_distributions.py
The values stand in DistributionsClaimsTest. The table of tails is table_distributions.py's.
"""
import csv
import gzip

import numpy as np
import scipy
from scipy import stats

DATA = "datasets/src/main/resources/gradus/datasets/"


def rows(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(DATA + path, "rt", encoding="utf-8") as file:
        return list(csv.DictReader(file))


print("versions: scipy", scipy.__version__, "numpy", np.__version__)
births = np.array([int(r["births"]) for r in rows("us_births/us_births.csv.gz")])
print("births: mean, sd over n, days above 12000", repr(births.mean()), repr(births.std()), (births > 12000).sum())
print("births: Poisson's survival at 12000", repr(stats.poisson(births.mean()).sf(12000)))
sprays = rows("insect_sprays/insect_sprays.csv")
total = 0
for name in [*"ABCDEF", None]:
    counts = np.array([int(r["count"]) for r in sprays if name in (None, r["spray"])])
    log = stats.poisson(counts.mean()).logpmf(counts).sum()
    total += log if name else 0
    print("spray", name, "log-likelihood", repr(log))
print("six sprays apart", repr(total))
waits = np.array([int(r["waiting"]) for r in rows("faithful/faithful.csv")])
print("waits: normal", repr(stats.norm(*stats.norm.fit(waits)).logpdf(waits).sum()),
      "exponential", repr(stats.expon(scale=waits.mean()).logpdf(waits).sum()))
minutes = np.array([float(r["eruptions"]) for r in rows("faithful/faithful.csv")])
z = (minutes - minutes.mean()) / minutes.std()
print("eruptions: largest gap to the normal cdf", repr(stats.kstest(z, "norm").statistic))
