"""Fits models/allegations.bin on the rows that footing_rows prints.

usage: fit.py ROWS GLOVE.json AFINN.js [--cv] [--out FILE] [--articles ROWS] [--test FILE,FILE] [--seed N]

ROWS: of the samples; --articles: rows of news, whose words make the vocabulary and whose contents, being against nobody
more often than not, count as such at a small weight; --taught: rows of more news, of which only those that were read by
eye (--labels) count, and with --encoder a teacher's shares of the others. --cv: leaves out one part of the samples after the other and says
what is reached on it, by the program's own decisions; --test names parts that are never trained on, scored at the end.

The net: a word's GloVe vector -> 12 numbers (learned with it, and with AFINN's valence of words, the program's own lists of
words of discredit, and what the vector was), fifteen words, two pools of the content and two of the clause, 0 or 1 for what else
is known, and what the article's earlier contents say (memory.py) -> 32 hidden units -> log odds. Words are dropped at random, so that
it cannot go by single ones, and so is the memory, since what is remembered are scores without it. PyTorch, one thread.
"""
import argparse
import re

from memory import remember
from net import save, trained
from report import by_rules, read_by_eye, report, seen, spread
from rows import Table, labelled, learned_from, rows_of
from words import Words, glove, lists


def arguments():
    a = argparse.ArgumentParser()
    a.add_argument("rows"); a.add_argument("glove"); a.add_argument("afinn")
    a.add_argument("--cv", action="store_true"); a.add_argument("--one", action="store_true"); a.add_argument("--out"); a.add_argument("--articles"); a.add_argument("--test", default="")
    a.add_argument("--lexicon", default="lexicon"); a.add_argument("--seed", type=int, default=1)
    a.add_argument("--passes", type=float, default=30); a.add_argument("--rate", type=float, default=0.004)
    a.add_argument("--dropout", type=float, default=0.4); a.add_argument("--words-dropped", type=float, default=0.2)
    a.add_argument("--numbers-dropped", type=float, default=0.1); a.add_argument("--aux", type=float, default=0.005)
    a.add_argument("--keep", type=float, default=0.003); a.add_argument("--forgotten", type=float, default=0.3, help="of contents whose memory is dropped"); a.add_argument("--decay", type=float, default=0.02)
    a.add_argument("--news-weight", type=float, default=0.15); a.add_argument("--unclear", type=float, default=0.5, help="weight of unclear samples, as being against nobody"); a.add_argument("--verbose", action="store_true")
    a.add_argument("--limits", default="-1,-0.5,-0.5,-2.5,3", help="said, own, heading, kept, more")
    a.add_argument("--kept", type=float, default=1.0); a.add_argument("--more", type=float, default=3.0)
    a.add_argument("--labels", nargs="*", default=[], help="blocks of the articles that were read by eye"); a.add_argument("--known", type=float, default=1.0, help="their weight")
    a.add_argument("--half", action="store_true", help="train on every second article, and say what is reached on the labels of the others")
    a.add_argument("--words", type=int, default=36000); a.add_argument("--folds", type=int, default=5)
    a.add_argument("--samples", type=float, default=1.0, help="weight of the invented samples")
    a.add_argument("--taught", help="rows of more news: what was read of them, and with --encoder what a teacher says of the rest")
    a.add_argument("--encoder", help="folder of the pretrained encoder (teacher.py)")
    a.add_argument("--texts", nargs="*", default=[], help="the articles of both as text, for the encoder")
    return a


def loaded(opts):
    """Samples, articles, more articles, and the words of all."""
    samples = rows_of(opts.rows)
    afinn = dict((w.strip("'\""), int(n)) for w, n in re.findall(r"^\s+('[^']+'|[\w-]+): (-?\d+)", open(opts.afinn).read(), re.M))
    news = labelled(rows_of(opts.articles), opts.labels) if opts.articles else []
    more = labelled(rows_of(opts.taught), opts.labels) if opts.taught else []
    counts = {}
    for sample in samples + news + more:
        for block in sample["blocks"]:
            for w in block["content"] + [w for row in block["rows"] for w in row["words"] if w]:
                counts[w] = counts.get(w, 0) + 1
    wanted = set(w for w, n in counts.items() if n > 1 or not news) | set(afinn)
    vectors = glove(opts.glove, wanted, opts.words)
    weight = lists(opts.lexicon)
    return samples, news, more, Words(vectors, weight, afinn)


def main():
    opts = arguments().parse_args()
    samples, news, more, words = loaded(opts)
    test_files = set(filter(None, opts.test.split(",")))
    print(len(samples), "samples,", len(words.names), "words; missed in rows:", sum(s["missed"] for s in samples))
    remember(samples, news, more, words, opts)
    train = [s for s in samples if s["file"] not in test_files]
    test = [s for s in samples if s["file"] in test_files]
    others = news[1::2] + more[1::2] if opts.half else []
    news, more = (news[::2], more[::2]) if opts.half else (news, more)
    extra = learned_from([], news, more, words, opts)
    if more and opts.encoder:
        from teacher import taught
        extra = extra.joined(Table(taught(train, news, more, words, learned_from(train, news, more, words, opts), opts), words))
    files = sorted(set(s["file"] for s in train))
    print("rules on train: P %.3f R %.3f" % by_rules(train))
    limits = None
    if opts.cv:
        scores = [None] * len(train)
        for fold in range(1 if opts.one else opts.folds):
            held = set(files[fold::opts.folds])
            inside = [s for s in train if s["file"] not in held]
            table = Table(inside, words, opts.samples, unclear=opts.unclear)
            net = trained(words, table.joined(extra) if len(extra.y) else table, opts, opts.seed + fold)
            at = [i for i, s in enumerate(train) if s["file"] in held]
            table = Table([train[i] for i in at], words)
            for i, z in zip(at, spread(table, net.scores(table), len(at))):
                scores[i] = z
        at = [i for i, z in enumerate(scores) if z is not None]
        limits = report([train[i] for i in at], [scores[i] for i in at], opts)
    if opts.out or test or news:
        table = Table(train, words, opts.samples, unclear=opts.unclear)
        net = trained(words, table.joined(extra) if len(extra.y) else table, opts, opts.seed)
        if test:
            held = Table(test, words)
            print("rules on test: P %.3f R %.3f" % by_rules(test))
            report(test, spread(held, net.scores(held), len(test)), opts, limits)
        if others:
            seen(net, words, others)
            read_by_eye(net, words, others)
        elif news:
            seen(net, words, news)
        if opts.out:
            save(net, words, dict(zip(("said", "own", "heading", "kept", "more"), map(float, opts.limits.split(",")))), opts.out)


if __name__ == "__main__":
    main()
