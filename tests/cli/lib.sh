# What the scripts of this folder share. A script takes the binary as $1, prints PASS or FAIL a case, exits 1 if one failed.
# People, places and outlets in the texts are invented.
whosays=$(realpath "${1:?the binary, please}")
work=$(mktemp -d "${TMPDIR:-/tmp}/whosays-cli.XXXXXX")
trap 'chmod -R u+rwx "$work" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 2
unset WHOSAYS_LEDGER COLUMNS NO_COLOR
failures=0

# run ARGUMENTS...: leaves $code, out.txt, err.txt
run() {
  code=0
  timeout 900 "$whosays" "$@" >out.txt 2>err.txt </dev/null || code=$?
}

# run_in FILE ARGUMENTS...: the same with a file as standard input
run_in() {
  local input=$1
  shift
  code=0
  timeout 900 "$whosays" "$@" >out.txt 2>err.txt <"$input" || code=$?
}

pass() { echo "PASS $1"; }
fail() {
  echo "FAIL $1"
  failures=$((failures + 1))
  sed 's/^/     err: /' err.txt | head -n 5 | cut -c 1-300
  sed 's/^/     out: /' out.txt | head -n 5 | cut -c 1-300
}

# expect NAME TEST...: the case passes when the command succeeds
expect() {
  local name=$1
  shift
  if "$@"; then pass "$name"; else fail "$name (exit code was $code)"; fi
}

exited() { [ "$code" -eq "$1" ]; }
says() { grep -qi -e "$1" err.txt; }
shows() { grep -q -e "$1" out.txt; }
one_line_of_error() { [ "$(grep -c . err.txt)" -eq 1 ]; }
# Exit code and one line on the error stream that holds a word.
refused() { exited "$1" && says "$2" && one_line_of_error; }
# Lines of standard error that tell of a failure.
failure_lines() { grep -c '^whosays: ' err.txt; }

finish() {
  [ "$failures" -eq 0 ] && exit 0
  echo "$failures failed"
  exit 1
}
