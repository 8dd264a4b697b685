#!/bin/sh
# The scan that the project began with, and our own sample of the same filing, are read fact by fact, as cells between
# tabs and in the Markdown that converters write (ten ways of it).
if ! command -v python3 >/dev/null; then
    echo "skip seed: no python3"
    exit
fi
facts() { "$SEC16" export --fail-on=never "$1" | python3 tests/reader/scan_facts.py "$2" || echo "not ok $1: no facts"; }
for scan in ../shared/seed/form4-ocr.txt samples/form4-scan.txt samples/form4-scan.md; do
    if [ -e "$scan" ]; then
        facts "$scan" "${scan##*/}"
    else
        echo "skip seed: no $scan"
    fi
done
if [ -e ../shared/tools/markdown.py ]; then
    twin=$(mktemp -d)
    trap 'rm -rf "$twin"' EXIT
    for i in 1 2 3 4 5 6 7 8 9 10; do
        python3 ../shared/tools/markdown.py ../shared/seed/form4-ocr.txt $i >"$twin/$i.md"
        facts "$twin/$i.md" "Markdown twin $i"
    done
fi
