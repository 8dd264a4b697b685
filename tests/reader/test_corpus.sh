#!/bin/sh
# Every XML filing of the corpus equals its truth, cell by cell; skipped where the corpus is not at hand.
corpus=../shared/corpus
if [ ! -d "$corpus/xml" ] || ! command -v python3 >/dev/null; then
    echo "skip corpus: no ../shared or no python3"
    exit
fi
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
if python3 ../shared/tools/reading.py "$SEC16" $corpus xml --exact 100 --silent 0 >"$tmp/score" 2>&1; then
    echo "ok corpus $(tail -n 1 "$tmp/score")"
else
    echo "not ok corpus xml"
    tail -n 20 "$tmp/score"
fi
"$SEC16" export $corpus/xml >"$tmp/all.ndjson" 2>"$tmp/err"
if python3 tests/cli/export_shape.py <"$tmp/all.ndjson" >"$tmp/shape" && [ ! -s "$tmp/err" ]; then echo "ok corpus shape"; else
    echo "not ok corpus shape: $(head -3 "$tmp/shape" "$tmp/err")"
fi
