#!/usr/bin/env bash
# What a reader should not have to check: format, clang-tidy, who includes whom, what a commit holds.
set -uo pipefail
cd "$(dirname "$0")/.."
passed=0 failed=0
verdict() { if [ "$1" -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $2"; fi; }

mapfile -t sources < <(git ls-files 'generator/*.cpp' 'generator/*.h' 'tests/*.cpp' 'tests/*.h')
clang-format --dry-run -Werror "${sources[@]}"
verdict $? "clang-format"

cmake -P tests/includes_test.cmake
verdict $? "includes"

! git grep -nIE '[[:blank:]]+$' -- '*.cpp' '*.h' '*.mjs' '*.css' '*.xml' '*.xlf' '*.sh' '*.mustache'
verdict $? "white space at the end of a line"

# A folder at a time, the largest first. Its paths through the code are the sanitizers' to try: the static
# analyser takes longer than all other checks together.
cmake -S . -B build/tidy -G Ninja -DWHOLE_FOLDERS=ON -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON >/dev/null
mapfile -t units < <(for unit in build/tidy/CMakeFiles/blankett{_lib,}.dir/Unity/*.cxx; do
  echo "$(grep -o '"/.*"' "$unit" | tr -d '"' | xargs cat | wc -l) $unit"; done | sort -rn | cut -d' ' -f2)
printf '%s\0' "${units[@]}" | xargs -0 -n 1 -P "$(nproc)" \
  clang-tidy --quiet -p build/tidy --checks='-clang-analyzer-*,-bugprone-suspicious-include' \
  --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wglobal-constructors 2>/dev/null
verdict $? "clang-tidy"

echo "$passed passed, $failed failed"
