#!/usr/bin/env python3
"""Scores who speaks in the paragraphs of tests/golden/coref/open; README.md there explains the form and what counts as right.

usage: score.py WHOSAYS FILE [--forms]   prints a line for each source that is not right, then the counts; with --forms
                                         only counts, by the form of the source ("the ...", "she", a name) too
"""
import json
import re
import subprocess
import sys


def read_paragraphs(path):
    """[(head, text, [(begin, end, actor or "-")])], offsets in code points."""
    out = []
    for block in open(path, encoding="utf-8").read().strip().split("\n\n"):
        head, *lines = block.split("\n")
        raw, text, marks, at = "\n\n".join(lines), "", [], 0
        for m in re.finditer(r"\{([^|}]*)\|([^}]*)\}", raw):
            text += raw[at : m.start()]
            marks.append((len(text), len(text) + len(m[1]), m[2]))
            text += m[1]
            at = m.end()
        out.append((head, text + raw[at:], marks))
    return out


def is_unnamed(wanted):
    """`-`, `?`, or words for somebody without a name: "a nurse", "my mother", "Comfort's mother"."""
    words = wanted.split()
    return wanted in ("-", "?") or words[0][0].islower() and words[0] != "the" or words[-1].islower()


def form_of(words):
    first, *rest = words.strip(" ,").split() or [""]
    if first.lower() in ("the", "a", "an", "his", "her", "its", "their", "he", "she", "it", "they", "who", "one"):
        return first.lower() + (" ..." if rest and first.lower() not in ("he", "she", "it", "they", "who") else "")
    return "name" if any(w[0].isupper() for w in [first, *rest]) else "other"


def without_the(name):
    return name[4:] if name.lower().startswith("the ") else name


def verdict(document, text, mark):
    begin, end, wanted = mark
    actors = {a["id"]: a for a in document["actors"]}
    at_mark = [s for s in document["statements"] if any(x < end and begin < y for x, y in s["source"]["spans"])]
    found = [actors[s["source"]["actor"]] for s in at_mark if s["source"]["actor"] is not None]
    if not found:
        return "right" if is_unnamed(wanted) else "open"
    names = {found[0]["name"]} | {text[x:y] for x, y in found[0]["mentions"]}
    names = {without_the(name) for name in names}
    return "right" if not is_unnamed(wanted) and without_the(wanted) in names else "wrong"


def main(whosays, path, forms):
    paragraphs = read_paragraphs(path)
    lines = "".join(json.dumps({"id": str(i), "text": p[1]}) + "\n" for i, p in enumerate(paragraphs))
    command = [whosays, "read", "--from", "jsonl", "--format", "jsonl", "-"]
    counts, of_form = {"right": 0, "wrong": 0, "open": 0}, {}
    for line in subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout.splitlines():
        document = json.loads(line)
        head, text, marks = paragraphs[int(document["id"])]
        for mark in marks:
            got = verdict(document, text, mark)
            counts[got] += 1
            of_form.setdefault(form_of(text[mark[0] : mark[1]]), dict.fromkeys(counts, 0))[got] += 1
            if got != "right" and not forms:
                print(got, head, repr(text[mark[0] : mark[1]]), "wanted", mark[2])
    print(counts)
    for form, count in sorted(of_form.items()) if forms else ():
        print(f"  {form}: {count}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4) or sys.argv[3:] not in ([], ["--forms"]):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:] == ["--forms"])
