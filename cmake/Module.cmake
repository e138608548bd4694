# A folder of src/ is a module: one library, its layer on the line, what it may use, its unit tests beside the code.
#
# whosays_module(NAME LAYER n USES module... LINKS library... HEADERS header...)
#   - every *.cpp of the folder but *_test.cpp belongs to whosays_NAME;
#   - *_test.cpp become the executable test_NAME, run by ctest;
#   - HEADERS are library headers that all its sources include and that take long to compile;
#   - a module may use only modules of lower layers. cmake/check_arrows.sh reads the includes and fails on any other.
# The headers that nearly every source includes are compiled once (cmake/Precompiled.cmake); sources still include what
# they use, and ./check lints them without it.
define_property(GLOBAL PROPERTY WHOSAYS_MODULES BRIEF_DOCS "name:layer:uses of every module")
function(whosays_module name)
  cmake_parse_arguments(M "" "LAYER" "USES;LINKS;HEADERS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*_test.cpp)
  if(tests)
    list(REMOVE_ITEM sources ${tests})
  endif()
  add_library(whosays_${name} STATIC ${sources})
  whosays_warnings(whosays_${name})
  target_include_directories(whosays_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  foreach(used IN LISTS M_USES)
    target_link_libraries(whosays_${name} PUBLIC whosays_${used})
  endforeach()
  target_link_libraries(whosays_${name} PUBLIC ${M_LINKS})
  whosays_precompiled(whosays_${name} ${M_HEADERS})
  if(WHOSAYS_TESTS AND tests)
    add_executable(test_${name} ${tests})
    whosays_warnings(test_${name})
    target_link_libraries(test_${name} PRIVATE whosays_${name} GTest::gtest GTest::gtest_main)
    target_compile_definitions(test_${name} PRIVATE WHOSAYS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    whosays_precompiled(test_${name} <gtest/gtest.h>)
    add_test(NAME unit.${name} COMMAND test_${name})
    set_tests_properties(unit.${name} PROPERTIES LABELS unit TIMEOUT 600)
    add_dependencies(unit_tests test_${name})
  endif()
  string(REPLACE ";" "," uses "${M_USES}")
  set_property(GLOBAL APPEND PROPERTY WHOSAYS_MODULES "${name}:${M_LAYER}:${uses}")
endfunction()
