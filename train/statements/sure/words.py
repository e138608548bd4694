#!/usr/bin/env python3
"""Makes lexicon/reading_words.tsv: how often a word is one of a cue, the last of a source, the first of a content.

usage: words.py LABELLED.jsonl... >lexicon/reading_words.tsv
LABELLED  {"text", "attributions": [{"source", "cue", "content"}]}, as PolNeAR's files and readers.py have them
"""
import json
import re
import sys
from collections import Counter

WORD = re.compile(r"[\w’'-]+")
LEAST = 8         # occurrences of a word in all
LEAST_MARKED = 3  # of them marked as something
ROLES = ("cue", "source", "content")
HEAD = """# How often careful readers have marked a word as one of a cue, as the last word of a source, as the first of a content: in
# thousandths of its occurrences, of words that occur {least} times and are marked {marked}. Counted by train/statements/sure/words.py in
# PolNeAR's train part and in the articles of train/statements/news_labels.tsv; no text, counts alone."""


def words_of(text, spans):
    return WORD.findall(" ".join(text[b:e] for b, e in spans).lower())


def main(paths):
    seen, marked = Counter(), {role: Counter() for role in ROLES}
    for path in paths:
        for article in map(json.loads, open(path, encoding="utf-8")):
            text = article["text"]
            seen.update(WORD.findall(text.lower()))
            for statement in article["attributions"]:
                words = {role: words_of(text, statement[role]) for role in ROLES}
                marked["cue"].update(words["cue"])
                marked["source"].update(words["source"][-1:])
                marked["content"].update(words["content"][:1])
    print(HEAD.format(least=LEAST, marked=LEAST_MARKED))
    print("word", *ROLES, sep="\t")
    for word in sorted(seen):
        if seen[word] >= LEAST and sum(marked[role][word] for role in ROLES) >= LEAST_MARKED:
            print(word, *(min(1000, 1000 * marked[role][word] // seen[word]) for role in ROLES), sep="\t")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
