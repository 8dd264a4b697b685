#!/bin/sh
# How the browser starts with nothing, as a tour, and line by line.
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
"$SEC16" >"$tmp/out" 2>&1 </dev/null
is "without a terminal it says what to type" grep -q 'no filings given. Try: sec16 FILE or FOLDER' "$tmp/out"
printf 'screen welcome\nkey Enter\nscreen samples\n' | "$SEC16" --script=- >"$tmp/out" 2>&1
is "started with nothing it welcomes" grep -q 'Enter opens the samples' "$tmp/out"
is "and the samples are one key away" grep -q '[0-9]* filings, [0-9]* rows' "$tmp/out"
printf 'key q\nscreen never\n' | "$SEC16" --script=- >"$tmp/out" 2>&1
is "q leaves it" sh -c "! grep -q never $tmp/out"
mkdir "$tmp/empty"
printf 'screen empty\n' | "$SEC16" --script=- --size=140x24 "$tmp/empty" >"$tmp/out" 2>&1
is "an empty folder is told" grep -q 'a folder without files: name one that holds filings' "$tmp/out"
printf 'screen a\nkey Space\nscreen b\n' | "$SEC16" --script=- --tour samples/chain >"$tmp/out" 2>&1
is "the tour tells" grep -q 'Tour 1/[0-9]*: The list' "$tmp/out"
is "and goes on" grep -q 'Tour 2/' "$tmp/out"
printf 'j\nEnter\nl\nnonsense\nQ\n' | "$SEC16" --linear samples/chain >"$tmp/out" 2>&1
is "line by line: the line of the cursor" grep -q '^  !! 01/11/2024s 4 ' "$tmp/out"
is "  its value" grep -q 'Table I row 1, Trans Date: 01/10/2024' "$tmp/out"
is "  what is no key" grep -q "'nonsense' is no list of keys" "$tmp/out"
is "  and nothing that moves a cursor" sh -c "! grep -q '$(printf '\033')' $tmp/out"
