#!/usr/bin/env python3
"""Trains the lesson's GPT in PyTorch for Python whenever it reads a line: bench_language_model.py STEPS, started by LanguageModelBenchmark.

Prints the processor time per step in milliseconds. One thread; the network is that of peer_language_model.py, and so is its size.
"""
import sys
import time

import torch

from peer_language_model import Gpt

torch.set_num_threads(1)
torch.manual_seed(1)
steps = int(sys.argv[1])
network = Gpt(768, 96, 96, 4, 3)
for parameter in network.parameters():
    if parameter.dim() > 1:
        torch.nn.init.normal_(parameter, 0, 0.02)
optimiser = torch.optim.Adam(network.parameters(), lr=1e-3, betas=(0.9, 0.99))
print(torch.__version__, file=sys.stderr)
for _ in sys.stdin:
    before = time.process_time()
    for _ in range(steps):
        ids = torch.randint(0, 768, (16, 97))
        logits = network(ids[:, :-1])
        loss = torch.nn.functional.cross_entropy(logits.reshape(-1, 768), ids[:, 1:].reshape(-1))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1)
        optimiser.step()
        loss.item()
    print("%.2f" % (1000 * (time.process_time() - before) / steps), flush=True)
