#!/usr/bin/env python3
"""Articles of news for train/footing/run; their text stays outside the repository.

usage: news.py POLNEAR/train.jsonl COUNT [MORE] >NEWS.jsonl
           every n-th of PolNeAR's train, and every n-th of the rest, whose contents count as being against nobody where
           nobody has read them (news_labels.tsv was written with COUNT 240 and MORE 200)
       news.py news_labels_2.tsv NEWS_ARTICLES >MORE.jsonl
           the articles of the folder news-articles that the labels name, as far as they were read
"""
import json
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
import news_articles

READ = 7000  # characters of an article of news-articles


def every(articles, count):
    return articles[::max(1, len(articles) // count)][:count] if count else []


def named(labels, folder):
    """Articles of news-articles by the first column of the labels."""
    with open(labels, encoding="utf-8") as lines:
        wanted = set(line.split("\t", 1)[0] for line in lines)
    for article in news_articles.named(folder, wanted):
        yield {"id": article["id"], "title": article.get("title") or "", "text": article["text"][:READ]}


def of_polnear(path, count, more):
    with open(path, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    chosen = every(articles, count)
    kept = set(article["id"] for article in chosen)
    for article in chosen + every([a for a in articles if a["id"] not in kept], more):
        yield {"id": article["id"], "text": article["text"]}


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    path, second, *more = sys.argv[1:]
    for one in of_polnear(path, int(second), int(more[0]) if more else 0) if second.isdigit() else named(path, second):
        print(json.dumps(one))
