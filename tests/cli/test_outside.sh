#!/bin/sh
# What goes wrong outside of the program: streams that are closed or full, places that are no files, a store that is
# damaged, memory that ends. Told, exit status 3, and nothing else is harmed.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
filing=tests/golden/cli/filing.xml
scan=samples/form4-scan.txt

is() {
    title=$1
    shift
    if "$@" >"$tmp/is" 2>&1; then echo "ok $title"; else
        echo "not ok $title: $*"
        sed 's/^/    /' "$tmp/is" "$tmp/err" 2>/dev/null | head -20
    fi
}
no() { ! "$@"; }

# ---- standard output ----
printf 'key j\nscreen one\n' >"$tmp/keys"
commands="show:$filing check:$filing export:$filing load:$filing late:$filing shortswing:$filing
diff:samples/form4.xml:samples/form4a.xml deadline:2024-03-01 explain:B25 rules docs:keys help --help --version
--script=$tmp/keys:$filing"
for c in $commands; do
    words=$(echo "$c" | tr : ' ')
    # shellcheck disable=SC2086 # they are words
    "$SEC16" $words >&- 2>"$tmp/err"
    is "closed output, status 3: $words" [ $? -eq 3 ]
    is "  is told" grep -q 'standard output: ' "$tmp/err"
    [ -w /dev/full ] || continue
    # shellcheck disable=SC2086
    "$SEC16" $words >/dev/full 2>"$tmp/err"
    is "full output, status 3: $words" [ $? -eq 3 ]
    is "  is told" grep -q 'standard output: No space' "$tmp/err"
done
tar -cf "$tmp/some.tar" "$filing"
"$SEC16" check "$tmp/some.tar" >&- 2>"$tmp/err"
is "no output lands in a file that the program opens" [ $? -eq 3 ]
"$SEC16" check - <&- >"$tmp/out" 2>"$tmp/err"
is "closed input, status 3" [ $? -eq 3 ]

# ---- places to write to ----
baseline() { "$SEC16" check --fail-on=never --write-baseline="$1" $filing >"$tmp/out" 2>"$tmp/err"; }
baseline "$tmp/plain"
is "a new file" grep -q '^# sec16 baseline' "$tmp/plain"
printf 'longer than what comes: %03000d' 0 >"$tmp/target"
chmod 640 "$tmp/target"
ln -s target "$tmp/link"
baseline "$tmp/link"
is "a link stays a link" [ -L "$tmp/link" ]
is "  and what it leads to is written" cmp "$tmp/target" "$tmp/plain"
is "  with its mode as it was" [ "$(stat -c %a "$tmp/target")" = 640 ]
ln -s nothing-yet "$tmp/loose"
baseline "$tmp/loose"
is "a link to what is not there yet" cmp "$tmp/nothing-yet" "$tmp/plain"
mkfifo "$tmp/pipe"
timeout 10 cat "$tmp/pipe" >"$tmp/piped" &
baseline "$tmp/pipe"
wait $!
is "a pipe stays a pipe" [ -p "$tmp/pipe" ]
is "  and is written to" cmp "$tmp/piped" "$tmp/plain"
if [ -w /dev/full ]; then
    ln -s /dev/full "$tmp/full"
    baseline "$tmp/full"
    is "a full device, status 3" [ $? -eq 3 ]
    is "  is told" grep -q 'write-baseline.*No space.*it was not written' "$tmp/err"
    is "  and stays a device" [ -c "$tmp/full" ]
fi
baseline "$tmp"
is "a folder, status 3" [ $? -eq 3 ]
ln -s /proc/self/fd/1 "$tmp/stdout" # as /dev/stdout, which a mistake would do away with
"$SEC16" check --fail-on=never --write-baseline="$tmp/stdout" $filing >"$tmp/both" 2>"$tmp/err"
is "standard output by name: both are there" [ "$(grep -c 'sec16 baseline\|^1 filing:' "$tmp/both")" -eq 2 ]
is "nothing is left behind" [ -z "$(find "$tmp" -name '*.??????' -o -name '*.new')" ]

# ---- a store that cannot be trusted ----
printf 'key } a\n' | "$SEC16" --script=- --review-db="$tmp/good.db" $scan >"$tmp/out" 2>"$tmp/err"
refused() {
    cp "$2" "$tmp/before.db"
    "$SEC16" export --review-db="$2" $filing >"$tmp/out" 2>"$tmp/err"
    is "$1, status 3" [ $? -eq 3 ]
    is "  is told" grep -q 'decisions not applied: .*name another with --review-db=FILE' "$tmp/err"
    printf 'screen before\nkey } a\nscreen after\n' | timeout 60 "$SEC16" --script=- --review-db="$2" $scan >"$tmp/out" 2>"$tmp/err"
    is "  in the browser, too" grep -q '^earlier decisions cannot be read' "$tmp/out"
    is "  which keeps nothing in it" grep -q '^not kept' "$tmp/out"
    is "  and leaves it as it was" cmp "$2" "$tmp/before.db"
}
size=$(wc -c <"$tmp/good.db")
head -c $((size - 4096)) "$tmp/good.db" >"$tmp/cut.db"
refused "a store cut short" "$tmp/cut.db"
head -c 4000 "$tmp/good.db" >"$tmp/cut.db"
refused "a store cut within its first page" "$tmp/cut.db"
{
    head -c 4096 "$tmp/good.db"
    head -c 40 /dev/zero | tr '\0' '\377'
    tail -c +4137 "$tmp/good.db"
} >"$tmp/spoilt.db"
refused "a store with a page overwritten" "$tmp/spoilt.db"
if command -v sqlite3 >/dev/null; then
    alter() { cp "$tmp/good.db" "$tmp/altered.db"; sqlite3 "$tmp/altered.db" "$2" && refused "a store with $1" "$tmp/altered.db"; }
    alter "a trigger" 'CREATE TRIGGER t AFTER INSERT ON act BEGIN DELETE FROM act; END'
    alter "a view more" 'CREATE VIEW v AS SELECT 1'
    alter "another version" 'PRAGMA user_version = 0'
else
    echo "skip altered stores: no sqlite3"
fi
cases=../shared/cases/hostile
if [ -d $cases ]; then
    for db in $cases/*.db; do
        cp "$db" "$tmp/hostile.db"
        refused "$(basename "$db")" "$tmp/hostile.db"
    done
else
    echo "skip hostile stores: no ../shared"
fi
mkfifo "$tmp/pipe.db"
timeout 20 "$SEC16" export --review-db="$tmp/pipe.db" $scan >"$tmp/out" 2>"$tmp/err"
is "a pipe is no store, status 3" [ $? -eq 3 ]

# ---- patterns that never end ----
for pattern in '|(?0)' '||||(?0)'; do
    printf 'key /\ntype %s\nkey Enter\nscreen searched\nkey ? /\ntype %s\nkey Enter\nkey n\nscreen in the help\n' "$pattern" "$pattern" |
        timeout 20 "$SEC16" --script=- --size=100x24 $filing $scan >"$tmp/out" 2>"$tmp/err"
    is "a search for $pattern ends" [ $? -eq 0 ]
    is "  and says that it is not complete" [ "$(grep -c 'took too long' "$tmp/out")" -ge 2 ]
done

# ---- memory ----
case $SEC16 in
*asan*) echo "skip memory that ends: the sanitizers need more" ;;
*)
    odd=0 told=0 fine=0
    for limit in $(seq 40000 2711 240000); do
        (ulimit -v "$limit" && timeout 20 "$SEC16" check --fail-on=never $filing $scan >"$tmp/out" 2>"$tmp/err")
        case $? in
        0) fine=$((fine + 1)) ;;
        3) grep -q 'out of memory' "$tmp/err" && told=$((told + 1)) || odd=$((odd + 1)) ;;
        127) ;; # not even the libraries were loaded
        *) odd=$((odd + 1)) && cp "$tmp/err" "$tmp/odd" ;;
        esac
    done
    is "memory that ends is told, status 3: $told times, enough: $fine" [ $odd -eq 0 ]
    is "  it ended, and it was enough" [ $told -gt 0 -a $fine -gt 0 ]
    ;;
esac
