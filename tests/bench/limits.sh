#!/usr/bin/env bash
# Makes forms far larger than any that people write and measures what `blankett check` takes for
# each. It fails when one needs more than a second of the processor or 500 MB.   tests/bench/limits.sh [COMMAND]
set -euo pipefail
cd "$(dirname "$0")/../.."
repository=$PWD command=${1:-$PWD/build/blankett}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r locales "$work/locales"

# A form with the words of standard input as the items of its step.
form() {
  mkdir -p "$work/forms/$1"
  {
    echo "<form id=\"$1\" version=\"1.0.0\"><title>Stor</title><summary>Du kan söka här.</summary>"
    echo "<service owner=\"x\"><endpoint href=\"https://a.example/b\"/></service>"
    echo "<step id=\"steg\"><title>Steget</title>"
    cat
    echo "</step></form>"
  } >"$work/forms/$1/form.xml"
}
questions() { # how many, and the condition of each but the first
  awk -v n="$1" -v condition="$2" 'BEGIN {
    print "<yes-no id=\"q0\"><label>Fråga 0</label></yes-no>"
    for (i = 1; i < n; ++i) {
      words = condition; gsub(/N/, i - 1, words)
      printf "<yes-no id=\"q%d\" show-when=\"%s\"><label>Fråga %d</label></yes-no>\n", i, words, i
    }
  }'
}
nested() { # how many groups
  awk -v n="$1" 'BEGIN {
    for (i = 0; i < n; ++i) printf "<group id=\"g%d\"><title>Grupp %d</title>\n", i, i
    print "<text id=\"namn\"><label>Namn</label></text>"
    for (i = 0; i < n; ++i) print "</group>"
  }'
}
options() {
  echo '<choice id="val"><label>Vilket väljer du?</label>'
  awk -v n="$1" 'BEGIN { for (i = 0; i < n; ++i)
    printf "<option value=\"v%d\">Alternativ %d</option>\n", i, i }'
  echo '</choice>'
}
label() { # bytes
  echo "<text id=\"namn\"><label>$(head -c "$1" /dev/zero | sed 's/\x00/å/g' | head -c "$1" |
    sed 's/\(åååååå\)/\1 /g')</label></text>"
}

questions 10000 "qN is yes" | form questions
questions 10000 "pN is yes" | form mistakes
nested 100 | form deep
nested 500 | form too-deep
options 10000 | form options
label 1048576 | form label
{
  echo '<repeat id="rad" max="50"><title>Rader</title><row-title>Rad</row-title>'
  questions 1000 "qN is yes"
  echo '</repeat>'
} | form rows

failed=0
for form in questions mistakes deep too-deep options label rows; do
  (cd "$work" && /usr/bin/time -f "%e %U %S %M" -o "$work/time" "$command" check \
    --theme "$repository/themes/stockholm" "forms/$form") >"$work/said" 2>&1 && status=0 || status=$?
  read -r wall user system kilobytes < <(tail -1 "$work/time")
  seconds=$(awk -v u="$user" -v s="$system" 'BEGIN { print u + s }')
  # The exit code is 1 when something is said against the form; more is a crash or misuse.
  echo "$form: exit $status, $seconds s ($wall s by the clock), $((kilobytes / 1024)) MB, $(wc -l <"$work/said") lines said"
  if [ "$status" -gt 1 ] || [ "$kilobytes" -gt 512000 ] ||
    awk -v s="$seconds" 'BEGIN { exit !(s > 1) }'; then
    failed=1
  fi
done
exit "$failed"
