# Run by whosays_embed: writes NAMESPACE.h and NAMESPACE.cpp from FILES.
file(MAKE_DIRECTORY ${OUT})
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
}
")
# clang counts the literals and warns of a limit that no compiler of ours has.
set(source "// Made by cmake/embed_files.cmake; edit the files instead.
#pragma GCC diagnostic ignored \"-Woverlength-strings\"
#include \"embedded/${NAMESPACE}.h\"
namespace whosays::${NAMESPACE} {
")
set(rows "")
list(SORT FILES)
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
