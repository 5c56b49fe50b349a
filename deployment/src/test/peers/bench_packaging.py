"""The other side of PackagingBenchmark: for each line that comes, opens weight.pt and asks it about 1,000 rows on one thread; prints both times in ms."""
import io
import pathlib
import sys
import time

import torch

torch.set_num_threads(1)
folder = pathlib.Path(__file__).resolve().parents[2] / "main/resources/gradus/deployment/packaging"
content = (folder / "weight.pt").read_bytes()
rows = torch.tensor([[174.0, 93, 77, 57, 36]] * 1000, dtype=torch.float64)
print(torch.__version__, flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    model = torch.jit.load(io.BytesIO(content))
    opened = time.perf_counter()
    model(rows)
    warm = time.perf_counter()
    with torch.no_grad():
        model(rows).tolist()
    print(f"{(opened - start) * 1e3:.4f} {(time.perf_counter() - warm) * 1e3:.4f}", flush=True)
