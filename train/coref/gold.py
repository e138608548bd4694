#!/usr/bin/env python3
"""Write what train/coref learns from as JSON lines, read exactly as the scorers read it.

usage: gold.py SHARED OUT_DIR     (SHARED: the folder with tools/ and data/)

OUT_DIR gets gum-train.jsonl, gum-dev.jsonl: {"id", "text", "published"?, "chains": [[[s, e]..]..], "entities": [[s, e, kind]..]},
litbank.jsonl the same without entities (its texts joined from their words), and
gap-development.jsonl, gap-validation.jsonl: {"id", "text", "pronoun": [s, e], "names": [[s, e, true|false]..]}; spans in code points.
"""
import json
import os
import sys

shared, out = sys.argv[1:3]
sys.path.insert(0, os.path.join(shared, "tools"))
import score_coref  # noqa: E402
import score_gap  # noqa: E402

base = os.path.join(shared, "data", "base")
os.makedirs(out, exist_ok=True)
for split in ("train", "dev"):
    with open(os.path.join(out, "gum-%s.jsonl" % split), "w", encoding="utf-8") as f:
        folder = os.path.join(base, "gum", "coref-ontogum-conll")
        for name, text, chains, kinds, published in score_coref.documents(folder, os.path.join(base, "gum", "dep"), split, None):
            f.write(json.dumps({"id": name, "text": text, "published": published or "", "chains": chains,
                                "entities": [[b, e, k] for (b, e), k in kinds.items()]}, ensure_ascii=False) + "\n")
for split in ("development", "validation"):
    with open(os.path.join(base, "gap", "gap-%s.tsv" % split), encoding="utf-8", newline="") as g, \
            open(os.path.join(out, "gap-%s.jsonl" % split), "w", encoding="utf-8") as f:
        for row in score_gap.read_gold(g):
            f.write(json.dumps({"id": row["id"], "text": row["text"], "pronoun": row["spans"]["Pronoun"],
                                "names": [[*row["spans"][k], row["gold"][k]] for k in "AB"]}, ensure_ascii=False) + "\n")


def litbank(path):
    """Words with few blanks between them, chains by spans in code points."""
    text, spans, chains, opened, quoted = "", [], {}, {}, False
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 13 or line.startswith("#"):
            continue
        word = cells[3]
        tight = word in list(",.;:!?)%”’") or word in ("'s", "n't", "'ll", "'re", "'ve", "'d", "'m", "''", "’s") or text.endswith(("“", "(", "‘")) or text == ""
        if not tight:
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
        for part in filter(None, cells[-1].strip("_").split("|")) if cells[-1] else ():
            number = part.strip("()")
            if part.startswith("("):
                opened.setdefault(number, []).append(spans[-1][0])
            if part.endswith(")"):
                chains.setdefault(number, []).append((opened[number].pop(), spans[-1][1]))
    return text, list(chains.values())


folder = os.path.join(base, "litbank", "coref-conll")
with open(os.path.join(out, "litbank.jsonl"), "w", encoding="utf-8") as f:
    for name in sorted(os.listdir(folder)):
        text, chains = litbank(os.path.join(folder, name))
        f.write(json.dumps({"id": name[:-6], "text": text, "chains": chains}, ensure_ascii=False) + "\n")
