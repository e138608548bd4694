# Run by whosays_embed: writes NAMESPACE.h and NAMESPACE.cpp from FILES. Needs coreutils.
file(MAKE_DIRECTORY ${OUT})

# What HashBuilder (src/base/hash.h) makes of the files, each part behind its length and a colon: hashed by the build, so that
# no start has to (2.2 MB of one model took 1.5 of its 25 ms).
function(hash_of_files out part)
  execute_process(COMMAND sh -c "for file; do name=\${file##*/}; ${part}; done" sh ${FILES}
                  COMMAND sha256sum OUTPUT_VARIABLE hash COMMAND_ERROR_IS_FATAL ANY)
  string(SUBSTRING "${hash}" 0 64 hash)
  set(${out} ${hash} PARENT_SCOPE)
endfunction()
set(print_name "printf '%s:%s' \${#name} \"$name\"")
set(print_bytes "printf '%s:' $(wc -c < \"$file\"); cat \"$file\"")
list(SORT FILES)
hash_of_files(hash_of_bytes "${print_bytes}")
hash_of_files(hash_of_names_and_bytes "${print_name}; ${print_bytes}")

set(header "// Made by cmake/embed_files.cmake; edit the files instead.
#pragma once
#include <span>
#include <string_view>
namespace whosays::${NAMESPACE} {
struct File {
  std::string_view name;
  std::string_view bytes;
};
/// All embedded files, sorted by name.
extern const std::span<const File> files;
/// HashBuilder::hex(64) of their bytes, one file after another, and of name and bytes of each.
inline constexpr std::string_view hash_of_bytes = \"${hash_of_bytes}\";
inline constexpr std::string_view hash_of_names_and_bytes = \"${hash_of_names_and_bytes}\";
}
")
# clang counts the literals and warns of a limit that no compiler of ours has.
set(source "// Made by cmake/embed_files.cmake; edit the files instead.
#pragma GCC diagnostic ignored \"-Woverlength-strings\"
#include \"embedded/${NAMESPACE}.h\"
namespace whosays::${NAMESPACE} {
")
set(rows "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  string(MAKE_C_IDENTIFIER ${name} id)
  file(READ ${file} bytes HEX)
  string(LENGTH "${bytes}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
  # One string literal a line: adjacent literals are joined by the compiler, and a literal ends each escape.
  string(REGEX REPLACE "((\\\\x[0-9a-f][0-9a-f])(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?(\\\\x[0-9a-f][0-9a-f])?)"
                       "  \"\\1\"\n" bytes "${bytes}")
  string(APPEND source "static constexpr char ${id}_bytes[] =\n${bytes}  \"\";\n")
  string(APPEND rows "  {\"${name}\", {${id}_bytes, ${size}}},\n")
endforeach()
string(APPEND source "static constexpr File kFiles[] = {\n${rows}};\nconst std::span<const File> files{kFiles};\n}\n")
file(WRITE ${OUT}/${NAMESPACE}.h "${header}")
file(WRITE ${OUT}/${NAMESPACE}.cpp "${source}")
