"""Recomputes numbers of the lesson "djl" with PyTorch in Python, without Java or DJL.

Run from the folder deep-learning: /usr/bin/python3 src/test/peers/peer_djl.py
Last run with Python 3.11, torch 1.13.1, Pillow 9.4.0. The values stand in DjlPeersTest.
"""

import numpy as np
import torch
from PIL import Image

PHOTOS = "../datasets/src/main/resources/gradus/datasets/photos/"


def photo(name):
    values = torch.tensor(np.asarray(Image.open(PHOTOS + name)), dtype=torch.float64) / 255
    return values.unsqueeze(0) if values.dim() == 2 else values.permute(2, 0, 1)


def contrast(image):
    weights = [1.0] if image.shape[0] == 1 else [0.299, 0.587, 0.114]
    grey = (image * torch.tensor(weights, dtype=torch.float64).reshape(-1, 1, 1)).sum(0)
    return grey.std(unbiased=False)


def measures(patches):
    def roughness(steps):
        return (steps**2).mean(dim=(1, 2)).add(1e-6).log()

    mean = patches.mean(dim=(1, 2))
    right = patches[:, :, 1:] - patches[:, :, :-1]
    down = patches[:, 1:, :] - patches[:, :-1, :]
    return torch.stack([mean, roughness(patches - mean.reshape(-1, 1, 1)), roughness(right), roughness(down)], 1)


print("torch", torch.__version__)
for name in ["astronaut.png", "camera.png", "flower.png"]:
    print("contrast", name, contrast(photo(name)).item())
names = ["astronaut", "camera", "coffee", "chelsea", "coins", "moon", "page", "brick", "grass", "gravel", "china", "flower"]
truth = torch.stack([contrast(photo(n + ".png")) for n in names])
print("stretched", ((truth.reshape(-1, 1) - truth) ** 2).mean().item(), 2 * truth.var(unbiased=False).item())
for name in ["brick.png", "grass.png"]:
    patch = (photo(name)[:, :32, :32] - 0.5) / 0.25
    print("measures", name, measures(patch)[0].tolist())
i, f, d = torch.ones(1, dtype=torch.int32), torch.ones(1), torch.ones(1, dtype=torch.float64)
print("types", (i / 2).dtype, i.sum().dtype, (f + d).dtype, (f + torch.tensor(1.0, dtype=torch.float64)).dtype)
print("bytes", (torch.tensor([200], dtype=torch.uint8) + 100).item())
x = torch.tensor(3.0, requires_grad=True)
(x * x).backward()
print("slope", x.grad.item())
