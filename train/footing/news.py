#!/usr/bin/env python3
"""Articles whose contents count as being against nobody (train/footing/run): every n-th of PolNeAR's train,
and every n-th of the rest. news_labels.tsv was written with COUNT 240 and MORE 200.

usage: news.py POLNEAR/train.jsonl COUNT [MORE] >NEWS.jsonl     the text stays outside the repository
"""
import json
import sys


def every(articles, count):
    return articles[::max(1, len(articles) // count)][:count] if count else []


def main(path, count, more):
    with open(path, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    chosen = every(articles, count)
    kept = set(article["id"] for article in chosen)
    for article in chosen + every([a for a in articles if a["id"] not in kept], more):
        print(json.dumps({"id": article["id"], "text": article["text"]}))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) == 4 else 0)
