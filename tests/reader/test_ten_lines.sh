#!/bin/sh
# Cutting ten lines out of a printed form never loses a cell without a word (ten_lines.py says how that is measured):
# all windows of the samples, and of some forms of each kind of the corpus where that is at hand.
command -v python3 >/dev/null || { echo "skip ten lines: no python3"; exit; }
python3 tests/reader/ten_lines.py "$SEC16" samples 1
[ -d ../shared/corpus ] || { echo "skip ten lines of the corpus: no ../shared"; exit; }
for kind in layout:160 layoutweb:85 ascii:160 submission:5 tabs:480 tabsocr:50 ocr:92 mdocr:4 typed:4 poured:2 celllines:2; do
    python3 tests/reader/ten_lines.py "$SEC16" "../shared/corpus/${kind%:*}" "${kind#*:}"
done
