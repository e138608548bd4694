"""Boosted trees over signs that hold or do not, in plain Python: small enough that nothing else is needed.

A row is a set of sign numbers. A tree of depth three asks seven signs; its leaves add to a log odds.
"""
import math

DEPTH = 3
NODES = 2 ** DEPTH - 1
PENALTY = 3.0  # on the leaves
LEAST = 2.0  # weight of a side of a split


def odds(share):
    return math.log(share / (1 - share))


def chance(score):
    return 1 / (1 + math.exp(-score))


def best_split(rows, members, slope, bend, signs):
    """The sign that tells the members apart best, None where none does."""
    all_slope = sum(slope[i] for i in members)
    all_bend = sum(bend[i] for i in members)
    slopes, bends = [0.0] * signs, [0.0] * signs
    for i in members:
        for sign in rows[i]:
            slopes[sign] += slope[i]
            bends[sign] += bend[i]
    best, found = all_slope ** 2 / (all_bend + PENALTY) + 1e-3, None
    for sign in range(signs):
        if min(bends[sign], all_bend - bends[sign]) < LEAST:
            continue
        gain = slopes[sign] ** 2 / (bends[sign] + PENALTY) + \
            (all_slope - slopes[sign]) ** 2 / (all_bend - bends[sign] + PENALTY)
        if gain > best:
            best, found = gain, sign
    return found


def grow(rows, slope, bend, signs, rate):
    """One tree: its signs, node by node, its leaves, and the leaf of each row."""
    asked, places = [None] * NODES, {0: list(range(len(rows)))}
    for _ in range(DEPTH):
        below = {}
        for node, members in places.items():
            sign = best_split(rows, members, slope, bend, signs) if members else None
            asked[node] = sign
            below[2 * node + 1] = [i for i in members if sign is None or sign not in rows[i]]
            below[2 * node + 2] = [i for i in members if sign is not None and sign in rows[i]]
        places = below
    leaves, leaf_of = [0.0] * (NODES + 1), [0.0] * len(rows)
    for node, members in places.items():
        value = rate * sum(slope[i] for i in members) / (sum(bend[i] for i in members) + PENALTY)
        leaves[node - NODES] = value
        for i in members:
            leaf_of[i] = value
    return asked, leaves, leaf_of


def fit(rows, right, weights, signs, trees, rate=0.15):
    """The log odds to begin with, and the trees."""
    start = odds(sum(r * w for r, w in zip(right, weights)) / sum(weights))
    scores, grown = [start] * len(rows), []
    for _ in range(trees):
        slope = [w * (r - chance(s)) for r, w, s in zip(right, weights, scores)]
        bend = [w * chance(s) * (1 - chance(s)) for w, s in zip(weights, scores)]
        asked, leaves, leaf_of = grow(rows, slope, bend, signs, rate)
        scores = [s + leaf for s, leaf in zip(scores, leaf_of)]
        grown.append((asked, leaves))
    return start, grown


def score(model, row):
    start, grown = model
    for asked, leaves in grown:
        node = 0
        for _ in range(DEPTH):
            node = 2 * node + (2 if asked[node] is not None and asked[node] in row else 1)
        start += leaves[node - NODES]
    return start
