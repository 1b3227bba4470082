#!/usr/bin/env bash
# What Python's packages do not bring: what documents are printed and drawn pages read with, for the site and for
# the tests, and for the tests a browser. Installed where it is missing and we may.
#
# debian_packages.sh documents: what the site itself needs; it starts without it, too
# debian_packages.sh tests:     all of it
set -euo pipefail

what=${1:-tests}
missing=()
# Libraries and fonts are asked for by the package: each may stand in one of several places.
documents=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig)
# Scripts of the world; Chinese and Japanese; Korean; emoji.
documents+=(fonts-noto-core fonts-droid-fallback fonts-nanum fonts-symbola)
# The text of drawn pages is read with these.
documents+=(tesseract-ocr tesseract-ocr-nor)
for package in "${documents[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
done
if [ "$what" = tests ]; then
    command -v chromium >/dev/null || missing+=(chromium)
fi
[ ${#missing[@]} -gt 0 ] || exit 0

give_up() {
    if [ "$what" = documents ]; then
        echo "Documents (PDF), and reading what anonymous senders attach, need these Debian packages: ${missing[*]}. All else works without them." >&2
        exit 0
    fi
    echo "The tests need these Debian packages: ${missing[*]}." >&2
    echo "Install them first (as root: apt-get install ${missing[*]}), or run the tests as root." >&2
    exit 1
}

if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    give_up
fi
export DEBIAN_FRONTEND=noninteractive
{ apt-get update -qq && apt-get install -qq -y --no-install-recommends "${missing[@]}"; } || give_up
