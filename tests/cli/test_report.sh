#!/bin/sh
# sec16 load: what it says of every kind of input, --strict, --files-from.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
case $SEC16 in /*) ;; *) SEC16=$PWD/$SEC16 ;; esac

is() {
    title=$1
    shift
    if "$@" >"$tmp/is" 2>&1; then echo "ok $title"; else
        echo "not ok $title: $*"
        head -5 "$tmp/is" "$tmp/out" "$tmp/err" 2>/dev/null
    fi
}
no() { ! "$@"; }
# Runs sec16 and compares its exit status.
ends() {
    want=$1
    shift
    "$SEC16" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
    got=$?
    is "status $want: $*" [ "$got" -eq "$want" ]
}
total() { tail -n 1 "$tmp/out"; }

# ---- the report ----
ends 0 load samples/form4.xml samples/form4-broken.xml
is "a clean form is understood" grep -q '^   samples/form4.xml: XML ownership document: 1 filing, 4+2 rows; .* bytes, all understood$' "$tmp/out"
is "an unknown element is told with its bytes" grep -q '^   byte [0-9,]* to [0-9,]*: element <shareCount> is not understood$' "$tmp/out"
is "and the sum" [ "$(total)" = "$(grep '^2 inputs: 2 filings, ' "$tmp/out")" ]
ends 0 load --strict samples/form4.xml samples/form3.xml samples/submission.txt
ends 3 load --strict samples/form4.xml samples/form4-broken.xml
ends 0 load samples/form4-broken.xml
head -c 3000 samples/form4.xml >"$tmp/cut.xml"
ends 0 load "$tmp/cut.xml"
is "a form that is cut short is told" grep -q '1 filing, .*, 1 cut short; 3,000 bytes, all understood$' "$tmp/out"
ends 3 load --strict samples/form4.xml "$tmp/cut.xml"
ends 0 load --brief samples/form4.xml
is "brief is the sum alone" [ "$(wc -l <"$tmp/out")" -eq 1 ]
ends 3 load samples/form4.xml "$tmp/nosuch"
is "what is not there is told" grep -q "^!! $tmp/nosuch: no such file" "$tmp/out"
is "  and counted" grep -q '^2 inputs: 1 filing, .*; 1 could not be read$' "$tmp/out"
echo 'Dear all, the meeting is on Monday.' >"$tmp/letter.txt"
ends 3 load "$tmp/letter.txt"
is "text of another kind is told" grep -q '^!! .*letter.txt: text of another kind: no Form' "$tmp/out"
is "  none of its bytes is understood" grep -q '36 bytes, 36 not understood; 1 could not be read' "$tmp/out"
head -c 2000 samples/form4.xml | sed "1s/.*/%PDF-1.4/" >"$tmp/odd.pdf"
ends 3 load "$tmp/odd.pdf"
is "a PDF that gives no text is told with its bytes" grep -q "^1 input: 0 filings, 0+0 rows; [1-9][0-9,]* bytes, [1-9][0-9,]* not understood; 1 could not" "$tmp/out"
ends 0 load samples/submission.txt
is "attachments are counted" grep -q 'EDGAR submission: .* 1 attachment; ' "$tmp/out"
ends 0 load samples/2024q3_form345
is "a data set gives its filings and a notice" [ "$(grep -c '^   samples/2024q3_form345!.*: lines of a data set: 1 filing' "$tmp/out")" -ge 3 ]
is "  the notice is no input and no failure" grep -q "^$(grep -c '!0.*lines of' "$tmp/out") inputs: " "$tmp/out"
tar -czf "$tmp/samples.tar.gz" -C samples $(cd samples && ls | grep '^form.*\.')
"$SEC16" load samples/form*.* 2>/dev/null | tail -n 1 >"$tmp/want"
ends 0 load "$tmp/samples.tar.gz"
is "an archive holds what its members hold" [ "$(total)" = "$(cat "$tmp/want")" ]
is "  by their names" grep -q "^   $tmp/samples.tar.gz!form4.xml: XML ownership document: 1 filing" "$tmp/out"
"$SEC16" load - <samples/form4.xml >"$tmp/out"
is "standard input" grep -q '^   -: XML ownership document: 1 filing' "$tmp/out"
cp samples/form4.xml "$tmp/$(printf 'bad\033[31m\377.xml')"
"$SEC16" load "$tmp"/bad* >"$tmp/out"
is "nothing a file is called reaches the terminal raw" no grep -q "$(printf '\033')" "$tmp/out"
if command -v python3 >/dev/null; then
    "$SEC16" load --format=json samples "$tmp"/bad* "$tmp/nosuch" >"$tmp/json"
    is "JSON: every input adds up to the sum" python3 - "$tmp/json" <<'END'
import json, sys
d = json.load(open(sys.argv[1]))
for key in ("filings", "attachments", "repairs", "troubles", "cutShort", "failures", "bytes", "understood", "notUnderstood"):
    assert sum(x[key] for x in d["inputs"]) == d["total"][key], key
assert d["total"]["inputs"] == sum(not x["notice"] for x in d["inputs"])
for x in d["inputs"]:
    assert x["understood"] + x["notUnderstood"] == x["bytes"]
    assert sum(t["byteLength"] for t in x["told"] if not t["understood"]) == x["notUnderstood"], x["path"]
END
fi

# ---- lists of paths ----
mkdir "$tmp/in"
cp samples/form3.xml "$tmp/in/a b.xml"
cp samples/form4.xml "$tmp/in/c.xml"
cp samples/form5.xml "$(printf '%s/in/line\nbreak.xml' "$tmp")"
find "$tmp/in" -name '?*.xml' -print0 >"$tmp/nul"
printf '%s\r\n\n%s' "$tmp/in/a b.xml" "$tmp/in/c.xml" >"$tmp/lines"
ends 0 load --files-from="$tmp/nul"
is "a list parted by NUL" grep -q '^3 inputs: 3 filings' "$tmp/out"
ends 0 load --files-from="$tmp/lines" samples/form5.xml
is "a list by line, behind the paths of the command line" [ "$(sed -n 's/^   .*\/\([^/:]*\): .*/\1/p' "$tmp/out" | tr '\n' ' ')" = "form5.xml a b.xml c.xml " ]
"$SEC16" load --files-from=- <"$tmp/nul" >"$tmp/out"
is "a list on standard input" grep -q '^3 inputs: 3 filings' "$tmp/out"
for c in check show export load; do
    "$SEC16" $c --files-from="$tmp/lines" >"$tmp/out" 2>"$tmp/err"
    is "$c takes a list" [ $? -le 1 ]
    is "  and reads its files" [ "$(grep -c 'a b\.xml\|c\.xml\|^2 filings' "$tmp/out")" -ge 1 ]
    ends 2 $c --files-from="$tmp/nosuch"
    is "  a list that is not there" grep -q '^sec16: --files-from=.*nosuch: no such file' "$tmp/err"
done
echo "$tmp/gone.xml" >>"$tmp/lines"
ends 3 load --files-from="$tmp/lines"
is "a path that is not there is told, the rest is read" grep -q '; 1 could not be read' "$tmp/out"
: >"$tmp/empty"
ends 2 load --files-from="$tmp/empty"
is "an empty list is told" grep -q 'it names no path' "$tmp/err"
ends 0 load --files-from="$tmp/empty" samples/form4.xml
ends 2 --files-from="$tmp/empty"
is "  by the browser, too" grep -q 'it names no path' "$tmp/err"
ends 2 --files-from="$tmp/nosuch"
ends 0 load --files-from=- --help
printf 'screen list\n' >"$tmp/script"
"$SEC16" --script="$tmp/script" --size=120x30 --files-from=- <"$tmp/nul" >"$tmp/out" 2>"$tmp/err"
is "the browser takes a list on standard input" grep -q '3 filings' "$tmp/out"
is "no sanitizer report" no grep -q 'Sanitizer\|runtime error' "$tmp/err"
