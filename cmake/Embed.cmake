# Puts files into the binary as string constants: word lists and SQL stay files that people edit.
#
# whosays_embed(TARGET NAMESPACE FILE...) gives TARGET the header "embedded/NAMESPACE.h", which lists name and bytes of each
# file.
set(WHOSAYS_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed_files.cmake)
function(whosays_embed target namespace)
  set(files ${ARGN})
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  add_custom_command(
    OUTPUT ${out}/${namespace}.cpp ${out}/${namespace}.h
    COMMAND ${CMAKE_COMMAND} "-DFILES=${files}" -DNAMESPACE=${namespace} -DOUT=${out} -P ${WHOSAYS_EMBED_SCRIPT}
    DEPENDS ${files} ${WHOSAYS_EMBED_SCRIPT}
    COMMENT "embedding ${namespace}" VERBATIM)
  # Its own target, so that the files do not wait for the libraries that TARGET links (the lint needs only them).
  add_custom_target(embed_${namespace} DEPENDS ${out}/${namespace}.h)
  target_sources(${target} PRIVATE ${out}/${namespace}.cpp ${out}/${namespace}.h)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()
