# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of this project has in common, and the two ways to declare a test.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTOMOC_MOC_OPTIONS "--no-notes")

find_program(TELLERDESK_CCACHE ccache)
if(TELLERDESK_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${TELLERDESK_CCACHE})
endif()
find_program(TELLERDESK_MOLD mold)
if(TELLERDESK_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

add_library(tellerdesk_options INTERFACE)
target_include_directories(tellerdesk_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(tellerdesk_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
  QT_DEPRECATED_WARNINGS_SINCE=0x060400 QT_NO_KEYWORDS TELLERDESK_VERSION="${PROJECT_VERSION}")
# GCC 14 sees dangling references where a function only takes a temporary by reference.
target_compile_options(tellerdesk_options INTERFACE -Wall -Wextra -Wpedantic -Wno-dangling-reference
  $<$<BOOL:${TELLERDESK_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  get_target_property(options tellerdesk_options INTERFACE_COMPILE_OPTIONS)
  list(REMOVE_ITEM options -Wno-dangling-reference)
  set_target_properties(tellerdesk_options PROPERTIES INTERFACE_COMPILE_OPTIONS "${options}")
endif()
if(TELLERDESK_SANITIZE)
  target_compile_options(tellerdesk_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(tellerdesk_options INTERFACE -fsanitize=address,undefined)
endif()

# tellerdesk_library(NAME SOURCES a.cpp ... LINKS target ... [PCH <header> ...])
# LINKS are the arrows of ARCHITECTURE.md: what is not linked cannot be included.
function(tellerdesk_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS;PCH" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  target_link_libraries(${name} PUBLIC tellerdesk_options ${arg_LINKS})
  target_compile_options(${name} PRIVATE -Wconversion)
  if(TELLERDESK_PCH AND arg_PCH)
    target_precompile_headers(${name} PRIVATE ${arg_PCH})
  endif()
endfunction()

# tellerdesk_test(NAME SOURCES ... LINKS ... [LABELS ...] [DATABASE] [TIMEOUT s] [ROWS])
# Makes the executable NAME (tst_unit). Without ROWS it is one ctest entry; with ROWS the caller names the entries
# by tellerdesk_matrix_row. DATABASE: needs the run's temporary PostgreSQL cluster.
function(tellerdesk_test name)
  cmake_parse_arguments(arg "DATABASE;ROWS" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINKS} tellerdesk_test_support Qt6::Test)
  set_target_properties(${name} PROPERTIES TELLERDESK_DATABASE "${arg_DATABASE}")
  if(NOT arg_ROWS)
    add_test(NAME ${name} COMMAND ${name})
    tellerdesk_test_properties(${name} ${name} "${arg_LABELS}" "${arg_TIMEOUT}")
  endif()
endfunction()

# tellerdesk_matrix_row(H13_drip tst_matrix_http drip [LABELS ...] [TIMEOUT s]): one row of the test matrix, one entry.
function(tellerdesk_matrix_row row executable slot)
  cmake_parse_arguments(arg "" "TIMEOUT" "LABELS" ${ARGN})
  add_test(NAME ${row} COMMAND ${executable} ${slot})
  tellerdesk_test_properties(${row} ${executable} "matrix;${arg_LABELS}" "${arg_TIMEOUT}")
endfunction()

function(tellerdesk_test_properties entry executable labels timeout)
  if(NOT timeout)
    set(timeout 120)
  endif()
  set_tests_properties(${entry} PROPERTIES LABELS "${labels}" TIMEOUT ${timeout}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QTEST_FUNCTION_TIMEOUT=${timeout}000;LANG=C.UTF-8;TELLERDESK_TEST_RUN=${CMAKE_BINARY_DIR}/test-run;TELLERDESK_BINARY_DIR=${CMAKE_BINARY_DIR}")
  get_target_property(database ${executable} TELLERDESK_DATABASE)
  if(database)
    set_tests_properties(${entry} PROPERTIES FIXTURES_REQUIRED database)
  endif()
endfunction()
