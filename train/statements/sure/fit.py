#!/usr/bin/env python3
"""Fits lexicon/reading_trees.tsv: how sure a reading is, by boosted trees over its figures.

usage: fit.py SCORER.py TREES.tsv GOLD.jsonl FIGURES[@WEIGHT] ... [--test GOLD.jsonl FIGURES ...]
SCORER   score_attribution.py; GOLD a labelled file; FIGURES what statement_figures prints of it
A reading is right when the scorer matches it. Prints, for each pair by five parts of its articles that the trees have not
learned of, and for each of --test, statement F1 by limit, the reliability by tenths, and the expected calibration error.
Debian: python3-sklearn (Friedman 2001, gradient boosting).
"""
import importlib.util
import json
import os
import sys

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from confidence import matched

DEPTH, TREES, RATE, LEAST_OF_LEAF, PART_OF_ROWS = 3, 220, 0.08, 25, 0.7
FOLDS = 5
LIMITS = (0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)


def spans(cell):
    return [] if cell == "-" else [[int(x) for x in part.split("-")] for part in cell.split(",")]


def read(scorer, gold_path, figures_path):
    """Figures [rows, figures], whether each is right, the article of each, gold statements in all, names."""
    gold = scorer.read(gold_path)
    found, names, article = {}, None, None
    for line in open(figures_path, encoding="utf-8"):
        kind, *cells = line.rstrip("\n").split("\t")
        if kind == "F":
            names = cells
        elif kind == "D":
            article = found.setdefault(cells[0], {})
        else:
            # One that is looked at again, since another is gone, has its last figures.
            article[tuple(cells[:3])] = [int(x) for x in cells[3].split()]
    rows, right, of = [], [], []
    for name, document in gold.items():
        here = found.get(name, {})
        statements = [dict(zip(("source", "cue", "content"), map(spans, key))) for key in here]
        right += matched(scorer, document, statements)
        rows += list(here.values())
        of += [name] * len(here)
    wanted = sum(1 for d in gold.values() for a in d["attributions"] if a["source"] or a["cue"])
    return np.array(rows), np.array(right), np.array(of), wanted, names


def fitted(rows, right, weights):
    return GradientBoostingClassifier(n_estimators=TREES, learning_rate=RATE, max_depth=DEPTH, subsample=PART_OF_ROWS,
                                      min_samples_leaf=LEAST_OF_LEAF, random_state=1).fit(rows, right, sample_weight=weights)


def f1(right, kept, wanted):
    hits = (right & kept).sum()
    p, r = hits / max(1, kept.sum()), hits / wanted
    return f"{200 * p * r / max(1e-9, p + r):.1f} (P {100 * p:.1f} R {100 * r:.1f})"


def report(name, right, share, wanted):
    print(f"{name}: {len(right)} readings, {wanted} wanted")
    print("  F1 by limit:", ", ".join(f"{limit} {f1(right, share >= limit, wanted)}" for limit in LIMITS))
    error = 0.0
    cells = []
    for tenth in range(10):
        here = (share >= tenth / 10) & (share < (tenth + 1) / 10 + (tenth == 9))
        if here.any():
            error += here.mean() * abs(right[here].mean() - share[here].mean())
            cells.append(f"{share[here].mean():.2f}: {right[here].mean():.2f} of {here.sum()}")
    print(f"  expected calibration error {error:.3f}; right by share: " + "; ".join(cells))


def tree_row(tree, names):
    """Cells a to g and eight leaves of a tree of depth three, in thousandths."""
    asked, leaves = ["-"] * (2 ** DEPTH - 1), [0] * 2 ** DEPTH

    def walk(node, at):
        if at >= len(asked):
            leaves[at - len(asked)] = round(1000 * RATE * tree.value[node][0][0])
        elif tree.feature[node] < 0:  # a leaf above the lowest row: both ways lead to it
            walk(node, 2 * at + 1)
            walk(node, 2 * at + 2)
        else:
            asked[at] = f"{names[tree.feature[node]]}>{int(np.floor(tree.threshold[node]))}"
            walk(tree.children_left[node], 2 * at + 1)
            walk(tree.children_right[node], 2 * at + 2)

    walk(0, 0)
    return asked + leaves


def write(path, model, names, right, weights):
    head = [line for line in open(path, encoding="utf-8") if line.startswith("#")] if os.path.exists(path) else []
    share = np.average(right, weights=weights)
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(head)
        print("a b c d e f g".replace(" ", "\t"), *(f"leaf{i}" for i in range(2 ** DEPTH)), sep="\t", file=out)
        print(*["-"] * (2 ** DEPTH - 1), *[round(1000 * np.log(share / (1 - share)))] * 2 ** DEPTH, sep="\t", file=out)
        for (tree,) in model.estimators_:
            print(*tree_row(tree.tree_, names), sep="\t", file=out)


def main(scorer_path, out, pairs, tests):
    spec = importlib.util.spec_from_file_location("scorer", scorer_path)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    parts = []
    for gold, figures in pairs:
        path, _, weight = figures.partition("@")
        parts.append((gold, float(weight or 1), *read(scorer, gold, path)))
    names = parts[0][-1]
    rows, right = np.concatenate([p[2] for p in parts]), np.concatenate([p[3] for p in parts])
    weights = np.concatenate([np.full(len(p[3]), p[1]) for p in parts])
    fold = np.concatenate([np.unique(p[4], return_inverse=True)[1] % FOLDS for p in parts])
    share = np.zeros(len(right))
    for k in range(FOLDS):
        learned = fitted(rows[fold != k], right[fold != k], weights[fold != k])
        share[fold == k] = learned.predict_proba(rows[fold == k])[:, 1]
    begin = 0
    for gold, _, r, y, _, wanted, _ in parts:
        report(gold, y, share[begin:begin + len(y)], wanted)
        begin += len(y)
    model = fitted(rows, right, weights)
    for gold, figures in tests:
        r, y, _, wanted, _ = read(scorer, gold, figures)
        report("not learned of: " + gold, y, model.predict_proba(r)[:, 1], wanted)
    for weight, name in sorted(zip(model.feature_importances_, names), reverse=True)[:25]:
        print(f"  {name} {weight:.3f}")
    write(out, model, names, right, weights)


def paired(arguments):
    return list(zip(arguments[::2], arguments[1::2]))


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    rest = sys.argv[3:]
    at = rest.index("--test") if "--test" in rest else len(rest)
    main(sys.argv[1], sys.argv[2], paired(rest[:at]), paired(rest[at + 1:]))
