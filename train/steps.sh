# Steps of a training line, for the shell scripts under train/ (bash; to be sourced). A step that has ended is not done again,
# so whatever stops a line, the same command goes on: `step NAME COMMAND...` runs COMMAND unless FOLDER/steps/NAME.done says
# that it ended, the same command with the same share; what it prints goes to FOLDER/steps/NAME.log. FOLDER/times.tsv has a
# line for each run of a step that ended, or failed.
#
# begin_line FOLDER SHARE; then step, side_by_side, part.

begin_line() {
  folder=$1
  share=$2
  mkdir -p "$folder/steps"
  # Held by what is started here too, so that nothing begins beside a step whose script was killed.
  exec 9>"$folder/lock"
  if ! flock -n 9; then
    echo "$0: something still works in $folder; let it end, or end it" >&2
    exit 2
  fi
  if [ -f "$folder/share" ] && [ "$(cat "$folder/share")" != "$share" ]; then
    echo "$0: $folder was begun with the share $(cat "$folder/share"), not $share; take another folder" >&2
    exit 2
  fi
  echo "$share" >"$folder/share"
  [ -f "$folder/times.tsv" ] || printf 'step\tbegan\tseconds\tprocessor seconds\tended\n' >"$folder/times.tsv"
}

# part NUMBER LEAST: the share of a number of steps or words, at least LEAST.
part() { awk -v n="$1" -v least="$2" -v share="$share" 'BEGIN { m = int(n * share + 0.5); print m < least ? least : m }'; }

# Runs one step, or says that it has been done. Ends the script where it fails.
step() {
  local name=$1
  shift
  local files=$folder/steps/$name command="$*" began how=yes
  if [ -f "$files.done" ]; then
    if [ "$(cat "$files.done")" != "$command" ]; then
      echo "$0: step $name ended under another command; remove $files.done to do it again, and those behind it" >&2
      exit 2
    fi
    echo "$name: done before"
    return
  fi
  began=$(date -u +%Y-%m-%dT%H:%M:%SZ)
  echo "$name: begins $began"
  local TIMEFORMAT='%R %U %S'
  { time "$@" >>"$files.log" 2>&1; } 2>"$files.time" || how=no
  local real user system
  read -r real user system < <(tail -n 1 "$files.time")
  printf '%s\t%s\t%s\t%s\t%s\n' "$name" "$began" "$real" "$(awk -v a="$user" -v b="$system" 'BEGIN { print a + b }')" "$how" \
    >>"$folder/times.tsv"
  rm -f "$files.time"
  if [ $how = no ]; then
    echo "$0: step $name failed: see $files.log" >&2
    tail -n 5 "$files.log" >&2
    exit 1
  fi
  printf '%s' "$command" >"$files.new"
  mv "$files.new" "$files.done"
  echo "$name: ended, $real s"
}

# side_by_side 'FUNCTION' 'FUNCTION': two lines of steps that do not need each other; at the same time where $jobs is 2.
side_by_side() {
  if [ "${jobs:-1}" -lt 2 ]; then
    "$1"
    "$2"
    return
  fi
  "$1" &
  local other=$!
  "$2"
  wait "$other"
}
