#!/usr/bin/env python3
"""Articles whose contents count as being against nobody (train/footing/run): every n-th of PolNeAR's train,
and every n-th of the rest. news_labels.tsv was written with COUNT 240 and MORE 200. With NEWS, the folder of
news-articles, also the articles of it that LABELS names, as far as they were read.

usage: news.py POLNEAR/train.jsonl COUNT [MORE [LABELS.tsv NEWS]] >NEWS.jsonl     the text stays outside the repository
"""
import json
import lzma
import pathlib
import sys

READ = 7000  # characters of an article of news-articles


def every(articles, count):
    return articles[::max(1, len(articles) // count)][:count] if count else []


def named(labels, folder):
    """Articles of news-articles by the first column of the labels."""
    with open(labels, encoding="utf-8") as lines:
        wanted = set(line.split("\t", 1)[0] for line in lines)
    for part in sorted(pathlib.Path(folder).glob("part-*.jsonl.xz")):
        with lzma.open(part, "rt", encoding="utf-8") as lines:
            for article in map(json.loads, lines):
                if article["id"] in wanted:
                    wanted.discard(article["id"])
                    yield {"id": article["id"], "title": article.get("title") or "", "text": article["text"][:READ]}


def main(path, count, more, labels=None, folder=None):
    with open(path, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    chosen = every(articles, count)
    kept = set(article["id"] for article in chosen)
    for article in chosen + every([a for a in articles if a["id"] not in kept], more):
        print(json.dumps({"id": article["id"], "text": article["text"]}))
    for article in named(labels, folder) if folder else ():
        print(json.dumps(article))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4, 6):
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0, *sys.argv[4:])
