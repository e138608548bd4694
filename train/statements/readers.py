#!/usr/bin/env python3
"""Articles of news that were read and labelled, for `train_statements --gold-more`; their text stays outside the repository.

usage: readers.py news_labels.tsv NEWS_ARTICLES [READER...] >LABELLED.jsonl

A line of the labels is a statement: article, reader, and where its source, cue and content stand ("begin-end begin-end" in
characters, or "-"); a line with "-" in all three says that the article was read and has none. Without READER each article is taken once, as its first reader
has it; articles that the readers `held` (for measuring) and `sure` (for train/statements/sure) have are left out.
"""
import json
import pathlib
import re
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
import news_articles

KEPT = {"held", "sure"}
ROLES = ("source", "cue", "content")

# Readers put when, where and by what means into nine of ten cues ("said in a statement on Monday"), PolNeAR's annotators into
# half of them, so a net that learns of both is told nothing about the other half.
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
TAIL = re.compile(
    r"[\s,]+(?:(?:(?:late|early|earlier) )?(?:(?:on|this|last|next) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:(?:earlier|late|later) )?(?:this|last|that|the same|the next|the following) "
    r"(?:day|week|month|year|morning|afternoon|evening|night|summer|spring|fall|winter)\b"
    r"|(?:in|on|via|through|over|at|during|after|before|by) (?:an?|the|his|her|their|its|e-?mail|phone|telephone|Twitter|Facebook|"
    rf"Instagram|social|court|{MONTH}|\d|response|testimony|part|remarks|written|recent|separate|front|\w+day)\b"
    r"|(?:today|yesterday|earlier|recently|tonight)\b).*$", re.I | re.S)
HAS_VERB = re.compile(r"\b(?:\w+ed|said|says|saying|announce|told|wrote|writes|called|for|against|that)$", re.I)
HAS_NONE = re.compile(r"(?:in|on|at|during|since|as)\b|(?:late|earlier|this|last|also|the)$", re.I)


def spans_of(field):
    return [] if field == "-" else [[int(x) for x in span.split("-")] for span in field.split()]


def without_tail(text, cue):
    """The cue, one span, without when, where and by what means; as it is where a verb stands behind or none before these."""
    if len(cue) != 1:
        return cue
    begin, end = cue[0]
    tail = TAIL.search(text, begin, end)
    head = text[begin:tail.start()].rstrip(" ,") if tail else ""
    if not head or HAS_VERB.search(tail[0]) or HAS_NONE.match(head):
        return cue
    return [[begin, begin + len(head)]]


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
        for statement in statements:
            statement["cue"] = without_tail(article["text"], statement["cue"])
        yield {"id": article["id"], "text": article["text"], "meta": {"annotator": "reader"}, "attributions": statements}


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    for one in labelled(sys.argv[1], sys.argv[2], set(sys.argv[3:])):
        print(json.dumps(one))
