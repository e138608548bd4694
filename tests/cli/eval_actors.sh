#!/usr/bin/env bash
# whosays eval coref | gap: the figures of given predictions and of the program's own reading on invented gold, and one message for each
# way in which gold is missing or wrong.
. "$(dirname "$(realpath "$0")")/lib.sh"

mkdir -p gold/chains gold/dep
printf '## dev\n* pier\n\n## test\n* quay\n' >gold/splits.md
words() { awk -v OFS='\t' '{print NR, $1, "_", "X", "_", "_", (NR == 1 ? 0 : 1), "dep", "_", $2}'; }
{
  echo '# newpar'
  printf '%s\n' 'Ana Entity=(1-person-new' 'Vell Entity=1)' 'left _' 'early SpaceAfter=No' '. _' | words
  echo
  printf '%s\n' 'She Entity=(1-person-giv)' 'was _' 'tired SpaceAfter=No' '. _' | words
  echo
} >gold/dep/pier.conllu
printf '0\tAna\t(1\n1\tVell\t1)\n2\tleft\t_\n3\tearly\t_\n4\t.\t_\n\n0\tShe\t(1)\n1\twas\t_\n2\ttired\t_\n3\t.\t_\n' >gold/chains/pier.conll
# "Ana Vell left early. She was tired."
echo '{"id":"pier","actors":[{"mentions":[[0,8],[21,24]]}]}' >right.jsonl
echo '{"id":"pier","actors":[{"mentions":[[0,8],[9,13]]}]}' >half.jsonl

run eval coref gold/chains --split dev --predicted right.jsonl
expect "what is right is 100" eval 'exited 0 && [ "$(grep -c "conll F1  100.00" out.txt)" -eq 2 ]'
run eval coref gold/chains/pier.conll --predicted half.jsonl
expect "half of the mentions" eval 'exited 0 && shows "mentions  P  50.00  R  50.00  F1  50.00" && shows "muc       P   0.00"'
run_in right.jsonl eval coref gold/chains --split all --predicted -
expect "predictions from standard input" eval 'exited 0 && shows "1 documents, 0 without a prediction"'
run eval coref gold/chains --split dev
expect "the program's own reading" eval 'exited 0 && shows "actors: gold 1 chains, 2 mentions"'
run eval coref gold/chains --split test
expect "a part without documents is named" refused 2 test
run eval coref gold/chains/none.conll
expect "a file that is not there" refused 2 none
printf '0\tAna\t1)\n' >gold/chains/pier.conll
run eval coref gold/chains --split dev
expect "a mention that never began" refused 2 pier.conll

printf 'ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n' >gap.tsv
cp gap.tsv broken.tsv
printf 'pier-1\tAna Vell met Eva Holm. She left.\tShe\t23\tAna Vell\t0\tTRUE\tEva Holm\t13\tFALSE\tu\n' >>gap.tsv
printf 'pier-1\tAna Vell met Eva Holm. She left.\tShe\t3\tAna Vell\t0\tTRUE\tEva Holm\t13\tFALSE\tu\n' >>broken.tsv
echo '{"id":"pier-1","actors":[{"mentions":[[0,8],[23,26]]}]}' >one.jsonl
run eval gap gap.tsv --predicted one.jsonl
expect "a pronoun in the right actor" eval 'exited 0 && shows "feminine   P 100.00  R 100.00  F1 100.00  gold 1"'
run eval gap gap.tsv
expect "the program's own reading of pronouns" eval 'exited 0 && shows "^1 rows, 0 without"'
run eval gap broken.tsv
expect "a pronoun that is not at its offset" refused 2 'line 2: pier-1'
run eval gap none.tsv
expect "a file of pronouns that is not there" refused 2 none
finish
