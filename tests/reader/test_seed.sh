#!/bin/sh
# The scan that the project began with, and our own sample of the same filing, are read fact by fact.
if ! command -v python3 >/dev/null; then
    echo "skip seed: no python3"
    exit
fi
for scan in ../shared/seed/form4-ocr.txt samples/form4-scan.txt; do
    if [ -e "$scan" ]; then
        "$SEC16" export --fail-on=never "$scan" | python3 tests/reader/scan_facts.py "${scan##*/}" || echo "not ok $scan: no facts"
    else
        echo "skip seed: no $scan"
    fi
done
