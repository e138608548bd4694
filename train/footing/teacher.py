"""A teacher of whether a content is an allegation: two nets of rows and three of a pretrained encoder's states.

Contents that nobody has read get the shares of its chances, one for each row and the rest for nobody; the net that ships
learns of them beside what was read. The encoder is the Universal Sentence Encoder, lite (Cer et al. 2018; Apache 2.0), as
train/statements/teacher/encoder.py reads it. It knows what contents mean and not whom they are against: that stays with the
nets of rows, whose scores are moved alike for all rows of a content.
"""
import json
import pathlib
import random
import sys

import numpy as np
import torch

from net import trained
from report import spread
from rows import Table

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "statements" / "teacher"))
from encoder import Encoder  # noqa: E402

WIDTH = 2048             # of a content: means and greatest of the states of two layers of 512
BYTES, PIECES = 500, 100  # of a content, the rest is not read
HIDDEN, PASSES, VOICES, ROW_NETS = 96, 7, 3, 2
SHARE = 0.6              # of the encoder's log odds that is added to a row's
MOST = 24000             # contents that are taught


def texts_of(paths):
    out = {}
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            out.update((a["id"].split("/", 1)[-1], a) for a in map(json.loads, lines))
    return out


def content_of(sample, block, articles):
    """The words of a block: of a sample its sentence, of news the article's field."""
    if sample["label"] == "?":
        article = articles[sample["text"].split("/", 1)[-1]]
        whole = article.get("title", "") if block["field"] == "title" else article["text"]
    else:
        whole = sample["text"]
    begin, end = block["at"]
    return whole.encode()[begin:min(end, begin + BYTES)].decode("utf-8", "ignore")


def states(contents, encoder):
    """[contents, WIDTH] float32. Contents of one length are read together."""
    out = np.zeros((len(contents), WIDTH), np.float32)
    order = sorted(range(len(contents)), key=lambda i: len(contents[i]))
    with torch.no_grad():
        for first in range(0, len(order), 32):
            some = order[first:first + 32]
            pieces = [list(encoder.tokenizer.encode(contents[i])[0])[:PIECES] or [1] for i in some]
            ids = torch.zeros(len(some), max(map(len, pieces)), dtype=torch.long)
            mask = torch.zeros(ids.shape, dtype=torch.bool)
            for row, of in enumerate(pieces):
                ids[row, :len(of)] = torch.tensor(of)
                mask[row, :len(of)] = True
            read = torch.cat(encoder(ids, mask), -1).numpy()
            for row, i in enumerate(some):
                of = read[row, :len(pieces[row])]
                out[i] = np.concatenate([of.mean(0), of.max(0)])
    return out


class Voices:
    """The mean log odds of nets of one hidden layer that tell allegations by a content's states."""

    def __init__(self, x, y, weight, seed):
        self.mean, self.spread = x.mean(0), x.std(0) + 1e-3
        x, y, weight = (torch.tensor(a, dtype=torch.float32) for a in ((x - self.mean) / self.spread, y, weight))
        self.nets = [self.fitted(x, y, weight, seed + k) for k in range(VOICES)]

    @staticmethod
    def fitted(x, y, weight, seed):
        torch.manual_seed(seed)
        net = torch.nn.Sequential(torch.nn.Dropout(0.3), torch.nn.Linear(WIDTH, HIDDEN), torch.nn.ReLU(),
                                  torch.nn.Dropout(0.5), torch.nn.Linear(HIDDEN, 1))
        adam = torch.optim.AdamW(net.parameters(), 7e-4, weight_decay=0.05)
        loss = torch.nn.BCEWithLogitsLoss(reduction="none")
        for _ in range(PASSES):
            for some in torch.randperm(len(x)).split(128):
                adam.zero_grad()
                (loss(net(x[some])[:, 0], y[some]) * weight[some]).mean().backward()
                adam.step()
        return net.eval()

    def log_odds(self, x):
        x = torch.tensor((x - self.mean) / self.spread, dtype=torch.float32)
        with torch.no_grad():
            return np.mean([net(x)[:, 0].numpy() for net in self.nets], 0)


def taught(train, known, news, words, table, opts):
    """Articles of `news` with those of their blocks that nobody read, each with its "shares".

    `train`, `known`: samples, and more articles with blocks that were read by eye; `table`: all that is learned without shares.
    """
    torch.set_num_threads(1)
    encoder, articles = Encoder(opts.encoder), texts_of(opts.texts)
    read = [(s, b) for s in train if s["label"] != "U" for b in s["blocks"] if b["rows"]]
    seen = [(s, b) for s in known + news for b in s["blocks"] if b["rows"] and b.get("known")]
    y = np.array([any(row["right"] for row in b["rows"]) for _, b in read + seen], np.float32)
    weight = np.repeat([1.0, opts.known], [len(read), len(seen)])
    voices = Voices(states([content_of(s, b, articles) for s, b in read + seen], encoder), y, weight, opts.seed)
    unread = [(s, i) for s, sample in enumerate(news) for i, b in enumerate(sample["blocks"]) if b["rows"] and "known" not in b]
    random.Random(opts.seed).shuffle(unread)
    unread = sorted(unread[:MOST])
    odds = voices.log_odds(states([content_of(news[s], news[s]["blocks"][i], articles) for s, i in unread], encoder))
    nets = [trained(words, table, opts, opts.seed + 1 + k) for k in range(ROW_NETS)]
    rows = Table(news, words)
    scores = spread(rows, np.mean([net.scores(rows) for net in nets], 0), len(news))
    out = {}
    for (s, i), more in zip(unread, odds):
        block = news[s]["blocks"][i]
        power = np.exp(np.clip([scores[s][(i, r)] + SHARE * more for r in range(len(block["rows"]))], -30, 30))
        out.setdefault(s, []).append(dict(block, known=True, shares=(power / (1 + power.sum())).tolist()))
    return [dict(news[s], blocks=blocks) for s, blocks in out.items()]
