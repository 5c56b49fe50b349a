"""Recomputes the main numbers of the lesson "language-model" without Java: merges, n-grams, and the network's logits in PyTorch.

Run from the root of the project:  /usr/bin/python3 deep-learning/src/test/peers/peer_language_model.py
The values stand in LanguageModelPeersTest.
"""
import csv
import gzip
import hashlib
import math
import re
import struct
import sys
from collections import Counter, defaultdict

import torch

torch.set_num_threads(1)
DATA = "datasets/src/main/resources/gradus/datasets/"
CHECKPOINT = "deep-learning/src/main/resources/gradus/deeplearning/languagemodel/gpt.bin"
PIECE = re.compile(r" ?[^\W\d_]+| ?\d+| ?(?:[^\s\w]|_)+|\s")


def unwrap(text):
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n".join(re.sub(r"\s+", " ", paragraph.strip()) for paragraph in paragraphs)


def texts():
    all_texts = []
    for name in ("prideprejudice", "persuasion"):
        novel = gzip.open(DATA + "jane_austen/%s.txt.gz" % name, "rt", encoding="utf-8").read()
        all_texts += [unwrap(chapter) for chapter in re.split(r"(?m)^Chapter \d+$", novel)[1:]]
    csv.field_size_limit(10**9)
    with gzip.open(DATA + "sotu/sotu.csv.gz", "rt", encoding="utf-8", newline="") as file:
        all_texts += [row["text"] for row in csv.DictReader(file)]
    return all_texts


def pairs(word):
    return zip(word, word[1:])


def merged(word, pair, new):
    out, i = [], 0
    while i < len(word):
        if tuple(word[i : i + 2]) == pair:
            out.append(new)
            i += 2
        else:
            out.append(word[i])
            i += 1
    return tuple(out)


def learn(training, number):
    words = Counter(tuple(piece.encode()) for text in training for piece in PIECE.findall(text))
    merges = []
    for i in range(number):
        counts = Counter()
        for word, times in words.items():
            for pair in pairs(word):
                counts[pair] += times
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        merges.append(best)
        changed = Counter()
        for word, times in words.items():
            changed[merged(word, best, 256 + i) if best in pairs(word) else word] += times
        words = changed
    return merges


class Encoding:
    def __init__(self, merges):
        self.ranks = {pair: 256 + i for i, pair in enumerate(merges)}
        self.end = 256 + len(merges)
        self.known = {}

    def piece(self, piece):
        if piece not in self.known:
            word = tuple(piece.encode())
            while True:
                ranked = [self.ranks[pair] for pair in pairs(word) if pair in self.ranks]
                if not ranked:
                    break
                new = min(ranked)
                word = merged(word, next(p for p, r in self.ranks.items() if r == new), new)
            self.known[piece] = word
        return self.known[piece]

    def encode(self, text):
        return [token for piece in PIECE.findall(text) for token in self.piece(piece)]


def ngram(order, encoding, training, test, vocabulary):
    counts, totals = defaultdict(Counter), Counter()
    for text in training:
        tokens = [encoding.end] + encoding.encode(text)
        for i in range(1, len(tokens)):
            for start in range(max(0, i - order + 1), i + 1):
                counts[tuple(tokens[start:i])][tokens[i]] += 1
                totals[tuple(tokens[start:i])] += 1
    nats = tokens_seen = 0
    for text in test:
        tokens = [encoding.end] + encoding.encode(text)
        for i in range(1, len(tokens)):
            p = 1 / vocabulary
            for start in range(i, max(0, i - order + 1) - 1, -1):
                run = tuple(tokens[start:i])
                if run in totals:
                    after = counts[run]
                    p = (max(0, after[tokens[i]] - 0.75) + 0.75 * len(after) * p) / totals[run]
            nats -= math.log(p)
            tokens_seen += 1
    return nats, tokens_seen, sum(len(text.encode()) for text in test)


class Block(torch.nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.norm1, self.norm2 = torch.nn.LayerNorm(width), torch.nn.LayerNorm(width)
        self.attention = torch.nn.MultiheadAttention(width, heads, batch_first=True)
        self.widen, self.narrow = torch.nn.Linear(width, 4 * width), torch.nn.Linear(4 * width, width)

    def forward(self, x, mask):
        normed = self.norm1(x)
        x = x + self.attention(normed, normed, normed, attn_mask=mask, need_weights=False)[0]
        return x + self.narrow(torch.nn.functional.gelu(self.widen(self.norm2(x))))


class Gpt(torch.nn.Module):
    def __init__(self, vocabulary, context, width, heads, blocks):
        super().__init__()
        self.tokens = torch.nn.Parameter(torch.empty(vocabulary, width))
        self.places = torch.nn.Parameter(torch.empty(context, width))
        self.blocks = torch.nn.ModuleList(Block(width, heads) for _ in range(blocks))
        self.norm = torch.nn.LayerNorm(width)

    def forward(self, ids):
        time = ids.shape[1]
        mask = torch.full((time, time), float("-inf")).triu(1)
        x = torch.nn.functional.embedding(ids, self.tokens) + self.places[:time]
        for block in self.blocks:
            x = block(x, mask)
        return self.norm(x) @ self.tokens.T

    def in_order(self):
        """The arrays as DJL's network lists them."""
        yield self.tokens
        yield self.places
        for block in self.blocks:
            yield from (block.norm1.weight, block.norm1.bias)
            yield from (block.attention.in_proj_weight, block.attention.in_proj_bias)
            yield from (block.attention.out_proj.weight, block.attention.out_proj.bias)
            yield from (block.norm2.weight, block.norm2.bias)
            yield from (block.widen.weight, block.widen.bias, block.narrow.weight, block.narrow.bias)
        yield from (self.norm.weight, self.norm.bias)


def load(path):
    data = open(path, "rb").read()
    assert hashlib.sha256(data[:-32]).digest() == data[-32:] and data[:8] == b"GRADUSLM"
    shape = struct.unpack_from(">5i", data, 8)
    (number,) = struct.unpack_from(">i", data, 28)
    flat = struct.unpack_from(">%di" % (2 * number), data, 32)
    merges, at = list(zip(flat[::2], flat[1::2])), 32 + 8 * number
    network = Gpt(*shape).eval()
    for array in network.in_order():
        (axes,) = struct.unpack_from(">i", data, at)
        sizes = struct.unpack_from(">%di" % axes, data, at + 4)
        assert sizes == tuple(array.shape), (sizes, array.shape)
        at += 4 + 4 * axes
        array.data = torch.tensor(struct.unpack_from(">%df" % array.numel(), data, at)).reshape(sizes)
        at += 4 * array.numel()
    assert at == len(data) - 32
    return network, merges


def main():
    print("Python", sys.version.split()[0], "torch", torch.__version__)
    everything = texts()
    training = [t for i, t in enumerate(everything) if i % 10 < 8]
    test = [t for i, t in enumerate(everything) if i % 10 == 9]
    network, merges = load(CHECKPOINT)
    print("merges as in the checkpoint:", learn(training, len(merges)) == merges, merges[:5], merges[-1])
    encoding = Encoding(merges)
    vocabulary = encoding.end + 1
    print("training tokens:", sum(len(encoding.encode(text)) for text in training))
    for order in (1, 2, 3, 4, 5):
        nats, tokens, size = ngram(order, encoding, training, test, vocabulary)
        print("order", order, "tokens", tokens, "bytes", size, "nats", round(nats, 3), "per byte", math.exp(nats / size))
    with torch.no_grad():
        ids = [encoding.end] + encoding.encode("It is a truth universally acknowledged, that a single man in")
        logits = network(torch.tensor([ids]))[0]
        print("ids", ids)
        for place in (0, len(ids) - 1):
            top = torch.topk(logits[place], 3)
            print("place", place, top.indices.tolist(), top.values.tolist(), "sum", logits[place].double().sum().item())
        text = encoding.encode(test[0])[:96]
        scores = network(torch.tensor([[encoding.end] + text[:-1]]))[0].log_softmax(-1)
        print("first 96 test tokens, mean loss:", -scores[range(96), text].double().mean().item())


if __name__ == "__main__":
    main()
