#!/usr/bin/env python3
"""Articles whose contents count as being against nobody (train/footing/run): every n-th of PolNeAR's train.

usage: news.py POLNEAR/train.jsonl COUNT >NEWS.jsonl     the text stays outside the repository
"""
import json
import sys


def main(path, count):
    with open(path, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    step = max(1, len(articles) // count)
    for article in articles[::step][:count]:
        print(json.dumps({"id": article["id"], "text": article["text"]}))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]))
