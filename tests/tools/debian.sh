#!/bin/sh
# Installs Debian's chromium, poppler-utils and libreoffice-calc for browser, PDF and workbook tests where this is
# allowed; else says what is missing. With BELEGKETTE_REQUIRE_TOOLS=1 a missing tool is an error.
set -u
missing=""
command -v chromium >/dev/null || missing="$missing chromium"
command -v pdftotext >/dev/null || missing="$missing poppler-utils"
command -v soffice >/dev/null || missing="$missing libreoffice-calc"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Wird eingerichtet:$missing …"
    apt-get update -qq >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null 2>&1 && exit 0
fi
echo "Es fehlt:$missing. Einrichten mit: sudo apt-get install$missing"
echo "Ohne diese Programme werden die Tests, die sie brauchen, ausgelassen und gezählt."
[ "${BELEGKETTE_REQUIRE_TOOLS:-}" = 1 ] && exit 1
exit 0
