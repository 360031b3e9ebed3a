# SPDX-License-Identifier: GPL-3.0-or-later
# Read by the scripts beside it.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
: "${HOME:=$PWD/build/home}" # a service or a bare `env -i` has none, and ccache wants one
export HOME

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
die() { say "$@"; exit 1; }

# usage FILE: the comment block at its head, for --help.
usage() { sed -n '3,/^[^#]/{s/^# \{0,1\}//p}' "$1"; }

# build_preset PRESET [TARGET ...]: configures when there is something new to configure, and builds.
build_preset() {
  local preset=$1 folder=build/$1; shift
  if [ ! -e "$folder/build.ninja" ] || [ CMakePresets.json -nt "$folder/configured" ]; then
    cmake --preset "$preset"
    touch "$folder/configured"
  fi
  cmake --build "$folder" --parallel "$(nproc)" ${1:+--target "$@"}
}

# our_sources PATTERN ...: the C++ files of the tree so named, ended by NUL. Not asked of git, which a tarball lacks.
our_sources() {
  local names=() pattern
  for pattern in "$@"; do names+=(-o -name "$pattern"); done
  find . -path ./build -prune -o -path './.*' -prune -o -type f \( "${names[@]:1}" \) -print0
}
