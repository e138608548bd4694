#!/usr/bin/env python3
"""Fits lexicon/learned_confidence.tsv and says how well it holds: one figure of those that sure/ weighs, and the confidence of
statements inside others. The doubtful ones that sure/ leaves out are not in what it reads.

usage: confidence.py GOLD.jsonl READ.txt SCORER.py RULE_CONFIDENCE.tsv
GOLD  PolNeAR dev; READ  what `whosays read TEXTS.jsonl --from jsonl --format text` prints of its texts; SCORER  score_attribution.py.
A statement is right when the scorer matches it. Every other article is fitted on; the table is of the others: statements by
their confidence in tenths, its mean, the share that is right; expected calibration error. Prints the weights last.
"""
import importlib.util
import json
import math
import re
import sys

NET = ["source_link", "content_link", "source", "cue", "content", "held"]
NAMES = NET + ["both", "both_pattern", "net_alone", "lists_alone", "lists_alone_pattern"]
SPAN = re.compile(r"(\d+)-(\d+)\{")


def clipped(x):
    return min(0.99, max(0.01, x))


def logit(x):
    return math.log(clipped(x) / (1 - clipped(x)))


def blocks(path):
    """(article, fields of an attribution) in order; fields of the outermost ones of texts only."""
    article, block = None, None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("== "):
            article = line[3:]
        if not line.startswith("  "):
            if block is not None:
                yield article_of_block, block
            block, article_of_block = ({} if line == "attribution" else None), article
        elif block is not None:
            key, _, value = line.strip().partition(" ")
            block[key] = value
    if block is not None:
        yield article_of_block, block


def features(rule, patterns):
    name, _, figures = rule.partition(" ")
    pattern = name.removesuffix("+learned")
    out = dict.fromkeys(NAMES, 0.0)
    if figures:
        link, labels, held = re.fullmatch(r"link (.*), labels (.*), held (.*)", figures).groups()
        values = [float(x) for x in f"{link} {labels} {held}".split()]
        out.update(zip(NET, (math.log(clipped(v)) for v in values)))
        if pattern == "learned":
            out["net_alone"] = 1.0
        else:
            out["both"], out["both_pattern"] = 1.0, logit(patterns.get(pattern, 0.5))
    else:
        out["lists_alone"], out["lists_alone_pattern"] = 1.0, logit(patterns.get(pattern, 0.5))
    return [out[n] for n in NAMES]


def matched(scorer, gold, found):
    """For each found statement whether the scorer matches it."""
    starts = [m.span() for m in scorer.TOKEN.finditer(gold["text"])]
    sides = []
    for side in (gold["attributions"], found):
        sides.append([{r: scorer.tokens_in(starts, scorer.trim(gold["text"], scorer.spans_of(s, r))) for r in scorer.ROLES}
                      for s in side])
    wanted = [a for a in sides[0] if a["source"] or a["cue"]]
    pairs = []
    for i, a in enumerate(wanted):
        for j, b in enumerate(sides[1]):
            inter = len(a["content"] & b["content"])
            if inter and inter / len(a["content"] | b["content"]) >= 0.5 and (
                    a["source"] & b["source"] or not (a["source"] or b["source"])):
                pairs.append((-inter / len(a["content"] | b["content"]), i, j))
    used, right = set(), set()
    for _, i, j in sorted(pairs):
        if i not in used and j not in right:
            used.add(i)
            right.add(j)
    return [j in right for j in range(len(found))]


def fitted(rows, ridge=5.0, prior=None):
    """Newton's method; a little ridge towards the prior keeps what is seldom seen from running away."""
    n = len(NAMES)
    w = list(prior)
    for _ in range(25):
        gradient = [-ridge * (w[k] - prior[k]) for k in range(n)]
        hessian = [[ridge if i == j else 0.0 for j in range(n)] for i in range(n)]
        for x, y in rows:
            p = 1 / (1 + math.exp(-sum(a * b for a, b in zip(w, x))))
            for i in range(n):
                if x[i] == 0:
                    continue
                gradient[i] += (y - p) * x[i]
                for j in range(n):
                    hessian[i][j] += p * (1 - p) * x[i] * x[j]
        step = solved(hessian, gradient)
        w = [a + b for a, b in zip(w, step)]
        if max(map(abs, step)) < 1e-6:
            break
    return w


def solved(a, b):
    n = len(b)
    a = [row[:] + [b[i]] for i, row in enumerate(a)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(a[r][i]))
        a[i], a[p] = a[p], a[i]
        for r in range(n):
            if r != i:
                f = a[r][i] / a[i][i]
                a[r] = [x - f * y for x, y in zip(a[r], a[i])]
    return [a[i][n] / a[i][i] for i in range(n)]


def main(gold_path, read_path, scorer_path, rules_path):
    spec = importlib.util.spec_from_file_location("scorer", scorer_path)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    patterns = {}
    for line in open(rules_path, encoding="utf-8"):
        fields = line.split("\t")
        if not line.startswith("#") and fields[0] != "rule" and len(fields) > 1:
            patterns[fields[0]] = float(fields[1])
    gold = scorer.read(gold_path)
    found = {}
    for article, block in blocks(read_path):
        if block.get("field", "text") != "text" or "within" in block:
            continue
        statement = {r: [[int(b), int(e)] for b, e in SPAN.findall(block.get(r, ""))] for r in scorer.ROLES}
        found.setdefault(article, []).append((statement, block["rule"]))
    halves = ([], [])
    for number, (name, document) in enumerate(sorted(gold.items())):
        rows = [r for r in found.get(name, []) if r[0]["source"] or r[0]["cue"]]
        for right, (_, rule) in zip(matched(scorer, document, [s for s, _ in rows]), rows):
            halves[number % 2].append((features(rule, patterns), 1.0 if right else 0.0))
    # What the lists find alone hardly depends on the net, and is seldom in PolNeAR: the weights of the first fit stay.
    prior = [0.5, 0.5, 0.0, 0.5, 0.0, 0.5, 1.0, 0.5, 1.0, 0.162, 0.126]
    w = fitted([(x, y) for x, y in halves[0] if x[NAMES.index("lists_alone")] == 0], prior=prior)
    bins = [[] for _ in range(10)]
    for x, y in halves[1]:
        p = 1 / (1 + math.exp(-sum(a * b for a, b in zip(w, x))))
        bins[min(9, int(p * 10))].append((p, y))
    total = len(halves[1])
    error = 0.0
    print(f"fitted on {len(halves[0])} statements; of the other half's {total}:")
    for i, b in enumerate(bins):
        if b:
            mean, right = sum(p for p, _ in b) / len(b), sum(y for _, y in b) / len(b)
            error += len(b) / total * abs(mean - right)
            print(f"{i / 10:.1f}-{(i + 1) / 10:.1f}\t{len(b)}\t{mean:.3f}\t{right:.3f}")
    sure = [y for b in bins[5:] for _, y in b]
    print(f"expected calibration error {error:.3f}; committed (0.5 and more) {len(sure) / total:.3f}, right of them "
          f"{sum(sure) / max(1, len(sure)):.3f}")
    for name, weight in zip(NAMES, w):
        print(f"{name}\t{weight:.3f}")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
