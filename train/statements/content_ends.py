#!/usr/bin/env python3
"""Makes lexicon/content_ends.tsv: where a content ends, of what the tree says at the borders of its clauses and phrases.

usage: content_ends.py PROGRAM TRAIN.jsonl DEV.jsonl SCORER.py >content_ends.tsv
PROGRAM  whosays, for words and trees (--format conllu) and for what the net finds (--format text);
TRAIN, DEV  PolNeAR; SCORER  score_attribution.py.

First the weights of the borders, on TRAIN's gold alone: at each border in a content behind its cue, does it end here?
(logistic, so that a content is a walk over borders until one of them ends it). Then, on DEV, how much the walk counts
beside the net's own shares of the ends. Standard error has the table by halves of articles. The walk on DEV is the
program's: run it again with a program that has the new weights.
The names of a border are those of src/quote/content_ends.cpp.
"""
import bisect
import collections
import importlib.util
import json
import math
import random
import re
import subprocess
import sys

import confidence

CHUNKS = set("acl acl:relcl advcl advcl:relcl advmod appos aux cc ccomp conj cop csubj dep discourse mark nmod nsubj "
             "nsubj:pass obl obl:unmarked parataxis root xcomp".split())
MARKS = {",", ";", ":", "-", "--", "–", "—", "―", "(", ")"}
WORDY = {"ADP", "SCONJ", "CCONJ", "PRON", "ADV", "PART", "DET"}
SELDOM = 60  # names seen less often than this are left out
LEAST_WEIGHT = 0.1
LEAST_SHARE = 0.01  # src/quote/label_shares.h
BOUND = 8.0


def words_of(program, path):
    """id -> words of the text, with their place in it."""
    texts = {d["id"]: d["text"] for d in map(json.loads, open(path, encoding="utf-8"))}
    out = subprocess.run([program, "read", "--jobs", "1", "--from", "jsonl", "--format", "conllu", path], check=True,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()
    documents, words, base, at, sentence, text = {}, [], 0, 0, 0, ""
    for line in out.split("\n"):
        if line.startswith("# newdoc id = "):
            text, at, words = texts[line[14:]], 0, []
            documents[line[14:]] = words
        elif line.startswith("# sent_id"):
            base, sentence = len(words), sentence + 1
        elif re.match(r"\d+\t", line):
            f = line.split("\t")
            begin = text.index(f[1], at)
            at = begin + len(f[1])
            head = int(f[6])
            words.append({"form": f[1], "lower": f[1].lower(), "upos": f[3], "xpos": f[4],
                          "head": base + head - 1 if head else -1, "relation": f[7], "begin": begin, "end": at,
                          "sentence": sentence})
    return documents


def border(w, first, at, cue):
    """Names of the border before word `at` of a content from `first` on, and the first word behind its marks."""
    behind, mark = at, "none"
    same = lambda i: i < len(w) and w[i]["sentence"] == w[first]["sentence"]
    while same(behind) and (w[behind]["upos"] == "PUNCT" or w[behind]["form"] in MARKS):
        if mark == "none":
            mark = w[behind]["form"] if w[behind]["form"] in MARKS else "other"
        behind += 1
    if not same(behind):
        return None
    top = behind
    while w[top]["head"] >= behind:
        top = w[top]["head"]
    relation, head = w[top]["relation"], w[top]["head"]
    if relation not in CHUNKS:
        return None
    main = first
    while first <= w[main]["head"] < at:
        main = w[main]["head"]
    in_cue = lambda i: cue[0] <= i < cue[1]
    if head == -1:
        on = "root"
    elif in_cue(head):
        on = "cue"
    elif head == main:
        on = "main"
    elif first <= head < at:
        on = "inside"
    else:
        up = cue[0]
        while up not in (-1, head):
            up = w[up]["head"]
        on = "above" if up == head else "other"
    is_subject = lambda i: w[i]["relation"].startswith("nsubj")
    subject = "subject" if any(is_subject(i) and w[i]["head"] == top for i in range(behind, top + 1)) else "none"
    if any(is_subject(i) and w[i]["head"] == main for i in range(first, at)):
        kind = "clause"
    else:
        kind = "noun" if w[main]["upos"] in ("NOUN", "PROPN", "PRON") else "other"
    word = w[behind]["lower"] if w[behind]["upos"] in WORDY else w[behind]["upos"]
    length = next((n for n in (1, 3, 7, 15, 31) if at - first <= n), "more")
    of_main = w[main]["relation"] if in_cue(w[main]["head"]) else "none"
    names = ["all", f"on {relation} {on}", f"mark {relation} {on} {mark}", f"word {word} {mark}",
             f"tag {w[top]['xpos']} {subject} {relation} {mark}", f"kind {kind} {relation} {mark}",
             f"kind_on {kind} {on} {relation}", f"length {length} {mark}", f"main {of_main}"]
    return names, behind


def words_in(w, begins, spans):
    lo = max(0, bisect.bisect_right(begins, min(b for b, _ in spans)) - 1)
    return [i for i in range(lo, bisect.bisect_left(begins, max(e for _, e in spans)))
            if any(w[i]["begin"] < e and w[i]["end"] > b for b, e in spans)]


def gold_contents(scorer, documents, gold):
    """(words, first, end, cue) of each run of content behind its cue, in the cue's sentence."""
    for name, w in documents.items():
        begins = [x["begin"] for x in w]
        for a in gold[name]["attributions"]:
            spans = {r: scorer.spans_of(a, r) for r in scorer.ROLES}
            if not spans["cue"] or not spans["content"]:
                continue
            cue = words_in(w, begins, spans["cue"])
            runs = []
            for i in words_in(w, begins, spans["content"]):
                if runs and runs[-1][1] == i:
                    runs[-1][1] = i + 1
                else:
                    runs.append([i, i + 1])
            for first, end in runs:
                if cue and first > cue[0] and w[first]["sentence"] == w[cue[0]]["sentence"] and \
                        not any(first <= i < end for i in cue):
                    yield w, first, end, (cue[0], cue[-1] + 1)


def examples(contents):
    for w, first, end, cue in contents:
        at = first + 1
        while at <= end:
            found = border(w, first, at, cue)
            if found:
                yield found[0], 1.0 if at == end else 0.0
            at = max(at + 1, min(found[1], end)) if found else at + 1


def chance(weights, names):
    x = sum(weights.get(n, 0.0) for n in names)
    return 1 / (1 + math.exp(-max(-20.0, min(20.0, x))))


def learned(rows, passes=6, rate=0.15):
    seen = collections.Counter(n for names, _ in rows for n in names)
    rows = [([n for n in names if seen[n] >= SELDOM], y) for names, y in rows]
    weights, squares = collections.defaultdict(float), collections.defaultdict(lambda: 1e-2)
    shuffled = random.Random(1)
    for _ in range(passes):
        shuffled.shuffle(rows)
        for names, y in rows:
            step = y - chance(weights, names)
            for n in names:
                squares[n] += step * step
                weights[n] += rate * step / math.sqrt(squares[n])
    return {n: round(x, 2) for n, x in weights.items() if abs(x) >= LEAST_WEIGHT}


def walk(weights, w, first, end, cue):
    """end -> log of the chance that the walk ends there."""
    so_far, out = 0.0, {}
    for at in range(first + 1, end + 1):
        found = border(w, first, at, cue)
        if found:
            p = min(0.9999, max(0.0001, chance(weights, found[0])))
            out[at] = so_far + math.log(p)
            so_far += math.log(1 - p)
        elif at == end:
            out[at] = so_far
    return out


OTHER = re.compile(r", or (\d+) words (less|more) ([\d.]+), tree (-?[\d.]+)")


def doubts(scorer, program, path, gold):
    """(article, [1, net, walk], whether the shorter end is the gold's, whether the longer one is) of DEV."""
    text = subprocess.run([program, "read", "--jobs", "1", "--from", "jsonl", "--format", "text", path], check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode().split("\n")
    documents, article, span, share = words_of(program, path), None, None, 0.0
    for line in text:
        if line.startswith("== "):
            article = line[3:]
        elif line.startswith("  content "):
            span = [(int(b), int(e)) for b, e in re.findall(r"(\d+)-(\d+)\{", line)]
        found = OTHER.search(line) if line.startswith("  rule ") else None
        if not found or len(span) != 1:
            continue
        w = documents[article]
        first = next(i for i, x in enumerate(w) if x["end"] > span[0][0])
        end = next((i for i, x in enumerate(w) if x["begin"] >= span[0][1]), len(w))
        words, cut = int(found.group(1)), found.group(2) == "more"
        shorter, longer = (end, end + words) if cut else (end - words, end)
        if longer > len(w):
            continue
        here = float(re.search(r"labels \S+ \S+ ([\d.]+)", line).group(1))
        there, tree = float(found.group(3)), float(found.group(4))
        net = math.log(max(LEAST_SHARE, here if cut else there) / max(LEAST_SHARE, there if cut else here))
        walk_ = -tree if cut else tree
        ends = {e for a in gold[article]["attributions"] for b, e in scorer.spans_of(a, "content")
                if w[first]["begin"] <= b < w[first]["end"]}
        is_end = lambda i: w[i - 1]["end"] in ends
        yield article, [1.0, net, max(-BOUND, min(BOUND, walk_))], is_end(shorter), is_end(longer)


def newton(rows, ridge=1.0):
    n, w = len(rows[0][1]), [0.0] * len(rows[0][1])
    for _ in range(25):
        gradient = [-ridge * w[i] if i else 0.0 for i in range(n)]
        hessian = [[ridge if i == j and i else 1e-6 if i == j else 0.0 for j in range(n)] for i in range(n)]
        for _, x, y, _ in rows:
            p = 1 / (1 + math.exp(-sum(a * b for a, b in zip(w, x))))
            for i in range(n):
                gradient[i] += (y - p) * x[i]
                for j in range(n):
                    hessian[i][j] += p * (1 - p) * x[i] * x[j]
        w = [a + b for a, b in zip(w, confidence.solved(hessian, gradient))]
    return w


def main(program, train, dev, scorer_path):
    spec = importlib.util.spec_from_file_location("scorer", scorer_path)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    weights = learned(list(examples(gold_contents(scorer, words_of(program, train), scorer.read(train)))))
    rows = list(doubts(scorer, program, dev, scorer.read(dev)))
    articles = sorted({r[0] for r in rows})
    for half in (0, 1):
        fit = newton([r for r in rows if articles.index(r[0]) % 2 == half])
        for least in (0.3, 0.35, 0.4, 0.45, 0.5):
            taken = [r for r in rows if articles.index(r[0]) % 2 != half and
                     sum(a * b for a, b in zip(fit, r[1])) > math.log(least / (1 - least))]
            print(f"half {half}, cut from {least}: {len(taken)}, right {sum(r[2] for r in taken)}, was right "
                  f"{sum(r[3] for r in taken)}", file=sys.stderr)
    fit = newton(rows)
    print(f"fitted on {len(rows)}: {fit}", file=sys.stderr)
    print(HEAD)
    print("of\tweight")
    for name, weight in zip(("end", "end net", "end walk"), fit):
        bias = -math.log(CUT_FROM / (1 - CUT_FROM)) if name == "end" else 0.0
        print(f"{name}\t{weight + bias:.3f}")
    for name in sorted(weights):
        print(f"{name}\t{weights[name]:.2f}")


HEAD = """# Where a content ends (src/quote/content_ends.h), made by train/statements/content_ends.py; nothing to edit by hand.
# "end", "end net", "end walk": when a content ends at the border and not behind it, of the logs of the net's shares and of the walk.
# The others: of what the tree says at a border; see the script for their names."""
CUT_FROM = 0.4  # of the chance of the shorter end: the longer one's is not all that is left

if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
