#!/usr/bin/env python3
"""scikit-learn's side of EnsembleBenchmark, which starts it: python3 bench_ensembles.py FOLDER

Writes 120,000 rows of 20 columns to FOLDER (big-endian doubles and ints), then trains what each line of its input names, on the
first 100,000, and answers with milliseconds and the accuracy on the others. Needs numpy and scikit-learn (run with 1.2.1).
"""

import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = "2"

import sklearn
from sklearn.datasets import make_classification
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier

X, y = make_classification(
    120_000, 20, n_informative=10, n_redundant=4, flip_y=0.05, class_sep=0.8, random_state=3
)
X.astype(">f8").tofile(os.path.join(sys.argv[1], "X.bin"))
y.astype(">i4").tofile(os.path.join(sys.argv[1], "y.bin"))
print("scikit-learn", sklearn.__version__, flush=True)
for line in sys.stdin:
    model = {
        "forest": RandomForestClassifier(100, n_jobs=2, random_state=0),
        "boosting": HistGradientBoostingClassifier(
            max_iter=100, max_leaf_nodes=31, learning_rate=0.1, early_stopping=False
        ),
    }[line.strip()]
    start = time.perf_counter()
    model.fit(X[:100_000], y[:100_000])
    took = time.perf_counter() - start
    print("%.1f %.4f" % (1000 * took, (model.predict(X[100_000:]) == y[100_000:]).mean()), flush=True)
