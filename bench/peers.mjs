// Reads texts with one npm package and prints characters a second of this process's own time on the cores.
// node bench/peers.mjs wink|compromise TEXT...   (its packages lie in build/bench/npm, see bench/run)
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'build/bench/npm/package.json'));
const [name, ...files] = process.argv.slice(2);
const texts = files.map((file) => readFileSync(file, 'utf8'));

/** What reads one text; each returns its number of tokens, so that nothing can be left out. */
const readers = {
  // sentences, part-of-speech tags and entities, without sentiment and negation
  wink() {
    const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd', 'pos', 'ner']);
    return (text) => nlp.readDoc(text).tokens().length();
  },
  // sentences and tags, which are its names, too
  compromise() {
    const nlp = require('compromise');
    return (text) => nlp(text).termList().length;
  },
};

const read = readers[name]();
const seconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
/** Passes over all texts until `most` seconds are gone. */
function measure(most) {
  let characters = 0;
  let tokens = 0;
  const begin = seconds();
  while (seconds() - begin < most)
    for (const text of texts) {
      tokens += read(text);
      characters += text.length;
    }
  return { characters, tokens, spent: seconds() - begin };
}

measure(3); // the machine code that V8 makes in these seconds is what is measured
const { characters, tokens, spent } = measure(5);
console.log(`${Math.round(characters / spent)} ${Math.round(tokens / spent)}`);
