#!/bin/sh
# XML filings of the corpus and real pages of EDGAR equal their truth, cell by cell (make gate asks all kinds); the JSON of each
# has its shape. Skipped where the corpus is not at hand.
corpus=../shared/corpus
if [ ! -d "$corpus/xml" ] || ! command -v python3 >/dev/null; then
    echo "skip corpus: no ../shared or no python3"
    exit
fi
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 tests/score.py "$SEC16" --check xml htmlreal
"$SEC16" export $corpus/xml >"$tmp/all.ndjson" 2>"$tmp/err"
if python3 tests/cli/export_shape.py <"$tmp/all.ndjson" >"$tmp/shape" && [ ! -s "$tmp/err" ]; then echo "ok corpus shape"; else
    echo "not ok corpus shape: $(head -3 "$tmp/shape" "$tmp/err")"
fi
