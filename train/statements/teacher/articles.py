#!/usr/bin/env python3
"""Unlabelled news articles that the teacher labels: of 150 to 900 words, in the order of chance, in files.

usage: articles.py NEWS COUNT EACH FOLDER     NEWS/*part-*.xz has lines of {"id", "text"}; FOLDER/news-00.jsonl, -01, ...
                                              with EACH articles each, COUNT altogether
Those that readers have labelled (../news_labels.tsv) are left out: they are learned of as they are, or measured by. Texts stay
outside the repository.
"""
import glob
import json
import lzma
import pathlib
import random
import sys

SEED = 7
LABELS = pathlib.Path(__file__).resolve().parent.parent / "news_labels.tsv"


def main(news, count, each, folder):
    with open(LABELS, encoding="utf-8") as lines:
        read = {line.split("\t")[0] for line in lines}
    kept = []
    for path in sorted(glob.glob(news + "/*part-*.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for article in map(json.loads, lines):
                if str(article["id"]) not in read and 150 <= len(article["text"].split()) <= 900:
                    kept.append({"id": "silver/" + str(article["id"]), "text": article["text"], "attributions": []})
    random.Random(SEED).shuffle(kept)
    kept = kept[:count]
    for first in range(0, len(kept), each):
        with open(f"{folder}/news-{first // each:02}.jsonl", "w") as out:
            for article in kept[first:first + each]:
                out.write(json.dumps(article) + "\n")
    print(f"{len(kept)} articles, {sum(len(a['text'].split()) for a in kept)} words between blanks")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
