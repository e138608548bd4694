#!/usr/bin/env python3
"""Real articles of some months, for pairs about the same events: pool.py NEWS.jsonl STORIES_DIR OUT.jsonl MONTH..."""
import json, sys
from pick import used

urls, titles = used(sys.argv[2])
with open(sys.argv[3], 'w', encoding='utf-8') as f:
    for line in open(sys.argv[1], encoding='utf-8'):
        page = json.loads(line)
        day = page['date'][:10]
        if day[:7] not in sys.argv[4:] or page['url'] in urls or page['title'] in titles: continue
        row = {'id': page['id'], 'publisher': page['source'], 'published': day, 'title': page['title'], 'text': page['text'],
               'url': page['url']}
        f.write(json.dumps(row, ensure_ascii=False) + '\n')
