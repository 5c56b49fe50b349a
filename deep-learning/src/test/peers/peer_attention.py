"""Recomputes the main numbers of the lesson "attention" with PyTorch in float64, without Java.

Run:  /usr/bin/python3 deep-learning/src/test/peers/peer_attention.py   (torch 1.13.1; the values stand in AttentionPeersTest)
"""
import torch
from torch import nn

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
print("torch", torch.__version__)


def waves(count, phase, size):
    """size * sin(phase + 1.7 i): numbers that Java makes as well."""
    return size * torch.sin(phase + 1.7 * torch.arange(count))


# One head: softmax(q k^T / sqrt(d)) v under a causal mask.
q, k, v = (waves(12, phase, 2.0).reshape(4, 3) for phase in (0, 1, 2))
logits = (q @ k.T) / 3 ** 0.5
logits = logits.masked_fill(torch.ones(4, 4).triu(1).bool(), float("-inf"))
print("one head, last row:", (torch.softmax(logits, 1) @ v)[3].tolist())

print("layer norm:", nn.LayerNorm(4)(torch.tensor([[1.0, 2.0, 4.0, 9.0]])).tolist())

# The whole block: torch's own encoder layer with the norm first, GELU, and a causal mask.
block = nn.TransformerEncoderLayer(8, 2, dim_feedforward=32, dropout=0.0, activation="gelu", batch_first=True, norm_first=True)
order = [block.norm1.weight, block.norm1.bias, block.self_attn.in_proj_weight, block.self_attn.in_proj_bias,
         block.self_attn.out_proj.weight, block.self_attn.out_proj.bias, block.norm2.weight, block.norm2.bias,
         block.linear1.weight, block.linear1.bias, block.linear2.weight, block.linear2.bias]
with torch.no_grad():
    for i, parameter in enumerate(order):
        parameter.copy_(waves(parameter.numel(), i, 0.5).reshape(parameter.shape))
x = waves(40, 0.3, 1.0).reshape(1, 5, 8).requires_grad_()
mask = torch.ones(5, 5).triu(1).bool()
y = block(x, src_mask=mask)
print("block, last row:", y[0, 4].tolist())
(y * waves(40, 0.9, 1.0).reshape(1, 5, 8)).sum().backward()
print("slope by x, first row:", x.grad[0, 0].tolist())
print("slopes by weights, sum of sizes:", [p.grad.abs().sum().item() for p in order])
