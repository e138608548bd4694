#!/usr/bin/env python3
"""Fits whom the pronouns and descriptions that are sources mean: lexicon/speaker_trees.tsv.

usage: speakers.py texts NEWS_ARTICLES            prints the labelled texts as JSON lines, for coref_speakers
       speakers.py fit NEWS_ARTICLES ROWS         prints the table; ROWS: what coref_speakers prints of the texts
       speakers.py test NEWS_ARTICLES ROWS        by the trees of the other folds: right, wrong, open, at several bounds

A source's candidates and "nobody" share one probability (a softmax; nobody's log odds are 0), and boosted trees over the
signs of a candidate are fitted to it. Needs numpy.
"""
import json
import sys
from collections import Counter, defaultdict

import numpy as np

import speaker_labels as labels

FORMS = {"pronoun": 220, "description": 400}  # trees
DESCRIPTIONS = {"the_noun", "their_noun"}
# Few rules were made after them or none, so what rules chose there counts as it is.
LARGE = ("nineteenth", "twentieth", "twentyfirst", "twentysecond")
WEIGHT = 3.0  # of theirs and of news; of others 1
START, RATE, PENALTY, LEAST, DEPTH = -2.0, 0.12, 3.0, 2.0, 3
NODES = 2 ** DEPTH - 1
SHARE, SEED = 0.6, 15  # of sources and signs that a tree is drawn from
FOLDS = 4


class Source:
    def __init__(self, document, group, meant):
        self.document, self.group, self.meant = document, group, meant
        self.right, self.signs = [], []  # of each candidate

    def form(self):
        return "description" if self.signs and DESCRIPTIONS & self.signs[0] else "pronoun"

    def now(self):
        return next((i for i, signs in enumerate(self.signs) if "current" in signs), None)


def characters(text):
    """Of each byte that begins a character: its number."""
    out, at = {}, 0
    for number, char in enumerate(text):
        out[at] = number
        at += len(char.encode())
    out[at] = len(text)
    return out


def read_rows(folder, path):
    texts = {text[0]: (text[1], text[3], text[4], characters(text[3])) for text in labels.texts(folder)}
    out, source = [], None
    with open(path, encoding="utf-8") as lines:
        for cells in (line.rstrip("\n").split("\t") for line in lines):
            if cells[0] == "D":
                document, (group, text, marks, at) = cells[1], texts[cells[1]]
            elif cells[0] == "S":
                begin, end = at[int(cells[1])], at[int(cells[2])]
                meant = next((who for (b, e), who in marks.items() if b < end and begin < e), None)
                source = Source(document, group, meant)
                if meant is not None:
                    out.append(source)
            else:
                places = (place.split("-") for place in cells[2].split(",") if place)
                names = {labels.plain(text[at[int(b)]:at[int(e)]]) for b, e in places}
                source.right.append(labels.is_right(source.group, source.meant or (), labels.plain(cells[1]), names))
                source.signs.append(set(cells[3].split()))
    return [source for source in out if source.signs]


def matrix(sources, names):
    """A row a candidate: its signs, whether it is right, its source."""
    number = {name: i for i, name in enumerate(names)}
    rows = [(signs, right, k) for k, s in enumerate(sources) for signs, right in zip(s.signs, s.right)]
    held = np.zeros((len(rows), len(names)), dtype=np.float32)
    for row, (signs, _, _) in enumerate(rows):
        held[row, [number[sign] for sign in signs if sign in number]] = 1
    return held, np.array([r for _, r, _ in rows], dtype=float), np.array([k for _, _, k in rows])


def chances(scores, own):
    most = np.zeros(own[-1] + 1)
    np.maximum.at(most, own, scores)
    each, every = np.exp(scores - most[own]), np.exp(-most)
    np.add.at(every, own, each)
    return each / every[own]


def best_split(slopes, bends, whole, all_bend):
    """The sign that tells a node's rows apart best, None where none does; sums over the rows that have each sign, and all."""
    gain = slopes ** 2 / (bends + PENALTY) + (whole - slopes) ** 2 / (all_bend - bends + PENALTY)
    gain[np.minimum(bends, all_bend - bends) < LEAST] = -1
    best = int(gain.argmax())
    return best if gain[best] > whole ** 2 / (all_bend + PENALTY) + 1e-3 else None


def grow(held, slope, bend, drawn, signs):
    """One tree: its signs, node by node, its leaves in thousandths, and the leaf of each row. What it asks is told from
    the rows that were drawn, of the signs that were; all nodes of one depth are summed at once."""
    rows, some = np.arange(len(held)), np.ascontiguousarray(held[:, signs])
    asked, place = [], np.zeros(len(held), dtype=int)
    for depth in range(DEPTH):
        nodes = 2 ** depth
        parts = np.zeros((2 * nodes, len(held)), dtype=np.float32)
        parts[place, rows], parts[nodes + place, rows] = slope * drawn, bend * drawn
        sums, whole = (parts @ some).astype(float), parts.sum(axis=1, dtype=float)
        best = [best_split(sums[n], sums[nodes + n], whole[n], whole[nodes + n]) for n in range(nodes)]
        here = [None if b is None else int(signs[b]) for b in best]
        column = np.array([-1 if sign is None else sign for sign in here])[place]
        place = 2 * place + np.where(column >= 0, held[rows, column] > 0, False)
        asked += here
    steps = np.bincount(place, slope, NODES + 1) / (np.bincount(place, bend, NODES + 1) + PENALTY)
    leaves = [round(1000 * RATE * step) for step in steps]
    return asked, leaves, np.array(leaves)[place] / 1000


def fit(sources, names, trees):
    held, right, own = matrix(sources, names)
    several = np.zeros(len(sources))
    np.add.at(several, own, right)
    wanted = right / np.maximum(1, several[own])
    weight = np.array([WEIGHT if s.group in LARGE + labels.READERS else 1.0 for s in sources])[own]
    scores, out = np.full(len(held), START), [([None] * NODES, [round(1000 * START)] * (NODES + 1))]
    draw = np.random.default_rng(SEED)
    for _ in range(trees):
        likely = chances(scores, own)
        drawn = draw.random(len(sources))[own] < SHARE
        signs = np.flatnonzero(draw.random(len(names)) < SHARE)
        asked, leaves, leaf_of = grow(held, weight * (wanted - likely), weight * likely * (1 - likely), drawn, signs)
        scores += leaf_of
        out.append((asked, leaves))
    return out


def score(model, held):
    out = np.zeros(len(held))
    for asked, leaves in model:
        node = np.zeros(len(held), dtype=int)
        signs = np.array([-1 if sign is None else sign for sign in asked])
        for _ in range(DEPTH):
            sign = signs[node]
            node = 2 * node + 1 + np.where(sign >= 0, held[np.arange(len(held)), sign] > 0, False)
        out += np.array(leaves)[node - NODES] / 1000
    return out


def verdict(source, choice):
    if choice is None:
        return "open" if source.meant else "right"
    return "right" if source.right[choice] else "wrong"


def fold_of(source):
    """Sets and articles of news go whole; of the large sets each paragraph goes its way."""
    key = source.document if source.group in LARGE + labels.READERS else source.group
    return sum(key.encode()) % FOLDS


def test(sources, names, trees):
    judged = []
    for fold in range(FOLDS):
        here = [s for s in sources if fold_of(s) == fold]
        held, _, own = matrix(here, names)
        likely = chances(score(fit([s for s in sources if fold_of(s) != fold], names, trees), held), own)
        judged += [(s, likely[own == k]) for k, s in enumerate(here)]
    kind = lambda s: s.group if s.group in LARGE else "news" if s.group in labels.READERS else "others"
    for settle, keep in ((2, 0), (.5, .4), (.6, .4), (.6, .5), (.7, .3), (.7, .5), (.8, .3), (.8, .5), (.9, .3)):
        counts = defaultdict(Counter)
        for source, likely in judged:
            best, now = int(likely.argmax()), source.now()
            choice = best if likely[best] >= settle else now if now is not None and likely[now] >= keep else None
            counts[kind(source)][verdict(source, choice)] += 1
        print(f"{settle} {keep}  " + "  ".join(f"{k} {c['right']} / {c['wrong']} / {c['open']}" for k, c in sorted(counts.items())))


def table(model, names, form):
    for asked, leaves in model:
        yield "\t".join([form, *("-" if sign is None else names[sign] for sign in asked), *map(str, leaves)])


def main(what, folder, rows):
    if what == "texts":
        for name, _, title, text, _ in labels.texts(folder):
            print(json.dumps({"id": name, "title": title, "text": text}))
        return
    sources = read_rows(folder, rows)
    head = [line for line in (labels.ROOT / "lexicon/speaker_trees.tsv").read_text().splitlines() if line[:1] == "#"]
    if what == "fit":
        print("\n".join(head))
        print("\t".join(["of", *"abcdefg", *(f"leaf{i}" for i in range(NODES + 1))]))
    for form, trees in FORMS.items():
        mine = [s for s in sources if s.form() == form]
        names = sorted({sign for s in mine for signs in s.signs for sign in signs})
        if what == "test":
            print(form, len(mine))
            test(mine, names, trees)
        else:
            print("\n".join(table(fit(mine, names, trees), names, form)))


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in ("texts", "fit", "test") or len(sys.argv) != (3 if sys.argv[1] == "texts" else 4):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None)
