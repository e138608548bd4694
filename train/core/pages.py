#!/usr/bin/env python3
"""Texts of the web pages whose main text is known, as lines of {"text": ...}, for the last net of train/core/run.

usage: pages.py CORPUS >PAGES.jsonl     CORPUS: the folder with wcxb-articles-dev and article-extraction-benchmark-dev
Texts stay outside the repository.
"""
import glob
import json
import os
import sys


def texts(corpus):
    for path in sorted(glob.glob(os.path.join(corpus, "wcxb-articles-dev", "ground-truth", "*.json"))):
        with open(path, encoding="utf-8") as file:
            yield json.load(file)["ground_truth"].get("main_content") or ""
    with open(os.path.join(corpus, "article-extraction-benchmark-dev", "ground-truth.json"), encoding="utf-8") as file:
        for _, page in sorted(json.load(file).items()):
            yield page["articleBody"]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for text in texts(sys.argv[1]):
        if text.strip():
            print(json.dumps({"text": text}))
