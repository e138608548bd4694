#!/usr/bin/env python3
"""Scores who speaks in samples of the text form (src/doc/text_form.h): only `actor` of each statement is asked.

A statement of the sample is found by its words: of those that the program reads the one whose content and source share
most characters with it. `actor a1` is right where that statement's actor has the name of the sample's actor 1 or a
mention where the sample has one; `actor a1 a2`: either; `actor -`: left open. Right, wrong and open count as
score.py counts them. Of texts nothing is printed, so that the frozen half can be scored.

usage: score_text_form.py WHOSAYS FILE [--ids | --forms]     the counts; with --ids the ids of what is not right, with --forms counts by the
form of the source ("the ...", "she", a name), where `no statement` is a part of `open`
"""
import json
import re
import subprocess
import sys

SPAN = re.compile(r"(?:(\d+)-(\d+))?\{((?:[^{}\\]|\\.)*)\}(?:#(\d+))?")


def spans_in(value, text):
    out = []
    for begin, end, words, nth in SPAN.findall(value):
        if begin:
            out.append((int(begin), int(end)))
            continue
        words, at = words.replace("\\n", "\n"), -1
        for _ in range(int(nth or 1)):
            at = text.find(words, at + 1)
        if at >= 0:
            out.append((at, at + len(words)))
    return out


def samples_in(path):
    """[{"id", "text", "actors": [{key: value}], "statements": [{key: value}]}]"""
    out, block = [], None
    for line in open(path, encoding="utf-8").read().split("\n"):
        if line.startswith("== "):
            out.append({"id": line[3:].strip(), "lines": [], "actors": [], "statements": []})
        elif line.startswith("|") and out:
            out[-1]["lines"].append(line[2:])
        elif line in ("actor", "statement"):
            block = {}
            out[-1][line + "s"].append(block)
        elif line.startswith("  ") and block is not None:
            key, _, value = line.strip().partition(" ")
            block[key] = (block[key] + " " + value) if key in block else value
    for sample in out:
        sample["text"] = "\n".join(sample["lines"])
    return out


def shared(a, b):
    return sum(max(0, min(y, z) - max(x, w)) for x, y in a for w, z in b)


def statement_of(document, row, text):
    content, source = spans_in(row.get("content", ""), text), spans_in(row.get("source", ""), text)
    best, most = None, 0
    for s in document["statements"]:
        if s["field"] != "text":
            continue
        of_source = shared(source, s["source"]["spans"])
        score = shared(content, s["content"]["spans"]) + 20 * of_source
        if of_source > 0 and score > most:
            best, most = s, score
    return best


def verdict(document, sample, row):
    text, wanted = sample["text"], row["actor"].split()
    found = statement_of(document, row, text)
    number = found["source"]["actor"] if found else None
    if number is None:
        return "right" if wanted == ["-"] else "open"
    actor = next(a for a in document["actors"] if a["id"] == number)
    for name in wanted:
        if name == "-":
            continue
        gold = sample["actors"][int(name[1:]) - 1]
        at = spans_in(gold.get("mention", ""), text)
        if gold.get("name") == actor["name"] or shared(at, actor["mentions"]) > 0:
            return "right"
    return "wrong"


def form_of(row, text):
    words = " ".join(text[a:b] for a, b in spans_in(row.get("source", ""), text)).strip(" ,").split()
    first = words[0].lower() if words else ""
    if first in ("the", "a", "an", "his", "her", "its", "their", "he", "she", "it", "they"):
        return first if len(words) < 2 else first + (" ... with a name" if any(w[0].isupper() for w in words[1:]) else " ...")
    return "name" if words and all(w[0].isupper() or w.islower() and len(w) < 4 for w in words) else "other"


def main(whosays, path, ids, forms):
    samples = samples_in(path)
    lines = "".join(json.dumps({"id": str(i), "text": s["text"]}) + "\n" for i, s in enumerate(samples))
    command = [whosays, "read", "--from", "jsonl", "--format", "jsonl", "-"]
    counts, of_form = {"right": 0, "wrong": 0, "open": 0}, {}
    for line in subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout.splitlines():
        document = json.loads(line)
        sample = samples[int(document["id"])]
        for number, row in enumerate((r for r in sample["statements"] if "actor" in r), 1):
            got = verdict(document, sample, row)
            counts[got] += 1
            kind = form_of(row, sample["text"])
            of_form.setdefault(kind, {"right": 0, "wrong": 0, "open": 0, "no statement": 0})[got] += 1
            if got == "open" and statement_of(document, row, sample["text"]) is None:
                of_form[kind]["no statement"] += 1
            if ids and got != "right":
                print(got, sample["id"], "statement", number)
    print(counts)
    for kind, count in sorted(of_form.items()) if forms else ():
        print(f"  {kind}: {count}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4) or sys.argv[3:] not in ([], ["--ids"], ["--forms"]):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:] == ["--ids"], sys.argv[3:] == ["--forms"])
