"""Fits models/allegations.bin on the rows that footing_rows prints.

usage: fit.py ROWS GLOVE.json AFINN.js [--cv] [--out FILE] [--articles ROWS] [--test FILE,FILE] [--seed N]

ROWS: of the samples; --articles: rows of news, whose words make the vocabulary and whose contents, being against nobody
more often than not, count as such at a small weight. --cv: leaves out one part of the samples after the other and says
what is reached on it, by the program's own decisions; --test names parts that are never trained on, scored at the end.

The net: a word's GloVe vector -> 24 numbers (learned with it, and with AFINN's valence of words, the program's own lists of
words of discredit, and what the vector was), fifteen words and two pools of the content, 0 or 1 for what else is known ->
64 hidden units -> log odds. Words are dropped at random, so that it cannot go by single ones. NumPy, one thread, a minute.
"""
import argparse
import json
import re
import struct
import sys

import numpy as np

WIDTH, HIDDEN, PLACES, POOLS, NUMBERS = 12, 32, 15, 4, 163
BY_RULES = 113  # of the numbers: the rules take the content to be against this party
LOGIT = 1024
SURER = 0.5  # as kSurer in src/footing/learned_against.cpp


def rows_of(path):
    """Samples: {file, label, voice, text, blocks: [{kind, field, content, rules: [right], rows: [...]}], missed}."""
    samples = []
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        kind = cells[0]
        if kind == "S":
            samples.append({"file": cells[1], "label": cells[2], "voice": cells[3], "text": cells[4], "blocks": [], "missed": False})
        elif kind == "T":
            samples[-1]["blocks"].append({"field": cells[1], "kind": cells[2], "act": cells[3], "at": tuple(map(int, cells[4:6])), "content": [], "rules": [], "rows": []})
        elif kind == "C":
            samples[-1]["blocks"][-1]["content"] = cells[1].split()
        elif kind == "B":
            samples[-1]["blocks"][-1]["rules"].append((int(cells[1]), cells[2]))
        elif kind == "R":
            words = [None if w == "-" else w for w in cells[4].split(" ")[:PLACES]]
            numbers = np.frombuffer(cells[5].encode(), np.uint8) - 48
            assert len(words) == PLACES and len(numbers) == NUMBERS, line
            samples[-1]["blocks"][-1]["rows"].append({"right": int(cells[1]), "group": int(cells[2]), "span": cells[3], "words": words, "numbers": numbers, "clause": cells[6].split(), "at": int(cells[7])})
        elif kind == "A":
            samples[-1]["missed"] = cells[1] == "missed"
    return samples


def labelled(news, path):
    """Blocks of news that were read by eye: block["known"] is True where their rows are right, False where nobody could say."""
    labels = {}
    for line in list(open(path, encoding="utf-8"))[1:]:
        article, field, begin, end, voice, accused = line.rstrip("\n").split("\t")
        labels[(article, field, int(begin), int(end), voice)] = accused
    for sample in news:
        for block in sample["blocks"]:
            accused = labels.get((sample["text"].split("/", 1)[-1], block["field"], *block["at"], block["kind"]))
            if accused is None:
                continue
            block["known"] = accused != "?"
            begins = set(map(int, accused.split(","))) if accused not in "?-" else set()
            for row in block["rows"]:
                row["right"] = int(row["at"] in begins)
    return news


def is_inflected(word, known):
    """A form whose lemma is known: it is never looked up."""
    for end, others in (("ies", ("y",)), ("s", ("",)), ("es", ("",)), ("ied", ("y",)), ("ed", ("", "e")), ("ing", ("", "e"))):
        if word.endswith(end) and len(word) > len(end) + 2:
            stem = word[:-len(end)]
            if any(stem + o in known for o in others) or (len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in known):
                return True
    return False


def glove(path, wanted, common_words):
    """Vectors of the wanted words and of the commonest ones that are lemmas, made even."""
    text = open(path, encoding="utf-8").read()
    at = text.index('"vectors":{') + len('"vectors":{')
    names = re.findall(r'"((?:[^"\\]|\\.)*)":\[', text[at:at + common_words * 1500])[:common_words]
    known = set(names[:common_words])
    wanted = wanted | set(w for w in known if re.fullmatch(r"[a-z]+(-[a-z]+)*", w) and not is_inflected(w, known))
    out = {}
    common = []
    pattern = re.compile(r'"((?:[^"\\]|\\.)*)":\[([^\]]*)\]')
    n = 0
    for found in pattern.finditer(text, at):
        word = found.group(1)
        n += 1
        if n > 20000 and word not in wanted:
            continue
        v = np.array(found.group(2).split(",")[:100], np.float32)
        if n <= 20000:
            common.append(v)
        if word in wanted:
            out[word] = v
    mean = np.mean(common, 0)
    for word in out:
        v = out[word] - mean
        out[word] = v / (np.linalg.norm(v) + 1e-6) * 10
    return out


def lists(folder):
    """Word -> 1 (strong), 0.7, 0.4 of the lists of discredit; -1 praise. Entries that end in * are beginnings."""
    exact, stems = {}, {}
    for name, value in (("allegations_faint", 0.4), ("allegations_weak", 0.7), ("allegations", 1.0), ("praise", -1.0)):
        for line in open(f"{folder}/{name}.txt", encoding="utf-8"):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            (stems if line.endswith("*") else exact)[line.rstrip("*")] = value
    def weight(word):
        if word in exact:
            return exact[word]
        for size in range(len(word), 2, -1):
            if word[:size] in stems:
                return stems[word[:size]]
        return 0.0
    return weight


def hash_of(word):
    h = 2166136261
    for c in word.encode():
        h = ((h ^ c) * 16777619) & 0xFFFFFFFF
    h ^= h >> 15
    h = h * 0x2C1B3C6D & 0xFFFFFFFF
    return h ^ h >> 13


class Words:
    """Numbers of words: 0 is none."""
    def __init__(self, vectors, weight, afinn):
        self.names = sorted(vectors)
        self.index = {w: i + 1 for i, w in enumerate(self.names)}
        self.vectors = np.zeros((len(self.names) + 1, 100), np.float32)
        for w, i in self.index.items():
            self.vectors[i] = vectors[w]
        self.listed = np.array([0] + [weight(w) for w in self.names], np.float32)
        self.valence = np.array([0] + [afinn.get(w, 0) / 3 for w in self.names], np.float32)
        self.rated = np.array([0] + [1 if w in afinn else 0.1 for w in self.names], np.float32)

    def of(self, word):
        return self.index.get(word, 0) if word else 0


class Table:
    def __init__(self, samples, words, weight=1.0, unclear=None, known=1.0):
        """Rows of the samples. `unclear`: the weight of unclear ones, as being against nobody; without it they are left out.
        `known`: the weight of blocks of news that were read by eye."""
        self.idx, self.pool, self.num, self.y, self.where, self.starts, self.w, self.near, self.shares = [], [], [], [], [], [], [], [], []
        longest = 40
        for s, sample in enumerate(samples):
            if sample["label"] == "U" and unclear is None:
                continue
            for b, block in enumerate(sample["blocks"]):
                pool = [words.of(w) for w in block["content"]]
                pool = ([p for p in pool if p] + [0] * longest)[:longest]
                read = block.get("known")
                if sample["label"] == "?" and weight < 1 and (block["rules"] if read is None else not read):
                    continue  # in news, whom the rules find is likely enough
                if block["rows"]:
                    self.starts.append(len(self.y))
                    self.shares.append("shares" in block)
                    self.w.append(unclear if sample["label"] == "U" else known if read else weight)
                    self.pool.append(pool)
                for r, row in enumerate(block["rows"]):
                    self.idx.append([words.of(w) for w in row["words"]])
                    self.num.append(row["numbers"])
                    near = [p for p in (words.of(w) for w in row["clause"]) if p]
                    self.near.append((near + [0] * 16)[:16])
                    self.y.append(block["shares"][r] if "shares" in block else row["right"] if sample["label"] != "U" else 0)
                    self.where.append((s, b, r))
        self.idx = np.array(self.idx, np.int32).reshape(-1, PLACES)
        self.pool = np.array(self.pool, np.int32).reshape(-1, longest)
        self.near = np.array(self.near, np.int32).reshape(-1, 16)
        self.num = np.array(self.num, np.float32).reshape(-1, NUMBERS)
        self.y = np.array(self.y, np.float32)
        self.w = np.array(self.w, np.float32)
        self.shares = np.array(self.shares, bool)
        self.starts = np.array(self.starts, np.int64)

    def joined(self, other):
        out = Table([], None)
        for k in ("idx", "pool", "near", "num", "y", "w", "shares"):
            setattr(out, k, np.concatenate([getattr(self, k), getattr(other, k)]))
        out.starts = np.concatenate([self.starts, other.starts + len(self.y)])
        return out

    def blocks(self):
        return np.repeat(np.arange(len(self.starts)), np.diff(np.append(self.starts, len(self.y))))

    def batch(self, blocks):
        """Rows of the blocks, the number of each row's block in the batch, the blocks' weights, whether their y are shares."""
        ends = np.append(self.starts[1:], len(self.y))
        sizes = ends[blocks] - self.starts[blocks]
        of = np.repeat(np.arange(len(blocks)), sizes)
        at = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes) + np.repeat(self.starts[blocks], sizes)
        return at, of, self.w[blocks], self.shares[blocks]


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


def decided(sample, scores, limits):
    """Whom the program would take a sample to be against: (right, words), as src/footing/learned_against.cpp does it."""
    out = []
    for b, block in enumerate(sample["blocks"]):
        rows, own = block["rows"], block["kind"] == "own"
        score = [scores[(b, r)] for r in range(len(rows))]
        ruled = [r for r, row in enumerate(rows) if row["numbers"][BY_RULES]]
        picked = [r for r in ruled if score[r] >= limits["kept"]]
        outside = [x for x in block["rules"] if not any(rows[r]["span"] in x[1] or x[1] in rows[r]["span"] for r in ruled)]
        enough = limits["heading"] if block["field"] == "title" else limits["own"] if own else limits["said"]
        order = sorted(range(len(rows)), key=lambda r: -score[r])
        if picked and order[0] not in picked and score[order[0]] >= max(enough, max(score[r] for r in picked) + SURER):
            picked = []
        for r in order:
            if score[r] < (max(enough, limits["more"]) if picked or outside else enough):
                break
            picked += [k for k in range(len(rows)) if rows[k]["group"] == rows[r]["group"] and k not in picked]
        out += [(rows[r]["right"], rows[r]["span"]) for r in picked] + outside
    return out


def score_of(samples, scores, limits, verbose=False, loose=False):
    said = right = asked = some = 0
    for s, sample in enumerate(samples):
        if sample["label"] == "U":
            continue
        found = decided(sample, scores[s], limits)
        good = sample["label"] == "A" and found and all(r for r, _ in found)
        some += sample["label"] == "A" and any(r for r, _ in found)
        asked += sample["label"] == "A"
        said += bool(found)
        right += bool(good)
        if verbose and (bool(found) != (sample["label"] == "A") or (found and not good)):
            rows = [(round(float(scores[s][(b, r)]), 1), row["right"], row["span"], block["kind"]) for b, block in enumerate(sample["blocks"]) for r, row in enumerate(block["rows"])]
            print(sample["label"], sample["voice"], [w for _, w in found], sample["text"][:220], "MISSED" if sample["missed"] else "", sorted(rows, reverse=True)[:4])
    if loose:
        return some / max(said, 1), some / max(asked, 1)
    return right / max(said, 1), right / max(asked, 1)


def by_rules(samples):
    said = right = asked = 0
    for sample in samples:
        if sample["label"] == "U":
            continue
        found = [x for block in sample["blocks"] for x in block["rules"]]
        asked += sample["label"] == "A"
        said += bool(found)
        right += bool(found) and sample["label"] == "A" and all(r for r, _ in found)
    return right / max(said, 1), right / max(asked, 1)


def spread(table, z, count):
    out = [dict() for _ in range(count)]
    for (s, b, r), value in zip(table.where, z):
        out[s][(b, r)] = value
    return out


def main():
    a = argparse.ArgumentParser()
    a.add_argument("rows"); a.add_argument("glove"); a.add_argument("afinn")
    a.add_argument("--cv", action="store_true"); a.add_argument("--one", action="store_true"); a.add_argument("--out"); a.add_argument("--articles"); a.add_argument("--test", default="")
    a.add_argument("--lexicon", default="lexicon"); a.add_argument("--seed", type=int, default=1)
    a.add_argument("--passes", type=float, default=30); a.add_argument("--rate", type=float, default=0.004)
    a.add_argument("--dropout", type=float, default=0.4); a.add_argument("--words-dropped", type=float, default=0.2)
    a.add_argument("--numbers-dropped", type=float, default=0.1); a.add_argument("--aux", type=float, default=0.5)
    a.add_argument("--keep", type=float, default=0.3); a.add_argument("--decay", type=float, default=0.02)
    a.add_argument("--news-weight", type=float, default=0.15); a.add_argument("--unclear", type=float, default=0.5, help="weight of unclear samples, as being against nobody"); a.add_argument("--verbose", action="store_true")
    a.add_argument("--limits", default="-1,-0.5,-0.5,-2.5,3", help="said, own, heading, kept, more")
    a.add_argument("--kept", type=float, default=1.0); a.add_argument("--more", type=float, default=3.0)
    a.add_argument("--labels", help="blocks of the articles that were read by eye"); a.add_argument("--known", type=float, default=1.0, help="their weight")
    a.add_argument("--half", action="store_true", help="train on every second article, and say what is reached on the labels of the others")
    a.add_argument("--words", type=int, default=36000); a.add_argument("--folds", type=int, default=5)
    opts = a.parse_args()
    samples = rows_of(opts.rows)
    test_files = set(filter(None, opts.test.split(",")))
    afinn = dict((w.strip("'\""), int(n)) for w, n in re.findall(r"^\s+('[^']+'|[\w-]+): (-?\d+)", open(opts.afinn).read(), re.M))
    news = rows_of(opts.articles) if opts.articles else []
    if opts.labels:
        news = labelled(news, opts.labels)
    counts = {}
    for sample in samples + news:
        for block in sample["blocks"]:
            for w in block["content"] + [w for row in block["rows"] for w in row["words"] if w]:
                counts[w] = counts.get(w, 0) + 1
    wanted = set(w for w, n in counts.items() if n > 1 or not news) | set(afinn)
    vectors = glove(opts.glove, wanted, opts.words)
    weight = lists(opts.lexicon)
    words = Words(vectors, weight, afinn)
    print(len(samples), "samples,", len(words.names), "words; missed in rows:", sum(s["missed"] for s in samples))
    train = [s for s in samples if s["file"] not in test_files]
    test = [s for s in samples if s["file"] in test_files]
    others = news[1::2] if opts.half else []
    news = news[::2] if opts.half else news
    extra = Table(news, words, opts.news_weight, known=opts.known)
    files = sorted(set(s["file"] for s in train))
    print("rules on train: P %.3f R %.3f" % by_rules(train))
    limits = None
    if opts.cv:
        scores = [None] * len(train)
        for fold in range(1 if opts.one else opts.folds):
            held = set(files[fold::opts.folds])
            inside = [s for s in train if s["file"] not in held]
            table = Table(inside, words, unclear=opts.unclear)
            net = trained(words, table.joined(extra) if len(extra.y) else table, opts, opts.seed + fold)
            at = [i for i, s in enumerate(train) if s["file"] in held]
            table = Table([train[i] for i in at], words)
            for i, z in zip(at, spread(table, net.scores(table), len(at))):
                scores[i] = z
        at = [i for i, z in enumerate(scores) if z is not None]
        limits = report([train[i] for i in at], [scores[i] for i in at], opts)
    if opts.out or test or news:
        table = Table(train, words, unclear=opts.unclear)
        net = trained(words, table.joined(extra) if len(extra.y) else table, opts, opts.seed)
        if test:
            held = Table(test, words)
            print("rules on test: P %.3f R %.3f" % by_rules(test))
            report(test, spread(held, net.scores(held), len(test)), opts, limits)
        if others:
            seen(net, words, others)
            read_by_eye(net, words, others)
        elif news:
            seen(net, words, news)
        if opts.out:
            save(net, words, dict(zip(("said", "own", "heading", "kept", "more"), map(float, opts.limits.split(",")))), opts.out)


def seen(net, words, news):
    """How often something is found in news, where it is mostly nothing."""
    table = Table(news, words)
    scores = spread(table, net.scores(table), len(news))
    for kind in ("said", "own"):
        most = []
        ruled = 0
        for s, sample in enumerate(news):
            for b, block in enumerate(sample["blocks"]):
                if block["kind"] == kind:
                    most.append(max([scores[s][(b, r)] for r in range(len(block["rows"]))], default=-9))
                    ruled += bool(block["rules"])
        most = np.array(most)
        print("news, %s: %d contents, by rules %.3f;" % (kind, len(most), ruled / max(len(most), 1)), "  ".join("%g: %.3f" % (t, (most >= t).mean()) for t in np.arange(-2, 4, 0.5)))


def read_by_eye(net, words, news):
    """On labelled blocks, at each limit: how many are found, and how many of those with somebody who is right."""
    table = Table(news, words)
    scores = spread(table, net.scores(table), len(news))
    for kind in ("said", "own"):
        blocks = [(s, b, block) for s, sample in enumerate(news) for b, block in enumerate(sample["blocks"]) if block.get("known") and block["kind"] == kind]
        asked = sum(any(row["right"] for row in block["rows"]) for _, _, block in blocks)
        line = []
        for t in np.arange(-3, 3.1, 0.5):
            found = right = 0
            for s, b, block in blocks:
                best = max(range(len(block["rows"])), key=lambda r: scores[s][(b, r)])
                found += scores[s][(b, best)] >= t
                right += scores[s][(b, best)] >= t and block["rows"][best]["right"]
            line.append("%g: %.2f/%.2f" % (t, right / max(found, 1), right / max(asked, 1)))
        print("read by eye, %s: %d, against somebody %d;" % (kind, len(blocks), asked), " ".join(line))
        ruled = [block for _, _, block in blocks if any(row["numbers"][BY_RULES] for row in block["rows"])]
        print("  by rules %d, right %d;" % (len(ruled), sum(any(row["right"] and row["numbers"][BY_RULES] for row in block["rows"]) for block in ruled)),
              " ".join("kept %g: %.2f/%.2f" % ((t,) + kept(blocks, scores, t, asked)) for t in np.arange(-5, 1.1, 1)))


def kept(blocks, scores, limit, asked):
    found = right = 0
    for s, b, block in blocks:
        rows = [row for r, row in enumerate(block["rows"]) if row["numbers"][BY_RULES] and scores[s][(b, r)] >= limit]
        found += bool(rows)
        right += any(row["right"] for row in rows)
    return right / max(found, 1), right / max(asked, 1)


def report(samples, scores, opts, limits=None):
    y = [row["right"] for s, sample in enumerate(samples) if sample["label"] != "U" for b, block in enumerate(sample["blocks"]) for r, row in enumerate(block["rows"])]
    z = [scores[s][(b, r)] for s, sample in enumerate(samples) if sample["label"] != "U" for b, block in enumerate(sample["blocks"]) for r, row in enumerate(block["rows"])]
    order = np.argsort(z)
    ranks = np.empty(len(z)); ranks[order] = np.arange(len(z))
    y = np.array(y)
    auc = (ranks[y == 1].sum() - y.sum() * (y.sum() - 1) / 2) / max(y.sum() * (len(y) - y.sum()), 1)
    print("rows %d, of them against %d, area under the curve %.4f" % (len(y), y.sum(), auc))
    def grid(subset, fixed, key):
        best = None
        for t in np.arange(-5, 5, 0.25):
            p, r = score_of([samples[i] for i in subset], [scores[i] for i in subset], dict(fixed, **{key: t}))
            if key in ("said", "own", "heading"):
                print("  %s %5.2f  P %.3f R %.3f F %.3f" % (key, t, p, r, 2 * p * r / max(p + r, 1e-9)))
    if limits is None:
        for t in np.arange(-4, 3.1, 0.5):
            same = {"said": t, "own": t, "heading": t, "kept": t - opts.kept, "more": opts.more}
            p, r = score_of(samples, scores, same)
            parts = []
            for voice in ("quoted", "reported", "own", "headline"):
                at = [i for i, s in enumerate(samples) if s["voice"] == voice]
                parts.append("%s %.2f/%.2f" % ((voice,) + score_of([samples[i] for i in at], [scores[i] for i in at], same)))
            some = score_of(samples, scores, same, loose=True)
            print("  limit %5.2f  P %.3f R %.3f F %.3f  some right %.2f/%.2f  %s" % ((t, p, r, 2 * p * r / max(p + r, 1e-9)) + some + ("  ".join(parts),)))
        limits = dict(zip(("said", "own", "heading", "kept", "more"), map(float, opts.limits.split(","))))
    p, r = score_of(samples, scores, limits, opts.verbose)
    print("chosen", limits, "P %.3f R %.3f" % (p, r))
    return limits


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
    offset = int(np.round(p["d"][0] * LOGIT * 2.0 ** shift)) if False else 0
    d = float(p["d"][0])
    # The offset has 32 bits: it goes into the limits.
    with open(path, "wb") as f:
        f.write(b"WSALG001")
        f.write(struct.pack("<5I", len(hashes), WIDTH, HIDDEN, PLACES, NUMBERS))
        f.write(struct.pack("<7i", *(int(round((limits[k] - d) * LOGIT)) for k in ("said", "own", "heading", "kept", "more")), offset, shift))
        f.write(c.tobytes()); f.write(np.array(hashes, np.uint32).tobytes()); f.write(o.tobytes())
        f.write(n.tobytes()); f.write(h.tobytes()); f.write(e.tobytes())
    print("wrote", path, len(hashes), "words, shift", shift)


if __name__ == "__main__":
    main()
