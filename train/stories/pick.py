#!/usr/bin/env python3
"""Picks articles to make story families from: pick.py NEWS.jsonl STORIES_DIR OUT.jsonl [COUNT]

Leaves out every article that the labelled stories use (by address and headline), and what is very short or long. The same
count gives the same articles."""
import glob, hashlib, json, os, sys


def used(folder):
    urls, titles = set(), set()
    for path in glob.glob(os.path.join(folder, '*.jsonl')):
        for line in open(path, encoding='utf-8'):
            page = json.loads(line)
            urls.add(page.get('url'))
            titles.add(page['title'])
    for path in glob.glob(os.path.join(folder, '*.labels.json')):
        for page in json.load(open(path, encoding='utf-8'))['pages']:
            urls.add(page.get('source_url'))
    return urls - {None, ''}, titles - {''}


def main():
    news, stories, out = sys.argv[1:4]
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 600
    urls, titles = used(stories)
    rows = []
    for line in open(news, encoding='utf-8'):
        page = json.loads(line)
        if page['url'] in urls or page['title'] in titles or not 280 <= len(page['text'].split()) <= 1400:
            continue
        rows.append((hashlib.sha1(page['id'].encode()).hexdigest(), page))
    rows.sort(key=lambda row: row[0])
    with open(out, 'w', encoding='utf-8') as f:
        for _, page in rows[:count]:
            f.write(json.dumps(page, ensure_ascii=False) + '\n')


if __name__ == '__main__':
    main()
