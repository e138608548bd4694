#!/usr/bin/env python3
"""Makes story families to learn from: make_families.py SOURCE.jsonl TRIPS.jsonl[,TRIPS...] OUT.jsonl [SEED]

SOURCE: articles (pick.py). TRIPS: round trips of them (round_trip.sh). OUT: one page a line with "group", "relation" (of
the page to its group's origin) and "origin". Seeded. Debian: wordnet-base.

What is made of an article: reprints with furniture, cut and merged; spun pages, at rates from a fifth to nearly all
content words, quotations spared or not, marks lost; round trips, real ones and imitated ones (articles, prepositions and
word order disturbed); both; own leads over blocks; digests in other words with shortened names; and, as hard negatives,
other articles into which its quotations are set."""
import collections, json, os, random, re, sys

WORDNET = '/usr/share/wordnet'
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
FUNCTION = set('''the a an and or but nor of in on at to for from by with as into over under about after before between
among during since until against through without within than that which who whom whose what when where while why how
whether if because although though unless so is are was were be been being am has have had do does did will would shall
should can could may might must not no i you he she it we they me him her us them my your his its our their this these
those there here then also any all some such other both each more most just only very too now mr mrs ms said'''.split())
OUTLETS = ['Harbour Courier', 'Callis Daily', 'Norrland Post', 'The Mill Town Record', 'Vale Wire', 'Coastline Now', 'Tarn Observer',
           'Inland Ledger', 'First Light News', 'Pale Rider Blog', 'Eastgate Today', 'The Quay', 'Summit View', 'Fen Gazette']
FURNITURE = ['Read more on our site.', 'Sign up for our newsletter to get the latest.', 'Advertisement', 'Share this story',
             'Follow us for updates.', 'Related: what you need to know', 'This story has been updated.', 'Click here to subscribe.']


def synonyms():
    out = collections.defaultdict(list)
    for part in ('noun', 'verb', 'adj', 'adv'):
        for line in open(os.path.join(WORDNET, 'data.' + part), encoding='latin-1'):
            if line.startswith('  '):
                continue
            fields = line.split()
            words = [re.sub(r'\(.*', '', fields[4 + 2 * i]).replace('_', ' ') for i in range(int(fields[3], 16))]
            for w in words:
                if w.islower():
                    out[w] += [x for x in words if x != w and x.islower()]
    return out


def inflect(word, like):
    if like.endswith('ing'): return word.rstrip('e') + 'ing'
    if like.endswith('ed'): return word.rstrip('e') + 'ed'
    if like.endswith('s') and not like.endswith('ss'): return word if word.endswith('s') else word + 's'
    return word


def lookup(table, word):
    for form in (word, word[:-1] if word.endswith('s') else '', word[:-2] if word.endswith(('ed', 'es')) else '',
                 word[:-1] if word.endswith('ed') else '', word[:-3] if word.endswith('ing') else '',
                 word[:-3] + 'e' if word.endswith('ing') else ''):
        if form in table: return table[form]
    return []


class Maker:
    def __init__(self, rng, table, vocabulary):
        self.rng, self.table, self.vocabulary = rng, table, vocabulary

    def spin(self, text):
        rng = self.rng
        rate, names, spare = rng.uniform(.2, .95), rng.choice([0, 0, .3, .8]), rng.random() < .5
        depth, fixed, wild, memory = rng.choice([1, 2, 5]), rng.random() < .5, rng.choice([0, 0, .3]), {}
        quoted = set()
        if spare:
            for m in re.finditer(r'[“"][^”"\n]*[”"]', text): quoted.update(range(m.start(), m.end()))

        def change(m):
            word = m.group()
            low = word.lower()
            if low in FUNCTION or m.start() in quoted or len(low) < 3: return word
            capital = word[0].isupper()
            if capital and rng.random() >= names: return word
            if rng.random() > rate: return word
            if fixed and low in memory: return memory[low]
            options = lookup(self.table, low)[:depth]
            if options: new = inflect(rng.choice(options), low)
            elif rng.random() < wild: new = rng.choice(self.vocabulary)
            else: return word
            memory[low] = new = new.capitalize() if capital else new
            return new
        text = WORD.sub(change, text)
        return self.marks(text) if rng.random() < .4 else text

    def marks(self, text):
        kind = self.rng.choice(['lost', 'single', 'cut'])
        if kind == 'lost': return re.sub(r'[“”"]', '', text)
        if kind == 'single': return re.sub(r'“|”|"', "'", text)
        return re.sub(r'[”]', lambda m: '' if self.rng.random() < .5 else m.group(), text)

    def translate(self, text):
        """What a round trip does, without one: articles come and go, prepositions change, neighbours change places."""
        rng = self.rng
        swap = {'in': ['at', 'on', 'into'], 'on': ['in', 'over', 'about'], 'of': ['from'], 'to': ['at', 'for'], 'for': ['by', 'to'],
                'by': ['for', 'of'], 'with': ['by'], 'this': ['that', 'east'], 'his': ['her', 'their', 'the'], 'their': ['his', 'the'], 'who': ['that'], 'which': ['that'],
                'he': ['it', 'that'], 'will': ['goes to'], 'has': ['have'], 'was': ['is', 'be'], 'were': ['they were'], 'it': ['', 'he']}
        strength = rng.uniform(.3, 1)

        def line(line):
            words, out = line.split(' '), []
            for w in words:
                low = w.lower()
                if low in swap and rng.random() < .35 * strength: w = rng.choice(swap[low])
                elif low in ('a', 'an', 'the') and rng.random() < .4 * strength: w = ''
                elif low.isalpha() and low not in FUNCTION and rng.random() < .12 * strength: w = 'the ' + w
                elif low.isalpha() and low.islower() and low not in FUNCTION and rng.random() < .3 * strength:
                    options = lookup(self.table, low)
                    if options: w = inflect(rng.choice(options[:4]), low) if rng.random() < .7 else rng.choice(options[:4])
                if w: out.append(w)
            i = 0
            while i + 1 < len(out):
                if out[i].isalpha() and out[i + 1].isalpha() and rng.random() < .12 * strength:
                    out[i], out[i + 1] = (out[i + 1], 'of ' + out[i]) if rng.random() < .4 else (out[i + 1], out[i])
                    i += 1
                i += 1
            return ' '.join(out)
        return self.maybe_marks('\n'.join(line(l) for l in text.split('\n')))

    def maybe_marks(self, text):
        text = self.marks(text) if self.rng.random() < .6 else text
        lines = [l for l in text.split('\n') if l.strip()]
        if self.rng.random() < .4:
            for _ in range(self.rng.randint(1, 5)):
                i = self.rng.randrange(len(lines))
                words = lines[i].split(' ')
                lines[i] = ' '.join(words[:max(3, len(words) * 2 // 3)])
        return '\n\n'.join(lines)

    def reprint(self, text):
        rng, lines = self.rng, [l for l in text.split('\n') if l.strip()]
        if rng.random() < .6: lines = lines[:max(3, int(len(lines) * rng.uniform(.25, .9)))]
        if rng.random() < .4: lines = [l for l in lines if rng.random() < .8] or lines
        if rng.random() < .3: lines = [' '.join(lines[i:i + 2]) for i in range(0, len(lines), 2)]
        if rng.random() < .5:
            for _ in range(rng.randint(1, 4)): lines.insert(rng.randint(0, len(lines)), rng.choice(FURNITURE))
        return '\n\n'.join(lines)

    def blocks(self, text, other, credit):
        """An own lead, then blocks of the text, now and then an own paragraph between."""
        rng = self.rng
        lines, own = [l for l in text.split('\n') if l.strip()], [l for l in other.split('\n') if l.strip()]
        take, start = max(3, int(len(lines) * rng.uniform(.2, .6))), rng.randint(0, max(0, len(lines) // 2))
        block = lines[start:start + take]
        lead = own[:rng.randint(1, 5)]
        rest = own[5:]
        if credit: lead.append('The %s reported on it.' % credit)
        out = list(lead)
        edits = rng.choice([0, 0, .3, .6])
        for l in block:
            out.append(self.edit(l) if rng.random() < edits else l)
            if rest and rng.random() < .25: out.append(rest.pop(0))
        return '\n\n'.join(out + rest[:rng.randint(0, 5)])

    def edit(self, line):
        """What a desk does to an agency's paragraph: a clause gone, a word changed, two sentences of three kept."""
        rng = self.rng
        sentences = re.split(r'(?<=[.!?”])\s+', line)
        if len(sentences) > 1 and rng.random() < .4: sentences.pop(rng.randrange(len(sentences)))
        out = []
        for s in sentences:
            parts = s.split(', ')
            if len(parts) > 2 and rng.random() < .4: parts.pop(rng.randrange(1, len(parts) - 1))
            words = ', '.join(parts).split(' ')
            for _ in range(rng.randint(0, 2)):
                i = rng.randrange(len(words))
                options = lookup(self.table, words[i].lower())
                words[i] = rng.choice(options) if options and words[i].islower() else words[i]
            out.append(' '.join(words))
        return ' '.join(out)

    def interview(self, text, other, credit):
        """A report made of another outlet's quotations, with credit."""
        rng = self.rng
        quotes = [m.group() for m in re.finditer(r'[“"][^”"\n]{50,}[”"]', text)]
        if len(quotes) < 3: return None
        lines = ['%s, the %s reported.' % (self.spin_lightly(re.split(r'(?<=[.!?”])\s+', text)[0].rstrip('.')), credit)]
        own = [l for l in other.split('\n') if l.strip()]
        for q in quotes[:rng.randint(3, 10)]:
            lines.append(rng.choice([q, q + ' he told the %s.' % credit, q + ' she said.']))
            if rng.random() < .4: lines.append(self.spin_lightly(rng.choice(text.split('\n'))))
        return '\n\n'.join(lines + own[-rng.randint(1, 3):])

    def digest(self, text, credit):
        """Short, other words, names cut to the last part, clauses turned: facts and their order are left."""
        rng = self.rng
        sentences = [s for s in re.split(r'(?<=[.!?”])\s+', text) if len(s.split()) > 6]
        count = min(len(sentences), rng.randint(6, 14))
        chosen = sorted(rng.sample(range(len(sentences)), count), key=lambda i: i + rng.uniform(-2.5, 2.5))
        out = []
        for i in chosen:
            s = re.sub(r'\b[A-Z][a-z]+ (?=[A-Z][a-z]+\b)', lambda m: '' if rng.random() < .5 else m.group(), sentences[i])
            parts = s.split(', ')
            if len(parts) > 1 and rng.random() < .5: rng.shuffle(parts)
            s = ', '.join(p for p in parts if len(parts) == 1 or rng.random() < .8)
            words = []
            for w in self.spin_lightly(s).split(' '):
                low = w.lower()
                if low in FUNCTION and rng.random() < .35: w = rng.choice(['', 'which', 'as', 'of', 'with', 'after', 'the'])
                if w: words.append(w)
            out.append(' '.join(words))
        if credit: out.insert(rng.randint(0, min(2, len(out))), 'That is according to the %s.' % credit)
        return '\n\n'.join(' '.join(out[i:i + 2]) for i in range(0, len(out), 2))

    def spin_lightly(self, s):
        def change(m):
            low = m.group().lower()
            options = lookup(self.table, low) if m.group()[0].islower() and low not in FUNCTION else []
            return inflect(self.rng.choice(options[:3]), low) if options and self.rng.random() < .65 else m.group()
        return WORD.sub(change, s)

    def same_statement(self, text, other):
        """The quotations of the text set into another article, with marks or without."""
        rng, marks = self.rng, self.rng.random() < .6
        quotes = [m.group() for m in re.finditer(r'[“"][^”"\n]{60,}[”"]', text)]
        lines = [l for l in other.split('\n') if l.strip()]
        for q in quotes[:12]:
            lines.insert(rng.randint(1, len(lines)), q if marks else 'The statement reads:\n' + q.strip('“”"'))
        return '\n\n'.join(lines) if quotes else None


def main():
    source, trips, out = sys.argv[1:4]
    rng = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 7)
    articles = [json.loads(l) for l in open(source, encoding='utf-8')]
    trip = collections.defaultdict(list)
    for path in trips.split(','):
        for line in open(path, encoding='utf-8'):
            row = json.loads(line)
            trip[row['id']].append(row['text'])
    table = synonyms()
    maker = Maker(rng, table, sorted(w for w in table if w.isalpha())[::7])
    with open(out, 'w', encoding='utf-8') as f:
        number = 0

        def write(text, relation, group, origin, publisher, day, title, mixed=None):
            nonlocal number
            number += 1
            page = {'id': 't%05d' % number, 'publisher': publisher, 'published': day, 'title': title, 'text': text, 'url': None,
                    'group': str(group), 'relation': relation, 'origin': origin, 'mixed': mixed}
            f.write(json.dumps(page, ensure_ascii=False) + '\n')
            return page['id']
        for n, article in enumerate(articles):
            beside = (n * 7 + 3) % len(articles)
            text, other = article['text'], articles[beside]['text']
            base = '%04d-%02d-%02d' % (rng.randint(2031, 2034), rng.randint(1, 12), rng.randint(1, 24))
            days = lambda: None if rng.random() < .25 else base[:8] + '%02d' % min(28, int(base[8:]) + rng.randint(0, 4))
            outlet = lambda: rng.choice(OUTLETS)
            mine = article['source'] or 'Harbour Courier'
            title = article['title']
            retitle = lambda: title if rng.random() < .5 else ' '.join(rng.sample(title.split(), min(5, len(title.split()))))
            origin = write(text, 'origin', n, None, mine, base, title)
            real = trip.get(article['id'], [])
            steps = [('verbatim', maker.reprint(text)), ('spun', maker.spin(text)), ('spun', maker.spin(text)),
                     ('spun', maker.spin(maker.reprint(text))), ('translated', maker.translate(text))]
            interview = maker.interview(text, other, mine)
            if interview: steps.append(('blocks', interview))
            if real:
                steps += [('translated', maker.maybe_marks(t)) for t in real] + [('translated', maker.spin(maker.maybe_marks(rng.choice(real))))]
            else:
                steps.append(('translated', maker.spin(maker.translate(text))))
            steps += [('blocks', maker.blocks(text, other, mine if rng.random() < .4 else None)),
                      ('rewrite', maker.digest(text, mine if rng.random() < .5 else None))]
            for relation, made in rng.sample(steps, min(len(steps), 8)):
                mixed = str(beside) if relation == 'blocks' else None
                write(made, 'rewrite' if mixed else relation, n, origin, outlet(), days(), maker.spin_lightly(retitle()), mixed)
            host = (n * 11 + 5) % len(articles)
            statement = maker.same_statement(text, articles[host]['text'])
            if statement: write(statement, 'independent', 'x%d' % n, None, outlet(), days(), retitle(), str(host))


if __name__ == '__main__':
    main()
