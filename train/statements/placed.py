#!/usr/bin/env python3
"""Finds where labels that a reader has written stand in the articles (readers.md), and says what it cannot find.

usage: placed.py ARTICLES.jsonl LABELS.txt [OUT.jsonl]

ARTICLES  lines of {"id", "text"}. LABELS  "# ID" begins an article; each line behind it is a statement, "say: SOURCE | CUE || CONTENT", with the words as they stand
in the text; a part may be empty or have pieces between " ... ". Of several places of the same words those nearest to one another are meant. OUT has the articles in PolNeAR's form,
offsets in characters.
"""
import itertools
import json
import re
import sys

LINE = re.compile(r"say:\s*(.*?)\s*\|\s*(.*?)\s*\|\|\s*(.*)$")
ROLES = ("source", "cue", "content")


def places_of(words, text):
    """Each place of these words, as spans; [[]] of none."""
    if not words:
        return [[]]
    first, *more = (piece.strip() for piece in words.split(" ... "))
    before = r"(?<!\w)" if first[:1].isalnum() else ""
    behind = r"(?!\w)" if first[-1:].isalnum() else ""
    out = []
    for match in re.finditer(before + re.escape(first) + behind, text):
        spans = [match.span()]
        for piece in more:
            at = text.find(piece, spans[-1][1])
            if at < 0:
                break
            spans.append((at, at + len(piece)))
        else:
            out.append(spans)
    return out


def overlap(a, b):
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def distance(a, b):
    return min((min(abs(x[0] - y[1]), abs(y[0] - x[1])) for x in a for y in b), default=0)


def nearest(sources, cues, contents):
    """The three that overlap nowhere and stand closest, or None."""
    best = None
    for cue, content in itertools.product(cues, contents):
        if overlap(cue, content):
            continue
        for source in sources:
            if overlap(source, cue) or overlap(source, content):
                continue
            far = distance(cue, content) + distance(source, cue) + distance(source, content) / 10
            if best is None or far < best[0]:
                best = (far, source, cue, content)
    return best and best[1:]


def joined(spans, text):
    """Pieces that only blanks part are one."""
    out = []
    for begin, end in spans:
        if out and not text[out[-1][1]:begin].strip():
            out[-1][1] = end
        else:
            out.append([begin, end])
    return out


def placed(line, text):
    """({role: spans}, None) or (None, what is wrong)."""
    match = LINE.match(line)
    if not match:
        return None, 'not "say: SOURCE | CUE || CONTENT"'
    places = [places_of(part, text) for part in match.groups()]
    missing = [role for role, found in zip(ROLES, places) if not found]
    if missing:
        return None, "not in the text: " + ", ".join(missing)
    found = nearest(*places)
    if found is None:
        return None, "its parts overlap"
    return {role: joined(spans, text) for role, spans in zip(ROLES, found)}, None


def main(articles_path, labels_path, out_path=None):
    with open(articles_path, encoding="utf-8") as lines:
        articles = {article["id"]: article for article in map(json.loads, lines)}
    labels, wrong, here = {}, 0, None
    with open(labels_path, encoding="utf-8") as lines:
        for number, line in enumerate(map(str.strip, lines), 1):
            if line.startswith("#"):
                here = line[1:].split()[0]
                if here not in articles:
                    sys.exit(f"line {number}: no article {here}")
                labels.setdefault(here, [])
            elif line:
                statement, error = placed(line, articles[here]["text"])
                if error:
                    wrong += 1
                    print(f"line {number} ({here}): {error}: {line[:160]}")
                else:
                    labels[here].append(statement)
    print(f"{len(labels)} articles, {sum(map(len, labels.values()))} statements, {wrong} lines with errors")
    if out_path:
        with open(out_path, "w", encoding="utf-8") as out:
            for name, statements in labels.items():
                out.write(json.dumps({**articles[name], "attributions": statements}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
