#!/usr/bin/env python3
"""Scores class and act of statements in real news, as careful readers judged them.

usage: news_footing.py WHOSAYS NEWS_ARTICLES [READER] [--cases]

news_footing.tsv: article of news-articles, reader (`held`: to be scored and not read), where source, cue and content stand
(characters of the text), the source's class, and the act (two parted by "/" where both fit). A statement of the program is
the one whose cue (or, without one, content) overlaps most. Right is the class; of acts one of those given. --cases prints
what is not right.
"""
import json
import pathlib
import subprocess
import sys
from collections import Counter

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
import news_articles

LABELS = pathlib.Path(__file__).with_name("news_footing.tsv")
PLACES = ("source", "cue", "content")


def spans(cell):
    return [] if cell == "-" else [[int(x) for x in part.split("-")] for part in cell.split()]


def asked(reader):
    rows = {}
    with open(LABELS, encoding="utf-8") as lines:
        head = next(lines).rstrip("\n").split("\t")
        for line in lines:
            row = dict(zip(head, line.rstrip("\n").split("\t")))
            if row["reader"] == reader or not reader and row["reader"] != "held":
                rows.setdefault(row["article"], []).append(row | {place: spans(row[place]) for place in PLACES})
    return rows


def shared(a, b):
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def found(row, statements):
    """The statement of the row, or nothing."""
    place = "cue" if row["cue"] else "content"
    best = max(statements, default=None, key=lambda s: (shared(row[place], s[place]["spans"]), shared(row["content"], s["content"]["spans"])))
    return best if best is not None and shared(row[place], best[place]["spans"]) else None


def main(whosays, folder, reader, cases):
    rows = asked(reader)
    articles = {a["id"]: a for a in news_articles.named(folder, rows)}
    lines = "".join(json.dumps({"id": i, "text": a["text"], "publisher": a["source"]}) + "\n" for i, a in articles.items())
    command = [whosays, "read", "--from", "jsonl", "--format", "jsonl", "-"]
    read = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout
    counts, other = Counter(), Counter()
    for document in map(json.loads, read.splitlines()):
        for row in rows[document["id"]]:
            statement = found(row, document["statements"])
            counts["asked"] += 1
            if statement is None:
                counts["no statement"] += 1
                continue
            given = {"class": statement["source"]["class"] or "unspecified", "act": statement["act"]}
            for kind, wanted in (("class", [row["class"]]), ("act", row["act"].split("/"))):
                if given[kind] in wanted:
                    counts[kind] += 1
                    continue
                other[kind, wanted[0], given[kind]] += 1
                if cases:
                    words = [" ... ".join(document["text"][b:e] for b, e in row[place]) for place in PLACES]
                    print(kind, "/".join(wanted), "and not", given[kind], "|", *words, sep="\t")
    there = counts["asked"] - counts["no statement"]
    print(f"{counts['asked']} asked, {there} there; class {100 * counts['class'] / there:.1f}, act {100 * counts['act'] / there:.1f}")
    for (kind, wanted, given), count in other.most_common(20):
        print(f"  {kind} {wanted} taken for {given}: {count}")


if __name__ == "__main__":
    words = [w for w in sys.argv[1:] if w != "--cases"]
    if len(words) not in (2, 3):
        sys.exit(__doc__)
    main(words[0], words[1], words[2] if len(words) > 2 else None, "--cases" in sys.argv)
