#!/usr/bin/env python3
"""The encoder's states of words: of each of its two layers the mean over the word's pieces.

usage: states.py ARTICLES.jsonl TRAINER ENCODER OUT.npy     [words, 1024] float16; the words' rows in OUT.npy.words
"""
import bisect
import os
import sys
from typing import NamedTuple

import numpy as np
import torch

from encoder import PIECES, WIDTH, Encoder
from words import read_articles

BATCH = 2048  # pieces, padding among them


class Pieces(NamedTuple):
    """A sentence, or a part of one that is too long: words [first, end) of the article."""
    first: int
    end: int
    ids: np.ndarray   # of its pieces
    begin: np.ndarray  # first piece of each word
    last: np.ndarray   # last piece of each word


def pieces_of(article, tokenizer):
    """The article's sentences as pieces; one of more than PIECES is cut between words."""
    starts = np.flatnonzero(article.begins).tolist() + [len(article.spans)]
    out = []
    for first, sentence_end in zip(starts, starts[1:]):
        while sentence_end > first:
            end = sentence_end
            while True:
                at = int(article.spans[first, 0])
                ids, spans = tokenizer.encode(article.text[at:article.spans[end - 1, 1]])
                if len(ids) <= PIECES or end - first <= 10:
                    break
                end = first + max(10, (end - first) * PIECES // len(ids) - 3)
            ids, spans = ids[:PIECES], spans[:PIECES]
            begins, ends = [b + at for b, _ in spans], [e + at for _, e in spans]
            begin, last = [], []
            for word_begin, word_end in article.spans[first:end].tolist():
                f = min(bisect.bisect_right(ends, word_begin), len(ids) - 1)
                begin.append(f)
                last.append(min(max(bisect.bisect_left(begins, word_end) - 1, f), len(ids) - 1))
            out.append(Pieces(first, end, np.array(ids, np.int64), np.array(begin), np.array(last)))
            first = end
    return out


def states_of(articles, encoder):
    """[words, 2 * WIDTH] float16 of each article. Sentences of one length are read together."""
    out = [np.zeros((len(a.spans), 2 * WIDTH), np.float16) for a in articles]
    todo = [(k, s) for k, a in enumerate(articles) for s in pieces_of(a, encoder.tokenizer)]
    todo.sort(key=lambda item: len(item[1].ids))
    first = 0
    while first < len(todo):
        end = first
        while end < len(todo) and (end - first + 1) * len(todo[end][1].ids) <= BATCH:
            end += 1
        batch, first = todo[first:end], end
        ids = torch.zeros(len(batch), len(batch[-1][1].ids), dtype=torch.long)
        mask = torch.zeros(ids.shape, dtype=torch.bool)
        for row, (_, s) in enumerate(batch):
            ids[row, :len(s.ids)] = torch.from_numpy(s.ids)
            mask[row, :len(s.ids)] = True
        with torch.no_grad():
            states = torch.cat(encoder(ids, mask), -1).numpy()
        for row, (k, s) in enumerate(batch):
            sums = np.concatenate([np.zeros((1, 2 * WIDTH), np.float32),
                                   np.cumsum(states[row, :len(s.ids)], 0, dtype=np.float32)])
            out[k][s.first:s.end] = (sums[s.last + 1] - sums[s.begin]) / (s.last - s.begin + 1)[:, None]
    return out


def main(articles, trainer, folder, path):
    torch.set_num_threads(1)
    states = states_of(read_articles(articles, trainer, path + ".words"), Encoder(folder))
    with open(path + ".new", "wb") as out:
        np.save(out, np.concatenate(states))
    os.rename(path + ".new", path)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
