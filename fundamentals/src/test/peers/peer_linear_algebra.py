"""Recomputes the main numbers of the lesson "linear-algebra" with NumPy (LAPACK).

Run from the root of the project:  /usr/bin/python3 fundamentals/src/test/peers/peer_linear_algebra.py   (needs NumPy and Pillow)
The values stand in LinearAlgebraClaimsTest.
"""
import csv
import gzip

import numpy as np
from PIL import Image

DATA = "datasets/src/main/resources/gradus/datasets/"


def photo(name):
    return np.asarray(Image.open(DATA + "photos/" + name), float) / 255


def digits():
    with gzip.open(DATA + "digits_8x8/digits_8x8.csv.gz", "rt", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    return np.array([[float(x) for x in row[:64]] for row in rows]) / 16


def lost(values, k):
    return float(np.sqrt((values[k:] ** 2).sum() / (values ** 2).sum()))


def lost_on_grid(A, side):
    n, d = A.shape
    means = A.reshape(n // side, side, d // side, side).mean((1, 3))
    return float(np.linalg.norm(A - means.repeat(side, 0).repeat(side, 1)) / np.linalg.norm(A))


print("versions: numpy", np.__version__)
brick, gravel, X = photo("brick.png"), photo("gravel.png"), digits()
of_brick, of_gravel, of_digits = (np.linalg.svd(M, compute_uv=False) for M in (brick, gravel, X))
print("brick: grid of 2 x 2    ", lost_on_grid(brick, 2))
print("brick: rank 31          ", lost(of_brick, 31))
print("gravel: rank 31         ", lost(of_gravel, 31))
print("brick: first values     ", of_brick[:3].tolist())
print("digits: first values    ", of_digits[:4].tolist())
print("digits: rank, lost at 20", int(np.linalg.matrix_rank(X)), lost(of_digits, 20))
print("digits: by eigh         ", np.sqrt(np.linalg.eigvalsh(X.T @ X)[::-1][:4]).tolist())
