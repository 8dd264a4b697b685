#!/bin/sh
# --query finds what the same question finds in the export, over the XML corpus; skipped where that is not at hand.
if [ ! -d ../shared/corpus/xml ] || ! command -v python3 >/dev/null; then
    echo "skip queries: no ../shared or no python3"
    exit
fi
python3 tests/cli/queries.py ../shared/corpus/xml
