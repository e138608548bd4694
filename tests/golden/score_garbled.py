#!/usr/bin/env python3
"""Scores the badly translated articles of tests/golden/garbled with the program as it is used; its README explains the form.

usage: score_garbled.py WHOSAYS FOLDER [--verbose]

A statement of the program's is one of gold when their contents share words: F1 of words of 0.3 and more, the best pairs first; the
content is right from 0.8 on. Where a statement has no content (a refusal) its cue stands for it. A source is right when F1 of its words is 0.5 and more, wrong when it has no word in common,
else its extent is. What matches nothing is extra, but what is not committed (confidence under 0.5), what stands inside
another statement, and what the program gives to nobody's words (no source and no cue: the article's own voice).
"""
import json
import pathlib
import re
import subprocess
import sys
from collections import Counter

WORD = re.compile(r"\w+(?:[’'.]\w+)*")
COMMITTED = 0.5


def article_of(path):
    head, gold = path.read_text(encoding="utf-8").split("\n--\n")
    title, outlet, _, text = head.split("\n", 3)
    return {"id": path.stem, "title": title.removeprefix("title: "), "publisher": outlet.removeprefix("outlet: "), "text": text}, gold


def words_of_spans(text, spans):
    return {m.start() for begin, end in spans for m in WORD.finditer(text, begin, end)}


def places_of(words, text):
    """Where each part between " ... " stands, or None; a part is looked for behind the one before."""
    first, *more = words.split(" ... ")
    for match in re.finditer(r"(?<!\w)" + re.escape(first) + r"(?!\w)", text):
        spans = [match.span()]
        for part in more:
            at = text.find(part, spans[-1][1])
            if at < 0:
                break
            spans.append((at, at + len(part)))
        else:
            yield spans


def gold_of(lines, article):
    """Of several places of the same words, source and content are those nearest to each other."""
    for line in lines.splitlines():
        kind, rest = line.split(": ", 1)
        sources, content = (side.strip() for side in rest.split("||"))
        field = next((f for f in ("text", "title") if any(places_of(content, article[f]))), None)
        if field is None:
            sys.exit(f"{article['id']}: not in the article: {content}")
        text, wanted = article[field], None
        if sources:
            pairs = [(abs(who[0][0] - what[0][0]), what) for s in sources.split(" / ") for who in places_of(s, text)
                     for what in places_of(content, text)]
            if not pairs:
                sys.exit(f"{article['id']}: not in the article: {sources}")
            wanted = min(pairs)[1]
        else:
            wanted = next(places_of(content, text))
        by = [min(places_of(s, text), key=lambda who: abs(who[0][0] - wanted[0][0])) for s in sources.split(" / ") if s]
        yield {"kind": kind, "field": field, "line": rest, "source": [words_of_spans(text, b) for b in by],
               "content": words_of_spans(text, wanted)}


def f1(a, b):
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def words_of(statement, part, article):
    return words_of_spans(article[statement["field"]], statement[part]["spans"])


def shown(statement, article):
    text = article[statement["field"]]
    source, cue, content = (" | ".join(text[b:e] for b, e in statement[p]["spans"]) for p in ("source", "cue", "content"))
    return f"[{source}] <{cue}> {content} ({statement['reading_confidence']:.2f})"


def score(article, gold, read, counts, misses):
    pairs = []
    for g, wanted in enumerate(gold):
        for r, s in enumerate(read):
            if s["field"] == wanted["field"]:
                alike = f1(wanted["content"], s["content"] or s["cue"])
                by = max((f1(w, s["source"]) for w in wanted["source"]), default=0)
                if alike >= 0.3:
                    pairs.append((round(alike, 1) + by, alike, by, g, r))
    of_gold, of_read = {}, {}
    for _, alike, by, g, r in sorted(pairs, reverse=True):
        if g not in of_gold and r not in of_read:
            of_gold[g], of_read[r] = (alike, by, r), g
    for g, wanted in enumerate(gold):
        if wanted["kind"] == "may":
            continue
        counts["asked"] += 1
        if g not in of_gold:
            misses.append(f"{article['id']} missed: {wanted['line']}")
            continue
        alike, by, r = of_gold[g]
        counts["found"] += 1
        if not read[r]["source"]:
            source = "no source"
        elif by >= 0.5:
            source = "source right"
        else:
            source = "source extent" if any(w & read[r]["source"] for w in wanted["source"]) else "wrong source"
        counts[source] += 1
        counts["content right"] += alike >= 0.8
        counts["both right"] += alike >= 0.8 and by >= 0.5
        if alike < 0.8 or by < 0.5:
            misses.append(f"{article['id']} {source if by < 0.5 else 'content'}: {wanted['line']}\n    {read[r]['shown']}")
    for r, s in enumerate(read):
        if r not in of_read and s["sure"] and not s["within"] and (s["source"] or s["cue"]):
            counts["extra"] += 1
            misses.append(f"{article['id']} extra: {s['shown']}")


def main(whosays, folder, verbose):
    files = sorted(pathlib.Path(folder).glob("*.txt"))
    articles = [article_of(f) for f in files]
    lines = "".join(json.dumps(article) + "\n" for article, _ in articles)
    out = subprocess.run([whosays, "read", "--from", "jsonl", "--format", "jsonl", "-"], input=lines, capture_output=True,
                         text=True, check=True).stdout
    documents = {d["id"]: d for d in map(json.loads, out.splitlines())}
    counts, misses = Counter(), []
    for article, gold in articles:
        read = [{"field": s["field"], "source": words_of(s, "source", article), "cue": words_of(s, "cue", article),
                 "content": words_of(s, "content", article), "within": s["within"], "shown": shown(s, article),
                 "sure": s["reading_confidence"] >= COMMITTED} for s in documents[article["id"]]["statements"]]
        score(article, list(gold_of(gold.strip(), article)), read, counts, misses)
    if verbose:
        print(*misses, sep="\n", end="\n\n")
    for what in ("asked", "found", "source right", "source extent", "wrong source", "no source", "content right", "both right", "extra"):
        print(f"{what:14} {counts[what]:4}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:3], len(sys.argv) == 4)
