"""The same weight model behind Flask: scikit-learn's LinearRegression with its 95 % prediction interval.

Run it with gunicorn, as one would in production:

    BODY_DIMS=body_dims.csv gunicorn --bind 127.0.0.1:8081 --workers 2 serving_flask:app
"""

import csv
import os

import numpy
from flask import Flask, jsonify, request
from scipy import stats
from sklearn.linear_model import LinearRegression

FIELDS = {
    "height_cm": "height_cm",
    "chest_cm": "chest_girth",
    "waist_cm": "waist_girth",
    "thigh_cm": "thigh_girth",
    "calf_cm": "calf_girth",
}

with open(os.environ["BODY_DIMS"], newline="", encoding="utf-8") as file:
    people = list(csv.DictReader(file))

X = numpy.array([[float(person[column]) for column in FIELDS.values()] for person in people])
y = numpy.array([float(person["weight_kg"]) for person in people])
model = LinearRegression().fit(X, y)

# The interval, as in the lesson on linear regression: prediction ± t·s·√(1 + xᵀ(XᵀX)⁻¹x).
A = numpy.column_stack([numpy.ones(len(y)), X])
inverse = numpy.linalg.inv(A.T @ A)
degrees = len(y) - A.shape[1]
spread = numpy.sqrt(((y - model.predict(X)) ** 2).sum() / degrees)
quantile = stats.t.ppf(0.975, degrees)

ranges = [(numpy.floor(column.min()), numpy.ceil(column.max())) for column in X.T]

app = Flask(__name__)


@app.post("/predict")
def predict():
    body = request.get_json()
    errors = []
    features = []
    for (name, (low, high)) in zip(FIELDS, ranges):
        value = body.get(name)
        good = isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high
        if not good:
            errors.append({"pointer": "#/" + name, "detail": f"must be a number from {low} to {high}, but was {value}"})
        features.append(value)
    if errors:
        return jsonify(status=422, errors=errors), 422
    row = numpy.array([features], dtype=float)
    weight = float(model.predict(row)[0])
    x = numpy.concatenate([[1.0], row[0]])
    margin = float(quantile * spread * numpy.sqrt(1 + x @ inverse @ x))
    return jsonify(weight_kg=weight, interval={"confidence": 0.95, "lower_kg": weight - margin, "upper_kg": weight + margin})
