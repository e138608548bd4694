#!/usr/bin/env python3
"""The teacher's reading of articles: the mean of the shares of the net and of its voices, linked by the net.

usage: label.py ARTICLES.jsonl OUT TRAINER CORE NET ENCODER VECTORS.json VECTORS.npz [VOICE.pt...] TUNED.pt

OUT.read.jsonl     the articles with their statements, for train_statements --silver-read
OUT.shares         what each label's share is at each word, for --silver-shares: bytes of 255
OUT.found.jsonl    the statements alone, as score_attribution.py reads them
Made last is OUT.shares. What it works with (OUT.tmp.*) is removed.
"""
import json
import os
import random
import subprocess
import sys

import numpy as np
import torch

import tuned
import voice
from encoder import Encoder
from states import states_of
from words import LABELS, known_of, read_articles, read_rows, vectors, write_rows

OWN, TUNED = 0.25, 0.45  # parts of the mean: the net's, the tuned voice's; the voices have the rest in equal parts, and
                         # without any the tuned voice has it all
LEAST = 1e-8     # of a share, so that each has a logarithm
STEPS = 2048     # of scores (src/quote/labels.h)
ROLES = ("source", "cue", "content")


def mean_of(own, tuned, voices):
    """[words, LABELS] of an article, from the net's shares, the tuned voice's and a list of the voices'."""
    rest = 1 - OWN - TUNED
    mean = OWN * own + (TUNED if voices else TUNED + rest) * tuned + LEAST
    mean += sum(rest / len(voices) * v for v in voices)
    return mean / mean.sum(1, keepdims=True)


def with_statements(articles, found):
    """Lines for --silver-read: a statement without a cue is none."""
    with open(articles, encoding="utf-8") as texts, open(found, encoding="utf-8") as lines:
        for article, reading in zip(map(json.loads, texts), map(json.loads, lines)):
            assert article["id"] == reading["id"]
            rows = [{role: s[role]["spans"] for role in ROLES} for s in reading["statements"]]
            yield {"id": article["id"], "text": article["text"], "attributions": [r for r in rows if r["cue"]]}


def main(path, out, trainer, core, net, encoder, package, cache, voices):
    torch.set_num_threads(1)
    rows, table = vectors(package, cache)
    tmp = out + ".tmp."
    articles = read_articles(path, trainer, tmp + "words")
    for article, states in zip(articles, states_of(articles, Encoder(encoder))):
        article.known, article.states = known_of(article, rows), states
    # Each voice has other windows, so that no word stands at a window's end in all of them.
    *voices, last = voices
    heard = [voice.shares(voice.load(v, table), articles, random.Random(i) if i else None) for i, v in enumerate(voices)]
    tuned_voice, tuned_encoder = tuned.load(last, table, encoder)
    for article, states in zip(articles, states_of(articles, tuned_encoder)):
        article.states = states
    heard.insert(0, voice.shares(tuned_voice, articles))
    subprocess.run([trainer, "shares", core, net, path, tmp + "own"], check=True)
    mean = [mean_of(own, t, v) for own, t, *v in zip(read_rows(tmp + "own", "<f8", LABELS), *heard)]
    write_rows(tmp + "scores", [np.round(np.log(m) * STEPS).astype("<i4") for m in mean])
    subprocess.run([trainer, "statements", core, net, path, tmp + "scores", out + ".found.jsonl"], check=True)
    count = 0
    with open(out + ".read.jsonl", "w") as file:
        for article in with_statements(path, out + ".found.jsonl"):
            count += len(article["attributions"])
            file.write(json.dumps(article) + "\n")
    write_rows(tmp + "shares", [np.round(m * 255).astype(np.uint8) for m in mean])
    os.rename(tmp + "shares", out + ".shares")
    for part in ("words", "own", "scores"):
        os.remove(tmp + part)
    print(f"{len(articles)} articles, {sum(len(m) for m in mean)} words, {count} statements")


if __name__ == "__main__":
    if len(sys.argv) < 10:
        sys.exit(__doc__)
    main(*sys.argv[1:9], sys.argv[9:])
