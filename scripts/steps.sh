# Steps with a line each: what happens, how far it is, how long it took; everything else goes to a log whose end is shown
# when a step fails. Sourced by ./demo and ./check, which set `log`.

step_pid=
# An interrupted script leaves no build behind it.
trap '[ -z "$step_pid" ] || kill "$step_pid" 2>/dev/null; exit 130' INT TERM

say() { printf '%s\n' "$@"; }

seconds_since() { echo $(( $(date +%s) - $1 )); }

# How far a build is: the last "[12/140]" of the log.
progress() { tail -c 4000 "$log" | tr '\r' '\n' | grep -o '^\[[0-9]*/[0-9]*\]' | tail -n 1; }

# Waits for $step_pid and leaves its exit code in $step_code. A terminal sees the progress in place, a file once in 30 s.
wait_for_step() {
  local begun=$1 title=$2 told=0 now
  while kill -0 "$step_pid" 2>/dev/null; do
    sleep 0.2
    now=$(seconds_since "$begun")
    if [ -t 1 ]; then
      printf '\r  %-58s %5s s  %-12s' "$title" "$now" "$(progress)"
    elif [ $((now - told)) -ge 30 ]; then
      told=$now
      printf '  %-58s %5s s  %s\n' "$title ..." "$now" "$(progress)"
    fi
  done
  step_code=0
  wait "$step_pid" || step_code=$?
  step_pid=
}

# try TITLE COMMAND...: runs it with its output in the log; leaves the exit code in $step_code and fails with it.
try() {
  local title=$1 begun result=
  shift
  begun=$(date +%s)
  printf '\n=== %s: %s\n' "$title" "$*" >>"$log"
  "$@" >>"$log" 2>&1 </dev/null &
  step_pid=$!
  wait_for_step "$begun" "$title"
  [ "$step_code" = 0 ] || result=FAILED
  [ ! -t 1 ] || printf '\r'
  printf '  %-58s %5s s  %-12s\n' "$title" "$(seconds_since "$begun")" "$result"
  return "$step_code"
}

# must TITLE COMMAND...: as try, but a failure shows the end of the log and ends the script.
must() {
  try "$@" && return
  say "" "The last lines of $log:"
  tail -n 25 "$log" | sed 's/^/  | /'
  exit 1
}

# Installs what is missing of the groups; one line when nothing is.
must_have_packages() {
  local missing all
  if ! command -v dpkg-query >/dev/null; then
    say "  packages: this is no Debian; what is missing, the build will say"
    return
  fi
  mapfile -t all < <(packages_of "$@")
  mapfile -t missing < <(missing_packages "${all[@]}")
  if [ "${#missing[@]}" = 0 ]; then
    say "  packages: all ${#all[@]} are there"
    return
  fi
  may_install "${missing[@]}" || exit 1
  say "  packages: ${missing[*]}"
  [ "$(id -u)" = 0 ] || sudo -v || exit 1 # asks for the password here, not behind the log
  must "installing ${#missing[@]} packages (apt-get)" install_packages "${missing[@]}"
}

# Configures and builds a preset: build_preset PRESET TARGET...
build_preset() {
  local preset=$1
  shift
  [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" || return
  cmake --build "build/$preset" -j "$(nproc)" --target "$@"
}
