#!/usr/bin/env python3
"""A voice that goes on with the encoder's own weights: what the encoder knows becomes what statements need.

usage: tuned.py OUT.pt VOICE.pt TRAIN.jsonl DEV.jsonl TRAINER VECTORS.json VECTORS.npz ENCODER PASSES SEED

VOICE.pt is a trained voice (voice.py), with which it begins. OUT.pt has the voice and its encoder behind the last pass and all
that training goes on from, as a voice has. A pass takes three of a voice's.
"""
import math
import random
import sys
import time

import numpy as np
import torch
from torch import nn

import voice
from encoder import WIDTH, Encoder
from states import pieces_of, states_of
from words import known_of, read_articles, vectors

WINDOW = 120     # words
PIECES = 1500    # of a batch of the encoder, padding among them
RATES = 1e-3, 1.5e-4  # of the voice, of the encoder
DROPOUT = 0.1    # behind each half of the encoder's layers


def states_in(articles, some, encoder, longest):
    """[windows, longest, 2 * WIDTH] of `some`, with gradients: each word has the mean of its pieces."""
    todo = [(row, s, s.first - first) for row, (k, first, end) in enumerate(some) for s in articles[k].pieces
            if s.first >= first and s.end <= end]
    todo.sort(key=lambda item: len(item[1].ids))
    found, piece, weight, word, base, at = [], [], [], [], 0, 0
    while at < len(todo):
        end = at + 1
        while end < len(todo) and (end - at + 1) * len(todo[end][1].ids) <= PIECES:
            end += 1
        part, at = todo[at:end], end
        ids = torch.zeros(len(part), len(part[-1][1].ids), dtype=torch.long)
        mask = torch.zeros(ids.shape, dtype=torch.bool)
        for n, (row, s, before) in enumerate(part):
            ids[n, :len(s.ids)] = torch.from_numpy(s.ids)
            mask[n, :len(s.ids)] = True
            for i, (begin, last) in enumerate(zip(s.begin.tolist(), s.last.tolist())):
                piece += range(base + n * ids.shape[1] + begin, base + n * ids.shape[1] + last + 1)
                weight += [1 / (last - begin + 1)] * (last - begin + 1)
                word += [row * longest + before + i] * (last - begin + 1)
        found.append(torch.cat(encoder(ids, mask), -1).reshape(-1, 2 * WIDTH))
        base += ids.numel()
    of_pieces = torch.cat(found)[torch.tensor(piece)] * torch.tensor(weight)[:, None]
    out = torch.zeros(len(some) * longest, 2 * WIDTH).index_add_(0, torch.tensor(word), of_pieces)
    return out.view(len(some), longest, 2 * WIDTH)


def one_pass(heard, encoder, adam, train, done, passes, chance):
    """`done`: passes before it. Returns the mean loss."""
    heard.train()
    encoder.train()
    some = voice.batches(train, WINDOW, chance)
    total = 0
    for n, part in enumerate(some):
        step = done * len(some) + n + 1
        part_done = (done + n / len(some)) / passes
        for group, rate in zip(adam.param_groups, RATES):
            group["lr"] = rate * min(1, step / voice.WARM_UP) * (
                voice.LAST_RATE + (1 - voice.LAST_RATE) * 0.5 * (1 + math.cos(math.pi * part_done)))
        known, _, lengths, labels = voice.batch(train, part)
        found = heard(known, states_in(train, part, encoder, known.shape[1]), lengths)
        loss = nn.functional.cross_entropy(found.reshape(-1, found.shape[-1]), labels.reshape(-1), ignore_index=-1)
        adam.zero_grad()
        loss.backward()
        for group in adam.param_groups:
            nn.utils.clip_grad_norm_(group["params"], 5.0)
        adam.step()
        total += float(loss)
    return total / len(some)


def read(path, trainer, rows, tokenizer):
    articles = read_articles(path, trainer, path + ".words")
    for article in articles:
        article.known, article.pieces = known_of(article, rows), pieces_of(article, tokenizer)
        article.states = np.zeros((len(article.spans), 0), np.float16)  # made anew at each step
    return articles


def load(path, table, package):
    """The voice and its encoder, as they read."""
    kept = torch.load(path)
    encoder = Encoder(package)
    encoder.load_state_dict(kept["encoder"])
    return voice.load(path, table), encoder.eval()


def main(out, start, train_path, dev_path, trainer, package, cache, folder, passes, seed):
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    rows, table = vectors(package, cache)
    heard, encoder, hidden = voice.load(start, table), Encoder(folder), torch.load(start)["hidden"]
    encoder.set_dropout(DROPOUT)
    train, dev = (read(path, trainer, rows, encoder.tokenizer) for path in (train_path, dev_path))
    adam = torch.optim.Adam([{"params": [p for p in heard.parameters()]}, {"params": [p for p in encoder.parameters()]}])
    parts = {"net": heard, "encoder": encoder, "adam": adam}
    done = voice.take_up(out, parts, chance)
    begin = time.time()
    while done < passes:
        loss = one_pass(heard, encoder, adam, train, done, passes, chance)
        done += 1
        voice.keep(out, parts, chance, hidden, done)
        for article, states in zip(dev, states_of(dev, encoder.eval())):
            article.states = states
        score = " / ".join(f"{f:.1f}" for f in voice.token_f1(voice.shares(heard, dev), dev))
        print(f"pass {done} of {passes}, {time.time() - begin:.0f} s, loss {loss:.4f}, dev token F1 {score}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 11:
        sys.exit(__doc__)
    main(*sys.argv[1:9], int(sys.argv[9]), int(sys.argv[10]))
