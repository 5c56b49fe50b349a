"""Recomputes the main numbers of the lesson "tables" with pandas.

Run from the root of the project:  python3 fundamentals/src/test/peers/peer_tables.py
(With pandas, as in Debian's python3-pandas.) The values stand in TablesPeersTest.
"""
import pandas as pd

DATA = "datasets/src/main/resources/gradus/datasets/"
flights = pd.read_csv(DATA + "flights/flights.csv.gz")
airports = pd.read_csv(DATA + "flights/airports.csv").rename(columns={"iata": "origin"})
routes = pd.read_csv(DATA + "flights/routes_2008.csv.gz")
penguins = pd.read_csv(DATA + "penguins/penguins.csv")


def joined(name, right, *keys):
    inner = flights.merge(right, on=list(keys))
    left = flights.merge(right, on=list(keys), how="left", indicator=True)
    unmatched = (left["_merge"] == "left_only").sum()
    several = right[right.duplicated(list(keys), keep=False)][list(keys)].drop_duplicates()
    multiply = len(several.merge(flights[list(keys)].drop_duplicates()))
    print("%-12s inner %d, left %d, unmatched %d, multiplying %d, miles %d, delay %.6f" % (
        name, len(inner), len(left), unmatched, multiply, inner["distance_mi"].sum(), inner["delay_min"].mean()))
    return inner


print("pandas", pd.__version__)
right = joined("airports", airports, "origin")
twice = joined("twice", pd.concat([airports, airports[airports.origin == "ORD"]]), "origin")
joined("by origin", routes, "origin")
joined("by both", routes, "origin", "destination")
print("from Illinois", (right.state == "IL").sum(), (twice.state == "IL").sum())
print("routes flown", len(flights[["origin", "destination"]].drop_duplicates()))
print("mean mass %.6f" % penguins.body_mass_g.mean())
masses = penguins.groupby(["species", "sex"], dropna=False).body_mass_g.agg(["mean", "median", "count"])
for key, row in masses.iterrows():
    print("  %s %.6f %.1f %d" % (key, row["mean"], row["median"], row["count"]))
for island, rows in penguins.groupby("island"):
    print("  %-10s %d rows, no mass %d, no sex %d" % (
        island, len(rows), rows.body_mass_g.isna().sum(), rows.sex.isna().sum()))
wide = masses["mean"].reset_index().dropna().pivot(index="species", columns="sex", values="mean")
print((100 * (wide.male / wide.female - 1)).map("{:.6f}".format).to_dict())
