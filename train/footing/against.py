#!/usr/bin/env python3
"""Fits lexicon/allegation_trees.tsv and allegation_rates.tsv: whether a content is against somebody (src/footing/charge_figures.h).

usage: against.py ROWS GLOVE.json AFINN.js --articles ROWS --taught ROWS --labels LABELS... [option of fit.py]... [--to LEXICON]

The rows are those of fit.py. The net's scores are those of nets that know other articles and other files of samples (memory.py), and
so are the rates of words: what one has learned by heart says nothing. So nothing here hangs on models/allegations.bin, whose
scores the program puts in their place. Prints, for five parts that the trees have not learned of, precision and recall by limit.
Debian: python3-sklearn (Friedman 2001, gradient boosting), python3-torch.
"""
import importlib.util
import os
import pathlib
import zlib

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from fit import arguments, loaded
from memory import OTHERS, remember, score_by_others
from rates import Rates
from report import score_of
from rows import REMEMBERED, figure_names

TREES, LEAST_OF_LEAF, PART_OF_ROWS, PART_OF_FIGURES = 450, 30, 0.7, 0.4
FOLDS = 5
WEIGHT = 3      # of an invented sample, where one content of news has 1
NOBODY = -9000  # as kNobody in src/footing/charge_figures.cpp
UNIT = 64       # of what is remembered


def of_readings():
    """train/statements/sure/fit.py, which writes trees of the same form."""
    path = pathlib.Path(__file__).resolve().parent.parent / "statements" / "sure" / "fit.py"
    spec = importlib.util.spec_from_file_location("of_readings", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Blocks:
    """Contents that were read, with the figures of their rows; `fold`, `sample` (or -1) and `weight` of each content, `of` the content of each row."""

    def __init__(self, samples, articles, names, weight):
        self.names, self.blocks, self.fold, self.weight, self.sample, self.where = names, [], [], [], [], []
        files = sorted(set(s["file"] for s in samples))
        for s, one in enumerate(samples):
            if one["label"] != "U":
                self.add(one, files.index(one["file"]) % FOLDS, weight, s)
        for one in articles:
            self.add(one, zlib.crc32(one["text"].split("/", 1)[-1].encode()) % FOLDS, 1.0, -1)
        self.fold, self.weight, self.sample = map(np.array, (self.fold, self.weight, self.sample))
        self.of = np.repeat(np.arange(len(self.blocks)), [len(b["rows"]) for b in self.blocks])
        self.right = np.array([row["right"] for b in self.blocks for row in b["rows"]])
        place = names.index("place")
        self.kinds = [[int(row["figures"][place]) for row in b["rows"]] for b in self.blocks]
        self.figures = np.concatenate([self.of_scores(b) for b in self.blocks])
        self.begin = np.searchsorted(self.of, np.arange(len(self.blocks) + 1))

    def add(self, one, fold, weight, sample):
        for b, block in enumerate(one["blocks"]):
            if block["rows"] and (sample >= 0 or block.get("known")):
                self.blocks.append(block)
                self.fold.append(fold)
                self.weight.append(weight)
                self.sample.append(sample)
                self.where.append(b)

    def of_scores(self, block):
        """As add_scores in src/footing/charge_figures.cpp."""
        out = np.array([row["figures"] for row in block["rows"]])
        scores = [round(1000 * row["score"]) for row in block["rows"]]
        first, others_from = self.names.index("article_known"), self.names.index(OTHERS[0])
        for i, row in enumerate(block["rows"]):
            others = scores[:i] + scores[i + 1:]
            rank = sum(s > scores[i] for s in others) + sum(s == scores[i] for s in scores[:i])
            values = {"score": scores[i], "bare": round(1000 * row["bare"]), "lead": scores[i] - max(others, default=NOBODY), "rank": rank, "rows": len(scores)}
            for name, value in values.items():
                out[i, self.names.index(name)] = value
            out[i, first:first + REMEMBERED] = np.fix(UNIT * np.asarray(row["memory"]))
            out[i, others_from:others_from + len(OTHERS)] = row["others"]
        return out

    def rates(self, inside):
        return Rates([(self.blocks[b], self.kinds[b], self.weight[b]) for b in np.flatnonzero(inside)])

    def put_rates(self):
        """Into the figures, of each part by what the others have."""
        first, last = self.names.index("predicate_rate"), self.names.index("content_most") + 1
        for k in range(FOLDS):
            rates = self.rates(self.fold != k)
            for b in np.flatnonzero(self.fold == k):
                self.figures[self.begin[b]:self.begin[b + 1], first:last] = rates.figures(self.blocks[b], self.kinds[b])


def fitted(figures, right, weights):
    form = of_readings()
    return GradientBoostingClassifier(n_estimators=TREES, learning_rate=form.RATE, max_depth=form.DEPTH, subsample=PART_OF_ROWS, max_features=PART_OF_FIGURES,
                                      min_samples_leaf=LEAST_OF_LEAF, random_state=1).fit(figures, right, sample_weight=weights)


def crossed(data):
    """Log odds of each row by trees that have not learned of its part."""
    odds = np.zeros(len(data.right))
    fold, weight = data.fold[data.of], data.weight[data.of]
    for k in range(FOLDS):
        model = fitted(data.figures[fold != k], data.right[fold != k], weight[fold != k])
        odds[fold == k] = model.decision_function(data.figures[fold == k])
    return odds


def report_news(data, odds, name):
    """First choice by limit, of the contents of news as they were drawn: precision/recall."""
    for kind in ("said", "own"):
        blocks = [b for b in range(len(data.blocks)) if data.sample[b] < 0 and data.blocks[b]["kind"] == kind]
        best = [data.begin[b] + int(odds[data.begin[b]:data.begin[b + 1]].argmax()) for b in blocks]
        asked = sum(data.right[data.begin[b]:data.begin[b + 1]].any() for b in blocks)
        line = []
        for limit in np.arange(-2.5, 2.1, 0.5):
            found = [row for row in best if odds[row] >= limit]
            right = sum(data.right[row] for row in found)
            line.append(f"{limit:g}: {right / max(1, len(found)):.2f}/{right / max(1, asked):.2f}")
        print(f"{name}, news, {kind}, {len(blocks)}:", " ".join(line))


def report_samples(data, odds, samples, name):
    """By the program's own decisions."""
    scores = [{} for _ in samples]
    for b in np.flatnonzero(data.sample >= 0):
        for r, value in enumerate(odds[data.begin[b]:data.begin[b + 1]]):
            scores[data.sample[b]][(data.where[b], r)] = value
    line = []
    for limit in np.arange(-2.5, 2.1, 0.5):
        limits = {"said": limit, "own": limit + 1, "heading": limit + 1, "kept": limit - 1.5, "more": max(limit + 1, 1)}
        line.append("%g: %.2f/%.2f" % (limit, *score_of(samples, scores, limits)))
    print(f"{name}, samples:", " ".join(line))


def main():
    parser = arguments()
    parser.add_argument("--to", default="lexicon")
    opts = parser.parse_args()
    names = figure_names(opts.rows)
    samples, news, more, words = loaded(opts)
    remember(samples, news, more, words, opts)
    score_by_others(samples, news, more, words, opts)
    data = Blocks(samples, news + more, names, WEIGHT)
    data.put_rates()
    net = data.figures[:, names.index("score")] / 1000
    odds = crossed(data)
    for name, values in (("net", net), ("trees", odds)):
        report_news(data, values, name)
        report_samples(data, values, samples, name)
    weight = data.weight[data.of]
    model = fitted(data.figures, data.right, weight)
    for importance, name in sorted(zip(model.feature_importances_, names), reverse=True)[:40]:
        print(f"  {name} {importance:.3f}")
    of_readings().write(os.path.join(opts.to, "allegation_trees.tsv"), model, names, data.right, weight)
    path = os.path.join(opts.to, "allegation_rates.tsv")
    head = [line for line in open(path, encoding="utf-8") if line.startswith("#")]
    data.rates(data.fold >= 0).write(path, head)


if __name__ == "__main__":
    main()
