"""The weight model behind Flask: validation and problems; no ids, limits, metrics or log of requests.

    BODY_DIMS=body_dims.csv gunicorn --workers 2 --worker-class gthread --threads 8 --keep-alive 30 serving_flask:app
"""

from flask import Flask, jsonify, request

import weight_model

app = Flask(__name__)


def problem(status, detail, errors=()):
    response = jsonify(title="Unprocessable Content", status=status, detail=detail, errors=list(errors))
    response.status_code = status
    response.content_type = "application/problem+json"
    return response


@app.post("/predict")
def predict():
    body = request.get_json()
    if not isinstance(body, dict):
        return problem(422, "the body must be a JSON object")
    errors = [{"pointer": "#/" + name, "detail": "is not known"} for name in body if name not in weight_model.RANGES]
    for name, (low, high) in weight_model.RANGES.items():
        value = body.get(name)
        good = isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high
        if not good:
            errors.append({"pointer": "#/" + name, "detail": f"must be a number from {low:.0f} to {high:.0f}"})
    if errors:
        return problem(422, f"{len(errors)} values cannot be used; see errors", errors)
    return jsonify(weight_model.answer([body[name] for name in weight_model.RANGES]))
