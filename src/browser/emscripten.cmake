# The toolchain file of the `web` preset: finds Emscripten and hands over to its own toolchain file.
# An active SDK (EMSDK) comes first, then whatever stands on PATH, which includes the
# distribution's package.

find_program(EMCC emcc HINTS "$ENV{EMSDK}/upstream/emscripten" DOC "The Emscripten compiler")
if(NOT EMCC)
  message(FATAL_ERROR "Emscripten was not found: run `python3 serve.py`, which installs it, or "
                      "activate an Emscripten SDK, version 3.1.6 or later.")
endif()
get_filename_component(emscripten_programs "${EMCC}" DIRECTORY)
get_filename_component(emscripten_root "${EMCC}" REALPATH)
get_filename_component(emscripten_root "${emscripten_root}" DIRECTORY)

# Emscripten's file wants its programs on PATH while configuring; full paths make the build
# independent of it.
set(ENV{PATH} "${emscripten_programs}:$ENV{PATH}")
set(CMAKE_C_COMPILER "${EMCC}" CACHE FILEPATH "")
set(CMAKE_CXX_COMPILER "${emscripten_programs}/em++" CACHE FILEPATH "")
set(CMAKE_AR "${emscripten_programs}/emar" CACHE FILEPATH "")
set(CMAKE_RANLIB "${emscripten_programs}/emranlib" CACHE FILEPATH "")
include("${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")

# The distribution keeps the JavaScript that linking needs where only its own Node.js looks; any
# other Node.js must be told.
if(emscripten_root STREQUAL "/usr/share/emscripten")
  set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs"
      CACHE STRING "How emcc is started for linking")
endif()
