#!/bin/sh
# make score: how each kind of the corpus reads: for each state of its text the cells that were read exactly, nearly, wrong,
# not at all, and silently wrong; then the sum, with cells that are not there (extra); last, how many errors and warnings of
# the checks are true. SEC16 = the program; KINDS = only these.
tool=../shared/tools/reading.py corpus=../shared/corpus
if [ ! -e "$tool" ] || ! command -v python3 >/dev/null; then
    echo "skip score: no ../shared or no python3"
    exit
fi
for kind in ${KINDS:-xml html htmlweb htmlreal layout layoutweb ascii ocr tabsocr tabs.light tabs.medium tabs.heavy}; do
    [ -d "$corpus/${kind%%.*}" ] || continue
    echo "== $kind"
    python3 "$tool" "$SEC16" "$corpus" "$kind" --worst 0
done
echo "== checks"
python3 tests/check/trust.py "$SEC16" "$corpus/xml" --score
