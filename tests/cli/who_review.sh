#!/usr/bin/env bash
# who --review, --merge, --split: two until a person joins them. Everything is invented.
courier=$(realpath "$(dirname "$(realpath "$0")")/../../examples/harbour/01-courier-report.html")
. "$(dirname "$(realpath "$0")")/lib.sh"

python3 - >pages.jsonl <<'END'
import json
for page in [{'id': 'a1', 'publisher': 'Callis Courier', 'published': '2031-05-03', 'title': 'The ledger',
              'text': 'Marek Odel, a dentist, said the ledger was lost. Odel said he was sorry.'},
             {'id': 'a2', 'publisher': 'Tidewater Post', 'published': '2031-05-04', 'title': 'The match',
              'text': 'Marek Odel, the striker, said the match was hard. Odel said he was tired.'}]:
    print(json.dumps(page))
END
run add --from jsonl pages.jsonl -l story.db
expect "pages are added" exited 0
run who "Marek Odel" -l story.db --format jsonl
expect "two of one name" eval '[ "$(wc -l <out.txt)" -eq 2 ]'
run who --review -l story.db --format jsonl
expect "one suggestion with reasons" eval '[ "$(grep -c "whosays.suggestion/1" out.txt)" -eq 1 ] && grep -q "\"because\":\[\"the same name\"" out.txt'
receipt() { python3 -c 'import json,sys; print(json.loads(open("out.txt").readline())[sys.argv[1]]["receipt"])' "$1"; }
first=$(receipt first) second=$(receipt second)
run who --review -l story.db
expect "the command that joins them is printed" shows "whosays who --merge $first $second --by"

run who --merge "$first" "$second" -l story.db
expect "a decision needs initials" eval 'exited 2 && says "initials"'
run who --merge "$first" r9999 --by JB -l story.db
expect "an unknown receipt is an error that says where to look" eval 'exited 2 && says "who --review"'
run who --merge "$first" "$first" --by JB -l story.db
expect "one article's actors are not joined" exited 2
run who --merge "$first" "$second" r9999 --by JB -l story.db
expect "of several nobody is joined where one is unknown" exited 2
run who "Marek Odel" -l story.db --format jsonl
expect "and they are still two" eval '[ "$(wc -l <out.txt)" -eq 2 ]'
run who --merge "$first" "$second" --by JB -l story.db
expect "joined by hand" eval 'exited 0 && shows "one actor from now on"'
run who "Marek Odel" -l story.db
expect "one page, and by whom" shows "joined by hand: JB"
run refresh -l story.db
run who "Marek Odel" -l story.db --format jsonl
expect "the decision outlives a new reading" eval '[ "$(wc -l <out.txt)" -eq 1 ] && grep -q "\"joined_by\":\[\"JB\"\]" out.txt'
run who --split "$second" --by JB -l story.db
run who "Marek Odel" -l story.db --format jsonl
expect "and can be undone" eval '[ "$(wc -l <out.txt)" -eq 2 ]'
run who -l story.db
expect "nobody asked for" eval 'exited 2 && says "whose page"'

# However near two people stand, a name of the one is no spelling of the other.
run add "$courier" -l courier.db
run who "Marek Odel" -l courier.db
expect "another's name is no spelling" eval 'exited 0 && shows "^spellings.*Odel" && ! sed -n "/^spellings/,/^in /p" out.txt | grep -q Brandt'

# Pronouns and descriptions are no spellings.
expect "no pronoun among the spellings" eval '! grep -q "^spellings.*\b\([Hh]e\|him\|his\|I\|my\)\b (" out.txt'

# --- bad input: nothing is invented, and what is not known is left out --------------------------------------------------
python3 - >odd.jsonl <<'END'
import json
long = "A" + "b" * 499
said = "said the pier was safe"
odd = {
    "undated": (None, f"On Tuesday Mira Tolland {said}. It was shut last year, she said."),
    "baddate": ("yesterday or so", f"On Tuesday Mira Tolland {said}."),
    "future": ("2999-12-31", f"On Tuesday Mira Tolland {said}."),
    "capitals": ("2031-05-03", "MIRA TOLLAND SAID THE PIER WAS SAFE. SHE SAID NOBODY HAD ASKED."),
    "scripts": ("2031-05-03", f"Мира Толланд сказала, что причал безопасен. 田中太郎 {said}. Марек Одель {said}. He laughed."),
    "letters": ("2031-05-03", f"A {said}. B said it was not. X. said nothing."),
    "long": ("2031-05-03", f"{long} Tolland {said}. {long} {said}."),
    "nobody": ("2031-05-03", "It rained. Nothing was said."),
    "unnamed": ("2031-05-03", f"An official {said}. He said he had seen it. She, a second official, {said} too."),
    "crowd": ("2031-05-03", " ".join(f"Mira Tolland met Jan Holm{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}"
                                     " and he said so to her." for i in range(2500))),  # 10,000 mentions
}
for id, (published, text) in odd.items():
    print(json.dumps({"id": id, "text": text} | ({"published": published} if published else {})))
END
run read --from jsonl --format jsonl odd.jsonl
expect "odd articles are read" exited 0
of() { python3 -c 'import json,sys
d = next(d for d in map(json.loads, open("out.txt", encoding="utf-8")) if d["id"] == sys.argv[1])
t, who = d["text"], {a["id"]: a["name"] for a in d["actors"]}
print(eval(sys.argv[2]))' "$1" "$2"; }
times='[(t[slice(*x["span"])], x["value"]) for x in d["times"]]'
sources='[who.get(s["source"]["actor"]) for s in d["statements"]]'
expect "no date: no value" eval '[ "$(of undated "$times")" = "[('"'Tuesday'"', None), ('"'last year'"', None)]" ]'
expect "no date that is one: no value" eval '[ "$(of baddate "$times")" = "[('"'Tuesday'"', None)]" ]'
expect "a future date is a date" eval '[ "$(of future "$times")" = "[('"'Tuesday'"', '"'2999-12-31'"')]" ]'
expect "capitals" eval '[ "$(of capitals "$sources")" = "['"'MIRA TOLLAND', 'MIRA TOLLAND'"']" ]'
expect "other scripts: nobody is made up" eval '[ "$(of scripts "[a for a in d[\"actors\"] if a[\"name\"] == \"the pier\"]")" = "[]" ]'
expect "single letters" eval '[ "$(of letters "len(d[\"statements\"]) and $sources")" != "" ]'
expect "a name of 500 letters" eval '[ "$(of long "max(len(a[\"name\"]) for a in d[\"actors\"]) < 600")" = True ]'
expect "nobody" eval '[ "$(of nobody "d[\"actors\"]")" = "[]" ]'
expect "nobody is made of unnamed sources, and no pronoun of theirs is kept" eval '[ "$(of unnamed "d[\"actors\"]")" = "[]" ]'
expect "10,000 mentions" eval '[ "$(of crowd "sum(len(a[\"mentions\"]) for a in d[\"actors\"]) >= 5000")" = True ]'
python3 - >twice.html <<'END'
said = "Mira Tolland said on Tuesday the pier was safe. She said it would stay open, whatever the council decided. "
print('<html><head><title>The pier</title><meta property="article:published_time" content="2031-05-03">'
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-05-02","headline":"The pier"}</script>'
      f'</head><body><article><h1>The pier</h1><p>{said}</p><p>{said}</p></article></body></html>')
END
run read --format jsonl twice.html
expect "two dates: one of them, never one between" eval 'exited 0 && grep -q "\"published\":\"2031-05-0[23]" out.txt'
finish
