# Run by whosays_embed_model: the last 32 bytes of FILE are the SHA-256 of those before them. Needs coreutils.
execute_process(COMMAND head -c -32 ${FILE} COMMAND sha256sum OUTPUT_VARIABLE computed RESULT_VARIABLE failed)
execute_process(COMMAND tail -c 32 ${FILE} COMMAND od -An -v -tx1 OUTPUT_VARIABLE stored)
string(SUBSTRING "${computed}" 0 64 computed)
string(REGEX REPLACE "[ \n]" "" stored "${stored}")
if(failed OR NOT computed STREQUAL stored)
  message(FATAL_ERROR "${FILE} was altered: its bytes do not give the hash at its end")
endif()
file(WRITE ${STAMP} "${stored}\n")
