#!/usr/bin/env python3
"""Texts in which somebody may answer somebody, for train/footing/run_answers.

usage: answer_texts.py invented >TEXTS.jsonl            pairs of answers_*.tsv, alone and with others between
       answer_texts.py LABELS.tsv NEWS_ARTICLES >TEXTS.jsonl    the articles that the labels name
"""
import json
import pathlib
import random
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
import news_articles

LONGEST_TITLE = 90  # characters
PRONOUNS = ("he", "she", "it", "they", "i", "we", "his", "her", "its", "their", "the")


def is_named(who):
    words = who.lower().split()
    return bool(words) and words[0] not in PRONOUNS


class Writer:
    def __init__(self):
        self.count = 0

    def write(self, parts, roles, who, kind, fold, title=""):
        """`roles`: T is answered, A answers, x another story's. Places are bytes of the text; with a title it is answered."""
        text, spans = "", {"T": (0, len(title.encode()))}
        for part, role in zip(parts, roles):
            text += " " if text else ""
            begin = len(text.encode())
            text += part
            spans[role] = (begin, len(text.encode()))
        at = text.find(who, len(text.encode()[:spans["A"][0]].decode())) if who else -1
        named = None if at < 0 else (len(text[:at].encode()), len(text[:at].encode()) + len(who.encode()))
        print(json.dumps({"id": f"invented-{self.count}", "title": title, "text": text, "told": spans["T"], "said": spans["A"], "who": named,
                          "kind": kind, "fold": fold}, ensure_ascii=False))
        self.count += 1


def ordinary(folder):
    """Sentences in which nobody answers anybody."""
    out = []
    for path in sorted(folder.glob("neutral_*.tsv")):
        out += [line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return out


def invented(folder):
    random.seed(3)
    others_say = ordinary(folder)
    writer = Writer()
    for fold, path in enumerate(sorted(folder.glob("answers_*.tsv"))):
        lines = path.read_text(encoding="utf-8").splitlines()[1:]
        rows = [(line.split("\t") + ["", ""])[:4] for line in lines]
        for told, said, who, kind in rows:
            others = [row for row in rows if row[0] != told]
            writer.write([told, said], "TA", who, kind, fold)
            writer.write([random.choice(others)[0], told, said], "xTA", who, kind, fold)
            if kind != "none" and is_named(who):
                writer.write([told, random.choice(others)[0], said], "TxA", who, kind, fold)
            before, behind = random.sample(others_say, 5), random.sample(others_say, 3)
            writer.write(before + [told, said] + behind, "xxxxxTAxxx", who, kind, fold)
            if is_named(who) and len(told) < LONGEST_TITLE:
                writer.write([said], "A", who, kind, fold, told.rstrip("."))
            if kind in ("denies", "admits", "partly") and is_named(who) and who.split()[-1] in told:
                writer.write([said, told], "AT", who, kind, fold)  # who is named in both may answer first
            other = random.choice([row for row in others if row[3] != "none"])
            if random.random() < 0.5 and is_named(other[2]):
                writer.write([told, other[1]], "TA", other[2], "none", fold)


def named(labels, folder):
    with open(labels, encoding="utf-8") as lines:
        wanted = set(line.split("\t", 1)[0] for line in lines)
    for article in news_articles.named(folder, wanted):
        print(json.dumps(article))


if __name__ == "__main__":
    if sys.argv[1] == "invented":
        invented(pathlib.Path(__file__).parent)
    else:
        named(sys.argv[1], sys.argv[2])
