#!/usr/bin/env bash
# Reads every #include of src/ and fails when an arrow of the line points the wrong way.
#
#   cmake/check_arrows.sh [ROOT]        ROOT: the tree that holds src/; else this one
#
#   - a folder of src/ is a module and declares its layer and the modules it uses (whosays_module in its CMakeLists.txt);
#   - a module includes itself and the modules it names, each of a lower layer; so stages never include each other;
#   - a test (*_test.cpp, *_test_*.h) may also include what the module's CMakeLists.txt links to test_MODULE;
#   - a library's headers stay in the folders that `only` lists below;
#   - only the program prints: no std::cout, printf, abort or exit elsewhere; <iostream> only where std::cin is read;
#   - src/engine/engine.h, the public header, includes nothing of ours.
#
# One line a wrong arrow, FILE:LINE: reason. Exit 0 none, 1 some, 2 no tree. Needs bash and awk; about a second.
set -euo pipefail
root=$(realpath "${1:-$(dirname "$0")/..}")
[ -d "$root/src" ] || { echo "check_arrows: there is no folder $root/src" >&2; exit 2; }
cd "$root"
export LC_ALL=C

# Declarations, one line each: module NAME LAYER USES... and test NAME MODULE...
declarations() {
  local file folder
  for folder in src/*/; do
    folder=$(basename "$folder")
    file=src/$folder/CMakeLists.txt
    [ -f "$file" ] || { echo "undeclared $folder"; continue; }
    sed 's/#.*//' "$file" | tr '\n' ' ' | sed 's/)/)\n/g' | awk -v folder="$folder" '
      function words(text) { gsub(/[();",:]/, " ", text); return text }
      /whosays_module *\(/ {
        count = split(words(substr($0, index($0, "whosays_module"))), part, " +")
        line = "module " part[2]; part[2] == folder || wrong = part[2]
        for (i = 3; i <= count; ++i) {
          if (part[i] == "LAYER") { line = line " " part[++i]; mode = "layer" }
          else if (part[i] == "USES") mode = "uses"
          else if (part[i] == "LINKS" || part[i] ~ /APART$/) mode = "links"
          else if (mode == "uses" && part[i] != "") line = line " " part[i]
        }
        print line; found = 1
      }
      /PROPERTY WHOSAYS_MODULES/ {  # a stage that is not built yet: "name:layer:use,use"
        text = $0; sub(/.*WHOSAYS_MODULES *"/, "", text); print "module " words(text); found = 1
      }
      /target_link_libraries *\( *test_/ {
        text = $0; sub(/.*target_link_libraries/, "", text); count = split(words(text), part, " +")
        line = "test " folder
        for (i = 1; i <= count; ++i) if (part[i] ~ /^whosays_/) line = line " " substr(part[i], 9)
        print line
      }
      END { if (!found) print "undeclared " folder; if (wrong != "") print "misnamed " folder " " wrong }'
  done
}

# What is looked at in the sources: FILE:LINE:TEXT.
includes() {
  find src \( -name '*.h' -o -name '*.cpp' \) -print0 | sort -z | xargs -0 -r grep -nHE \
    '^[[:space:]]*#[[:space:]]*include|std::(cout|cerr|clog|cin|abort|exit|_Exit|terminate)\b|(^|[^_a-zA-Z:.>])(printf|fprintf|puts|abort|exit)[[:space:]]*\(' \
    || true
}

awk '
  function wrong(reason) { print file ":" line ": " reason; ++count }
  function complain(reason) { print reason; ++count }
  BEGIN {
    # header -> the folders that may include it, and why nobody else
    only["sqlite3.h"] = "ledger"; only["CLI/"] = "cli"; only["gumbo.h"] = "read"; only["zstd.h"] = "ledger"
    only["openssl/"] = "base"; only["zlib.h"] = "read"; only["brotli/"] = "read"; only["libxml/"] = "read"
    only["zip.h"] = "read"; only["md4c.h"] = "read"; only["cld2/"] = "read"
    only["curl/"] = "net"
  }
  NR == FNR { declared(); next }
  { source() }
  function declared(   i) {
    if ($1 == "undeclared") complain("src/" $2 ": has no whosays_module in its CMakeLists.txt")
    if ($1 == "misnamed") complain("src/" $2 "/CMakeLists.txt: declares a module named " $3)
    if ($1 == "module") {
      layer[$2] = $3; order[++modules] = $2
      if ($3 !~ /^[0-9]+$/) complain("src/" $2 "/CMakeLists.txt: no LAYER")
      for (i = 4; i <= NF; ++i) uses[$2, $i] = 1
    }
    if ($1 == "test") for (i = 3; i <= NF; ++i) test_uses[$2, $i] = 1
  }
  function declarations_checked(   pair, part) {
    for (pair in uses) {
      split(pair, part, SUBSEP)
      if (!(part[2] in layer)) complain("src/" part[1] "/CMakeLists.txt: uses " part[2] ", which is no module")
      else if (layer[part[2]] + 0 >= layer[part[1]] + 0)
        complain("src/" part[1] "/CMakeLists.txt: layer " layer[part[1]] " may not use " part[2] " of layer " layer[part[2]])
    }
  }
  function source(   text, path, target, name) {
    if (!checked++) declarations_checked()
    file = $0; sub(/:.*/, "", file)
    text = substr($0, length(file) + 2); line = text; sub(/:.*/, "", line); text = substr(text, length(line) + 2)
    split(file, path, "/"); module = path[2]
    test = file ~ /_test\.cpp$/ || file ~ /_test_[a-z_]*\.h$/ || file ~ /(_for_tests|\/test_[a-z_]*)\.h$/
    if (text ~ /^[ \t]*#[ \t]*include[ \t]*"/) {
      target = text; sub(/^[^"]*"/, "", target); sub(/".*/, "", target)
      ours(target)
    } else if (text ~ /^[ \t]*#[ \t]*include[ \t]*</) {
      target = text; sub(/^[^<]*</, "", target); sub(/>.*/, "", target)
      theirs(target)
    } else if (text !~ /^[ \t]*\/\//) {
      sub(/\/\/.*/, "", text)
      spoken(text)
    }
  }
  function ours(target,   part) {
    if (file == "src/engine/engine.h") { wrong("the public header includes \"" target "\"; standard headers only"); return }
    if (target ~ /\.\./ || target !~ /\//) { wrong("\"" target "\": write includes from src/, \"folder/file.h\""); return }
    split(target, part, "/")
    if (part[1] == "embedded" || part[1] == module) return
    if (!(part[1] in layer)) wrong("\"" target "\": " part[1] " is no module")
    else if (test && test_uses[module, part[1]]) return
    else if (!uses[module, part[1]]) wrong(module " does not declare that it uses " part[1] " (\"" target "\")")
  }
  function theirs(target,   name) {
    for (name in only)
      if (index(target, name) == 1 && module != only[name]) wrong("<" target "> belongs to src/" only[name] " alone")
    if (target ~ /^(gtest|gmock|rapidcheck)/ && !test) wrong("<" target "> outside a test")
    if (target == "iostream" && module != "cli" && !test) iostream[file] = line
  }
  function spoken(text) {
    if (text ~ /std::cin/) reads[file] = 1
    if (module == "cli" || test) return
    if (text ~ /std::cin/ && text !~ /std::(cout|cerr|clog)/) return
    if (text !~ /"[^"]*(printf|abort|exit|puts)/) wrong("library code neither prints nor ends the program")
  }
  END {
    if (!checked) declarations_checked()
    for (file in iostream)
      if (!reads[file]) { line = iostream[file]; wrong("<iostream> outside src/cli, and std::cin is not read") }
    if (!count) print "arrows: " modules " modules, all pointing one way"
    exit (count > 0)
  }' <(declarations) <(includes)
