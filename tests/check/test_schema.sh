#!/bin/sh
# The table of the schema against the SEC's schema files, and real filings against the table; skipped where they are
# not at hand.
shared=../shared
if [ ! -d "$shared/reference/spec-5.5" ] || ! command -v python3 >/dev/null; then
    echo "skip schema: no ../shared or no python3"
    exit
fi
if said=$(python3 tests/check/schema_xsd.py "$shared/reference/spec-5.5"); then echo "ok schema: $said"; else
    echo "not ok schema"
    echo "$said"
fi
said=$("$SEC16" check --select=S --fail-on=never "$shared/corpus/xml" | tail -n 1)
case $said in
*": 0 errors, 0 warnings, 0 notes") echo "ok schema of real filings" ;;
*) echo "not ok schema of real filings: $said" ;;
esac
