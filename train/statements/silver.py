#!/usr/bin/env python3
"""Unlabelled articles for train_statements --silver, and the same as the program reads them for --silver-read.

usage: silver.py NEWS.jsonl.xz COUNT >TEXTS.jsonl     COUNT articles of 150 to 1,200 words, every n-th of the file
       whosays read --from jsonl --format jsonl TEXTS.jsonl | silver.py --read >READ.jsonl     outermost statements
Texts stay outside the repository.
"""
import json
import lzma
import sys


def main(path, count):
    kept = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if 150 <= len(article["text"].split()) <= 1200:
                kept.append({"id": "silver/" + str(article["id"]), "text": article["text"]})
    step = max(1, len(kept) // count)
    for article in kept[::step][:count]:
        print(json.dumps(article))


def read(lines):
    for line in lines:
        article = json.loads(line)
        outer = [s for s in article["statements"] if s.get("within") is None and s.get("field", "text") == "text"]
        rows = [{role: s[role]["spans"] for role in ("source", "cue", "content")} for s in outer]
        rows = [r for r in rows if r["cue"]]
        print(json.dumps({"id": article["id"], "text": article["text"], "attributions": rows}))


if __name__ == "__main__":
    if sys.argv[1:] == ["--read"]:
        read(sys.stdin)
    elif len(sys.argv) == 3:
        main(sys.argv[1], int(sys.argv[2]))
    else:
        sys.exit(__doc__)
