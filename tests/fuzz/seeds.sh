#!/bin/sh
# What the fuzzers start from: samples of the project, a folder a target below $1.
set -eu
cd "$(dirname "$0")/../.."
out=$1
mkdir -p "$out"
for t in $(sed -n 's/^TARGET(\([a-z]*\),.*/\1/p' tests/fuzz/targets.def); do mkdir -p "$out/$t"; done
for t in document outputs print; do
    for f in samples/*.* samples/chain/*; do [ "$(wc -c <"$f")" -gt 16384 ] || cp "$f" "$out/$t"; done
done
cp samples/*.xml samples/*.html "$out/markup"
cp samples/submission*.* "$out/header"
for f in samples/2024q3_form345/*.tsv; do echo "== $(basename "$f")" && cat "$f"; done >"$out/dataset/quarter"
for f in form3 form4; do
    tar -cf "$out/archive/$f.tar" -C samples $f.xml
    gzip -nc samples/$f.xml >"$out/archive/$f.gz"
    tar -czf "$out/archive/$f.tar.gz" -C "$out/archive" $f.tar
done
python3 -c "import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'w').write('samples/form3.xml')" "$out/archive/form3.zip" 2>/dev/null || :
printf '(?i)opti(on|ng)s?\nStock Option (right to buy)\n' >"$out/pattern/option"
printf '\\b[0-9]{1,3}(,[0-9]{3})*\\b\n24,000 and 3,366\n' >"$out/pattern/number"
n=0
sed -n 's/^QUERY([^"]*//; s/.*"\([^"]*:[^"]*\)".*/\1/p' include/find/query.def | while read -r q; do
    n=$((n + 1)) && printf '%s' "$q" >"$out/query/$n"
done
printf '(code:M OR code:S) AND NOT late -owner~/trust/i "a \\"b" price:10..20 date:2024-07-01..' >"$out/query/all"
printf '[screen]\ntheme = dark\nmouse = off\n[queries]\nbig = code:S value:>1m\n[keys]\nleave = q Q\n' >"$out/config/small"
for f in tests/golden/screens/*.keys; do head -c 1000 "$f" | sed '$d' >"$out/script/$(basename "$f")"; done
if [ -x build/release/sec16 ]; then
    printf 'key } a\nkey } r\nkey V\nkey q\n' |
        build/release/sec16 --script=- --review-db="$out/store/review.db" samples/form4-scan.txt >/dev/null 2>&1 || :
fi

# Words of each language, out of the tables that make them.
words() { # FILE: a word a line becomes a dictionary
    sort -u | sed 's/[\\"]/\\&/g; s/.*/"&"/' >"$1"
}
fields=$(sed -n 's/^[A-Z_]*([^"]*"\([A-Za-z0-9]*\)".*/\1/p' include/model/fields.def include/model/schema.def | sort -u)
{
    echo "$fields" | sed 's/.*/<&>\n<\/&>/'
    printf '%s\n' '<value>' '</value>' '<footnoteId id="F1"/>' '<![CDATA[' ']]>' '<!--' '-->' '&amp;' '&#x20;' '<TD>' '</TD>' '<TR>' '</TABLE>' \
        '<SEC-HEADER>' '<DOCUMENT>' '<TYPE>4' '<TEXT>' '</TEXT>' '</DOCUMENT>' '-----BEGIN PRIVACY-ENHANCED MESSAGE-----' \
        'OMB APPROVAL' 'Table I' 'Table II' 'FORM 4' '1. Title of Security' '2. Transaction Date' '3. Transaction Code' \
        'Explanation of Responses' 'Signature of Reporting Person' '(Month/Day/Year)' 'Common Stock' '11/12/2003' '24,000' '(1)' '| ' '----'
} | words "$out/document.dict"
cp "$out/document.dict" "$out/outputs.dict"
cp "$out/document.dict" "$out/print.dict"
cp "$out/document.dict" "$out/markup.dict"
cp "$out/document.dict" "$out/header.dict"
{
    sed -n 's/^QUERY(\([a-z0-9_]*\),.*/\1:/p' include/find/query.def
    printf '%s\n' ' AND ' ' OR ' 'NOT ' '(' ')' '"' '~/' '/i' '>=' '<=' '..' ':=' '@'
} | words "$out/query.dict"
{
    sed -n 's/^KEY_NAME([A-Z0-9]*, "\(.*\)")/\1 /p' include/ui/keynames.def
    printf '%s\n' 'key ' 'type ' 'click ' 'wheel up ' 'size 80x24' 'screen a' 'C-d ' 'C-w '
} | words "$out/script.dict"
printf '%s\n' '[keys]' '[screen]' '[queries]' 'theme = ' 'mouse = on' ' = ' | words "$out/config.dict"
printf '%s\n' '(?i)' '(?=' '(?<!' '\\b' '\\d+' '[^' '{1,3}' '(?R)' '\\K' '(*SKIP)' '\\X' '(?|' '(?>' | words "$out/pattern.dict"
