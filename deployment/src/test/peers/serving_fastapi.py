"""The weight model behind FastAPI: pydantic validates; no ids, limits, metrics or log of requests.

    BODY_DIMS=body_dims.csv uvicorn --workers 2 --no-access-log serving_fastapi:app

The endpoint is a coroutine: FastAPI would hand an ordinary function to a pool of threads, which costs more than the prediction.
"""

from fastapi import FastAPI
from pydantic import Extra, Field, create_model

import weight_model


class Config:
    extra = Extra.forbid


Measurements = create_model(
    "Measurements",
    __config__=Config,
    **{name: (float, Field(ge=low, le=high)) for name, (low, high) in weight_model.RANGES.items()},
)

app = FastAPI()


@app.post("/predict")
async def predict(person: Measurements):
    return weight_model.answer([getattr(person, name) for name in weight_model.RANGES])
