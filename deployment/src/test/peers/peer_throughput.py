"""Waits in queues, and the pause that a closed loop hides, computed without our code and without the closed formulas: numpy 1.24 and scipy 1.10
(Python 3.11).

    /usr/bin/python3 deployment/src/test/peers/peer_throughput.py

M/M/c: the balance of flows between neighbouring states, cut off at 4,000 requests inside. M/D/1: the chain of what is left behind when a request
leaves, its transition probabilities Poisson's, solved state by state. Mean waits follow by Little's law. The pause: Lindley's recursion.
"""
import math

import numpy as np
from scipy import stats


def mmc(rate, service, workers):
    """Mean wait, and the share of requests that find all workers busy."""
    states = np.arange(4000)
    logs = np.cumsum(np.concatenate([[0], np.log(rate * service / np.minimum(states[1:], workers))]))
    share = np.exp(logs - logs.max())
    share /= share.sum()
    waiting = (np.maximum(states - workers, 0) * share).sum()
    return waiting / rate, share[workers:].sum()


def md1(rate, service):
    """Mean wait, from how many are left behind at a departure (which is what an arrival finds)."""
    n = 3000
    came = stats.poisson.pmf(np.arange(n + 1), rate * service)
    left = np.zeros(n)
    left[0] = 1 - rate * service
    for j in range(n - 1):
        before = left[0] * came[j] + sum(left[i] * came[j - i + 1] for i in range(1, j + 1))
        left[j + 1] = (left[j] - before) / came[0]
        if left[j + 1] < 1e-14:
            left[j + 1] = 0
            break
    inside = (np.arange(n) * left).sum()
    return inside / rate - service


def pause(rate, service, period, length, seconds):
    """p50, p99 of requests sent every 1/rate seconds to one worker that stands still at the end of each period."""
    free, latencies = 0.0, []
    for i in range(round(rate * seconds)):
        sent = i / rate
        begin, left = max(sent, free), service
        while True:
            k = math.floor(begin / period)
            stop, go = (k + 1) * period - length, (k + 1) * period
            if begin >= stop:
                begin = go
            elif begin + left > stop:
                left -= stop - begin
                begin = go
            else:
                break
        free = begin + left
        latencies.append(free - sent)
    return [float(np.quantile(latencies, p, method="inverted_cdf")) for p in (0.5, 0.99)]


for rho in (0.5, 0.8, 0.9, 0.95):
    print(f"one worker, s = 1 ms, rho = {rho}: M/M/1 {mmc(rho * 1000, 0.001, 1)[0]:.9f} s  M/D/1 {md1(rho * 1000, 0.001):.9f} s")
for workers, rate in ((2, 1600), (8, 7200)):
    wait, busy = mmc(rate, 0.001, workers)
    print(f"{workers} workers, {rate} a second: wait {wait:.9f} s, all busy {busy:.9f}")
for p in (0.5, 0.9, 0.99):
    print(f"M/M/1 at rho = 0.8, s = 1 ms: quantile {p} {stats.expon.ppf(p, scale=0.001 / 0.2):.9f} s")
print("pause of 1 s in 10, s = 1 ms, 500 a second for 100 s: p50 %.6f p99 %.6f" % tuple(pause(500, 0.001, 10, 1, 100)))
