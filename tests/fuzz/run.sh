#!/bin/sh
# make fuzz: builds the targets of targets.def with clang's libFuzzer and runs each for FUZZTIME seconds, from samples and
# from what was found before; JOBS at once. What fails is kept in build/fuzz/broken/. Its inputs grow in
# build/fuzz/corpus/, so that the next run goes on where this one stopped. FUZZTIME=0 only plays what there is.
set -eu
cd "$(dirname "$0")/../.."
B=build/fuzz
seconds=${FUZZTIME:-20}
mkdir -p $B
echo 'int LLVMFuzzerTestOneInput(const unsigned char *p, unsigned long n); int LLVMFuzzerTestOneInput(const unsigned char *p, unsigned long n) { return p && n > 9; }' >$B/has.c
if ! clang -fsanitize=fuzzer,address $B/has.c -o $B/has 2>/dev/null; then
    echo "skip fuzz: clang with libFuzzer and AddressSanitizer is not here (Debian: clang, libclang-rt-dev)"
    exit 0
fi
${MAKE:-make} -s -j"$(nproc)" VARIANT=fuzz CC=clang $B/fuzzer >$B/make.log 2>&1 || { cat $B/make.log; exit 1; }
rm -rf $B/broken $B/seeds
sh tests/fuzz/seeds.sh $B/seeds
export SEC16_FUZZ_SECONDS="$seconds" ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 LC_ALL=C.UTF-8
LSAN_OPTIONS=suppressions=$PWD/tests/lib/lsan.supp:print_suppressions=0
export LSAN_OPTIONS
one='
t=$1 b=$PWD/build/fuzz
mkdir -p $b/corpus/$t $b/broken/$t $b/logs $b/seeds/$t
ln -sf fuzzer $b/$t
dict= most=16384 for=-runs=0
[ "$SEC16_FUZZ_SECONDS" = 0 ] || for=-max_total_time=$SEC16_FUZZ_SECONDS
[ ! -f $b/seeds/$t.dict ] || dict=-dict=$b/seeds/$t.dict
case $t in pattern | query | config | script) most=1024 ;; esac
found=; [ ! -d tests/fuzz/found/$t ] || found=$PWD/tests/fuzz/found/$t
$b/$t $dict -max_len=$most -timeout=10 -rss_limit_mb=2048 $for -print_final_stats=1 \
    -artifact_prefix=$b/broken/$t/ $b/corpus/$t $b/seeds/$t $found >$b/logs/$t 2>&1
code=$?
stat() { sed -n "s/^stat::$1: *//p" $b/logs/$t; }
printf "%s %s: %s runs, %s a second\n" "$([ $code -eq 0 ] && echo ok || echo "not ok")" "$t" \
    "$(stat number_of_executed_units)" "$(stat average_exec_per_sec)"
[ $code -eq 0 ] || { grep -m 1 -A 12 "runtime error\|ERROR: \|does not hold" $b/logs/$t; ls $b/broken/$t; }
exit $code'
sed -n 's/^TARGET(\([a-z]*\),.*/\1/p' tests/fuzz/targets.def | grep -e "${T:-}" |
    xargs -P "${JOBS:-$(nproc)}" -n 1 sh -c "$one" one
