# What `cmake --install` gives another CMake project: include/whosays/engine.h, one archive with the line from base to
# engine, and a package for find_package(whosays). Modules beyond the engine (ledger, program) are not part of it.
#
# The archive is made of the modules' object files, so that nothing is compiled twice and users link one library.
include(CMakePackageConfigHelpers)
set(WHOSAYS_LAST_LAYER 3) # the engine's

set(objects "")
get_property(modules GLOBAL PROPERTY WHOSAYS_MODULES)
foreach(module IN LISTS modules)
  string(REPLACE ":" ";" parts "${module}")
  list(GET parts 0 name)
  list(GET parts 1 layer)
  get_target_property(type whosays_${name} TYPE)
  if(layer LESS_EQUAL WHOSAYS_LAST_LAYER AND type STREQUAL "STATIC_LIBRARY")
    list(APPEND objects $<TARGET_OBJECTS:whosays_${name}>)
  endif()
endforeach()

add_library(whosays_library STATIC ${objects})
set_target_properties(whosays_library PROPERTIES OUTPUT_NAME whosays EXPORT_NAME whosays LINKER_LANGUAGE CXX)
target_include_directories(whosays_library INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_compile_features(whosays_library INTERFACE cxx_std_20)
# What the modules link; cmake/whosaysConfig.cmake.in finds the same again in the user's project.
target_link_libraries(whosays_library INTERFACE fmt::fmt OpenSSL::Crypto ICU::uc ICU::i18n PkgConfig::GUMBO
                                                PkgConfig::BROTLI PkgConfig::ZIP PkgConfig::MD4C cld2 ZLIB::ZLIB
                                                LibXml2::LibXml2
                                                Threads::Threads)

set(WHOSAYS_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/whosays)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/whosaysConfig.cmake.in ${PROJECT_BINARY_DIR}/whosaysConfig.cmake
                              INSTALL_DESTINATION ${WHOSAYS_PACKAGE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/whosaysConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(TARGETS whosays_library EXPORT whosaysTargets COMPONENT library)
install(EXPORT whosaysTargets NAMESPACE whosays:: DESTINATION ${WHOSAYS_PACKAGE_DIR} COMPONENT library)
install(FILES ${PROJECT_SOURCE_DIR}/src/engine/engine.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/whosays COMPONENT library)
install(FILES ${PROJECT_BINARY_DIR}/whosaysConfig.cmake ${PROJECT_BINARY_DIR}/whosaysConfigVersion.cmake
        DESTINATION ${WHOSAYS_PACKAGE_DIR} COMPONENT library)
