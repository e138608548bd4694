# -DWHOSAYS_SANITIZE=address,undefined (or thread) for every target.
if(WHOSAYS_SANITIZE)
  add_compile_options(-fsanitize=${WHOSAYS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -g1 -O0)
  add_link_options(-fsanitize=${WHOSAYS_SANITIZE})
endif()
