#!/usr/bin/env bash
# The examples of README.md: every ```console block is run in a folder of its own that holds a copy of examples/harbour,
# and what it prints must be what is shown (readme.py says how). Exit 0 all agree, 1 one differs, with a diff.
#
#   readme.sh WHOSAYS                             compares
#   WHOSAYS_UPDATE_GOLDEN=1 readme.sh WHOSAYS     writes the blocks anew; look at the diff before you commit it
#   README=other.md readme.sh WHOSAYS             looks at another file
set -euo pipefail
whosays=$(realpath "${1:?the binary, please}")
root=$(cd "$(dirname "$0")/../.." && pwd)
readme=$(realpath "${README:-$root/README.md}")
command -v python3 >/dev/null || { echo "readme: needs python3 (apt-get install python3)" >&2; exit 1; }
work=$(mktemp -d "${TMPDIR:-/tmp}/whosays-readme.XXXXXX")
trap 'rm -rf "$work"' EXIT

mkdir "$work/bin" "$work/home" "$work/home/examples"
ln -s "$whosays" "$work/bin/whosays"
cp -r "$root/examples/harbour" "$work/home/examples/"
cd "$work/home"
# Nothing of this machine decides what is printed: not its settings, its screen, its language.
unset WHOSAYS_LEDGER NO_COLOR BASH_ENV ENV
export HOME="$work/home" PATH="$work/bin:$PATH" COLUMNS=80 LC_ALL=C.UTF-8 TERM=dumb TZ=UTC
python3 "$root/tests/readme/readme.py" "$readme"
