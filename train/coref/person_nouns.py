#!/usr/bin/env python3
"""Writes lexicon/coref_person_nouns.tsv from WordNet 3.0 (Debian wordnet-base): for each noun for a person that is counted in WordNet's
tagged texts or stands in one of our lists, what else such a person is (synonyms and hypernyms below "person") and by which words of
the text one knows them (words derived from it, and the telling words of its gloss; of verbs the irregular forms too).

usage: person_nouns.py [/usr/share/wordnet] > lexicon/coref_person_nouns.tsv
"""
import collections
import re
import sys

ROOT = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"
PERSON_FILE = "18"  # noun.person
STOP = set(
    """a an and are as at be been being by for from has have having he her him his in into is it its of on one or other others out over
    she some someone somebody such than that the their them they this those to under up was were when which while who whom whose with
    without you not no any all also especially usually often very more most person people man woman men women member members something
    used using use make makes made making work works working done do does get gets give gives take takes who's etc e.g. i.e. whose
    named known called born first new old great good same part particular place time way kind type thing things involving engaged
    specializes specializing specialist professional employed employs works paid capable responsible person's another another's
    can may will would must whether esp having between against""".split()
)
BROAD = set(
    """person individual someone somebody mortal soul adult worker expert professional male female man woman leader creator relative
    intellectual contestant inhabitant dweller unfortunate communicator entertainer traveller traveler skilled_worker authority head
    acquaintance friend juvenile preserver capitalist disputant ruler percipient perceiver being self organism owner user
    peer equal compeer master ex grownup""".split()
)


def our_words():
    words = set()
    for name in ("coref_roles.tsv", "person_nouns.txt", "source_nouns.txt", "agents.txt"):
        for line in open(f"lexicon/{name}", encoding="utf-8"):
            if not line.startswith("#"):
                words.add(line.split("\t")[0].strip())
    return words


def counted():
    out = set()
    for line in open(f"{ROOT}/cntlist.rev", encoding="utf-8"):
        key, _, count = line.split()
        lemma, sense = key.split("%")
        if sense.startswith("1:" + PERSON_FILE) and int(count) > 0:
            out.add(lemma)
    return out


def synsets():
    """offset -> (file, words, pointers, gloss); index: lemma -> offsets, first sense first."""
    data, verbs = {}, {}
    for name, out in (("noun", data), ("verb", verbs)):
        for line in open(f"{ROOT}/data.{name}", encoding="utf-8"):
            if line.startswith("  "):
                continue
            fields, _, gloss = line.partition("|")
            f = fields.split()
            n = int(f[3], 16)
            words = [f[4 + 2 * i] for i in range(n)]
            at = 4 + 2 * n
            pointers = [tuple(f[at + 1 + 4 * i : at + 5 + 4 * i]) for i in range(int(f[at]))]
            out[f[0]] = (f[1], words, pointers, gloss.strip())
    index = {}
    for line in open(f"{ROOT}/index.noun", encoding="utf-8"):
        if not line.startswith("  "):
            f = line.split()
            index[f[0]] = f[-int(f[2]) :]
    return data, verbs, index


def irregular():
    out = collections.defaultdict(set)
    for line in open(f"{ROOT}/verb.exc", encoding="utf-8"):
        form, base = line.split()[:2]
        if not form.endswith(("ing", "ed", "s")):
            out[base].add(form)
    return out


def gender_of(gloss):
    head = gloss.split(";")[0]
    if re.search(r"\b(a|an|any|old|young|married|adult) (\w+ )?(woman|girl|female|wife|mother)\b", head):
        return "f"
    if re.search(r"\b(a|an|any|old|young|married|adult) (\w+ )?(man|boy|male|husband|father)\b", head):
        return "m"
    return "-"


def main():
    data, verbs, index = synsets()
    forms = irregular()
    often = collections.Counter()
    for file, _, _, gloss in data.values():
        if file == PERSON_FILE:
            often.update(set(re.findall(r"[a-z]+", gloss.split(";")[0].lower())))
    wanted = {w for w in our_words() | counted() if w in index}
    print("# What a person is called besides, and by which words one knows them: from WordNet 3.0 by train/coref/person_nouns.py.")
    print("# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Used, copied and distributed under the WordNet licence")
    print("# (https://wordnet.princeton.edu/license-and-commercial-use): no warranty; the name of Princeton is not used to advertise.")
    print("# is: synonyms and broader words; cues: words of the text that tell of such a person.")
    print("word\tis\tcues")
    for word in sorted(wanted):
        senses = [o for o in index[word] if data[o][0] == PERSON_FILE][:2]
        if not senses or "_" in word or not word.isalpha() or len(word) < 3:
            continue
        broader, cues = [], []
        for offset in senses:
            _, words, pointers, gloss = data[offset]
            chain, seen = list(words), {offset}
            frontier = [p[1] for p in pointers if p[0] in ("@", "@i")]
            while frontier:
                up = frontier.pop()
                if up in seen or data[up][0] != PERSON_FILE:
                    continue
                seen.add(up)
                if not BROAD & {w.lower() for w in data[up][1]}:
                    chain += data[up][1]
                frontier += [p[1] for p in data[up][2] if p[0] in ("@", "@i")]
            broader += [w.lower() for w in chain if "_" not in w and w.lower() != word and w.isalpha()]
            for kind, target, pos, _ in pointers:
                if kind == "+" and pos in ("n", "v"):
                    table = data if pos == "n" else verbs
                    for w in table[target][1]:
                        if w.lower()[:4] == word[:4]:
                            cues += [w.lower()] + sorted(forms.get(w.lower(), ()))
            for w in re.findall(r"[a-z]+", re.sub(r"\(.*?\)", "", gloss.split(";")[0]).lower()):
                if w not in STOP and len(w) > 2 and often[w] < 25 and not w.endswith("ly") and w != word:
                    cues += [w]
        unique = lambda ws: " ".join(dict.fromkeys(ws))
        if broader or cues:
            print(f"{word}\t{unique(broader[:10])}\t{unique(cues[:14])}")


if __name__ == "__main__":
    main()
