"""Recomputes the main numbers of the lesson "sql" without a database: plain Python over the files, and once Python's own sqlite3.

Run from the root of the project:  python3 fundamentals/src/test/peers/peer_sql.py
The values stand in SqlClaimsTest.
"""
import bisect
import csv
import gzip
import sqlite3
import sys
from collections import defaultdict
from statistics import fmean

DATA = "datasets/src/main/resources/gradus/datasets/"


def rows(path):
    opened = gzip.open(DATA + path, "rt", encoding="utf-8") if path.endswith("gz") else open(DATA + path, encoding="utf-8")
    with opened as file:
        return list(csv.DictReader(file))


print("versions: python", sys.version.split()[0], "sqlite", sqlite3.sqlite_version)
flights, airports = rows("flights/flights.csv.gz"), rows("flights/airports.csv")
state = {a["iata"]: a["state"] for a in airports}
by_airport, by_state = defaultdict(list), defaultdict(list)
for f in flights:
    by_airport[f["origin"]].append(int(f["delay_min"]))
    by_state[state[f["origin"]]].append(int(f["delay_min"]))
of_flights = sorted(((fmean(d), s) for s, d in by_state.items()), reverse=True)
means = defaultdict(list)
for a, d in by_airport.items():
    means[state[a]].append(fmean(d))
of_means = sorted(((fmean(m), s) for s, m in means.items()), reverse=True)
print("mean of flights        ", of_flights[:5])
print("mean of means          ", of_means[:5])
print("Illinois               ", [(i + 1, m) for i, (m, s) in enumerate(of_flights) if s == "IL"])
print("airports with, without ", len(by_airport), len(airports) - len(by_airport))

latest = {}
for a, d in by_airport.items():
    if len(d) >= 30:
        latest[state[a]] = max(latest.get(state[a], (-1e9, "")), (fmean(d), a))
print("latest of each state   ", sorted(latest.values(), reverse=True)[:5])

day = sorted((f["departure"], int(f["flight_id"]), int(f["delay_min"])) for f in flights
             if f["origin"] == "ORD" and f["departure"].startswith("2001-03-16"))
delays = [d for _, _, d in day]
print("last three             ", [round(fmean(delays[max(0, i - 2):i + 1]), 3) for i in range(len(delays))])

patients, tests, events = (rows("nafld/" + f + ".csv.gz") for f in ("patients", "lab_tests", "events"))
cases = {p["case_id"] for p in patients}
print("nobody's case          ", sum(p["id"] not in cases for p in patients))
pressure = defaultdict(list)
for t in tests:
    if t["test"] == "sbp":
        pressure[t["id"]].append((int(t["days"]), float(t["value"])))
known, ever, afterwards = [], 0, 0
for e in events:
    if e["event"] == "MI":
        measured = sorted(pressure[e["id"]])
        at = bisect.bisect_right([d for d, _ in measured], int(e["days"]))
        if at:
            known.append(measured[at - 1][1])
        if measured:
            ever += 1
            afterwards += measured[-1][0] > int(e["days"])
print("heart attacks          ", sum(e["event"] == "MI" for e in events), len(known), ever, afterwards, fmean(known))
weight = {p["id"]: float(p["weight"]) for p in patients if p["weight"]}
n_tests, n_events = defaultdict(int), defaultdict(int)
for t in tests:
    n_tests[t["id"]] += 1
for e in events:
    n_events[e["id"]] += 1
for name, times in (("patients", lambda i: 1), ("tests", lambda i: n_tests[i]), ("both", lambda i: n_tests[i] * n_events[i])):
    total = sum(times(i) for i in weight)
    print("weight, joined with    ", name, total, sum(times(i) * w for i, w in weight.items()) / total)

lite = sqlite3.connect(":memory:")
lite.execute("CREATE TABLE delays (origin TEXT, delay_min INTEGER)")
lite.execute("INSERT INTO delays VALUES ('ORD', 'late'), ('ORD', 5)")
print("sqlite                 ", lite.execute("SELECT 5 / 2, 1 / 0, CAST('2001-03-16' AS DATE), 'ORD' = 'ord'").fetchall(),
      lite.execute("SELECT typeof(delay_min) FROM delays").fetchall())
