#!/bin/sh
# Prints the path of the browser for the browser tests, after installing Debian's Chromium where there is none and we may.
# CHROMIUM names another browser. Everything but the path goes to the error stream.

fail() {
    echo "No browser for the browser tests: $1" >&2
    exit 1
}

find_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable chrome \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        command -v "$name" && return
    done
    return 1
}

if [ -n "$CHROMIUM" ]; then
    command -v "$CHROMIUM" || fail "CHROMIUM is set to '$CHROMIUM', which is no program here."
    exit
fi
find_browser && exit
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
    fail "install Chromium or Chrome (Debian, Ubuntu: sudo apt-get install chromium), or set CHROMIUM to its path."
echo "Installing Chromium for the browser tests ..." >&2
here=$(dirname "$0")
# shellcheck disable=SC2046 # the file is a list of names
{
    apt-get -o Acquire::Retries=5 -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=5 -qq install -y --no-install-recommends $(cat "$here/../packages.txt")
} >&2
find_browser || fail "apt-get could not install Chromium; what it says stands above."
