# Half of the time of a build is spent on reading the same library headers again and again; here they are read once.
#
# whosays_precompiled(TARGET HEADER...) lets TARGET share what is compiled of the common headers and HEADER...
set(WHOSAYS_COMMON_HEADERS <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string>
                           <string_view> <unordered_map> <unordered_set> <utility> <variant> <vector> <fmt/format.h>)
function(whosays_precompiled target)
  # The linter's compiler reads each source as it stands.
  if(NOT WHOSAYS_PRECOMPILED)
    return()
  endif()
  string(MAKE_C_IDENTIFIER "whosays_headers${ARGN}" shared)
  if(NOT TARGET ${shared})
    file(WRITE ${CMAKE_BINARY_DIR}/${shared}.cpp "")
    add_library(${shared} STATIC ${CMAKE_BINARY_DIR}/${shared}.cpp)
    whosays_warnings(${shared})
    target_link_libraries(${shared} PRIVATE fmt::fmt CLI11::CLI11)
    if("<gtest/gtest.h>" IN_LIST ARGN)
      target_link_libraries(${shared} PRIVATE GTest::gtest)
    endif()
    target_precompile_headers(${shared} PRIVATE ${WHOSAYS_COMMON_HEADERS} ${ARGN})
  endif()
  target_precompile_headers(${target} REUSE_FROM ${shared})
  target_compile_options(${target} PRIVATE -fPIC) # programs would be compiled with -fPIE, and could not share
endfunction()
