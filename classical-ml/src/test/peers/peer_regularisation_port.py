"""The script that the exercise regularisation/4 ports to Java, with more of its numbers printed.

Run from the root of the project:  python3 classical-ml/src/test/peers/peer_regularisation_port.py
The values stand in PythonPortTest (the workbook).
"""
import numpy as np
import sklearn
from sklearn.linear_model import Lasso, Ridge
from sklearn.metrics import r2_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

print("scikit-learn", sklearn.__version__)
table = np.loadtxt("datasets/src/main/resources/gradus/datasets/diabetes/diabetes.csv", delimiter=",", skiprows=1)
known, others = table[:342], table[342:]


def ridge(alpha):
    return make_pipeline(StandardScaler(), Ridge(alpha=alpha))


def lasso(alpha):
    return make_pipeline(StandardScaler(), Lasso(alpha=alpha, tol=1e-12, max_iter=1_000_000))


for model in (ridge(100.0), lasso(2.0)):
    model.fit(known[:, :10], known[:, 10])
    predicted = model.predict(others[:, :10])
    print([float(f"{p:.12g}") for p in predicted[:3]], f"{r2_score(others[:, 10], predicted):.12g}")
print([float(f"{z:.12g}") for z in StandardScaler().fit(known[:, :10]).transform(others[:1, :10])[0]])
flat = np.array([[1.0, 7.0], [2.0, 7.0], [6.0, 7.0]])
print(StandardScaler().fit(flat).transform(np.array([[3.0, 7.0], [4.0, 9.0]])).tolist())
