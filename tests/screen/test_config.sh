#!/bin/sh
# The configuration file: what is dumped reads back, keys are rebound, queries have names, mistakes are told with their place.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
is() {
    title=$1
    shift
    if "$@" >"$tmp/is" 2>&1; then echo "ok $title"; else
        echo "not ok $title: $*"
        head -5 "$tmp/is"
    fi
}
play() { printf '%s\n' "$@" | "$SEC16" --script=- --config="$tmp/config" samples/chain samples/form4.xml >"$tmp/screens" 2>&1; }

"$SEC16" --dump-config >"$tmp/config"
play 'key &' 'screen filter'
is "the dump is a configuration" grep -q '^filter> ' "$tmp/screens"
printf '[keys]\nfilter = gF f\nsort = &\n[queries]\nbought = code:P\n' >"$tmp/config"
play 'key f' 'type @bought' 'key Enter' 'screen filtered'
is "keys are rebound, a query has a name" grep -q 'filter: (code:P)' "$tmp/screens"
is "and is asked" grep -q '3 of 8 filings' "$tmp/screens"
play 'key l &' 'screen sorted'
is "a key that another action had is taken from it" grep -q 'sorted by Form' "$tmp/screens"
printf '[keys]\nfilter = ^^^^^^^^^\n' >"$tmp/config"
play 'screen none'
is "a key that is none" grep -q 'filter = .*: a key has no such name' "$tmp/screens"
printf '[screen]\ntheme = pink\n' >"$tmp/config"
play 'screen none'
is "a theme that is none" grep -q 'theme is auto, dark, light, contrast or mono' "$tmp/screens"
printf 'nonsense\n' >"$tmp/config"
play 'screen none'
is "a line that is none, with its place" grep -q 'config:1: ' "$tmp/screens"
rm "$tmp/config"
play 'screen none'
is "a file that is not there" grep -q 'no such file' "$tmp/screens"
