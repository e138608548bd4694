# Warnings for our own code; headers of libraries come in as SYSTEM.
function(whosays_warnings target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
    -Woverloaded-virtual -Wcast-align -Wunused -Wimplicit-fallthrough -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 reports false dangling/overflow/uninitialised cases inside its own <string> and <variant> when optimising.
    target_compile_options(${target} PRIVATE -Wno-restrict -Wno-maybe-uninitialized -Wno-stringop-overflow
                                             -Wno-array-bounds -Wno-stringop-overread)
  endif()
endfunction()
