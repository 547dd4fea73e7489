#!/usr/bin/env bash
# Installs what is missing, builds the compiler and compiles forms/ into output/. Debian 12, as root
# or with sudo. Quiet when all is well; safe to run again.
set -euo pipefail
cd "$(dirname "$0")"

packages=(g++ cmake ninja-build pkg-config ccache libpugixml-dev libxml2-dev libicu-dev
  libkainjow-mustache-dev libcli11-dev libfmt-dev nlohmann-json3-dev libtbb-dev libgumbo-dev libcadical-dev
  libbrotli-dev zlib1g-dev esbuild libqrencode-dev libhunspell-dev hunspell-sv hunspell-en-gb)
. tests/support/install.sh
install_packages "${packages[@]}"

log=build/build.log
mkdir -p build
# A first build compiles whole folders: a fifth of the work. `-DWHOLE_FOLDERS=OFF` suits whoever changes a file at a time.
first=()
[ -e build/CMakeCache.txt ] || first=(-DWHOLE_FOLDERS=ON)
if ! { cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release "${first[@]}" && cmake --build build --target blankett; } >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi
./build/blankett build --precompress
echo "Open output/sv/index.html in a browser."
