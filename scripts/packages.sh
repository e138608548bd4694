# The Debian packages that the project needs, and installing those that are missing. Sourced by ./demo and ./check.
#
#   packages_of GROUP...     prints the names of the groups build, test, check, bench
#   missing_packages NAME... prints those that are not installed
#   install_packages NAME... installs them; asks the network only when called, so a second run needs none

# One package a line, then why.
build_packages='
g++-12          the compiler of the product, pinned
cmake           describes the build
ninja-build     runs it
pkg-config      finds zstd, gumbo and brotli
libfmt-dev      text formatting: this compiler has no <format>
libcli11-dev    the command line
rapidjson-dev   JSON, read and written as a stream
libsqlite3-dev  the ledger
libicu-dev      Unicode properties, legacy encodings
libzstd-dev     originals are stored compressed
libssl-dev      SHA-256
libcurl4-openssl-dev  addresses that the user gives are fetched with it
libgumbo-dev    HTML as browsers read it
libxml2-dev     feeds: RSS and Atom
zlib1g-dev      gzip files, web archives, packed pages in them
libbrotli-dev   pages in web archives that were served as brotli
libzip-dev      DOCX and ODT are zip archives
libmd4c-dev     Markdown, with the place of each word
libcld2-dev     the language of a text
'
test_packages='
libgtest-dev      unit tests
sqlite3           the store tests look into ledgers from outside
python3           the command line tests validate JSON with it; the scorer that eval must equal
poppler-utils     pdftotext: PDF is read with it where it is installed; tests of PDF are skipped without
'
check_packages='
git             which files changed
clang-16        compile commands for the linter, the sanitizers, the fuzzers
lld-16          links what clang built, in a fraction of the time
libclang-rt-16-dev libFuzzer and the sanitizers of clang, for fuzz/run
clang-tidy-16   the linter, pinned
clang-format-16 the formatter, pinned
'
bench_packages='
libbenchmark-dev Google Benchmark, for bench/run
'

packages_of() {
  local group list
  for group in "$@"; do
    list=${group}_packages
    printf '%s' "${!list}" | sed -n 's/^\([a-z0-9][a-z0-9+.-]*\) .*/\1/p'
  done
}

missing_packages() {
  local name
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name"
  done
}

# Runs as root: directly, or through sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

# True when packages can be installed; else says why not, on standard error.
may_install() {
  if ! command -v apt-get >/dev/null; then
    echo "this installs Debian packages with apt-get, which is not here; please install: $*" >&2
    return 1
  fi
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    echo "packages are missing, and this is neither root nor is there sudo. As root, please:" >&2
    echo "  apt-get update && apt-get install --no-install-recommends $*" >&2
    return 1
  fi
}

install_packages() {
  as_root apt-get update -q || { echo "apt-get update failed: is there a network, and a mirror in /etc/apt?"; return 1; }
  as_root apt-get install -q -y --no-install-recommends "$@"
}
