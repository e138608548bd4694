#!/ usr / bin / env python3
"""Unlabelled articles for train_statements --silver.

usage: silver.py NEWS.jsonl.xz COUNT >TEXTS.jsonl     COUNT articles of 150 to 1,200 words, every n-th of the file
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


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]))
