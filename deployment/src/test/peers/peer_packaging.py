"""The packaging lesson's numbers, computed without Java: /usr/bin/python3 peer_packaging.py (numpy, cryptography).

SHA-256 (hashlib) and Ed25519 (the test key of RFC 8032, section 7.1) of a small manifest in canonical JSON, which json.dumps writes from a
dictionary; least squares on body_dims; the credit model's answers from its parameters; what float32 can hold.
"""
import csv
import hashlib
import json
import pathlib

import cryptography
import numpy as np
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

root = pathlib.Path(__file__).resolve().parents[4]
print("numpy", np.__version__, "cryptography", cryptography.__version__)

file = b"abc"
manifest = {
    "format": "gradus-model/1", "model": "weight", "version": 3, "output": "weight in kg",
    "inputs": [{"name": "height_cm", "unit": "cm", "min": 147.0, "max": 198.1}],
    "training": {"rows": "507", "data": "body_dims"}, "card": {"purpose": "Grüße \"an\" alle"},
    "files": [{"name": "model.onnx", "format": "onnx", "writer": "hand", "columns": ["height_cm"], "answer": 0,
               "bytes": len(file), "sha256": hashlib.sha256(file).hexdigest()}],
}
text = json.dumps(manifest, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
key = Ed25519PrivateKey.from_private_bytes(
    bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
print(text.decode())
print("sha256   ", hashlib.sha256(text).hexdigest())
print("signature", key.sign(text).hex())

body = list(csv.DictReader((root / "datasets/src/main/resources/gradus/datasets/body_dims/body_dims.csv").open()))
names = ["height_cm", "chest_girth", "waist_girth", "thigh_girth", "calf_girth"]
X = np.array([[1.0] + [float(row[c]) for c in names] for row in body])
beta = np.linalg.lstsq(X, np.array([float(row["weight_kg"]) for row in body]), rcond=None)[0]
print("weight of 174, 93, 77, 57, 36:", repr(float(beta @ [1, 174, 93, 77, 57, 36])))

parameters = json.loads((root / "deployment/src/main/resources/gradus/deployment/packaging/credit.json").read_text())
for row in ([9, 60, 30, 73, 800, 846, 0], [0, 36, 26, 46, 310, 910, 1]):
    z = parameters["bias"] + np.dot(parameters["weights"], row)
    w = np.float32(parameters["bias"]) + np.dot(np.float32(parameters["weights"]), np.float32(row))
    print("credit", row, repr(float(1 / (1 + np.exp(-z)))), "in float32", 1 / (1 + np.exp(-w)))
print("neighbours of 1.7e9 in float32:", int(np.nextafter(np.float32(1.7e9), np.float32(0))),
      int(np.nextafter(np.float32(1.7e9), np.float32(np.inf))), "and 1.7e9 + 60 is", int(np.float32(1.7e9 + 60)))
