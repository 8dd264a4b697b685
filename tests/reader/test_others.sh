#!/bin/sh
# A folder of things that are no filing (others.txt): none is taken for one, nothing is found wrong in them, each is refused
# by what it is.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/folder"
awk -v folder="$tmp/folder" -v want="$tmp/want" '
    /^#/ && !file { next }
    /^=== / { if (file) close(file); file = folder "/" $2; kind = $0; sub(/^=== [^ ]* === /, "", kind); print $2 "\t" kind >want; next }
    { print >file }' tests/reader/others.txt
n=$(wc -l <"$tmp/want")
[ "$n" -ge 60 ] && echo "ok $n things" || echo "not ok only $n things"
"$SEC16" load --format=json "$tmp/folder" >"$tmp/load"
grep '^{"path"' "$tmp/load" | sed 's/.*"path":"[^"]*\/\([^"\/]*\)".*"takenFor":"\(\([^"\\]\|\\.\)*\)".*"filings":\([0-9]*\),.*/\1\t\2\t\4/' >"$tmp/got"
while IFS='	' read -r file kind; do
    got=$(awk -F'\t' -v f="$file" '$1 == f { print $2 "\t" $3 }' "$tmp/got")
    [ "$got" = "$kind	0" ] && echo "ok $file: $kind" || echo "not ok $file: '$got', not '$kind'"
done <"$tmp/want"
"$SEC16" check --format=ndjson "$tmp/folder" >"$tmp/findings" 2>/dev/null
[ ! -s "$tmp/findings" ] && echo "ok no findings" || { echo "not ok findings"; head -3 "$tmp/findings"; }
"$SEC16" load --strict "$tmp/folder" >"$tmp/out"
[ $? -eq 3 ] && grep -q ': 0 filings' "$tmp/out" && echo "ok all are told" || { echo "not ok told"; tail -1 "$tmp/out"; }
