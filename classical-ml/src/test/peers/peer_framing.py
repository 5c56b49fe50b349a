"""Recomputes the main numbers of the lesson "framing" with scikit-learn, without Java.

Run from the root of the project:  /usr/bin/python3 classical-ml/src/test/peers/peer_framing.py
The values stand in FramingPeersTest.
"""
import numpy as np
import pandas as pd
import sklearn
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.metrics import accuracy_score, log_loss, mean_absolute_error, mean_squared_error

print("scikit-learn", sklearn.__version__)
DATA = "datasets/src/main/resources/gradus/datasets/"


def show(name, *values):
    print(name, ", ".join(f"{v:.12g}" for v in values))


prices = pd.read_csv(DATA + "ames/ames.csv.gz").sale_price.to_numpy()
train, test = prices[:2000], prices[2000:]  # the first 2000 rows train, in the order of the file
for strategy, quantile in (("mean", None), ("median", None), ("quantile", 0.75)):
    said = DummyRegressor(strategy=strategy, quantile=quantile).fit(np.zeros((2000, 1)), train).predict(np.zeros((930, 1)))
    show(strategy, said[0], np.sqrt(mean_squared_error(test, said)), mean_absolute_error(test, said))

status = pd.read_csv(DATA + "credit_scoring/credit_scoring.csv.gz").status.to_numpy()
train, test = status[:3000], status[3000:]
X, Z = np.zeros((3000, 1)), np.zeros((1454, 1))
majority = DummyClassifier(strategy="most_frequent").fit(X, train)
show("majority " + majority.predict(Z)[0], accuracy_score(test, majority.predict(Z)))
prior = DummyClassifier(strategy="prior").fit(X, train)
show("shares", *prior.predict_proba(Z)[0], log_loss(test, prior.predict_proba(Z)))
show("right by guesses in proportion, mean of 200", np.mean([
    accuracy_score(test, DummyClassifier(strategy="stratified", random_state=s).fit(X, train).predict(Z)) for s in range(200)]))

tied = DummyClassifier(strategy="most_frequent").fit(np.zeros((4, 1)), ["b", "a", "a", "b"])
print("of equally frequent classes", tied.predict([[0]])[0])
show("three quarters of 10, 20", DummyRegressor(strategy="quantile", quantile=0.75).fit(np.zeros((2, 1)), [10, 20]).predict([[0]])[0])
