#!/bin/sh
# Runs every test program and test script, prints the totals, and fails when anything fails.
# SEC16 = the program, BUILD = its folder; ACCEPT=1 takes golden files over after showing each difference.
cd "$(dirname "$0")/.." || exit 2
passed=0 failed=0 skipped=0
log=$BUILD/tests/log
XDG_DATA_HOME=$(cd "$BUILD" && pwd)/tests/data # decisions of whoever runs the tests are none of theirs
rm -rf "$XDG_DATA_HOME"
LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0
export LSAN_OPTIONS XDG_DATA_HOME LC_ALL=C.UTF-8 TZ=UTC SEC16 BUILD ACCEPT
for t in "$BUILD"/tests/test_* tests/test_*.sh; do
    case $t in *.o | *.d) continue ;; *.sh) run="sh $t" ;; *) run=$t ;; esac
    [ -e "$t" ] || continue
    timeout 300 $run >"$log" 2>&1
    code=$?
    p=$(grep -c '^\[       OK \]\|^ok ' "$log")
    f=$(grep -c '^not ok ' "$log")
    f=$((f + $(grep -c '^\[  FAILED  \] [a-z0-9_]*$' "$log") / 2)) # cmocka names each twice
    s=$(grep -c '^\[  SKIPPED \] [a-z0-9_]*$\|^skip ' "$log")
    if [ $code -ne 0 ] && [ "$f" -eq 0 ]; then f=1; fi
    if [ $code -eq 77 ]; then f=0 s=1; fi
    [ "$f" -gt 0 ] && cat "$log"
    grep '^skip ' "$log"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    echo "$(basename "$t"): $p passed, $f failed, $s skipped"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
