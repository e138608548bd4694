#!/usr/bin/env python3
"""Scores who is meant by the words of sources in real news, as careful readers answered it.

usage: news_speakers.py WHOSAYS NEWS_ARTICLES [READER] [--cases FORM KIND]

news_speakers.tsv: article of news-articles, reader (`held`: to be scored and not read), where the words stand (characters of the text), and who they mean: places of
the fullest name ("begin-end", "title:begin-end"; several names one behind the other), "-" somebody without a name, "author", "?" not
settled. Of each word's statement the actor is right when its name or a mention is that name, or one of both ends in the other; "-" is right when the source has no actor
with a name. Several names, authors and what is not settled are not counted. FORM: pronoun, description, name; KIND: right,
wrong, open, none (no statement there).
"""
import json
import pathlib
import re
import subprocess
import sys
from collections import Counter

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
import news_articles

LABELS = pathlib.Path(__file__).with_name("news_speakers.tsv")
PRONOUNS = set("he she they it i we who which his her their its him them".split())
DETERMINERS = set("the a an his her their one another this that two three some several many both".split())
FORMS, KINDS = ("pronoun", "description", "name"), ("right", "wrong", "open", "none")


def asked(reader):
    rows = {}
    with open(LABELS, encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            article, by, begin, end, who = line.rstrip("\n").split("\t")
            if by == reader or not reader and by != "held":
                rows.setdefault(article, []).append((int(begin), int(end), who))
    return rows


def plain(words):
    return re.sub(r"\s+", " ", words.lower().replace("’", "'")).strip()


def form_of(words):
    if words.lower() in PRONOUNS:
        return "pronoun"
    return "description" if words[:1].islower() or words.split()[0].lower() in DETERMINERS else "name"


def name_at(place, article):
    field, _, span = place.rpartition(":")
    begin, end = map(int, span.split("-"))
    return plain(article[field or "text"][begin:end])


def judged(document, article, begin, end, who):
    near = [s for s in document["statements"] if s["field"] == "text" and any(b < end and begin < e for b, e in s["source"]["spans"])]
    if not near:
        return "none", None
    source = min((s["source"] for s in near), key=lambda s: abs(s["spans"][0][0] - begin) + abs(s["spans"][-1][1] - end))
    actor = next((a for a in document["actors"] if a["id"] == source["actor"]), None)
    name = plain(actor["name"] or "") if actor else ""
    if who == "-":
        named = name and source["class"] != "unnamed" and actor["name"][:1].isupper()
        return ("wrong" if named else "right"), actor and actor["name"]
    if actor is None:
        return "open", None
    wanted = name_at(who, article)
    mentions = {plain(article["text"][b:e]) for b, e in actor["mentions"]}
    right = wanted in mentions or name and (name.endswith(wanted) or wanted.endswith(name))
    return ("right" if right else "wrong"), actor["name"]


def main(whosays, folder, reader, cases):
    rows = asked(reader)
    articles = {a["id"]: a for a in news_articles.named(folder, rows)}
    lines = "".join(json.dumps({k: a[k] for k in ("id", "title", "text")}) + "\n" for a in articles.values())
    read = subprocess.run([whosays, "read", "--from", "jsonl", "--format", "jsonl", "-"], input=lines, capture_output=True,
                          text=True, check=True).stdout
    counts = Counter()
    for document in map(json.loads, read.splitlines()):
        article = articles[document["id"]]
        for begin, end, who in rows[document["id"]]:
            if who in ("?", "author") or " " in who:
                continue
            words = article["text"][begin:end]
            form = form_of(words)
            kind, found = judged(document, article, begin, end, who)
            counts[form, kind] += 1
            if cases == [form, kind]:
                wanted = who if who == "-" else name_at(who, article)
                print(f"{article['id']} {begin}: {words!r} is {wanted}, not {found}\n    "
                      + " ".join(article["text"][max(0, begin - 160):end + 80].split()))
    for form in FORMS:
        print(f"{form:12} " + "  ".join(f"{kind} {counts[form, kind]:4}" for kind in KINDS))


if __name__ == "__main__":
    arguments = sys.argv[1:]
    wanted_cases = []
    if "--cases" in arguments:
        at = arguments.index("--cases")
        wanted_cases = arguments[at + 1:at + 3]
        del arguments[at:at + 3]
    if len(arguments) not in (2, 3):
        sys.exit(__doc__)
    main(*arguments[:2], arguments[2] if len(arguments) > 2 else "", wanted_cases)
