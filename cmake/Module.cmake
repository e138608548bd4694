# A folder of src/ is a module: one library, its layer on the line, what it may use, its unit tests beside the code.
#
# whosays_module(NAME LAYER n USES module... LINKS library... [APART])
#   - every *.cpp of the folder but *_test.cpp belongs to whosays_NAME;
#   - *_test.cpp become the executable test_NAME, run by ctest;
#   - a module may use only modules of lower layers. cmake/check_arrows.sh reads the includes and fails on any other.
#   - with WHOSAYS_TOGETHER (the presets that build everything anew: release, demo, the sanitizers) a folder is compiled as one
#     source, which takes a quarter of the time, since most of it goes into the same headers; names inside a folder are
#     unique for that, in its tests too. APART is for folders where they are not.
define_property(GLOBAL PROPERTY WHOSAYS_MODULES BRIEF_DOCS "name:layer:uses of every module")
function(whosays_module name)
  cmake_parse_arguments(M "APART" "LAYER" "USES;LINKS" ${ARGN})
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
  if(M_LAYER LESS_EQUAL 2)
    # The stages and what they stand on. Position-independent code is else compiled as if another library could replace each of its functions,
    # so that none that a header declares is inlined.
    target_compile_options(whosays_${name} PRIVATE -fno-semantic-interposition)
  endif()
  if(WHOSAYS_SANITIZE AND name IN_LIST WHOSAYS_SANITIZE_QUICK)
    target_compile_options(whosays_${name} PRIVATE -O1)
  endif()
  if(WHOSAYS_TOGETHER AND NOT M_APART)
    set_target_properties(whosays_${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
    target_compile_options(whosays_${name} PRIVATE -Wno-shadow) # a local name may be a constant of another file
  endif()
  if(WHOSAYS_TESTS AND tests)
    add_executable(test_${name} ${tests})
    whosays_warnings(test_${name})
    target_link_libraries(test_${name} PRIVATE whosays_${name} GTest::gtest GTest::gtest_main)
    if(WHOSAYS_TOGETHER)
      set_target_properties(test_${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 0)
    endif()
    target_compile_definitions(test_${name} PRIVATE WHOSAYS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    add_test(NAME unit.${name} COMMAND test_${name})
    set_tests_properties(unit.${name} PROPERTIES LABELS unit TIMEOUT 600)
    add_dependencies(unit_tests test_${name})
  endif()
  string(REPLACE ";" "," uses "${M_USES}")
  set_property(GLOBAL APPEND PROPERTY WHOSAYS_MODULES "${name}:${M_LAYER}:${uses}")
endfunction()
