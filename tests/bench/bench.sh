#!/usr/bin/env bash
# Builds FORMS synthetic forms in LANGUAGES languages and prints CPU time a page for each stage, peak
# memory, wall time, and beside it the wall time of `cp -r` of the same output; then the same for a
# tenth of the forms, to show how memory grows.   tests/bench/bench.sh [FORMS [LANGUAGES]]
set -euo pipefail
cd "$(dirname "$0")/../.."
forms=${1:-1000} languages=${2:-5}
cmake -S . -B build -DBENCH=ON >/dev/null
cmake --build build --target blankett make_forms >/dev/null
repository=$PWD
work=$(mktemp -d -p "${BENCH_FOLDER:-/dev/shm}")
trap 'rm -rf "$work"' EXIT

milliseconds() { echo $((($(date +%s%N) - $1) / 1000000)); }
measure() {
  echo "== $1 forms in $languages languages"
  mkdir "$work/$1"
  ./build/make_forms "$repository" "$work/$1" "$1" "$languages"
  local start
  start=$(date +%s%N)
  (cd "$work/$1" && "$repository/build/blankett" build --theme "$repository/themes/stockholm" --timings)
  echo "whole build       $(milliseconds "$start") ms wall"
  start=$(date +%s%N)
  cp -r "$work/$1/output" "$work/$1/copy"
  echo "cp -r of output   $(milliseconds "$start") ms wall, $(du -sm "$work/$1/output" | cut -f1) MB"
  start=$(date +%s%N)
  (cd "$work/$1" && "$repository/build/blankett" build --theme "$repository/themes/stockholm") 2>/dev/null
  echo "build again       $(milliseconds "$start") ms wall (nothing changed)"
}
measure $((forms / 10))
measure "$forms"
