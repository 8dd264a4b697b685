#!/bin/sh
# Runs the tests named in its arguments side by side, prints the totals, and fails when anything fails.
# SEC16 = the program, BUILD = its folder; VERBOSE=1 shows all they print; JOBS=n at once (all cores);
# ACCEPT=1 takes golden files over after showing each difference, one test after another.
cd "$(dirname "$0")/.." || exit 2
logs=$BUILD/tests/logs spent=$BUILD/tests/spent # seconds of CPU that each test took when it last ran
rm -rf "$logs" "$BUILD/tests/data"
mkdir -p "$logs"
touch "$spent"
LSAN_OPTIONS=suppressions=$PWD/tests/lib/lsan.supp:print_suppressions=0
export LSAN_OPTIONS LC_ALL=C.UTF-8 TZ=UTC SEC16 BUILD ACCEPT logs
[ -n "$ACCEPT" ] && JOBS=1

# The slowest come first, and what has not run yet, so that no core waits for one at the end.
slowest_first() {
    printf '%s\n' "$@" | awk 'from == "spent" { s[$2] = $1; next } { print ($1 in s ? s[$1] : 999), $1 }' \
        from=spent "$spent" from=list - | sort -rn | cut -d' ' -f2
}
one='
t=$1 name=$(basename "$1")
case $t in *.sh) run="sh $t" ;; *) run=$t ;; esac
XDG_DATA_HOME=$(cd "$BUILD" && pwd)/tests/data/$name # decisions of whoever runs the tests are none of theirs
XDG_STATE_HOME=$XDG_DATA_HOME/state XDG_CONFIG_HOME=$XDG_DATA_HOME/config # nor what they left open
export XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME
timeout 300 $run >"$logs/$name" 2>&1
echo $? >"$logs/$name.code"
{ echo "$t" && times; } >"$logs/$name.times"'
slowest_first "$@" | xargs -P "${JOBS:-$(nproc)}" -n 1 sh -c "$one" one

# Line 3 of what `times` printed is of the children: 0m1.250s 0m0.031s.
awk 'FNR == 1 { t = $1 } FNR == 3 { gsub(/[ms]/, " "); print 60 * ($1 + $3) + $2 + $4, t }' "$logs"/*.times |
    cat - "$spent" | awk '!seen[$2]++' | sort -rn >"$spent.new" && mv "$spent.new" "$spent"

passed=0 failed=0 skipped=0
for log in $(find "$logs" -name '*.code' | sort); do
    code=$(cat "$log") log=${log%.code}
    p=$(grep -c '^\[       OK \]\|^ok ' "$log")
    f=$(grep -c '^not ok ' "$log")
    f=$((f + $(grep -c '^\[  FAILED  \] [a-z0-9_]*$' "$log") / 2)) # cmocka names each twice
    s=$(grep -c '^\[  SKIPPED \] [a-z0-9_]*$\|^skip ' "$log")
    if [ "$code" -ne 0 ] && [ "$f" -eq 0 ]; then f=1; fi
    if [ "$code" -eq 77 ]; then f=0 s=1; fi
    if [ "$f" -gt 0 ] || [ -n "$VERBOSE$ACCEPT" ]; then cat "$log"; else grep '^skip ' "$log"; fi
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    echo "$(basename "$log"): $p passed, $f failed, $s skipped"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
