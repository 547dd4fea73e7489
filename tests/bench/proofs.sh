#!/usr/bin/env bash
# Prints the CPU time of the rules, most of it proofs, for 200 questions with 300 conditions, and for
# 10 000 questions that each depend on the one before.   tests/bench/proofs.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
repository=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

form() {  # id questions conditions-beside
  echo "<form id=\"$1\" version=\"1.0.0\" xml:lang=\"sv\"><title>Prov</title><summary>Ett prov.</summary>"
  echo "<service owner=\"x\"><endpoint href=\"https://a.example/b\"/></service>"
  local step i
  for ((step = 0; step < $2; step += 20)); do
    echo "<step id=\"s$step\"><title>Steg $step</title>"
    for ((i = step; i < step + 20; i++)); do
      local show=""
      ((i > 0)) && show=" show-when=\"q$((i - 1)) is answered and q$((i - 1)) is not 7\""
      echo "<number id=\"q$i\"$show max=\"$((i + 10))\"><label>Fråga $i?</label></number>"
      ((i % 2 && i < $3)) && echo "<check that=\"q$i is more than q_$i or q$i is less than $i\">Ändra $i</check>" | sed "s/q_$i/3/"
    done
    echo "</step>"
  done
  echo "</form>"
}
measure() {
  mkdir -p "$work/forms/$1"
  form "$@" >"$work/forms/$1/form.xml"
  echo "== $2 questions"
  (cd "$work" && "$repository/build/blankett" build --form "$1" --locales "$repository/locales" \
    --theme "$repository/themes/stockholm" --stop-after check --timings 2>&1) | grep -E "^(check|process)"
}
measure litet 200 200
measure stort 10000 0
