#!/usr/bin/env python3
"""Scores the tables of tests/golden/{times,names,claims}/open with the program as it is used; their READMEs explain columns.

usage: score_tsv.py times|names|claims WHOSAYS FILE [--verbose]

times    `read` of each sentence: expressions found (spans that overlap), types and values right; where none is, none found.
names    scope one: `read` of both in one article, whether both sources are one actor. Scope two: two articles in a ledger,
         whether `who` shows one actor of both. A false merge is a `same` where the verdict is another; what the program
         keeps apart it does not call `different`, so that only `same` can be right or wrong.
claims   two articles of one day in a ledger, each with its half as a quotation: one claim (same), an answer (opposite),
         a weaker claim linked (stronger and weaker, without direction), else different. `report_says` counts as linked.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter


def rows_of(path):
    return [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line.strip() and line[0] != "#"]


def run(whosays, arguments, text=None):
    return subprocess.run([whosays, *arguments], input=text, capture_output=True, text=True, check=False).stdout


def read(whosays, articles):
    lines = "".join(json.dumps(article) + "\n" for article in articles)
    out = run(whosays, ["read", "--from", "jsonl", "--format", "jsonl", "-"], lines)
    return {d["id"]: d for d in map(json.loads, out.splitlines())}


def in_ledger(whosays, articles, arguments):
    """What a verb prints, as JSON lines, over a ledger of these articles."""
    with tempfile.TemporaryDirectory() as folder:
        ledger, source = os.path.join(folder, "l.db"), os.path.join(folder, "a.jsonl")
        with open(source, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(article) + "\n" for article in articles)
        run(whosays, ["add", "-l", ledger, "--from", "jsonl", source])
        return [json.loads(line) for line in run(whosays, [*arguments, "-l", ledger, "--format", "jsonl"]).splitlines()]


def times(whosays, rows):
    counts, misses = Counter(), []
    documents = read(whosays, [{"id": r[0], "text": r[2], "published": r[1]} for r in rows])
    for name, _, sentence, words, kind, value, why in rows:
        found = documents[name]["times"]
        if words == "-":
            counts["none", "right" if not found else "wrong"] += 1
            if found:
                misses.append(f"{name}: nothing there, found {found}")
            continue
        at = sentence.index(words)
        over = [t for t in found if t["span"][0] < at + len(words) and at < t["span"][1]]
        counts["found", "right" if over else "wrong"] += 1
        if not over:
            misses.append(f"{name}: {words} not found")
            continue
        best = max(over, key=lambda t: min(t["span"][1], at + len(words)) - max(t["span"][0], at))
        second = re.match(r"(\S+) is right too", why)
        right = {value} | ({second[1]} if second else set())
        got = best["value"] or "-"
        counts["type", "right" if best["type"] == kind else "wrong"] += 1
        counts["value", "right" if got in right else "wrong"] += 1
        if got not in right or best["type"] != kind:
            misses.append(f"{name}: {words}: wanted {kind} {value}, got {best['type']} {got}")
    return counts, misses


def introduced(name, role, company):
    out = name + (f", {role}" if role != "-" else "")
    return out + (f" of {company}," if company != "-" and role != "-" else f" of {company}" if company != "-" else ",")


def same_in_one(whosays, a, b):
    # Who has no role there is met again by the name alone.
    second = introduced(*b[:3]) if b[1] != "-" else b[0]
    text = f"{introduced(*a[:3])} said the hall was full. {second} said the roof had held."
    document = read(whosays, [{"id": "a", "text": text, "published": a[3]}])["a"]
    actors = [s["source"]["actor"] for s in document["statements"]]
    return len(actors) == 2 and actors[0] is not None and actors[0] == actors[1]


def same_in_two(whosays, a, b):
    said = ("said the hall was full.", "said the roof had held.")
    articles = [{"id": i, "text": f"{introduced(*side[:3])} {what}", "published": side[3], "publisher": i}
                for i, side, what in zip("ab", (a, b), said)]
    names = {a[0].lower(), b[0].lower()}
    # Where one stands in the other's role, both articles name it, whoever speaks.
    told = a[0] in b[1] + b[2] or b[0] in a[1] + a[2]
    for actor in in_ledger(whosays, articles, ["who", a[0]]):
        speaks = {"a", "b"} <= {s["article"] for s in actor["says"]}
        spelt = any(name in s["text"].lower() for s in actor["spellings"] for name in names)
        if speaks or (not told and spelt and {"a", "b"} <= set(actor["articles"])):
            return True
    return False


def names(whosays, rows):
    counts, misses = Counter(), []
    for r in rows:
        joined = (same_in_one if r[1] == "one" else same_in_two)(whosays, r[2:6], r[6:10])
        counts[f"{r[1]}: {r[10]}", "joined" if joined else "two"] += 1
        if joined != (r[10] == "same"):
            misses.append(f"{r[0]} ({r[1]}): {r[2]}, {r[3]} / {r[6]}, {r[7]}: {r[10]}, {'joined' if joined else 'two'}")
    return counts, misses


def claims(whosays, rows):
    counts, misses = Counter(), []
    for name, a, b, relation, _ in rows:
        articles = [{"id": i, "text": f"{who} said: “{what}”", "published": "2031-05-03", "publisher": i}
                    for i, who, what in (("a", "Ora Whitt", a), ("b", "Pia Stroud", b))]
        found = in_ledger(whosays, articles, ["claims"])
        got = "different"
        if any({"a", "b"} <= {s["article"] for s in c["statements"]} for c in found):
            got = "same"
        elif any(c["answers"] for c in found):
            got = "opposite"
        elif any(c["weaker"] or c["reports"] for c in found):
            got = "linked"
        wanted = "linked" if relation in ("stronger", "weaker", "report_says") else relation
        counts[wanted, got] += 1
        if wanted != got:
            misses.append(f"{name}: {a} / {b}: {relation}, got {got}")
    return counts, misses


def main(what, whosays, path, verbose):
    counts, misses = {"times": times, "names": names, "claims": claims}[what](whosays, rows_of(path))
    if verbose:
        print(*misses, sep="\n", end="\n\n")
    for (wanted, got), n in sorted(counts.items()):
        print(f"{wanted:20} {got:12} {n:4}")


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:4], len(sys.argv) == 5)
