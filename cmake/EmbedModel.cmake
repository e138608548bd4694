# Puts trained models into the binary as they are (assembler's .incbin), aligned to 64 bytes, read-only.
#
# whosays_embed_model(TARGET NAME FILE) adds one; its hash is verified by the build, so that no start has to.
# whosays_model_registry(TARGET), once behind them, makes whosays::model::embedded_models() (src/model/embedded.h).
set(WHOSAYS_VERIFY_MODEL ${CMAKE_CURRENT_LIST_DIR}/verify_model.cmake)

function(whosays_embed_model target name file)
  set(stamp ${CMAKE_CURRENT_BINARY_DIR}/model_${name}.verified)
  add_custom_command(OUTPUT ${stamp} COMMAND ${CMAKE_COMMAND} -DFILE=${file} -DSTAMP=${stamp} -P ${WHOSAYS_VERIFY_MODEL}
                     DEPENDS ${file} ${WHOSAYS_VERIFY_MODEL} COMMENT "verifying the model ${name}" VERBATIM)
  set_property(TARGET ${target} APPEND PROPERTY WHOSAYS_MODELS "${name}")
  set_property(TARGET ${target} APPEND PROPERTY WHOSAYS_MODEL_FILES "${file}")
  set_property(TARGET ${target} APPEND PROPERTY WHOSAYS_MODEL_STAMPS "${stamp}")
endfunction()

function(whosays_model_registry target)
  get_target_property(names ${target} WHOSAYS_MODELS)
  get_target_property(files ${target} WHOSAYS_MODEL_FILES)
  get_target_property(stamps ${target} WHOSAYS_MODEL_STAMPS)
  set(assembly "")
  set(declarations "")
  set(rows "")
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded_models.cpp)
  if(names)
    foreach(name file IN ZIP_LISTS names files)
      set(symbol whosays_model_${name})
      string(APPEND assembly "__asm__(\".pushsection .rodata.${symbol},\\\"a\\\"\\n.balign 64\\n.hidden ${symbol}\\n\"\n"
                             "        \".global ${symbol}\\n${symbol}:\\n.incbin \\\"${file}\\\"\\n\"\n"
                             "        \".hidden ${symbol}_end\\n.global ${symbol}_end\\n${symbol}_end:\\n.popsection\\n\");\n")
      string(APPEND declarations "extern const std::byte ${symbol}[];\nextern const std::byte ${symbol}_end[];\n")
      string(APPEND rows "      {\"${name}\", {${symbol}, ${symbol}_end}},\n")
    endforeach()
  endif()
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT "// Made by cmake/EmbedModel.cmake.
#include \"model/embedded.h\"

@assembly@
extern \"C\" {
@declarations@}

namespace whosays::model {
const std::vector<Embedded>& embedded_models() {
  static const std::vector<Embedded> kAll = {
@rows@  };
  return kAll;
}
}  // namespace whosays::model
")
  target_sources(${target} PRIVATE ${source})
  if(names)
    target_sources(${target} PRIVATE ${stamps})
    set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${files};${stamps}")
  endif()
endfunction()
