#!/usr/bin/env bash
# Fetching from a server on 127.0.0.1 that behaves well, badly and maliciously: what comes out, what is refused, what the
# ledger keeps. Needs python3 and sqlite3; nothing outside this computer is asked.
here=$(realpath "$(dirname "$0")")
. "$here/../cli/lib.sh"
command -v python3 >/dev/null || { echo "SKIP: no python3"; exit 77; }
unset http_proxy https_proxy HTTPS_PROXY all_proxy ALL_PROXY

servers=()
trap 'kill "${servers[@]}" 2>/dev/null; chmod -R u+rwx "$work" 2>/dev/null; rm -rf "$work"' EXIT
start_server() {  # FOLDER [CERTIFICATE KEY]: leaves $port
  mkdir -p "$1"
  python3 "$here/server.py" "$@" >"$1/log" 2>&1 &
  servers+=($!)
  for _ in $(seq 300); do [ -s "$1/port" ] && break; sleep 0.1; done
  port=$(cat "$1/port")
}
start_server web
base=http://127.0.0.1:$port
asked() { grep -c "^GET $1 " web/requests; }
sql() { sqlite3 -readonly story.db "$1"; }

# ---- reading ----
run read "$base/ferry.html" --format jsonl
expect "a page is read" eval 'exited 0 && shows "Ilse Varn said" && shows "\"url\":\"$base/ferry.html\"" && shows "\"retrieved\":\"20"'
expect "the agent names itself" grep -q 'GET /ferry.html | whosays/[0-9.]* (+https\?://' web/requests
expect "a single page needs no leave of robots.txt" eval '[ "$(asked /robots.txt)" -eq 0 ]'
run read "$base/moved" --format jsonl
expect "a redirect is followed, and the address that answered counts" shows "\"url\":\"$base/ferry.html\""
run read "$base/packed" --format jsonl
expect "a packed page" shows "Ilse Varn said"
run read "$base/cyrillic.html" --format jsonl
expect "the charset that only HTTP states" shows "Илсе Варн сказала"
run read "$base/latin.xml" --format jsonl
expect "the charset of a feed that only HTTP states" shows "Québec"

# ---- refusals: one line each, exit code 2 ----
run read "$base/loop"
expect "a redirect in a circle" refused 2 "redirects more than 10 times"
run read "$base/to-private"
expect "a redirect to a private address" refused 2 "private address"
run read "$base/to-localhost"
expect "a redirect to another name of this computer" refused 2 "private address"
run read "$base/to-file"
expect "a redirect to a file" refused 2 "only http and https"
run read "$base/nowhere"
expect "a redirect without an address" refused 2 "without saying where"
run read "$base/short"
expect "a length that promises more" refused 2 "breaks off"
run read "$base/claims-huge"
expect "a length above the limit" refused 2 "larger than 50 MB"
run read "$base/endless" --max-size 2
expect "a page without an end" refused 2 "larger than 2 MB"
run read "$base/endless-header" --max-time 20
expect "a header without an end" eval 'exited 2 && one_line_of_error'
run read "$base/slow" --max-time 1
expect "a page that drips" refused 2 "took too long"
run read "$base/silent" --max-time 1
expect "a server that says nothing" refused 2 "took too long"
run read "$base/bomb"
expect "a packed page of 120 MB" refused 2 "larger than 50 MB when unpacked"
run read "$base/packed-damaged"
expect "a packed page that is damaged" eval 'exited 2 && one_line_of_error'
run read "$base/packed-cut"
expect "a packed page that is cut short, its length as stated" refused 2 "packed with gzip and breaks off"
run read "$base/picture"
expect "a picture" eval 'exited 2 && one_line_of_error'
run read "$base/empty"
expect "an empty answer" refused 2 "empty"
run read "$base/gone"
expect "a page that is not there" refused 2 "404: there is no such page"
run read "$base/forbidden"
expect "a page that is not for us" refused 2 "403"
run read "$base/broken"
expect "a server in trouble" refused 2 "503"
run read "http://127.0.0.1:1/"
expect "nobody there" refused 2 "nobody answers"
run read "ftp://127.0.0.1/a"
expect "another scheme" refused 2 "only http and https"
run read "http://odel:secret@127.0.0.1:$port/ferry.html"
expect "a password in an address" refused 2 "user name or password"
run read "$base/gone" "$base/ferry.html"
expect "one failure does not stop the rest" eval 'exited 3 && shows "Ilse Varn" && [ "$(failure_lines)" -eq 1 ]'

if command -v openssl >/dev/null; then
  openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=127.0.0.1 \
    -addext subjectAltName=IP:127.0.0.1 >/dev/null 2>&1
  plain=$port
  start_server tls cert.pem key.pem
  run read "https://127.0.0.1:$port/ferry.html"
  expect "a certificate that nobody vouches for" refused 2 "certificate"
  expect "nothing was asked of it" eval '[ ! -e tls/requests ]'
  port=$plain
fi

# ---- the ledger ----
run add "$base/ferry.html" -l story.db
expect "a page is added" eval 'exited 0 && shows "1 article added"'
expect "how it came is kept" eval '[ "$(sql "SELECT asked, url, status, etag, last_modified FROM retrieval")" = "$base/ferry.html|$base/ferry.html|200|\"v1\"|Sat, 03 May 2031 06:10:00 GMT" ]'
expect "its headers too, without cookies" eval 'sql "SELECT headers FROM retrieval" | grep -qi "^content-type: text/html" && ! sql "SELECT headers FROM retrieval" | grep -qi cookie'
run add "$base/ferry.html" -l story.db
expect "asked again, only what is new is wanted" eval 'exited 0 && shows "0 articles added" && shows "1 address not changed" && grep -q "GET /ferry.html .* \"v1\"$" web/requests'
printf '<html><head><title>Vote</title></head><body><article><h1>Vote</h1><p>Marek Odel said the vote was fair.</p></article></body></html>' >web/changing.html
run add "$base/changing.html" -l story.db
sed -i 's/was fair/was not fair/' web/changing.html
run add "$base/changing.html" -l story.db
expect "a page that changed is a new version" eval 'exited 0 && shows "1 new version"'
run add "$base/nonce.html" -l story.db
run add "$base/nonce.html" -l story.db
expect "other bytes, the same words: nothing new" eval 'exited 0 && shows "0 articles added, 1 already there"'
receipt=$(sql "SELECT receipt FROM receipts_readable WHERE words LIKE '%ferry was late%' LIMIT 1")
run cite "$receipt" -l story.db
expect "cite leads to the words on the page" eval 'exited 0 && shows "#:~:text=" && shows "^retrieved  *20" && shows "of the original, line 1$"'
run receipts -l story.db
expect "its receipts hold" eval 'exited 0 && shows "all hold"'
article=$(sql "SELECT id FROM article WHERE url = '$base/ferry.html'")
run forget "$article" --yes -l story.db
run add "$base/ferry.html" -l story.db
expect "what was forgotten is fetched whole again" eval 'exited 0 && shows "1 article added"'

# ---- feeds ----
rm -f web/requests
run add "$base/feed.xml" -l feed.db
expect "a feed's entries, and no page of them" eval 'exited 0 && shows "5 articles added" && [ "$(asked /ferry.html)" -eq 0 ] && [ "$(asked /robots.txt)" -eq 1 ]'
run add "$base/feed.xml" -l feed.db
expect "a feed that has not changed" eval 'exited 0 && shows "1 address not changed"'
run add "$base/private/feed.xml" -l feed.db
expect "a feed that robots.txt keeps to itself" refused 2 "robots.txt"

rm -f web/requests
run add "$base/feed.xml" --fetch --pause 0.2 -l pages.db
expect "with --fetch the pages of entries" eval 'exited 3 && shows "3 articles added, 2 failed" && [ "$(failure_lines)" -eq 2 ]'
expect "one is not there, one not for programs" eval 'says "gone: the server answers 404" && says "private/a.html: was not fetched: robots.txt" && [ "$(asked /private/a.html)" -eq 0 ]'
expect "the page's own words" eval 'sqlite3 pages.db "SELECT text FROM reading" | grep -q "Ilse Varn said the ferry was late"'
expect "what only the feed knows of it" eval 'sqlite3 pages.db "SELECT publisher, published FROM reading WHERE title = '"'Harbour vote'"'" | grep -q "^Callis Courier|2031-05-03"'
run add "$base/feed.xml" --fetch --pause 0 -l pages.db
expect "a page that is stored is not fetched again" eval 'exited 3 && shows "0 articles added, 3 already there, 2 failed" && [ "$(asked /ferry.html)" -eq 1 ]'

curl_feed="$work/saved.xml"
python3 - "$base/feed.xml" "$curl_feed" <<'PY'
import sys, urllib.request
open(sys.argv[2], "wb").write(urllib.request.build_opener(urllib.request.ProxyHandler({})).open(sys.argv[1]).read())
PY
run add "$curl_feed" --fetch --pause 0 -l saved.db
expect "addresses that only a file names may not be private" eval 'exited 3 && shows "1 article added, 4 failed" && says "private address"'
run add "$curl_feed" --fetch --pause 0 --private-addresses -l saved.db
expect "unless somebody says so" eval 'exited 3 && shows "2 articles added" && shows "2 failed"'
run add "$curl_feed" -l unfetched.db
expect "without --fetch a file is a file" eval 'exited 0 && shows "5 articles added"'

# ---- Ctrl-C: what is stored stays, and the same command goes on ----
rm -f web/requests
"$whosays" add "$base/ferry.html" "$base/slow" "$base/harbour.html" --max-time 60 -l stopped.db >out.txt 2>err.txt </dev/null &
adding=$!
for _ in $(seq 300); do [ "$(asked /slow)" -ge 1 ] 2>/dev/null && break; sleep 0.1; done
sleep 0.5
kill -INT "$adding"
code=0
wait "$adding" || code=$?
expect "stopped while fetching" eval 'exited 130 && shows "1 article added" && shows "stopped by you"'
run add "$base/ferry.html" "$base/harbour.html" -l stopped.db
expect "the same again goes on" eval 'exited 0 && shows "1 article added"'
finish
