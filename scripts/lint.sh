# clang-tidy-16 on sources: those that changed, or all. Sourced by ./check, which has try, check, say and the counters.
#
# A file that passed is remembered by a hash of everything that decided it (itself, every header of ours, .clang-tidy), so
# that a second run costs nothing. Results are in build/tidy/passed.

# Without --full at most this many are linted, so that a very large change keeps ./check under its quarter of an hour.
lint_limit=24

git_here() { git -c safe.directory='*' "$@" 2>/dev/null; }

# The commit to compare with: where this branch left the main one, else the commit before.
lint_base() {
  local main head
  head=$(git_here rev-parse HEAD) || return 0
  for main in origin/HEAD origin/main main; do
    main=$(git_here merge-base HEAD "$main") || continue
    if [ "$main" != "$head" ]; then
      echo "$main"
      return
    fi
  done
  git_here rev-parse HEAD~1 || true
}

# Sources that changed since a commit, in the tree or new; a header stands for the source of its name.
changed_sources() {
  { git_here diff --name-only --diff-filter=d "$1" -- src examples; git_here ls-files --others --exclude-standard -- src examples; } |
    sed -n -e '/\.cpp$/p' -e 's/\.h$/.cpp/p' | sort -u | while read -r file; do [ ! -f "$file" ] || echo "$file"; done
}

# What clang needs besides the sources: compile commands and the headers that the build writes.
prepare_lint() {
  local generated
  cmake --preset tidy || return
  generated=$(ninja -C build/tidy -t targets all | sed -n 's/^\(embed_[a-z_]*\): phony$/\1/p')
  # shellcheck disable=SC2086 # one word a target
  ninja -C build/tidy $generated
}

# Only what CMake compiles can be linted: the embed example is a project of its own.
in_build() { grep -qF "\"file\": \"$PWD/$1\"" build/tidy/compile_commands.json; }

lint_key() {
  { cat .clang-tidy "$1"; echo "$1"; cat build/tidy/headers; } | sha256sum | cut -c 1-64
}

# One file; run by xargs, two at a time.
lint_one() {
  local key
  key=$(lint_key "$1")
  if [ -e "build/tidy/passed/$key" ]; then return 0; fi
  clang-tidy-16 --quiet -p build/tidy "$1" || return 1
  : >"build/tidy/passed/$key"
}

lint_files() {
  mkdir -p build/tidy/passed
  find src -name '*.h' -print0 | sort -z | xargs -0 sha256sum >build/tidy/headers
  export -f lint_one lint_key
  printf '%s\n' "$@" | xargs -P "$(nproc)" -I{} bash -c 'lint_one {}'
}

# lint "" | lint yes
lint() {
  local base files=() left=0 file
  if [ -z "$1" ] && [ -z "$(lint_base)" ]; then
    say "  lint: no git history to compare with, so nothing counts as changed (./check --full lints everything)"
    skipped=$((skipped + 1))
    return
  fi
  check "preparing the lint" prepare_lint
  [ "$step_code" = 0 ] || return 0
  while read -r file; do
    if in_build "$file"; then files+=("$file"); fi
  done < <(if [ -n "$1" ]; then find src -name '*.cpp' | sort; else changed_sources "$(lint_base)"; fi)
  if [ -z "$1" ] && [ "${#files[@]}" -gt "$lint_limit" ]; then
    left=$((${#files[@]} - lint_limit))
    files=("${files[@]:0:lint_limit}")
  fi
  if [ "${#files[@]}" = 0 ]; then
    say "  lint: no source has changed"
    return
  fi
  check "lint of ${#files[@]} files (clang-tidy-16)" lint_files "${files[@]}"
  [ "$left" = 0 ] || say "    $left more changed files are left to ./check --full"
}
