#!/bin/sh
# Plays every key script of tests/golden/screens in the script terminal and compares the screens. A script's first line
# says what to open: "# sec16 --size=80x24 samples/form4.xml". ACCEPT=1 shows each difference and takes it over.
SEC16=${SEC16:-build/release/sec16}
screens=tests/golden/screens
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
made=$tmp/made PAGER=less EDITOR=vi
export PAGER EDITOR
SOURCE_DATE_EPOCH=1700000000 # of decisions
SEC16_REVIEWER=tester
export SOURCE_DATE_EPOCH SEC16_REVIEWER

for keys in "$screens"/*.keys; do
    name=$(basename "$keys" .keys)
    arguments=$(sed -n '1s/^# sec16 //p' "$keys")
    rm -rf "$tmp/data" # each script begins without decisions
    # shellcheck disable=SC2086 # they are words
    if ! XDG_DATA_HOME=$tmp/data XDG_CONFIG_HOME=$tmp/data "$SEC16" --script="$keys" $arguments >"$made" 2>&1; then
        cat "$made"
        echo "not ok screen $name: sec16 ended with an error"
        continue
    fi
    if cmp -s "$made" "$screens/$name.screen"; then
        echo "ok screen $name"
    elif [ -n "${ACCEPT:-}" ]; then
        diff -u "$screens/$name.screen" "$made"
        cp "$made" "$screens/$name.screen" && echo "ok screen $name (accepted)"
    else
        diff -u "$screens/$name.screen" "$made"
        echo "not ok screen $name: see above; make accept takes it over"
    fi
done
