#!/usr/bin/env bash
# What the tests need and Python's packages do not bring: a browser. Installed where it is missing and we may.
set -euo pipefail

missing=()
command -v chromium >/dev/null || missing+=(chromium)
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    echo "The tests need these Debian packages: ${missing[*]}." >&2
    echo "Install them first (as root: apt-get install ${missing[*]}), or run the tests as root." >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -qq -y --no-install-recommends "${missing[@]}"
