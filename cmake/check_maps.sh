#!/usr/bin/env bash
# A folder's map (src/*/README.md) names each of its headers, each source without one, and nothing that is not there.
#
#   cmake/check_maps.sh [ROOT]        ROOT: the tree that holds src/; else this one
#
# A folder of more than kMost files must have a map. One line a fault. Exit 0 none, 1 some.
set -euo pipefail
readonly kMost=60
cd "$(realpath "${1:-$(dirname "$0")/..}")"
faults=0
fault() { echo "$1"; faults=$((faults + 1)); }

# Files that a map must name: headers, and sources that have none of their own; tests name themselves.
to_be_named() {
  local file
  for file in "$1"/*.h "$1"/*.cpp; do
    case $file in
      *_test.cpp | *\**) ;;
      *.cpp) [ -f "${file%.cpp}.h" ] || basename "$file" ;;
      *) basename "$file" ;;
    esac
  done
}

is_named() {
  local name
  for name in "${named[@]}"; do
    # shellcheck disable=SC2053  # a pattern on purpose
    [[ $1 == $name ]] && return 0
  done
  return 1
}

for folder in src/*/; do
  folder=${folder%/}
  map=$folder/README.md
  if [ ! -f "$map" ]; then
    count=$(find "$folder" -maxdepth 1 -type f | wc -l)
    [ "$count" -le $kMost ] || fault "$folder: $count files and no README.md that says which does what"
    continue
  fi
  # `verb_*.cpp` stands for all that begin so.
  mapfile -t named < <(grep -oE '`[a-z0-9_*]+\.(h|cpp)`' "$map" | tr -d '`' | sort -u)
  for file in $(to_be_named "$folder"); do
    is_named "$file" || fault "$map: $file is not named; put it where it belongs"
  done
  for name in "${named[@]}"; do
    compgen -G "$folder/$name" >/dev/null || fault "$map: there is no $folder/$name"
  done
done
[ "$faults" = 0 ]
