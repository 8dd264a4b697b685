#!/bin/sh
# The world around: locales, links in archives, full folders, limits, streams that do not wait, spreadsheets.
SEC16=${SEC16:-build/release/sec16}
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
check() { # NAME COMMAND...
    name=$1
    shift
    if "$@"; then echo "ok $name"; else { echo "not ok $name: no $*"; head -3 "$tmp/err" "$tmp/out"; }; fi
}
is() { [ "$1" = "$2" ]; }

# ---- archives ----
mkdir "$tmp/in"
cp samples/form4.xml "$tmp/in/größe.xml"
ln "$tmp/in/größe.xml" "$tmp/in/same.xml"
ln -s "größe.xml" "$tmp/in/soft.xml"
mkfifo "$tmp/in/pipe"
tar -cf "$tmp/in.tar" -C "$tmp" in
LC_ALL=C.UTF-8 "$SEC16" load "$tmp/in.tar" >"$tmp/out" 2>"$tmp/err"
for locale in C C.UTF-8; do
    LC_ALL=$locale "$SEC16" load "$tmp/in.tar" >"$tmp/out" 2>"$tmp/err"
    code=$?
    check "$locale: links and pipes are told, and no failure" is $code 0
    check "$locale: a file is read once" grep -q '^[0-9]* inputs*: 1 filing,' "$tmp/out"
    check "$locale: hard link" grep -q 'a link to in/.*: not followed' "$tmp/out"
    check "$locale: symbolic link" grep -q 'in/soft.xml.*' "$tmp/out"
    check "$locale: pipe" grep -q 'nothing to read in an archive' "$tmp/out"
done
LC_ALL=C "$SEC16" export "$tmp/in.tar" >"$tmp/out" 2>"$tmp/err"
check "a name is the same in every locale" grep -q 'größe.xml' "$tmp/out"
tar --format=pax -cf "$tmp/pax.tar" -C "$tmp/in" "größe.xml" 2>/dev/null
LC_ALL=C "$SEC16" export "$tmp/pax.tar" >"$tmp/out" 2>"$tmp/err"
check "the same of a pax archive" grep -q 'größe.xml' "$tmp/out"

# ---- no room ----
printf 'key J\nscreen a\n' >"$tmp/keys"
tar -cf "$tmp/two.tar" -C samples form4.xml form3.xml
TMPDIR=$tmp/nosuch "$SEC16" --script="$tmp/keys" --size=160x30 "$tmp/two.tar" >"$tmp/out" 2>"$tmp/err"
check "no room for a temporary copy is told as that" grep -q 'no room for a temporary copy' "$tmp/out"
TMPDIR=$tmp/nosuch "$SEC16" check --fail-on=never "$tmp/pax.tar" >"$tmp/out" 2>"$tmp/err"
check "and is of no account where nothing is opened again" is "$(grep -c 'changed\|room' "$tmp/out" "$tmp/err" | cut -d: -f2 | tr -d '\n')" 00
(ulimit -f 1 && "$SEC16" export samples >"$tmp/limited") 2>"$tmp/err"
check "export under ulimit -f: status" is $? 3
check "export under ulimit -f: told" grep -q 'File too large' "$tmp/err"

# ---- streams ----
if command -v python3 >/dev/null; then
    python3 - "$SEC16" >"$tmp/out" 2>"$tmp/err" <<'END'
import os, subprocess, sys, time
read, write = os.pipe()
os.set_blocking(write, False)
p = subprocess.Popen([sys.argv[1], "export", "samples/chain", "samples/form4.xml", "samples/checks"], stdout=write)
os.close(write)
time.sleep(0.5)
got = b""
while True:
    some = os.read(read, 1000)
    if not some: break
    got += some
want = subprocess.run([sys.argv[1], "export", "samples/chain", "samples/form4.xml", "samples/checks"], stdout=subprocess.PIPE).stdout
print(len(want) > 200000 and got == want and p.wait() in (0, 1))
END
    check "a standard output that does not block is waited for" grep -q True "$tmp/out"
fi
printf 'key \033[31m\n' >"$tmp/keys"
"$SEC16" --script="$tmp/keys" samples/form4.xml >"$tmp/out" 2>"$tmp/err"
check "what is wrong in a script is told without its control characters" is "$?$(tr -dc '\033' <"$tmp/err" | wc -c)" 20

# ---- spreadsheets ----
formula=tests/fuzz/found/outputs/csv-formula.xml
"$SEC16" export --format=csv "$formula" >"$tmp/plain" 2>"$tmp/err"
"$SEC16" export --format=csv --csv-safe "$formula" >"$tmp/out" 2>"$tmp/err"
begins() { grep -c "\(^\|,\)\"\?[=+@]" "$1"; }
check "a formula stands as it was filed" is "$(begins "$tmp/plain" | sed 's/[1-9][0-9]*/some/')" some
check "--csv-safe: it is none any more" is "$(begins "$tmp/out")" 0
check "--csv-safe: nothing else is different" is "$(sed "s/\(^\|,\|\"\)'\([=+@-]\)/\1\2/g" "$tmp/out" | cksum)" "$(cksum <"$tmp/plain")"
