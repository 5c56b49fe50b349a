"""Recomputes with SciPy what R gives to few digits, or not at all: the bootstrap on R's draws, and the interval of an odds ratio.

Run from the root of the project:  python3 fundamentals/src/test/peers/peer_inference.py
The values stand in InferencePeersTest; peer_inference.R has drawn the resamples.
"""
import csv
import gzip

import numpy as np
import scipy
from scipy import stats

DATA = "datasets/src/main/resources/gradus/datasets/"
DRAWS = "fundamentals/src/test/resources/gradus/fundamentals/inference/"


class Drawn(np.random.Generator):
    """A generator that gives back the resamples that R drew."""

    def integers(self, *args, **kwargs):
        return np.loadtxt(DRAWS + "resamples.csv", delimiter=",", dtype=int)


def show(name, *values):
    print("%-34s" % name, *["%.16g" % value for value in values])


def gain_in_tenths():
    with open(DATA + "sleep/sleep.csv", encoding="utf-8") as file:
        extra = [float(row["extra"]) for row in csv.DictReader(file)]
    return np.round(10 * (np.array(extra[10:]) - np.array(extra[:10])))


def calls():
    table = np.zeros((2, 2), dtype=int)
    with gzip.open(DATA + "resume_names/resume_names.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            table[["cauc", "afam"].index(row["ethnicity"]), ["yes", "no"].index(row["call"])] += 1
    return table


print("SciPy", scipy.__version__, "NumPy", np.__version__)
for statistic, method in (np.mean, "percentile"), (np.mean, "BCa"), (np.median, "percentile"), (np.std, "BCa"):
    result = stats.bootstrap((gain_in_tenths(),), statistic, n_resamples=999, method=method,
                             rng=Drawn(np.random.PCG64(1)))
    show("gain in tenths, %s: %s" % (statistic.__name__, method), *result.confidence_interval)
for name, table in ("names", calls()), ("tea", np.array([[3, 1], [1, 3]])):
    ratio = stats.contingency.odds_ratio(table)
    show(name + ": odds ratio low high p", ratio.statistic, *ratio.confidence_interval(0.95),
         stats.fisher_exact(table).pvalue)
