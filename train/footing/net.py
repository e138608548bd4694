"""The net that fit.py trains: its gradients by hand, its training, the file that src/footing/charge_net.h reads."""
import struct

import numpy as np

from rows import NUMBERS, PLACES
from words import hash_of

WIDTH, HIDDEN, POOLS = 12, 32, 4
LOGIT = 1024  # of a score in the file: log odds of 1


def scatter(to, rows, values):
    """to[rows] += values, where rows repeat."""
    order = np.argsort(rows, kind="stable")
    rows = rows[order]
    starts = np.flatnonzero(np.diff(rows, prepend=-1))
    to[rows[starts]] += np.add.reduceat(values[order], starts, 0)


class Net:
    def __init__(self, words, rng):
        self.words = words
        n = PLACES + POOLS
        self.p = {
            "W": rng.normal(0, 0.06, (100, WIDTH)), "b": np.zeros(WIDTH),
            "H": rng.normal(0, 1 / np.sqrt(n * 4), (n * WIDTH, HIDDEN)), "N": rng.normal(0, 0.08, (NUMBERS, HIDDEN)),
            "c": np.zeros(HIDDEN), "o": rng.normal(0, 0.2, HIDDEN), "d": np.zeros(1),
            "L": rng.normal(0, 0.2, (WIDTH, 2)), "l": np.zeros(2), "D": rng.normal(0, 0.1, (WIDTH, 100)),
        }
        self.p = {k: v.astype(np.float32) for k, v in self.p.items()}
        self.m = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.v = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.mean = {k: v.copy() for k, v in self.p.items()}
        self.t = 0

    def meanings(self, p):
        e = np.tanh(self.words.vectors @ p["W"] + p["b"])
        e[0] = 0
        return e

    def pools(self, e, pool):
        inside = (pool > 0)[:, :, None]
        content = e[pool] * inside
        count = np.maximum(inside.sum(1), 1)
        mean = content.sum(1) / count
        masked = np.where(inside, content, -2)
        which = masked.argmax(1)
        most = np.take_along_axis(masked, which[:, None, :], 1)[:, 0]
        empty = ~inside.any(1)
        most = np.where(empty, 0, most)
        return mean, most, count, which, empty

    def input(self, e, idx, pool, of, near):
        far, close = self.pools(e, pool), self.pools(e, near)
        x = np.concatenate([e[idx].reshape(len(idx), -1), far[0][of], far[1][of], close[0], close[1]], 1)
        return x, far, close

    def back(self, de, pool, pooled, dmean, dmost):
        _, _, count, which, empty = pooled
        inside = pool > 0
        scatter(de, pool[inside], np.repeat(dmean / count, inside.sum(1), 0))
        at = np.take_along_axis(pool, which, 1)
        np.add.at(de, (at.ravel(), np.tile(np.arange(WIDTH), len(pool))), np.where(empty, 0, dmost).ravel())

    def scores(self, table, p=None, e=None):
        p = p or self.mean
        e = self.meanings(p) if e is None else e
        out = []
        of = table.blocks()
        for at in range(0, len(table.y), 2048):
            s = slice(at, at + 2048)
            first, last = of[s][0], of[s][-1]
            x, _, _ = self.input(e, table.idx[s], table.pool[first:last + 1], of[s] - first, table.near[s])
            h = np.maximum(x @ p["H"] + table.num[s] @ p["N"] + p["c"], 0)
            out.append(h @ p["o"] + p["d"])
        return np.concatenate(out) if out else np.zeros(0)

    def step(self, idx, pool, near, num, y, of, w, shares, rng, rate, opts):
        p, words = self.p, self.words
        e = self.meanings(p)
        f = np.float32
        idx = np.where(rng.random(idx.shape, f) < opts.words_dropped, 0, idx)
        pool = np.where(rng.random(pool.shape, f) < opts.words_dropped, 0, pool)
        num = num * (rng.random(num.shape, f) > opts.numbers_dropped)
        near = np.where(rng.random(near.shape, f) < opts.words_dropped, 0, near)
        x, far, close = self.input(e, idx, pool, of, near)
        h0 = x @ p["H"] + num @ p["N"] + p["c"]
        keep = (rng.random(h0.shape, f) > opts.dropout).astype(f) * f(1 / (1 - opts.dropout))
        h = np.maximum(h0, 0) * keep
        z = h @ p["o"] + p["d"]
        # One of those in a content, or nobody: a softmax over them and a score of 0. Several that are right share.
        z = np.clip(z, -30, 30)
        power = np.exp(z)
        q = power / (1 + np.bincount(of, power, len(w)))[of]
        right = np.bincount(of, power * y, len(w))
        aim = np.where(right[of] > 0, power * y / np.maximum(right[of], 1e-30), 0)
        aim = np.where(shares[of], y, aim)
        total = w.sum()
        dz = ((q - aim) * w[of] / total).astype(np.float32)
        g = {k: np.zeros_like(v) for k, v in p.items()}
        g["o"] = h.T @ dz
        g["d"] = dz.sum(keepdims=True)
        dh = np.outer(dz, p["o"]) * keep * (h0 > 0)
        g["H"], g["N"], g["c"] = x.T @ dh, num.T @ dh, dh.sum(0)
        dx = dh @ p["H"].T
        de = np.zeros_like(e)
        scatter(de, idx.ravel(), dx[:, :PLACES * WIDTH].reshape(-1, WIDTH))
        n = PLACES * WIDTH
        pooled = np.add.reduceat(dx[:, n:n + 2 * WIDTH], np.flatnonzero(np.diff(of, prepend=-1)), 0)
        self.back(de, pool, far, pooled[:, :WIDTH], pooled[:, WIDTH:])
        self.back(de, near, close, dx[:, n + 2 * WIDTH:n + 3 * WIDTH], dx[:, n + 3 * WIDTH:])
        # What words are by the lists and by AFINN, and what their vectors were.
        some = rng.integers(1, len(e), 300)
        es = e[some]
        aim = np.stack([words.listed[some], words.valence[some]], 1)
        weight = np.stack([np.where(words.listed[some] != 0, 2.0, 0.3), words.rated[some]], 1).astype(np.float32)
        off = (es @ p["L"] + p["l"] - aim) * weight / len(some) * opts.aux
        g["L"], g["l"] = es.T @ off, off.sum(0)
        des = off @ p["L"].T
        back = (es @ p["D"] - words.vectors[some]) / (len(some) * 100) * opts.keep
        g["D"] = es.T @ back
        des += back @ p["D"].T
        scatter(de, some, des)
        de[0] = 0
        dt = de * (1 - e * e)
        used = np.flatnonzero(np.abs(dt).sum(1) > 0)
        g["W"] = words.vectors[used].T @ dt[used]
        g["b"] = dt.sum(0)
        self.t += 1
        for k in p:
            decay = opts.decay if k in ("H", "N", "W", "o") else 0
            grad = (g[k] + decay * p[k] / max(total, 1)).astype(np.float32)
            self.m[k] = 0.9 * self.m[k] + 0.1 * grad
            self.v[k] = 0.999 * self.v[k] + 0.001 * grad * grad
            p[k] -= rate * (self.m[k] / (1 - 0.9 ** self.t)) / (np.sqrt(self.v[k] / (1 - 0.999 ** self.t)) + 1e-8)
            self.mean[k] = 0.995 * self.mean[k] + 0.005 * p[k]


def trained(words, table, opts, seed):
    rng = np.random.default_rng(seed)
    net = Net(words, rng)
    steps = int(opts.passes * len(table.starts) / 64) + 1
    for t in range(steps):
        blocks = rng.integers(0, len(table.starts), 64)
        at, of, w, shares = table.batch(blocks)
        rate = opts.rate * min(1, t / 50) * (1 - 0.9 * t / steps)
        net.step(table.idx[at], table.pool[blocks], table.near[at], table.num[at], table.y[at], of, w, shares, rng, rate, opts)
    return net


def save(net, words, limits, path):
    p = net.mean
    e = np.clip(np.round(net.meanings(p)[1:] * 64), -127, 127).astype(np.int8)
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
    o = np.round(p["o"] * out_scale).astype(np.int16)
    # score = sum(units * o) / (64 * scale * out_scale) * LOGIT; a power of two takes the rest.
    shift = int(np.floor(np.log2(64 * scale * out_scale / LOGIT)))
    out_scale = 2.0 ** shift * LOGIT / (64 * scale)
    o = np.round(p["o"] * out_scale).astype(np.int16)
    assert np.abs(p["o"]).max() * out_scale < 32767
    d = float(p["d"][0])
    offset = 0  # what the file has room for; 32 bits are too few, so it goes into the limits
    with open(path, "wb") as f:
        f.write(b"WSALG001")
        f.write(struct.pack("<5I", len(hashes), WIDTH, HIDDEN, PLACES, NUMBERS))
        f.write(struct.pack("<7i", *(int(round((limits[k] - d) * LOGIT)) for k in ("said", "own", "heading", "kept", "more")), offset, shift))
        f.write(c.tobytes()); f.write(np.array(hashes, np.uint32).tobytes()); f.write(o.tobytes())
        f.write(n.tobytes()); f.write(h.tobytes()); f.write(e.tobytes())
    print("wrote", path, len(hashes), "words, shift", shift)
