"""Recomputes the main numbers of the lesson "probability" with Python's fractions, mpmath (50 digits) and SciPy.

Run from the root of the project:  python3 fundamentals/src/test/peers/peer_probability.py
The values stand in ScreeningTest and ProbabilityClaimsTest.
"""
import csv
from fractions import Fraction
from itertools import product

import mpmath
import scipy
from scipy import stats

mpmath.mp.dps = 50


def posterior(prior, sensitivity, specificity, positives, negatives):
    """By Bayes' rule in decimal fractions, without odds or logarithms."""
    prior, sensitivity, specificity = map(mpmath.mpf, (prior, sensitivity, specificity))
    sick = prior * sensitivity ** positives * (1 - sensitivity) ** negatives
    well = (1 - prior) * (1 - specificity) ** positives * specificity ** negatives
    return sick, well


print("versions: mpmath", mpmath.__version__, "scipy", scipy.__version__)
for positives, negatives in ((1, 0), (0, 1), (2, 0), (3, 0)):
    sick, well = posterior("0.0059", "0.869", "0.889", positives, negatives)
    print("mammogram", positives, negatives, mpmath.nstr(sick / (sick + well), 17))
sick, well = posterior("0.01", "0.7", "0.6", 5000, 5000)
print("log-odds after 5000 of each", mpmath.nstr(mpmath.log(sick / well), 17))

two, three, four = (list(product(range(1, 7), repeat=n)) for n in (2, 3, 4))
print("seven with two dice ", Fraction(sum(sum(t) == 7 for t in two), 36))
print("nine, ten with three", sum(sum(t) == 9 for t in three), sum(sum(t) == 10 for t in three), "of 216")
print("a six in four throws", Fraction(sum(6 in t for t in four), 6 ** 4))
print("double six in 24    ", float(1 - Fraction(35, 36) ** 24), float(stats.binom.sf(0, 24, 1 / 36)))

fives = [185, 1149, 3265, 5475, 6114, 5194, 3067, 1331, 403, 105, 14, 4, 0]
trials, successes = 12 * sum(fives), sum(i * n for i, n in enumerate(fives))
print("Weldon", sum(fives), successes, "of", trials, successes / trials)


def log_likelihood(rate):
    return successes * mpmath.log(rate) + (trials - successes) * mpmath.log(1 - rate)


fair, best = (log_likelihood(mpmath.mpf(a) / b) for a, b in ((1, 3), (successes, trials)))
print("log-likelihoods     ", mpmath.nstr(fair, 17), mpmath.nstr(best, 17), mpmath.nstr(best - fair, 17))
print("SciPy's difference  ", stats.binom.logpmf(successes, trials, successes / trials)
      - stats.binom.logpmf(successes, trials, 1 / 3))
print("standard errors     ", (successes - trials / 3) / (trials * 2 / 9) ** 0.5)

with open("datasets/src/main/resources/gradus/datasets/ucb_admissions/ucb_admissions.csv", encoding="utf-8") as file:
    rows = list(csv.DictReader(file))


def count(**known):
    return sum(int(r["count"]) for r in rows if all(r[k] == v for k, v in known.items()))


print("admitted            ", count(admit="Admitted"), count())
for gender in ("Male", "Female"):
    print("admitted given", gender, [round(count(admit="Admitted", gender=gender, dept=d) / count(gender=gender, dept=d), 4)
                                     for d in "ABCDEF"], count(admit="Admitted", gender=gender) / count(gender=gender))
print("women given admitted", count(admit="Admitted", gender="Female") / count(admit="Admitted"))
