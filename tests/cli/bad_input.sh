#!/usr/bin/env bash
# Bad input: a clear error or a sane result, the exit codes of the design, never a crash.
. "$(dirname "$(realpath "$0")")/lib.sh"

sentence='Mira Tolland said the pier was safe.'
printf '%s\n' "$sentence" >good.txt

# One line that tells of the input.
failed_once() { exited "$1" && [ "$(failure_lines)" -eq 1 ] && says "$2"; }
no_unsafe_bytes() {
  # C0 but tab and line end, DEL; U+0080-9F, U+061C, U+200E/F, U+202A-E, U+2066-9
  ! LC_ALL=C grep -qaP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]' "$1"
}
json_lines_valid() { python3 -c 'import json,sys
for line in open("out.txt", encoding="utf-8"): json.loads(line)'; }
articles() { grep -c '"schema":"whosays.article/1"' out.txt; }

# --- what is no article -------------------------------------------------------------------------------------------------
run read gone.txt
expect "a file that is not there" failed_once 2 gone.txt
mkdir folder
run read folder
expect "a folder is no article for read" failed_once 2 folder
mkfifo pipe_of_nobody
run read pipe_of_nobody
expect "a pipe nobody writes to" failed_once 2 pipe_of_nobody
run read --from text /dev/null
expect "a device" failed_once 2 /dev/null
: >empty.txt
run read empty.txt
expect "an empty file" failed_once 2 empty.txt
printf ' \n\t\n  \n' >blank.txt
run read blank.txt
expect "blanks only" failed_once 2 blank.txt
if [ "$(id -u)" -ne 0 ]; then
  printf '%s\n' "$sentence" >locked.txt
  chmod 000 locked.txt
  run read locked.txt
  expect "a file that may not be read" failed_once 2 locked.txt
fi
head -c 200000 /dev/urandom >noise.dat
run read noise.dat
expect "a binary file" failed_once 2 noise.dat
printf '\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00' >program.bin
run read program.bin
expect "a program" failed_once 2 program.bin

# --- encodings ----------------------------------------------------------------------------------------------------------
printf 'Mira Tolland said the caf\xe9 on the pier, a na\xefve idea, was safe.\n' >latin1.txt
run read --format jsonl latin1.txt
expect "a legacy encoding is detected, or the wrong byte named" eval '{ exited 0 && shows "café"; } || failed_once 2 byte'
printf 'Mira Tolland said \xff\xfe\xfa\xf0 the pier \xc3\x28 was safe.\n' >broken.txt
run read --format jsonl broken.txt
expect "bytes that are no text" eval '{ exited 0 && json_lines_valid; } || failed_once 2 broken.txt'
printf '\xff\xfeM\x00i\x00r\x00a\x00 \x00s\x00a\x00i\x00d\x00 \x00s\x00o\x00.\x00' >utf16.txt
run read --format jsonl utf16.txt
expect "UTF-16 with a mark" eval '{ exited 0 && shows "Mira said so"; } || failed_once 2 utf16.txt'
printf '\xef\xbb\xbf%s\n' "$sentence" >mark.txt
run read --format jsonl mark.txt
expect "a byte order mark is no text" eval 'exited 0 && shows "\"text\":\"Mira"'
printf '“I asked nobody,” Odel said.\r\n\r\n“Nobody at all,” he said.\r\n' >windows.txt
run read --format jsonl windows.txt
expect "Windows line ends" eval 'exited 0 && json_lines_valid && ! grep -q "\\\\r" out.txt'

# --- never raw on a terminal --------------------------------------------------------------------------------------------
printf 'Mira \x1b[2JTolland said \xe2\x80\xae“the pier\xe2\x80\xac is \xc2\x9bsafe”.\a\n' >hostile.txt
run read hostile.txt
expect "control characters and overrides, for people" eval 'exited 0 && no_unsafe_bytes out.txt'
run read --format jsonl hostile.txt
expect "control characters and overrides, in JSON" eval 'exited 0 && json_lines_valid && no_unsafe_bytes out.txt'
printf 'x' >"$(printf 'name\033[31m.txt')"
run read "$(printf 'gone\033[31m.txt')"
expect "control characters in a name" eval 'exited 2 && no_unsafe_bytes err.txt'
printf '<html><head><title>Pier \x1b]0;x\a\xe2\x80\xae</title></head><body><p>%s</p><p>%s</p></body></html>' \
  "$sentence" "$sentence" >hostile.html
run read hostile.html
expect "control characters in a page" eval 'exited 0 && no_unsafe_bytes out.txt'

# --- JSON lines ---------------------------------------------------------------------------------------------------------
cat >lines.jsonl <<END
{"id":"one","text":"$sentence"}
{"id":"two","text":
not json at all
{"id":"three"}
{"id":4,"text":"$sentence"}
{"id":"five","text":"$sentence"}
END
run read --format jsonl lines.jsonl
expect "malformed lines are named and passed over" eval 'exited 3 && says ":2\|line 2" && says ":3\|line 3" && shows "\"id\":\"five\""'
expect "what could be read was read" eval '[ "$(articles)" -ge 2 ] && json_lines_valid'
printf '{"id":"one","text":"%s"}\n{"id":"one","text":"%s Again."}\n{"id":"two","text":"%s"}\n' \
  "$sentence" "$sentence" "$sentence" >twice.jsonl
run read --format jsonl twice.jsonl
expect "a duplicate id" eval '{ exited 0 && [ "$(articles)" -eq 3 ]; } || { exited 3 && says one; }'
printf '{"id":"equal-1","text":"%s"}\n{"id":"equal-2","text":"%s"}\n' "$sentence" "$sentence" >equal.jsonl
run read --format jsonl equal.jsonl
expect "equal texts under two ids stay two" eval 'exited 0 && [ "$(articles)" -eq 2 ]'
printf '{"id":"nul","text":"a\\u0000b said \\ud800 so"}\n{"id":"after","text":"%s"}\n' "$sentence" >surrogate.jsonl
run read --format jsonl surrogate.jsonl
expect "a lone surrogate and a NUL" eval '{ exited 0 || exited 3; } && shows "\"id\":\"after\"" && json_lines_valid'
python3 -c 'print("{\"id\":\"deep\",\"text\":" + "[" * 200000 + "]" * 200000 + "}")' >deep.jsonl
run read deep.jsonl
expect "JSON nested 200,000 deep" failed_once 2 deep.jsonl
python3 -c 'print("<div>" * 200000 + "Mira Tolland said the pier was safe.")' >deep.html
run read deep.html
expect "HTML nested 200,000 deep" eval 'exited 0 || failed_once 2 deep.html'

# --- size ---------------------------------------------------------------------------------------------------------------
# A tenth more than the two million words above which a text has no tags and trees: more is read the same way. With
# 100 here the input is what it was in the first releases, and the test takes two minutes. Time is not asserted.
megabytes=${WHOSAYS_TEST_LARGE_MB:-11}
python3 -c '
import sys
plain = "The ferry left the pier at six and the stalls on the quay were open by then, as on every market day. " * 20
line = plain + "\n\nMira Tolland said the pier was safe. “I asked nobody,” Odel said on Tuesday.\n\n"
with open("large.txt", "w") as f:
    for _ in range(int(sys.argv[1]) * 1_000_000 // len(line.encode())): f.write(line)' "$megabytes"
run read --format jsonl large.txt
expect "$megabytes MB of text" eval 'exited 0 || failed_once 2 large.txt'
rm -f large.txt
python3 -c 'open("long.txt", "w").write("Mira Tolland said the pier was safe and " * 140_000)'  # 1.1 million words
run read --format jsonl long.txt
expect "one line of 5 MB, below that bound" eval 'exited 0 && [ "$(articles)" -eq 1 ]'
python3 -c 'open("longword.txt", "w").write("a" * 10_000_000)'
run read longword.txt
expect "one word of 10 MB" eval 'exited 0 || failed_once 2 longword.txt'
python3 -c 'open("marks.txt", "w").write("“" * 300_000 + " said \"" * 100_000)'
run read --format jsonl marks.txt
expect "nothing but quotation marks" eval 'exited 0 || failed_once 2 marks.txt'
python3 -c 'import json
print(json.dumps({"id": "t", "title": "Mira Tolland says the pier was safe and Odel denies it " * 9_000, "text": "Nothing."}))' >longtitle.jsonl
run read --format jsonl longtitle.jsonl
expect "a title of 99,000 words" eval 'exited 0 && [ "$(articles)" -eq 1 ]'
rm -f long.txt longword.txt longtitle.jsonl marks.txt deep.*

# --- who has read it --------------------------------------------------------------------------------------------------
run read good.txt
expect "people are told that a machine has read it" eval 'exited 0 && head -n 1 out.txt | grep -q "^read by machine"'
run read --format jsonl good.txt
expect "a program gets nothing on the error stream that is no failure" eval 'exited 0 && [ ! -s err.txt ]'

# --- standard input, batches, wrong use -----------------------------------------------------------------------------------
run_in good.txt read -
expect "an article on standard input" eval 'exited 0 && shows "Mira Tolland"'
run_in equal.jsonl read - --from jsonl --format jsonl
expect "JSON lines on standard input" eval 'exited 0 && [ "$(articles)" -eq 2 ]'
run_in empty.txt read -
expect "nothing on standard input" eval 'exited 2 && [ "$(failure_lines)" -eq 1 ]'
run read good.txt gone.txt noise.dat good.txt --format jsonl -j 4
expect "a bad file in a batch stops nothing" eval 'exited 3 && [ "$(articles)" -eq 2 ] && [ "$(failure_lines)" -eq 2 ]'
for i in $(seq 40); do printf '{"id":"n%d","text":"%s %d"}\n' "$i" "$sentence" "$i"; done >many.jsonl
run read many.jsonl --format jsonl -j 1
mv out.txt one.txt
run read many.jsonl --format jsonl -j 8
expect "one thread and eight say the same" cmp -s one.txt out.txt
run read good.txt --from docx
expect "an input that is not what --from says" failed_once 2 good.txt
run read good.txt --format xml
expect "a format that does not exist" refused 2 "format"
run raed good.txt
expect "a verb mistyped" refused 2 "whosays read"
run serve
expect "a verb that is not built" refused 2 "not built"
run
expect "no arguments: help, exit 2" eval 'exited 2 && shows "To begin with"'
run --version
expect "the version" eval 'exited 0 && shows "^whosays [0-9]"'
code=0
"$whosays" read many.jsonl --format jsonl 2>err.txt | head -n 1 >out.txt
code=${PIPESTATUS[0]}
expect "a reader who leaves" eval 'exited 0 && [ "$(failure_lines)" -eq 0 ]'
if [ -w /dev/full ]; then
  code=0
  "$whosays" read good.txt >/dev/full 2>err.txt || code=$?
  : >out.txt
  expect "output on a full disk" eval 'exited 3 && says "not be written"'
fi
finish
