"""Recomputes the main numbers of the lesson "descriptive" with NumPy and SciPy.

Run from the root of the project:  python3 fundamentals/src/test/peers/peer_descriptive.py
The values stand in DescriptivePeersTest.
"""
import csv

import numpy as np
import scipy
from scipy import stats

DATA = "datasets/src/main/resources/gradus/datasets/"
QUANTILES = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen",
             "weibull", "linear", "median_unbiased", "normal_unbiased"]


def column(path, name):
    with open(DATA + path, encoding="utf-8") as file:
        return np.array([float(row[name]) for row in csv.DictReader(file)])


def davis():
    weight, height = column("davis/davis.csv", "weight"), column("davis/davis.csv", "height")
    for state in ["as recorded", "row 12 corrected"]:
        print(state)
        print("  mean, sd      %.6f %.6f" % (weight.mean(), weight.std(ddof=1)))
        print("  trimmed, MAD  %.6f %.6f" % (stats.trim_mean(weight, 0.1), stats.median_abs_deviation(weight)))
        print("  Pearson       %.6f" % stats.pearsonr(weight, height).statistic)
        print("  Spearman      %.6f" % stats.spearmanr(weight, height).statistic)
        if state == "as recorded":
            print("  quartiles    ", np.quantile(weight, [0, 0.25, 0.5, 0.75, 1]))
            for number, method in enumerate(QUANTILES, 1):
                print("  99%%, type %d   %.6f" % (number, np.quantile(weight, 0.99, method=method)))
        weight[11], height[11] = height[11], weight[11]


def anscombe():
    for i in "1234":
        x, y = column("anscombe/anscombe.csv", "x" + i), column("anscombe/anscombe.csv", "y" + i)
        print("Anscombe", i, "%.6f %.6f %.6f" % (y.var(ddof=1), stats.pearsonr(x, y).statistic,
                                                 stats.spearmanr(x, y).statistic))


def berkeley():
    with open(DATA + "ucb_admissions/ucb_admissions.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    table = np.zeros((2, 2, 6))  # men and women, admitted and rejected, department
    for row in rows:
        table["MF".index(row["gender"][0]), "AR".index(row["admit"][0]), "ABCDEF".index(row["dept"])] += int(row["count"])
    rates = table[:, 0] / table.sum(1)
    applied = table.sum(1)
    for words, weights in [("all", applied.sum(0)), ("women", applied[1]), ("men", applied[0])]:
        standardised = rates @ (weights / weights.sum())
        print("Berkeley as %-5s %.6f %.6f" % (words, standardised[0], standardised[1]))
    print("chi-squared   %.6f" % stats.chi2_contingency(table.sum(2), correction=False).statistic)


print("NumPy", np.__version__, "SciPy", scipy.__version__)
davis()
anscombe()
berkeley()
