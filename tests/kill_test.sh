#!/usr/bin/env bash
# Kills a build at random moments, 50 times: the site is always wholly the old one or the new one.
# Two themes' worth of difference is made by changing a text that stands on every page.
set -uo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
blankett=$PWD/build/blankett
cp -r forms locales themes "$work"
cd "$work" || exit 1
# Enough forms that a build takes long enough to be hit in the middle.
for n in $(seq 1 60); do
  mkdir "forms/kopia$n"
  sed "s/id=\"boendeparkering\"/id=\"kopia$n\"/" forms/boendeparkering/form.xml >"forms/kopia$n/form.xml"
done

digest() { (cd "$1" && find . -type f -print0 | sort -z | xargs -0 sha1sum | sha1sum); }

"$blankett" build --out site 2>/dev/null || { echo "0 passed, 1 failed"; exit 1; }
old=$(digest site)
sed -i 's/Stockholms stad/Staden Stockholm/' locales/sv/ui.xlf locales/en/ui.xlf
"$blankett" build --out other 2>/dev/null
new=$(digest other)
if [ "$old" = "$new" ]; then echo "the two sites are the same"; echo "0 passed, 1 failed"; exit 1; fi

start=$(date +%s%N)
"$blankett" build --out timing 2>/dev/null
took=$((($(date +%s%N) - start) / 1000))  # microseconds

passed=0 failed=0 kept=0 swapped=0
cp -r site before
for n in $(seq 1 50); do
  rm -rf site && cp -r before site
  "$blankett" build --out site >/dev/null 2>&1 &
  pid=$!
  wait_for=$((RANDOM * 32768 + RANDOM))
  wait_for=$((wait_for % (took * 2)))  # some after the swap
  sleep "$(printf '0.%06d' "$wait_for")"
  kill -9 "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  now=$(digest site)
  case $now in
    "$old") kept=$((kept + 1)) passed=$((passed + 1)) ;;
    "$new") swapped=$((swapped + 1)) passed=$((passed + 1)) ;;
    *) failed=$((failed + 1))
       echo "run $n, killed after $wait_for µs: neither the old site nor the new one" ;;
  esac
done
# The next build clears what the killed ones left, and succeeds.
"$blankett" build --out site 2>/dev/null && [ "$(digest site)" = "$new" ] && [ ! -e .site.next ] &&
  passed=$((passed + 1)) || { failed=$((failed + 1)); echo "the build after the kills failed"; }
echo "after 50 kills: $kept times the old site, $swapped times the new one (a build takes $took µs)"
echo "$passed passed, $failed failed"
