#!/bin/sh
# make bench: times the program over a generated quarter, beside named tools in the same run. FILINGS=36000 by default.
# Figures are wall seconds, the median of five runs after one that is not counted; quote the ratios.
set -eu
n=${FILINGS:-36000}
dir=build/bench/$n
if [ ! -d "$dir" ]; then
    echo "making $n filings from samples/ in $dir"
    mkdir -p "$dir.new"
    set -- samples/form*.xml
    i=0
    while [ $i -lt "$n" ]; do
        for f in "$@"; do
            [ $i -lt "$n" ] || break
            folder=$dir.new/$((i / 1000))
            [ -d "$folder" ] || mkdir "$folder"
            sed "s/<issuerCik>[0-9]*/<issuerCik>$((9900000000 + i % 4000))/" "$f" >"$folder/$i.xml"
            i=$((i + 1))
        done
    done
    mv "$dir.new" "$dir"
fi
now() { date +%s.%N; }
measure() { # name, command
    name=$1
    shift
    runs=
    for k in 0 1 2 3 4 5; do
        from=$(now)
        sh -c "$*" >/dev/null 2>&1 || true
        to=$(now)
        [ $k = 0 ] || runs="$runs $(echo "$to $from" | awk '{printf "%.3f", $1 - $2}')"
    done
    median=$(printf '%s\n' $runs | sort -n | sed -n 3p)
    [ -n "${base:-}" ] || base=$median
    echo "$name $median $base" | awk '{printf "%-28s %8.3f s  %6.2f x reading the files\n", $1, $2, $2 / $3}'
}
uname -sm
"$SEC16" --version | head -1
cc --version | head -1
measure cat "find $dir -type f -exec cat {} +"
measure grep "LC_ALL=C grep -r -c 'Weighted' $dir"
measure sec16-check "$SEC16 check $dir"
measure sec16-check-no-rules "$SEC16 check --select=C22 $dir"
measure sec16-export "$SEC16 export --format=ndjson $dir"
echo "queries, sorting and counting in memory: median and most of nine, and how many were found"
"$BUILD/tests/bench/asking" "$dir"

# Real filings under other names, where there are any: what a person waits for.
xml=../shared/corpus/xml
if [ -d "$xml" ]; then
    real=build/bench/real-$n
    if [ ! -d "$real" ]; then
        mkdir -p "$real.new"
        find "$(cd "$xml" && pwd)" -name '*.xml' | sort | awk -v n="$n" -v to="$real.new" '
            { f[NR] = $0 }
            END { for (i = 0; NR && i < n; i++) print f[i % NR + 1], to "/" i ".xml" }' |
            while read -r from to; do ln -s "$from" "$to"; done
        mv "$real.new" "$real"
    fi
    dir=$real
fi
echo "the browser over $dir at 140x45"
"$BUILD/tests/bench/screen" "$dir"
