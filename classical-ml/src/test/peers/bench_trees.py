#!/usr/bin/env python3
"""Grows scikit-learn's tree whenever it reads a line: bench_trees.py DATA ROWS TEST, started by TreesBenchmark.

Prints the processor time of each fit in milliseconds, and at the end leaves and error rate to the error stream.
"""

import sys
import time

import numpy as np
from sklearn.tree import DecisionTreeClassifier

path, rows, test = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
data = np.fromfile(path, ">f8").reshape(rows + test, -1).astype(float)
X, y = np.ascontiguousarray(data[:, :-1].astype(np.float32)), data[:, -1].astype(int)
tree = None
for _ in sys.stdin:
    tree = DecisionTreeClassifier(random_state=0)
    before = time.process_time()
    tree.fit(X[:rows], y[:rows])
    print("%.1f" % (1000 * (time.process_time() - before)), flush=True)
wrong = np.mean(tree.predict(X[rows:]) != y[rows:])
print("scikit-learn: %d leaves, wrong %.4f" % (tree.get_n_leaves(), wrong), file=sys.stderr)
