#!/usr/bin/python3
"""scikit-learn's side of NeighbourBenchmark, which starts it: each line "ALGORITHM FILE ROWS COLUMNS" on the standard input is answered by
milliseconds and the sum of the fifth distances. One thread."""

import os
import sys
import time

for library in ("OMP", "OPENBLAS", "MKL"):
    os.environ[library + "_NUM_THREADS"] = "1"

import numpy as np
import sklearn
from sklearn.neighbors import NearestNeighbors

print(sklearn.__version__, flush=True)
for line in sys.stdin:
    algorithm, path, rows, columns = line.split()
    X = np.fromfile(path, dtype=">f8").astype(float).reshape(int(rows), int(columns))
    start = time.perf_counter()
    distances = NearestNeighbors(n_neighbors=6, algorithm=algorithm, n_jobs=1).fit(X).kneighbors(X)[0]
    print("%.2f" % (1000 * (time.perf_counter() - start)), "%.6f" % distances[:, 5].sum(), flush=True)
