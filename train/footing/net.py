"""The net that fit.py trains, and the file that src/footing/charge_net.h reads."""
import struct

import numpy as np
import torch
from torch import nn

from rows import NUMBERS, PLACES, REMEMBERED
from words import hash_of

WIDTH, HIDDEN, POOLS = 12, 32, 4
LOGIT = 1024  # of a score in the file: log odds of 1
BATCH = 64    # contents
AVERAGED, KEPT = 0.3, 0.995  # of the steps, from where on weights are averaged, and what of the average stays at each


class Net(nn.Module):
    def __init__(self, words):
        super().__init__()
        n = PLACES + POOLS
        self.vectors, self.listed, self.valence, self.rated = (
            torch.tensor(a) for a in (words.vectors, words.listed, words.valence, words.rated))
        self.W, self.b = nn.Parameter(torch.randn(100, WIDTH) * 0.06), nn.Parameter(torch.zeros(WIDTH))
        self.H = nn.Parameter(torch.randn(n * WIDTH, HIDDEN) / np.sqrt(n * 4))
        self.N = nn.Parameter(torch.randn(NUMBERS + REMEMBERED, HIDDEN) * 0.08)
        self.c = nn.Parameter(torch.zeros(HIDDEN))
        self.o, self.d = nn.Parameter(torch.randn(HIDDEN) * 0.2), nn.Parameter(torch.zeros(1))
        self.lists, self.back = nn.Linear(WIDTH, 2), nn.Linear(WIDTH, 100, bias=False)

    def meanings(self, ids):
        """Of each word its numbers; nothing for 0. Each different word is reckoned once."""
        once, which = torch.unique(ids, return_inverse=True)
        return (torch.tanh(self.vectors[once] @ self.W + self.b) * (once > 0)[:, None])[which]

    @staticmethod
    def pools(e, ids):
        """Mean and greatest of the words that are there."""
        inside = (ids > 0)[..., None]
        most = e.masked_fill(~inside, -2).max(1)[0]
        return (e * inside).sum(1) / inside.sum(1).clamp(min=1), torch.where(inside.any(1), most, torch.zeros(()))

    def forward(self, table, at, of, blocks, opts=None):
        """Scores of the rows `at`, the n-th of which stands in blocks[of[n]]. `opts`: drops at random, for training."""
        idx, pool, near = (torch.tensor(a).long() for a in (table.idx[at], table.pool[blocks], table.near[at]))
        num, of = torch.tensor(table.num[at]), torch.tensor(of)
        if opts:
            idx, pool, near = (a * (torch.rand(a.shape) >= opts.words_dropped) for a in (idx, pool, near))
            known = (torch.rand(len(blocks)) >= opts.forgotten)[of][:, None]
            num = torch.cat([num[:, :NUMBERS], num[:, NUMBERS:] * known], 1) * (torch.rand(num.shape) >= opts.numbers_dropped)
        e = self.meanings(torch.cat([a.reshape(-1) for a in (idx, pool, near)])).split([a.numel() for a in (idx, pool, near)])
        far = self.pools(e[1].reshape(*pool.shape, WIDTH), pool)
        close = self.pools(e[2].reshape(*near.shape, WIDTH), near)
        x = torch.cat([e[0].reshape(len(at), -1), far[0][of], far[1][of], *close], 1)
        h = torch.relu(x @ self.H + num @ self.N + self.c)
        if opts:
            h = nn.functional.dropout(h, opts.dropout)
        return (h @ self.o + self.d).clamp(-30, 30)

    def beside(self, opts):
        """How far words are from what the lists and AFINN say of them, and from what their vectors were."""
        some = torch.randint(1, len(self.vectors), (300,))
        e = torch.tanh(self.vectors[some] @ self.W + self.b)
        aim = torch.stack([self.listed[some], self.valence[some]], 1)
        weight = torch.stack([torch.where(self.listed[some] != 0, 2.0, 0.3), self.rated[some]], 1)
        off = ((self.lists(e) - aim) ** 2 * weight).mean(0).sum()
        return opts.aux * off + opts.keep * ((self.back(e) - self.vectors[some]) ** 2).mean()

    def scores(self, table):
        out = np.zeros(len(table.y), np.float32)
        with torch.no_grad():
            for first in range(0, len(table.starts), 256):
                blocks = np.arange(first, min(first + 256, len(table.starts)))
                at, of, _, _ = table.batch(blocks)
                out[at] = self(table, at, of, blocks).numpy()
        return out


def loss_of(z, y, of, w, shares):
    """One of those in a content, or nobody: a softmax over them and a score of 0. Several that are right share, as the
    net shares them out, but for a teacher's shares."""
    def summed(values):
        return torch.zeros(len(w)).index_add(0, of, values)
    power = torch.exp(z.detach()) * y
    right = summed(power)
    aim = torch.where(right[of] > 0, power / right[of].clamp(min=1e-30), torch.zeros(()))
    aim = torch.where(shares[of], y, aim)
    whole = torch.log(1 + summed(torch.exp(z)))
    each = summed(-aim * (z - whole[of])) + (1 - summed(aim)) * whole
    return (each * w).sum() / w.sum()


def trained(words, table, opts, seed):
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(seed)
    net = Net(words)
    parameters = list(net.parameters())
    adam = torch.optim.AdamW([{"params": [p for p in parameters if p.dim() > 1], "weight_decay": opts.decay},
                              {"params": [p for p in parameters if p.dim() < 2], "weight_decay": 0.0}], opts.rate)
    steps = int(opts.passes * len(table.starts) / BATCH) + 1
    mean = None
    for t in range(steps):
        blocks = rng.integers(0, len(table.starts), BATCH)
        at, of, w, shares = table.batch(blocks)
        for group in adam.param_groups:
            group["lr"] = opts.rate * min(1, t / 50) * (1 - 0.9 * t / steps)
        z = net(table, at, of, blocks, opts)
        loss = loss_of(z, torch.tensor(table.y[at]), torch.tensor(of), torch.tensor(w), torch.tensor(shares)) + net.beside(opts)
        adam.zero_grad()
        loss.backward()
        adam.step()
        with torch.no_grad():
            if mean is None and t >= AVERAGED * steps:
                mean = [p.clone() for p in parameters]
            elif mean is not None:
                for m, p in zip(mean, parameters):
                    m.mul_(KEPT).add_(p, alpha=1 - KEPT)
    with torch.no_grad():
        for m, p in zip(mean or [], parameters):
            p.copy_(m)
    return net


def save(net, words, limits, path):
    p = {k: v.detach().numpy() for k, v in net.named_parameters()}
    e = np.clip(np.round(np.tanh(words.vectors[1:] @ p["W"] + p["b"]) * 64), -127, 127).astype(np.int8)
    by_hash = {}
    for i, w in enumerate(words.names):
        by_hash.setdefault(hash_of(w), i)
    hashes = sorted(by_hash)
    e = e[[by_hash[h] for h in hashes]]
    scale = 32000 / max(np.abs(p["H"]).max(), np.abs(p["N"]).max())
    scale = min(scale, 4000.0)
    h, n = np.round(p["H"] * scale).astype(np.int16), np.round(p["N"] * scale).astype(np.int16)
    c = np.round(p["c"] * scale * 64).astype(np.int32)
    out_scale = min(32000 / np.abs(p["o"]).max(), 8000.0)
    # score = sum(units * o) / (64 * scale * out_scale) * LOGIT; a power of two takes the rest.
    shift = int(np.floor(np.log2(64 * scale * out_scale / LOGIT)))
    out_scale = 2.0 ** shift * LOGIT / (64 * scale)
    o = np.round(p["o"] * out_scale).astype(np.int16)
    assert np.abs(p["o"]).max() * out_scale < 32767
    offset = int(round(float(p["d"][0]) * LOGIT))
    with open(path, "wb") as f:
        f.write(b"WSALG002")
        f.write(struct.pack("<5I", len(hashes), WIDTH, HIDDEN, PLACES, NUMBERS + REMEMBERED))
        f.write(struct.pack("<7i", *(int(round(limits[k] * LOGIT)) for k in ("said", "own", "heading", "kept", "more")), offset, shift))
        f.write(c.tobytes()); f.write(np.array(hashes, np.uint32).tobytes()); f.write(o.tobytes())
        f.write(n.tobytes()); f.write(h.tobytes()); f.write(e.tobytes())
    print("wrote", path, len(hashes), "words, shift", shift)
