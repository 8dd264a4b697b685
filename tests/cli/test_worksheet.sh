#!/bin/sh
# The commands that count and compare: deadline, shortswing, late, diff, and check over several filings; golden files in
# tests/golden/worksheet (ACCEPT=1 takes them over).
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
golden=tests/golden/worksheet
chain=samples/chain

# Compares what a command prints with tests/golden/worksheet/NAME, and its exit status with the one wanted.
prints() {
    name=$1 want=$2
    shift 2
    "$SEC16" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
    got=$?
    if [ -n "${ACCEPT:-}" ] && ! cmp -s "$tmp/out" "$golden/$name"; then
        diff -u "$golden/$name" "$tmp/out"
        mkdir -p "$golden" && cp "$tmp/out" "$golden/$name"
    fi
    if [ $got -eq "$want" ] && cmp -s "$tmp/out" "$golden/$name" && ! grep -q 'Sanitizer\|runtime error' "$tmp/err"; then
        echo "ok $*"
    else
        echo "not ok $*: status $got"
        diff -u "$golden/$name" "$tmp/out" | head -20
        head -5 "$tmp/err"
    fi
}

# The due dates of the reference, each written in another way.
due() {
    want=$1
    shift
    if "$SEC16" deadline "$@" | head -1 | grep -q "; due $want"; then echo "ok due $want: $*"; else
        echo "not ok due $want: $*: $("$SEC16" deadline "$@" 2>&1 | head -1)"
    fi
}
due 2003-11-14 2003-11-12
due 2002-09-03 8/29/2002
due 2002-09-10 28-AUG-2002
due 2009-02-10 20090208
due 2024-12-26 2024-12-20 --form=4
due 2025-12-29 2025-12-22
due 2004-02-17 12/31/03 --form=5
due 2024-09-03 2024-08-22 --form 3
prints deadline.txt 0 deadline 2024-12-19
prints deadline-grace.txt 0 deadline 2006-12-28
prints deadline.json 0 deadline 2024-12-19 --format=json
prints empty 2 deadline yesterday
prints empty 2 deadline

prints shortswing.txt 0 shortswing $chain
prints shortswing.json 0 shortswing --format=json $chain
prints shortswing-none.txt 0 shortswing samples/checks/E05-silent
prints late.txt 0 late $chain
prints late.json 0 late --format=json $chain
prints late-none.txt 0 late samples/checks/E01-silent
prints late-failures.txt 0 late samples/checks/E31-silent samples/checks/D16-fires.xml samples/checks/D16-silent.xml
prints late-failures.json 0 late --format=json samples/checks/E31-silent samples/checks/D16-fires.xml
prints diff.txt 0 diff $chain/4-sold.xml $chain/5-sold-amended.xml
prints diff.json 0 diff --format=json $chain/4-sold.xml $chain/5-sold-amended.xml
prints diff-rows.txt 0 diff $chain/2-bought.xml $chain/3-bought-late.xml
prints diff-none.txt 0 diff samples/form4.xml samples/form4.xml
prints empty 3 diff samples/form4.xml "$tmp/none.xml"
prints empty 2 diff samples/form4.xml
prints check-across.txt 0 check --select=E $chain
prints check-across.json 0 check --select=E --format=json $chain
prints late-missing.txt 3 late $chain/1-form3.xml "$tmp/none.xml"

for f in "$golden"/*.json; do
    command -v python3 >/dev/null || { echo "skip JSON: no python3"; break; }
    if python3 -c 'import json, sys; json.load(open(sys.argv[1]))' "$f"; then echo "ok JSON of $f"; else echo "not ok JSON of $f"; fi
done
for shape in ndjson sarif junit csv; do
    if "$SEC16" check --select=E05 --fail-on=warning --format=$shape $chain 2>/dev/null | grep -q 'short-swing\|E05'; then
        echo "ok check across filings as $shape"
    else echo "not ok check across filings as $shape"; fi
done
"$SEC16" check --select=E --write-baseline="$tmp/known" $chain >/dev/null
if "$SEC16" check --select=E --baseline="$tmp/known" $chain | grep -q 'known from the baseline' &&
    ! "$SEC16" check --select=E --baseline="$tmp/known" $chain | grep -q E05; then
    echo "ok a baseline knows findings across filings"
else echo "not ok a baseline knows findings across filings"; fi
