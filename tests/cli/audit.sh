#!/usr/bin/env bash
# audit: invented drafts, alone and beside a ledger; the reply file, the worksheet, JSON, rules switched off.
. "$(dirname "$(realpath "$0")")/lib.sh"

cat >draft.txt <<'END'
Mayor secretly buried pump survey

Two separate officials with knowledge of the pump said that Ilse Varga, the mayor of Tolland, asked the agent Olan Pell to hide the pump survey.

Varga covered up the leak at the pump for a year.

"I asked nobody to hide," Varga said in an email on 3 May 2031.

It emerged that there were 17 valves at the pump. An aide, speaking off the record, admitted that the pump was old.
END
cat >bell.txt <<'END'
Survey of the pump was late

There were 12 valves at the pump. "I asked nobody to hide anything in the town hall," said Ilse Varga, the mayor of Tolland.
END
run add bell.txt -l story.db
expect "an article is added" exited 0

run audit draft.txt
expect "something to look at is exit code 1" exited 1
for heading in LOOK "WHO IS SPOKEN AGAINST AND WHERE THEY ANSWER" NOTE "NOT CHECKED"; do
  expect "the heading $heading" shows "^$heading\$"
done
expect "it says that it is no clearance" shows "not a clearance"
expect "it never says clean" eval '! grep -qi -e clean -e "all clear" -e "no problems" out.txt'
expect "a headline firmer than its text, with the file's line" shows '^ l.1  HEADLINE FIRMER: "secretly", "buried"'
expect "our own voice" shows '^ l.5  OUR OWN VOICE: against Ilse Varga'
expect "emerged" shows '^ l.9  CONFIRMED, SAYS WHO? "It emerged"'
expect "off the record" shows '^ l.9  OFF THE RECORD?'
expect "separate" shows 'SEPARATE? "separate"'
expect "a loaded verb is a note" shows 'LOADED: l.9 "admitted"'
expect "without a ledger it says so" shows "no ledger was given"
expect "nothing is stored" eval '! ls *.db-journal 2>/dev/null && [ "$(ls *.db)" = story.db ]'

before=$(sha256sum story.db)
run audit draft.txt -l story.db
expect "a quotation that breaks off" shows 'QUOTATION DIFFERS: "I asked nobody to hide" breaks off'
expect "another number than the ledger's" shows 'HARDER THAN CREDITED: draft: 17'
expect "the ledger is not written to" test "$before" = "$(sha256sum story.db)"
run audit draft.txt -l nowhere.db
expect "a ledger that is not there" refused 2 "nowhere.db"

run audit draft.txt --format json
expect "one line of JSON" eval 'exited 1 && [ "$(wc -l <out.txt)" -eq 1 ]'
expect "its keys and spans" python3 - <<'END'
import json
text = open("draft.txt").read()
row = json.loads(open("out.txt").read())
assert row["schema"] == "whosays.audit/1"
spots = {spot["rule"]: spot for spot in row["look"]}
own = spots["own_voice"]
body = text.split("\n", 2)[2]  # without the headline
assert body[own["span"][0]:own["span"][1]] == "Varga covered up the leak at the pump for a year.", own
assert own["line"] == 5 and own["field"] == "text" and own["receipts"] == [] and own["claim"] is None
assert spots["headline"]["field"] == "title"
assert all(rule["from"] and rule["finds"] for rule in row["rules"])
assert any(person["who"] == "Ilse Varga" for person in row["spoken_against"]), row["spoken_against"]
END

run audit draft.txt --rule own_voice=off --rule revealed=off
expect "rules are switched off, and that is said" eval 'shows "rules switched off: own_voice, revealed" && ! shows "OUR OWN VOICE"'
printf '# house rules\nloaded = off\n' >house.rules
run audit draft.txt --rules house.rules
expect "and by a file" eval 'exited 1 && ! shows LOADED'
printf 'loaded = off\nloud = off\n' >house.rules
run audit draft.txt --rules house.rules
expect "a bad rules file has its line" refused 2 'house.rules, line 2: there is no rule "loud"'
run audit --list-rules
expect "rules with where they come from" eval 'exited 0 && shows "Code of Practice" && shows "^headline"'

cat >reply.csv <<'END'
who,allegation,asked_at,channel,words_put,deadline,answered_at
Ilse Varga,covered up the leak,2031-05-02T21:40+02:00,telephone,Would you like to comment?,2031-05-02T23:00+02:00,
END
run audit draft.txt --reply reply.csv
expect "hours given" shows "80 minutes"
expect "an allegation never put" shows "NEVER PUT"
sed -i 's/2031-05-02T23:00/yesterday/' reply.csv
run audit draft.txt --reply reply.csv
expect "a bad row has its line" refused 2 "reply.csv, line 2"
run audit draft.txt --reply none.csv
expect "a reply file that is not there" refused 2 "none.csv"

run audit draft.txt --worksheet
for row in '\[ \] name  *l.3: Ilse Varga' '\[ \] number  *l.9: 17 valves' '\[ \] quotation  *l.7: "I asked nobody to hide,"' '\[ \] date  *l.7: 3 May'; do
  expect "the worksheet has $row" shows "$row"
done

echo "The pump was painted on Tuesday." >plain.txt
run audit plain.txt
expect "nothing found is exit code 0, and no clearance" eval 'exited 0 && shows "clears nothing"'
run audit
expect "no file" refused 2 "which draft"
printf '{"id":"a","text":"One."}\n{"id":"b","text":"Two."}\n' >two.jsonl
run audit two.jsonl
expect "one article at a time" refused 2 "more than one article"
run audit missing.txt
expect "no such file" refused 2 "missing.txt"
finish
