#!/bin/sh
# sec16 search, and --query in every command that takes filings: what they print, count, and say of a mistake.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

is() {
    title=$1
    shift
    if "$@" >"$tmp/is" 2>&1; then echo "ok $title"; else
        echo "not ok $title: $*"
        sed 's/^/    /' "$tmp/is" "$tmp/out" "$tmp/err" | head -20
    fi
}
# Runs sec16; status, lines of output, and a pattern in what it says on standard error ("" = nothing).
gives() {
    want=$1 lines=$2 says=$3
    shift 3
    "$SEC16" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
    got=$?
    is "status $want: $*" [ "$got" -eq "$want" ]
    is "$lines lines: $*" [ "$(wc -l <"$tmp/out")" -eq "$lines" ]
    if [ -z "$says" ]; then is "no message: $*" [ ! -s "$tmp/err" ]; else is "message: $*" grep -q -- "$says" "$tmp/err"; fi
}

# ---- search ----
gives 0 4 '4 matches in 1 of 1 filing' search '(M|S)\(1\)' samples/form4.xml
is "a code is found with its footnote mark" grep -qx 'samples/form4.xml:Table I row 2, Code: S(1)' "$tmp/out"
gives 0 4 '4 matches in 1 of 3 filings; 6 if case is ignored' search Trust samples/form4.xml samples/form3-none.xml samples/form5.xml
gives 0 1 '^sec16: 6 matches in 1 of 1 filing$' search --count trust samples/form4.xml
is "matches of a filing are counted" grep -qx '6 samples/form4.xml' "$tmp/out"
gives 0 1 '1 match in 1' search '42\.1' samples/form4.xml
is "a footnote is found, with what is around it" grep -q 'form4.xml:footnote (2): ….*prices from \$42.10' "$tmp/out"
gives 0 4 '4 matches' search --format=ndjson '24,00' samples/form4-scan.txt
is "a match as JSON" grep -q '"field":"transactionShares","text":"24,000","match":"24,00","at":0,"inSource":false' "$tmp/out"
gives 1 0 '0 matches in 0 of 1 filing' search zzzz samples/form4.xml
gives 2 0 'missing )' search '(' samples/form4.xml
gives 2 0 'needs PATTERN PATH' search Trust
gives 3 0 'no such file' search Trust samples/none.xml
echo samples/form4.xml >"$tmp/list"
gives 0 4 '4 matches' search Trust --files-from="$tmp/list"
gives 2 0 'needs PATTERN' search --files-from="$tmp/list"
gives 0 4 '4 matches in 1 of 1 filing' search Trust --query='form:4 code:M' samples/form4.xml samples/form5.xml

# ---- --query ----
gives 0 1 '' export --query='code:S value:>1k' samples/form4.xml samples/form5.xml samples/form3.xml
gives 0 3 '' export --format=csv --query='code:S' samples/form4.xml
gives 0 0 '' show --query=late samples/form4.xml
gives 1 4 '' check --query='form:5 rule:D06' samples/chain
is "the sum is of those that were asked for" grep -q '^1 filing: ' "$tmp/out"
gives 0 2 '' check --query='rule:E05' samples/chain --fail-on=never --select=E05
is "what is found across filings can be asked for" grep -q '5-sold-amended.xml:.*E05' "$tmp/out"
gives 0 1 '' check --query='late' --select=B samples/form4.xml --fail-on=never
"$SEC16" late samples/chain >"$tmp/all"
gives 0 "$(wc -l <"$tmp/all")" '' late --query='sale:>1' samples/chain
gives 0 2 '' late --query='sale:>1b' samples/chain
gives 0 2 '' shortswing --query='owner:nobody' samples/chain
"$SEC16" shortswing samples/chain >"$tmp/all"
gives 0 "$(wc -l <"$tmp/all")" '' shortswing --query='late' samples/chain
for c in show check export late shortswing 'search x'; do
    gives 2 0 '--query: column 8: there is no field "ownr": did you mean owner?' $c --query='form:4 ownr:x' samples/form4.xml
done
gives 2 0 '--query needs a value' export samples/form4.xml --query
