#!/usr/bin/env bash
# read for people and annotators: views of the terminal, the page of an article, brat's pairs. Everything is invented.
. "$(dirname "$(realpath "$0")")/lib.sh"

cat >pier.txt <<'END'
Inspectors kept back the pier report

The inspector Nele Torsk said the <pier> was closed on Monday. "I asked nobody to delay anything," Ilse Varga said.

Two officials told the Callis Courier that Varga had asked for a delay.
END
printf '%s\n' '{"id":"../up","text":"Nele Torsk said the pier was closed."}' '{"id":"b","text":"Ilse Varga said no."}' >two.jsonl

run read pier.txt --view text
expect "the text with its marks" eval 'exited 0 && shows "{[0-9]* .*Torsk} <[0-9]* said> \[[0-9]*"'
run read pier.txt --view sources
expect "source after source" eval 'exited 0 && shows "^Ilse Varga"'
run read pier.txt --view tree
expect "a view that does not exist" refused 2 "view"

run read pier.txt --format html
expect "a page without scripts, with the text escaped" eval 'exited 0 && ! shows "<script" && shows "&lt;pier&gt;" && shows "class=\"src\""'
run read two.jsonl --from jsonl --format html
expect "one article a page: the second is told what to do" eval 'exited 3 && says "out FOLDER" && [ "$(grep -c "<!doctype" out.txt)" -eq 1 ]'
run read two.jsonl --from jsonl --format html --out pages
expect "a page an article, inside the folder" eval 'exited 0 && [ "$(ls pages | wc -l)" -eq 2 ] && [ -f pages/b.html ] && [ ! -e up.html ]'
expect "only their owner reads them" eval '[ "$(stat -c %a pages/b.html)" = 600 ]'
run read two.jsonl --from jsonl --format html --out pages
expect "nothing is written over" eval 'exited 2 && says "force" && [ "$(failure_lines)" -eq 2 ]'
run read two.jsonl --from jsonl --format html --out pages --force
expect "but when asked to" exited 0
# No file may grow beyond 1024 bytes: the disk is full. What was there stays, nothing half written stands beside it.
before=$(sha256sum pages/*)
(
  trap '' XFSZ
  ulimit -f 1
  run read two.jsonl --from jsonl --format html --out pages --force
  exit "$code"
) || code=$?
expect "a full disk: an error a page" eval 'exited 2 && [ "$(failure_lines)" -eq 2 ] && says "nothing was written"'
expect "and what was there stays" [ "$(sha256sum pages/*)" = "$before" ]

run read pier.txt --format brat --out brat
expect "text, annotations, configuration" eval 'exited 0 && [ "$(ls brat | wc -l)" -eq 3 ] && [ -s brat/annotation.conf ]'
expect "offsets lead to the words" python3 - <<'END'
import glob
text = open(glob.glob("brat/*.txt")[0], encoding="utf-8", newline="").read()
rows = [line.rstrip("\n").split("\t") for line in open(glob.glob("brat/*.ann")[0], encoding="utf-8", newline="")]
spans = [row for row in rows if row[0].startswith("T")]
assert len(spans) >= 9, rows
for _, where, words in spans:
    places = [tuple(map(int, place.split())) for place in where.split(" ", 1)[1].split(";")]
    assert " ".join(text[b:e] for b, e in places) == words, (where, words)
known = {row[0] for row in spans}
for row in rows:
    if row[0].startswith("R"):
        assert {part.split(":")[1] for part in row[1].split()[1:]} <= known, row
END
run read pier.txt --format jsonl --out jsonl
expect "other formats have no folder" refused 2 "out"
run read pier.txt --format html --out pier.txt
expect "a folder that is a file" refused 2 "pier.txt"
run read pier.txt --format brat --out /proc/nothing
expect "a folder that cannot be made" refused 2 "/proc/nothing"

finish
