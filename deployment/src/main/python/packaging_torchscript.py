"""Writes the TorchScript files of the packaging lesson: python3 packaging_torchscript.py (torch 1.13 or later).

Beside each file lies what it was made from, NAME.json: a bias, a weight per input, and whether the sum goes through the logistic
function. `./gradus run packaging LinearParameters FOLDER` writes those. A file is a program: PyTorch compiles forward() to its own
language and stores it with the numbers, so that no Python is needed to run it.
"""
import json
import pathlib

import torch


class Linear(torch.nn.Module):
    """n rows of d numbers in, n numbers out, in float64."""

    def __init__(self, bias, weights, logistic):
        super().__init__()
        self.bias = torch.nn.Parameter(torch.tensor(bias, dtype=torch.float64), requires_grad=False)
        self.weights = torch.nn.Parameter(torch.tensor(weights, dtype=torch.float64), requires_grad=False)
        self.logistic: bool = logistic

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        sums = torch.addmv(self.bias, rows, self.weights)
        return torch.sigmoid(sums) if self.logistic else sums


folder = pathlib.Path(__file__).resolve().parents[1] / "resources/gradus/deployment/packaging"
for name in ("weight", "credit"):
    parameters = json.loads((folder / f"{name}.json").read_text())
    torch.jit.script(Linear(**parameters)).save(str(folder / f"{name}.pt"))
    print(name, (folder / f"{name}.pt").stat().st_size, "bytes, torch", torch.__version__)
