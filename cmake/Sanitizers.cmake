# -DWHOSAYS_SANITIZE=address,undefined (or thread) for every target. Fuzzers need speed, and their marks in all code.
if(WHOSAYS_SANITIZE)
  set(level -O0)
  if(WHOSAYS_FUZZ)
    set(level -O1 -fsanitize=fuzzer-no-link)
  endif()
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    list(APPEND level -fsanitize-ignorelist=${PROJECT_SOURCE_DIR}/cmake/sanitizers_ignore.txt)
    add_link_options(-fuse-ld=lld) # GNU ld takes over a second for each test program
  endif()
  add_compile_options(-fsanitize=${WHOSAYS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -g1 ${level})
  add_link_options(-fsanitize=${WHOSAYS_SANITIZE})
endif()
# Folders whose tests compute much: with a little optimising they take a third of the time, which building gives back.
set(WHOSAYS_SANITIZE_QUICK base model read encode quote relate)
