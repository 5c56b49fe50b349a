"""Writes distributions.csv, the table that DistributionsTableTest reads, with mpmath at 60 digits (noncentral t and studentised range: 40).

Run from the root of the project:  python3 fundamentals/src/test/peers/table_distributions.py
Takes a few minutes. SciPy only chooses where to look; every value in the table is mpmath's. Each line is
distribution;function;argument;value, with arguments that are exactly doubles and values of 25 digits.
"""
import mpmath as mp
from scipy import stats

mp.mp.dps = 60
LEVELS = (1e-300, 1e-150, 1e-40, 1e-12, 1e-4, 0.02, 0.3, 0.5)
SMALLEST, LARGEST = mp.mpf("1e-300"), mp.mpf("1.7e308")
FAINT = mp.mpf(10) ** -28
NOTHING = mp.mpf(10) ** -62
rows = []


def row(name, function, argument, value):
    if (value == 0 and argument == 0) or SMALLEST <= abs(value) <= LARGEST:
        rows.append(f"{name};{function};{argument!r};{mp.nstr(value, 25)}")


def gamma_series(a, x):
    """P(a, x) by the series of positive terms."""
    term = total = mp.mpf(1)
    n = 0
    nothing = mp.mpf(10) ** -(mp.mp.dps + 2)
    while term > total * nothing or n < x - a:
        n += 1
        term *= x / (a + n)
        total += term
    return total * mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1))


def gamma_pair(a, x):
    """P(a, x) and Q(a, x), the smaller of them without a subtraction."""
    if x <= a:
        p = gamma_series(a, x)
        return p, 1 - p
    if a == int(a):  # Q is the Poisson probability of a - 1 or less: a finite sum
        term = mp.exp((a - 1) * mp.log(x) - x - mp.loggamma(a))
        q, k = mp.mpf(0), int(a) - 1
        while k >= 0 and term > q * NOTHING:
            q += term
            term *= k / x
            k -= 1
        return 1 - q, q
    with mp.workdps(400):  # the subtraction costs 300 digits at most
        p = gamma_series(a, x)
        return p, 1 - p


def beta_pair(a, b, x, y):
    """I(x; a, b) and 1 - I, for y = 1 - x, the smaller of them without a subtraction."""
    if x > (a + 1) / (a + b + 2):
        q = beta_series(b, a, y, x)
        return 1 - q, q
    if x > 0.9:  # the series for p would take billions of terms; the subtraction costs 300 digits at most
        with mp.workdps(400):
            q = beta_series(b, a, y, x)
            return 1 - q, q
    p = beta_series(a, b, x, y)
    return p, 1 - p


def beta_series(a, b, x, y):
    term = total = mp.mpf(1)
    n = 0
    nothing = mp.mpf(10) ** -(mp.mp.dps + 2)
    while term > total * nothing or (a + b + n) * x > a + 1 + n:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return total * mp.exp(a * mp.log(x) + b * mp.log(y) - mp.log(a) - log_beta(a, b))


def log_beta(a, b):
    return mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(a + b)


def places(rough):
    """Doubles with four digits near the quantiles of both tails, as far as SciPy finds them."""
    found = {float(f"{f(p):.4g}") for p in LEVELS for f in (rough.ppf, rough.isf)}
    return sorted(x for x in found if -1e308 < x < 1e308)


def continuous(name, density, cdf, where, low=-mp.inf, high=mp.inf):
    for x in where:
        if not low < x < high:
            continue
        exact = mp.mpf(x)
        d, (lower, upper) = density(exact), cdf(exact)
        row(name, "density", x, d)
        row(name, "cdf", x, lower)
        row(name, "survival", x, upper)
        # one step of Newton's from x, which is exact to 30 digits: where the rounded probability lies
        if lower <= mp.mpf("0.75") and lower > SMALLEST:
            p = float(lower)
            row(name, "quantile", p, exact - (lower - mp.mpf(p)) / d)
        if upper <= mp.mpf("0.75") and upper > SMALLEST:
            p = float(upper)
            row(name, "upperQuantile", p, exact + (upper - mp.mpf(p)) / d)


def counts(rough):
    return sorted({int(f(p)) for p in LEVELS for f in (rough.ppf, rough.isf) if f(p) < 1e15} | {0})


def discrete(name, pmf, cdf, where):
    for k in where:
        lower, upper = cdf(k)
        row(name, "pmf", k, pmf(k))
        row(name, "cdf", k, lower)
        row(name, "survival", k, upper)


def normal(mean, sd):
    z = lambda x: (x - mean) / mp.mpf(sd)
    continuous(f"Normal {mean} {sd}", lambda x: mp.npdf(z(x)) / sd, lambda x: (mp.ncdf(z(x)), mp.ncdf(-z(x))),
               places(stats.norm(mean, sd)) + [mean + sd * 2.0 ** -30])


def exponential(rate):
    r = mp.mpf(rate)
    continuous(f"Exponential {rate}", lambda x: r * mp.exp(-r * x), lambda x: (-mp.expm1(-r * x), mp.exp(-r * x)),
               places(stats.expon(scale=1 / rate)))


def gamma(name, shape, rate, rough):
    a, r = mp.mpf(shape), mp.mpf(rate)
    continuous(name, lambda x: mp.exp(a * mp.log(r * x) - r * x - mp.loggamma(a)) / x, lambda x: gamma_pair(a, r * x),
               places(rough), low=0)


def beta(a, b):
    p, q = mp.mpf(a), mp.mpf(b)
    continuous(f"Beta {a} {b}", lambda x: mp.exp((p - 1) * mp.log(x) + (q - 1) * mp.log(1 - x) - log_beta(p, q)),
               lambda x: beta_pair(p, q, x, 1 - x), places(stats.beta(a, b)), 0, 1)


def student(df, more):
    nu = mp.mpf(df)

    def density(t):
        return mp.exp(-log_beta(nu / 2, mp.mpf(1) / 2) - mp.log(nu) / 2 - (nu + 1) / 2 * mp.log1p(t * t / nu))

    def cdf(t):
        square = t * t
        with mp.workdps(400):
            x, y = nu / (nu + square), square / (nu + square)
        tail = beta_pair(nu / 2, mp.mpf(1) / 2, x, y)[0] / 2
        return (1 - tail, tail) if t > 0 else (tail, 1 - tail)

    continuous(f"StudentT {df}", density, cdf, sorted(set(places(stats.t(df)) + more) - {0.0}))


def fisher(d1, d2, more=()):
    a, b = mp.mpf(d1) / 2, mp.mpf(d2) / 2
    x = lambda f: d1 * f / (d1 * f + d2)
    y = lambda f: d2 / (d1 * f + d2)
    continuous(f"FisherF {d1} {d2}",
               lambda f: mp.exp(a * mp.log(x(f)) + b * mp.log(y(f)) - log_beta(a, b)) / f,
               lambda f: beta_pair(a, b, x(f), y(f)), sorted(set(places(stats.f(d1, d2))) | set(more)), low=0)


def poisson(rate, where=None):
    r = mp.mpf(rate)
    discrete(f"Poisson {rate}", lambda k: mp.exp(k * mp.log(r) - r - mp.loggamma(k + 1)),
             lambda k: gamma_pair(mp.mpf(k + 1), r)[::-1], where or counts(stats.poisson(rate)))


def binomial(n, p, where=None):
    q = mp.mpf(p)
    log_pmf = lambda k: (mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1)
                         + k * mp.log(q) + (n - k) * mp.log(1 - q))
    discrete(f"Binomial {n} {p}", lambda k: mp.exp(log_pmf(k)),
             lambda k: beta_pair(mp.mpf(k + 1), mp.mpf(n - k), q, 1 - q)[::-1] if k < n else (mp.mpf(1), mp.mpf(0)),
             where or counts(stats.binom(n, p)))


def over_spread(nu, g, coarse=mp.mpf(1) / 40, per_deviation=6):
    """The mean of g(S), S = sqrt(chi2(nu) / nu), in equal steps of ln S, whose standard deviation is about 1 / sqrt(2 nu)."""
    step = min(coarse, 1 / (per_deviation * mp.sqrt(2 * nu)))
    c = mp.log(2) + nu / 2 * mp.log(nu / 2) - mp.loggamma(nu / 2)
    total, u, largest = mp.mpf(0), mp.mpf(3), mp.mpf(0)
    while u > -400:
        term = mp.exp(c + nu * u - nu / 2 * mp.exp(2 * u)) * g(mp.exp(u))
        total += term
        largest = max(largest, term)
        if term < largest * FAINT:
            break
        u -= step
    return total * step


def noncentral(df, delta, where):
    nu, d = mp.mpf(df), mp.mpf(delta)
    for x in where:
        t = mp.mpf(x)
        row(f"NoncentralT {df} {delta}", "density", x, over_spread(nu, lambda s: s * mp.npdf(t * s - d)))
        row(f"NoncentralT {df} {delta}", "cdf", x, over_spread(nu, lambda s: mp.ncdf(t * s - d)))
        row(f"NoncentralT {df} {delta}", "survival", x, over_spread(nu, lambda s: mp.ncdf(d - t * s)))


def studentized_range(k, df, where):
    step = mp.mpf(1) / (8 if k < 10 else 16)
    grid = [i * step for i in range(int(-30 / step), int(10 / step))]
    bell = [mp.npdf(z) for z in grid]
    above = [mp.ncdf(-z) for z in grid]

    def beyond(w):
        parts = ((b, a, mp.ncdf(-z - w)) for z, a, b in zip(grid, above, bell) if -w / 2 - 12 < z)
        return k * step * mp.fsum(b * (a ** (k - 1) - (a - c) ** (k - 1)) for b, a, c in parts)

    def within(w):
        parts = ((b, a - mp.ncdf(-z - w)) for z, a, b in zip(grid, above, bell) if -12 < z)
        return k * step * mp.fsum(b * c ** (k - 1) for b, c in parts)

    for q in where:
        x = mp.mpf(q)
        row(f"StudentizedRange {k} {df}", "survival", q, over_spread(mp.mpf(df), lambda s: beyond(x * s), mp.mpf(1) / 10, 3))
        row(f"StudentizedRange {k} {df}", "cdf", q, over_spread(mp.mpf(df), lambda s: within(x * s), mp.mpf(1) / 10, 3))


normal(0, 1)
normal(10, 2.5)
exponential(0.25)
for shape in (0.0001, 0.3, 2.5, 40, 1e4):
    gamma(f"Gamma {shape} 2.0", shape, 2.0, stats.gamma(shape, scale=0.5))
gamma("Gamma 1.0E6 2.0", 1e6, 2.0, stats.norm(5e5, 5e2))
for df in (1, 3, 10, 250):
    gamma(f"ChiSquared {df}", df / 2, 0.5, stats.chi2(df))
for a, b in ((0.5, 0.5), (2, 3), (0.001, 4), (30, 0.2), (2000, 5), (1e6, 1e6)):
    beta(a, b)
student(1, [-1e-8, 1e-8, -3.2e299, 1e200, -1e20])
student(2.5, [-1e-8, -1e100, 1e60])
student(5, [1e-5, -1e50])
student(30, [-1e-8, 1e9])
student(1e8, [-1e-8])
fisher(1, 1, [1e-300, 1e300, 1e-20])
fisher(3, 20, [1e-100, 1e20])
fisher(200, 7)
fisher(1e6, 1e6)
for rate in (0.001, 3.5, 200, 1e5):
    poisson(rate)
poisson(1e8, [99_650_000, 100_300_000])
for n, p in ((10, 0.3), (1000, 0.001), (1000, 0.5), (1000000, 0.9)):
    binomial(n, p)
binomial(100000000, 0.25, [24_850_000, 25_004_000])
print(len(rows), "values", flush=True)
mp.mp.dps = 40
noncentral(10, 1, [-1e20, -50.0, -1.0, 0.5, 2.0, 20.0, 1e6])
noncentral(3, -2.5, [-1e3, -2.0, 0.1, 1e10])
noncentral(200, 30, [-3.0, 10.0, 31.0, 60.0])
studentized_range(3, 10, [0.01, 3.5, 20.0, 1e5])
studentized_range(10, 4, [0.5, 5.0, 100.0])
studentized_range(4, 1, [0.1, 3.0, 1e8])
studentized_range(50, 60, [5.0])

with open("fundamentals/src/test/peers/distributions.csv", "w", encoding="utf-8") as file:
    file.write("distribution;function;argument;value\n")
    file.writelines(line + "\n" for line in rows)
print(len(rows), "values")
