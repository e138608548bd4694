"""What an article's earlier contents say of the next, as src/footing/charge_memory.h reckons it, and what all others do, as
src/footing/charge_others.h does.

The scores are of nets that were trained on other articles and other files of samples: on those it was trained on, a net
knows too well who is accused.
"""
import zlib

import numpy as np

from net import trained
from report import spread
from rows import NOTHING, REMEMBERED, Table, learned_from

FOLDS = 3
FEWEST, HIGHEST, MANY, CHARGE = 3, 3, 8, -1.0


def odds(score):
    return (np.clip(score, -6, 4) + 1) / 3


def numbers(best, actor):
    """`best`: the highest score of each content before; `actor`: all of one actor's."""
    out = NOTHING.copy()
    if len(best) >= FEWEST:
        out[:3] = 1, odds(np.mean(sorted(best)[-HIGHEST:])), min(2 * np.mean(np.array(best) > CHARGE), 127 / 64)
    if actor:
        out[3:] = 1, odds(max(actor)), odds(np.mean(actor)), min(len(actor), MANY) / MANY
    return out


def fill(sample, scores):
    """Into each row, by the scores of all rows; contents lie in the order in which the program judges them."""
    best, of_actor = [], {}
    for b, block in enumerate(sample["blocks"]):
        if not block["rows"]:
            continue
        for row in block["rows"]:
            row["memory"] = numbers(best, of_actor.get(row["actor"]))
        for r, row in enumerate(block["rows"]):
            if row["actor"] >= 0:
                of_actor.setdefault(row["actor"], []).append(scores[(b, r)])
        best.append(max(scores[(b, r)] for r in range(len(block["rows"]))))


NONE = -9000  # the score of nobody
OTHERS = ("all_known", "all_highest", "all_charges", "all_actor", "all_actor_mean", "all_actor_times", "all_actor_charged", "pair", "back",
          "same_source", "same_source_mean", "beside", "beside_actor")


def thousandths(scores):
    """The highest and the mean."""
    return (int(1000 * max(scores)), int(1000 * np.mean(scores))) if scores else (NONE, NONE)


def fill_others(sample, scores):
    """Into each row "others", in the order of OTHERS. A sentence of the outlet's own is judged by other such sentences alone."""
    blocks = [(b, block) for b, block in enumerate(sample["blocks"]) if block["rows"]]
    best, of_actor = [], []
    for b, block in blocks:
        best.append(max(scores[(b, r)] for r in range(len(block["rows"]))))
        actors = {}
        for r, row in enumerate(block["rows"]):
            if row["actor"] >= 0:
                actors[row["actor"]] = max(scores[(b, r)], actors.get(row["actor"], scores[(b, r)]))
        of_actor.append(actors)
    for i, (_, block) in enumerate(blocks):
        seen = [k for k in range(len(blocks)) if k != i and (block["kind"] == "said" or blocks[k][1]["kind"] == "own")]
        article = (0, 0, 0)
        if len(seen) >= FEWEST:
            article = 1, int(1000 * np.mean(sorted(best[k] for k in seen)[-HIGHEST:])), int(100 * np.mean([best[k] > CHARGE for k in seen]))
        source = block["source"]
        mine = thousandths([best[k] for k in range(len(blocks)) if k != i and source >= 0 and blocks[k][1]["source"] == source])
        near = [k for k in (i - 1, i + 1) if k in seen]
        for row in block["rows"]:
            actor = row["actor"]
            own = [of_actor[k][actor] for k in seen if actor in of_actor[k]]
            same = [k for k in range(len(blocks)) if k != i and source >= 0 and blocks[k][1]["source"] == source and actor in of_actor[k]]
            back = [of_actor[k][source] for k in range(len(blocks)) if actor >= 0 and blocks[k][1]["source"] == actor and source in of_actor[k]]
            row["others"] = (*article, *thousandths(own), len(own), sum(s > CHARGE for s in own), thousandths([of_actor[k][actor] for k in same])[0],
                             thousandths(back)[0], *mine, thousandths([best[k] for k in near])[0], thousandths([of_actor[k][actor] for k in near if actor in of_actor[k]])[0])


def folds(samples):
    """By file of the invented ones, by article of the others."""
    return [zlib.crc32((s["text"] if s["label"] == "?" else s["file"]).encode()) % FOLDS for s in samples]


def remember(samples, news, more, words, opts):
    parts = [(some, folds(some)) for some in (samples, news, more)]
    for k in range(FOLDS):
        others = ([s for s, fold in zip(*part) if fold != k] for part in parts)
        net = trained(words, learned_from(*others, words, opts), opts, opts.seed + 100 + k)
        held = [s for part in parts for s, fold in zip(*part) if fold == k]
        table = Table(held, words, unclear=1.0)
        for sample, scores in zip(held, spread(table, net.scores(table), len(held))):
            fill(sample, scores)
            fill_others(sample, scores)


def score_by_others(samples, news, more, words, opts):
    """Into each row "score" and "bare", with what is remembered and without, of nets that know other articles and files."""
    parts = [(some, folds(some)) for some in (samples, news, more)]
    for k in range(FOLDS):
        others = ([s for s, fold in zip(*part) if fold != k] for part in parts)
        net = trained(words, learned_from(*others, words, opts), opts, opts.seed + 200 + k)
        held = [dict(s, blocks=[b for b in s["blocks"] if s["label"] != "?" or b.get("known")]) for part in parts for s, fold in zip(*part) if fold == k]
        table = Table(held, words, unclear=1.0)
        scores = net.scores(table)
        table.num[:, -REMEMBERED:] = NOTHING
        for (s, b, r), score, bare in zip(table.where, scores, net.scores(table)):
            held[s]["blocks"][b]["rows"][r].update(score=float(score), bare=float(bare))
