#!/bin/sh
# Puts the Nu Html Checker (npm, in the version and with the checksum of package-lock.json) into _build/tools. With
# BELEGKETTE_REQUIRE_TOOLS=1 it is an error if that is not possible.
set -u
cd "$(dirname "$0")/../.."
target=_build/tools
[ -f "$target/node_modules/vnu-jar/build/dist/vnu.jar" ] && cmp -s tests/tools/package-lock.json "$target/package-lock.json" && exit 0
mkdir -p "$target"
if command -v npm >/dev/null && cp tests/tools/package.json tests/tools/package-lock.json "$target/" &&
    (cd "$target" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null); then
    exit 0
fi
rm -f "$target/package-lock.json"
echo "Der HTML-Prüfer vnu lässt sich nicht einrichten: Dafür wird npm gebraucht (sudo apt-get install npm)."
[ "${BELEGKETTE_REQUIRE_TOOLS:-}" = 1 ] && exit 1
exit 0
