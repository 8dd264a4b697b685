#!/bin/sh
# README's picture says what the browser shows in a real terminal.
command -v tmux >/dev/null && command -v python3 >/dev/null || { echo "skip README's picture: no tmux or no python3"; exit; }
tmp=$(mktemp -d) && trap 'rm -rf "$tmp"' EXIT
words() { sed 's/<[^>]*>//g' "$1"; }
python3 .ci/picture.py "$SEC16" "$tmp/now.svg"
words "$tmp/now.svg" >"$tmp/now"
words man/screen.svg >"$tmp/kept"
if diff "$tmp/kept" "$tmp/now"; then
    echo "ok README's picture is what the browser shows"
else
    echo "not ok README's picture is what the browser shows: make picture draws it anew"
fi
