#!/usr/bin/env python3
"""A voice of the teacher: frozen states of the encoder, vectors and hashed affixes of words, two LSTM layers, a label a word.

usage: voice.py OUT.pt TRAIN.jsonl DEV.jsonl TRAINER VECTORS.json VECTORS.npz HIDDEN WINDOW PASSES SEED
       TRAIN and DEV have their states beside them (NAME.states.npy, by states.py)

HIDDEN: of each direction. WINDOW: words; whole paragraphs that follow each other are read together up to there. OUT.pt has
the net behind the last pass, and all that training goes on from: a run that was stopped loses a pass at most.
"""
import math
import os
import random
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn.utils import rnn

from encoder import WIDTH
from words import BUCKETS, LABELS, VECTOR_WIDTH, known_of, read_articles, vectors

LONGEST_PARAGRAPH = 180  # words; longer ones are cut at a sentence
BATCH_WORDS = 3000
READ_WINDOW = 80  # words, where articles are labelled
READ_BATCH = 40   # windows
RATE, WARM_UP, LAST_RATE = 2e-3, 100, 0.03


class Voice(nn.Module):
    def __init__(self, hidden, table):
        """table [rows, VECTOR_WIDTH] float32: the words' vectors, which are not learned and not saved."""
        super().__init__()
        self.register_buffer("vectors", torch.from_numpy(table), persistent=False)
        self.of_vector = nn.Linear(VECTOR_WIDTH, 64)
        self.hashed = nn.ModuleList([nn.Embedding(BUCKETS, 32) for _ in range(4)])
        self.quoted, self.begins = nn.Embedding(3, 8), nn.Embedding(3, 4)
        self.norms = nn.ModuleList([nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)])
        self.of_states = nn.Linear(2 * WIDTH, 160)
        self.lstm = nn.LSTM(160 + 64 + 4 * 32 + 8 + 4, hidden, 2, batch_first=True, bidirectional=True, dropout=0.4)
        self.out = nn.Linear(2 * hidden, LABELS)
        self.drop_states, self.drop_inputs, self.drop_outputs = nn.Dropout(0.25), nn.Dropout(0.3), nn.Dropout(0.4)

    def forward(self, known, states, lengths):
        """known [B, T, 7] (words.known_of), states [B, T, 2 * WIDTH], lengths [B] -> [B, T, LABELS]."""
        parts = torch.cat([norm(s) for norm, s in zip(self.norms, states.split(WIDTH, -1))], -1)
        inputs = [torch.tanh(self.of_states(self.drop_states(parts))), self.of_vector(self.vectors[known[..., 0]])]
        inputs += [table(known[..., i + 1]) for i, table in enumerate(self.hashed)]
        inputs += [self.quoted(known[..., 5]), self.begins(known[..., 6])]
        packed = rnn.pack_padded_sequence(self.drop_inputs(torch.cat(inputs, -1)), lengths, batch_first=True,
                                          enforce_sorted=False)
        read, _ = rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return self.out(self.drop_outputs(read))


def paragraphs(article):
    """[(first, end)] in words."""
    starts = np.flatnonzero(article.begins == 2).tolist() + [len(article.spans)]
    out = []
    for first, end in zip(starts, starts[1:]):
        while end - first > LONGEST_PARAGRAPH:
            some = range(first + LONGEST_PARAGRAPH // 2, first + LONGEST_PARAGRAPH)
            cut = max((i for i in some if article.begins[i] > 0), default=first + LONGEST_PARAGRAPH)
            out.append((first, cut))
            first = cut
        if end > first:
            out.append((first, end))
    return out


def windows(articles, most, chance=None):
    """[(article, first, end)] of paragraphs that have `most` words together, or one; by `chance` an article's first window
    is shorter, so that others fall together."""
    out = []
    for k, article in enumerate(articles):
        parts = paragraphs(article)
        at, room = 0, chance.randint(40, most) if chance else most
        while at < len(parts):
            end = at + 1
            while end < len(parts) and parts[end][1] - parts[at][0] <= room:
                end += 1
            out.append((k, parts[at][0], parts[end - 1][1]))
            at, room = end, most
    return out


def size(window):
    return window[2] - window[1]


def batch(articles, some):
    """known, states, lengths as Voice reads them, and labels [B, T], -1 behind a window."""
    longest = max(map(size, some))
    known = torch.zeros(len(some), longest, 7, dtype=torch.long)
    states = torch.zeros(len(some), longest, articles[0].states.shape[1])
    labels = torch.full((len(some), longest), -1, dtype=torch.long)
    for row, (k, first, end) in enumerate(some):
        article, n = articles[k], end - first
        known[row, :n] = torch.from_numpy(article.known[first:end])
        states[row, :n] = torch.from_numpy(article.states[first:end].astype(np.float32))
        labels[row, :n] = torch.from_numpy(article.labels[first:end].astype(np.int64))
    return known, states, torch.tensor([size(w) for w in some]), labels


def shares(voice, articles, chance=None):
    """[words, LABELS] of each article: the share of each label."""
    voice.eval()
    out = [np.zeros((len(a.spans), LABELS), np.float32) for a in articles]
    todo = sorted(windows(articles, READ_WINDOW, chance), key=size)
    with torch.no_grad():
        for at in range(0, len(todo), READ_BATCH):
            some = todo[at:at + READ_BATCH]
            known, states, lengths, _ = batch(articles, some)
            found = torch.softmax(voice(known, states, lengths), -1).numpy()
            for row, (k, first, end) in enumerate(some):
                out[k][first:end] = found[row, :end - first]
    return out


def load(path, table):
    kept = torch.load(path)
    voice = Voice(kept["hidden"], table)
    voice.load_state_dict(kept["net"])
    return voice.eval()


def token_f1(found, articles):
    """F1 of words by role (source, cue, content), each word with its likeliest label."""
    def roles(labels):
        return (np.concatenate(labels) + 3) // 4
    ours, gold = roles([f.argmax(1) for f in found]), roles([a.labels for a in articles])
    return [200 * ((ours == r) & (gold == r)).sum() / max(1, (ours == r).sum() + (gold == r).sum()) for r in (1, 2, 3)]


def batches(articles, window, chance):
    """A pass in the order of chance; windows of one length are read together."""
    todo = windows(articles, window, chance)
    chance.shuffle(todo)
    out = []
    for begin in range(0, len(todo), 1200):
        some = sorted(todo[begin:begin + 1200], key=size)
        at = 0
        while at < len(some):
            end = at + 1
            while end < len(some) and (end - at + 1) * size(some[end]) <= BATCH_WORDS:
                end += 1
            out.append(some[at:end])
            at = end
    chance.shuffle(out)
    return out


def one_pass(voice, adam, train, some, done, passes):
    """`done`: passes before it. Returns the mean loss."""
    voice.train()
    total = 0
    for n, part in enumerate(some):
        step = done * len(some) + n + 1
        rate = RATE * min(1, step / WARM_UP)
        rate *= LAST_RATE + (1 - LAST_RATE) * 0.5 * (1 + math.cos(math.pi * (done + n / len(some)) / passes))
        for group in adam.param_groups:
            group["lr"] = rate
        known, states, lengths, labels = batch(train, part)
        found = voice(known, states, lengths)
        loss = nn.functional.cross_entropy(found.reshape(-1, LABELS), labels.reshape(-1), ignore_index=-1)
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(voice.parameters(), 5.0)
        adam.step()
        total += float(loss)
    return total / len(some)


def read(path, trainer, rows):
    """Articles with all that a voice knows of them."""
    articles = read_articles(path, trainer, path + ".words")
    states, at = np.load(path.removesuffix(".jsonl") + ".states.npy", mmap_mode="r"), 0
    for article in articles:
        article.known = known_of(article, rows)
        article.states = states[at:at + len(article.spans)]
        at += len(article.spans)
    return articles


def keep(out, parts, chance, hidden, passes):
    """Writes all that training goes on from; `parts` are the nets and the optimiser by name."""
    torch.save({"hidden": hidden, "passes": passes, **{name: part.state_dict() for name, part in parts.items()},
                "torch": torch.get_rng_state(), "chance": chance.getstate()}, out + ".new")
    os.rename(out + ".new", out)


def take_up(out, parts, chance):
    """Goes on from what was kept. Returns the passes behind it, 0 where there is nothing yet."""
    if not os.path.exists(out):
        return 0
    kept = torch.load(out)
    for name, part in parts.items():
        part.load_state_dict(kept[name])
    torch.set_rng_state(kept["torch"])
    chance.setstate(kept["chance"])
    return kept["passes"]


def main(out, train_path, dev_path, trainer, package, cache, hidden, window, passes, seed):
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    rows, table = vectors(package, cache)
    train, dev = read(train_path, trainer, rows), read(dev_path, trainer, rows)
    voice = Voice(hidden, table)
    adam = torch.optim.Adam(voice.parameters(), lr=RATE)
    parts = {"net": voice, "adam": adam}
    done = take_up(out, parts, chance)
    begin = time.time()
    while done < passes:
        loss = one_pass(voice, adam, train, batches(train, window, chance), done, passes)
        done += 1
        keep(out, parts, chance, hidden, done)
        score = " / ".join(f"{f:.1f}" for f in token_f1(shares(voice, dev), dev))
        print(f"pass {done} of {passes}, {time.time() - begin:.0f} s, loss {loss:.4f}, dev token F1 {score}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 11:
        sys.exit(__doc__)
    main(*sys.argv[1:7], *map(int, sys.argv[7:]))
