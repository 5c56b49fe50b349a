"""The script of the exercise SameAsPython, which prints the numbers that stand in SameAsPythonTest.

Run:  /usr/bin/python3 deep-learning/src/test/peers/peer_same_as_python.py   (Debian's PyTorch 1.13.1)
"""
import torch
from torch import nn

torch.set_default_dtype(torch.float64)


def waves(count, phase, size):
    return size * torch.sin(phase + 1.7 * torch.arange(count))


attention = nn.MultiheadAttention(8, 2)                 # width 8, two heads
with torch.no_grad():
    attention.in_proj_weight.copy_(waves(192, 0, 0.5).reshape(24, 8))
    attention.in_proj_bias.copy_(waves(24, 1, 0.5))
    attention.out_proj.weight.copy_(waves(64, 2, 0.5).reshape(8, 8))
    attention.out_proj.bias.copy_(waves(8, 3, 0.5))

x = waves(128, 0.3, 1.0).reshape(4, 4, 8)               # four texts of four words
earlier = torch.ones(4, 4).tril(-1).bool()              # words may look at earlier words
y, maps = attention(x, x, x, attn_mask=earlier)
print(y[1, 2].tolist())
print(maps[2].tolist())
