#!/usr/bin/env bash
# To whose discredit a statement is: by the trees, so it is asked of the program. Everybody in the texts is invented.
#   allegations.sh WHOSAYS
. "$(dirname "$(realpath "$0")")/lib.sh"

# against NAME WORDS TEXT: the words of everybody that the first statement is against, "-" for nobody
against() {
  printf '%s\n' "$3" >text.txt
  run read --format jsonl text.txt
  local found
  found=$(python3 - <<'END'
import json
article = json.loads(open("out.txt").readline())
text = article["text"]
rows = article["statements"][0]["against"] if article["statements"] else []
likely = [row for row in rows if row["reading_confidence"] >= 0.265]  # below stand doubts alone
print(" + ".join(" ".join(text[a:b] for a, b in row["spans"]) for row in likely) or "-")
END
)
  expect "$1: $found" [ "$found" = "$2" ]
}

against 'who did it' 'Marek Odel' 'Prosecutors said Marek Odel forged the minutes.'
against 'by name behind a role' 'Ana Vell' 'Two clerks said the harbour master, Ana Vell, burned the letters.'
against 'a role alone' 'the harbour master' 'Former employees said the harbour master took bribes.'
against 'a body' 'the council' 'The ombudsman found that the council misled tenants about the damp.'
against 'the agent of a passive' 'the council' 'A report said the tenants were misled by the council.'
against 'the object of a charge' 'the ferry line' 'The lawsuit accuses the ferry line of hiding the test results.'
against 'several' 'Marek Odel + Ana Vell' 'Police said Marek Odel and Ana Vell had stolen the bell.'
against 'what was not done' 'the surgeon' 'Patients said the surgeon did not read the scan.'
against 'no loaded word, but an accuser' 'the cook' 'Former waiters said the cook served the fish twice.'
against 'itself, when it denies' 'Marek Odel' 'Marek Odel denied stealing from the trust.'
against 'whose brother it was is another' "the mayor's brother" "Former clerks said the mayor's brother took bribes."
against 'itself, when it denies what a thing did' 'Marsh Rail' 'Marsh Rail denied that the brakes had been rotten.'
against 'of whom it is said' 'Dora Linn' '“She was drunk,” a steward said of the captain, Dora Linn.'
against 'a small group, and what makes it small' 'the doctors who signed the form' 'Nurses blame the doctors who signed the form.'
against 'nobody: a victim' - 'Police said Max Odel was the victim of a thief who emptied his account.'
against 'nobody: the one harmed' - 'Police said Odel was robbed of his wallet.'
against 'nobody: where somebody lives' - 'A woman from Callis said she was beaten for years as a child.'
against 'nobody: cleared' - 'The court said Odel did not steal the bell.'
against 'nobody: found to have acted properly' - 'The tribunal said Dr Odel had acted properly.'
against 'nobody: no evidence of it' - 'Auditors said there was no evidence that Odel took the money.'
against 'nobody: the court that fines' 'the bank' 'The court said it had fined the bank for hiding the losses.'
against 'nobody: who fights it' - 'Inspector Ruud, who leads the fraud squad, said cheque fraud had fallen.'
against 'nobody: things and people in general' - 'Forecasters said the storm would pass north of Halm.'
against 'nobody: praise' - 'The guild praised Marek Odel for exposing the smuggling ring.'

finish
