#!/usr/bin/env python3
"""Articles of news that were read and labelled, for `train_statements --gold-more`; their text stays outside the repository.

usage: readers.py news_labels.tsv NEWS_ARTICLES [READER...] >LABELLED.jsonl

A line of the labels is a statement: article, reader, and where its source, cue and content stand ("begin-end begin-end" in
characters, or "-"); a line with "-" in all three says that the article was read and has none. Without READER each article is taken once, as its first reader
has it; articles that the readers `held` (for measuring) and `sure` (for train/statements/sure) have are left out.
"""
import json
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
import news_articles

KEPT = {"held", "sure"}
ROLES = ("source", "cue", "content")


def spans_of(field):
    return [] if field == "-" else [[int(x) for x in span.split("-")] for span in field.split()]


def read(labels, readers):
    """Statements by article, of one reader each."""
    with open(labels, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines][1:]
    kept = {article for article, reader, *_ in rows if reader in KEPT}
    by_article = {}
    for article, reader, *fields in rows:
        if reader in readers if readers else article not in kept:
            first, statements = by_article.setdefault(article, (reader, []))
            if first == reader and any(field != "-" for field in fields):
                statements.append(dict(zip(ROLES, map(spans_of, fields))))
    return by_article


def labelled(labels, folder, readers):
    wanted = read(labels, readers)
    for article in news_articles.named(folder, wanted):
        _, statements = wanted[article["id"]]
        yield {"id": article["id"], "text": article["text"], "meta": {"annotator": "reader"}, "attributions": statements}


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    for one in labelled(sys.argv[1], sys.argv[2], set(sys.argv[3:])):
        print(json.dumps(one))
