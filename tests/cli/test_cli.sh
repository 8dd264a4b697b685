#!/bin/sh
# The command line: exit statuses, messages, every option, hostile inputs, output that fails.
tmp=$(mktemp -d)
trap 'chmod -R u+rwx "$tmp"; rm -rf "$tmp"' EXIT
filing=tests/golden/cli/filing.xml

# Says whether the command behind the name succeeds.
is() {
    title=$1
    shift
    if "$@" >"$tmp/is" 2>&1; then echo "ok $title"; else
        echo "not ok $title: $*"
        sed 's/^/    /' "$tmp/is" "$tmp/err" 2>/dev/null | head -20
    fi
}
no() { ! "$@"; }

# Runs sec16 and compares its exit status, and a pattern with what it says on standard error ("" = it says nothing).
ends() {
    want=$1 says=$2
    shift 2
    "$SEC16" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
    got=$?
    is "status $want: $*" [ "$got" -eq "$want" ]
    if [ -z "$says" ]; then is "no message: $*" [ ! -s "$tmp/err" ]; else is "message: $*" grep -q -- "$says" "$tmp/err"; fi
    is "no sanitizer report: $*" no grep -q 'Sanitizer\|runtime error' "$tmp/err"
}

# ---- usage ----
ends 2 'no filings given'
ends 0 '' --help
is "help names every command" grep -q '^  explain ' "$tmp/out"
ends 0 '' --version
is "the version is a line" grep -qx 'sec16 [0-9.]*' "$tmp/out"
mkdir "$tmp/bin" && printf '#!/bin/sh\n' >"$tmp/bin/tesseract" && chmod +x "$tmp/bin/tesseract"
for path in "$tmp/bin" "/nowhere:$tmp/bin" "/nowhere:/nor/here:$tmp/bin:/bin"; do
    PATH=$path "$SEC16" --version >"$tmp/out" 2>"$tmp/err"
    is "a program is found wherever PATH has it" /bin/grep -q 'tesseract, which is installed' "$tmp/out"
done
env -i "$SEC16" --version >"$tmp/out" 2>"$tmp/err"
is "and without a PATH none is" grep -q 'tesseract, which is not installed' "$tmp/out"
is "  the libraries are another" grep -qx 'libraries: ncurses [0-9].*, PCRE2 [0-9].*, utf8proc [0-9].*, nettle [0-9].*, libarchive [0-9].*, SQLite [0-9.]*' "$tmp/out"
ends 0 '' help
ends 2 "unknown command 'shwo': did you mean show" help shwo
for c in show check export search load explain rules docs; do
    ends 0 '' help $c
    cp "$tmp/out" "$tmp/help"
    ends 0 '' $c --help
    is "help $c and $c --help say the same" cmp "$tmp/help" "$tmp/out"
    is "usage of $c" grep -q "^Usage: sec16 $c" "$tmp/out"
done
ends 2 'did you mean check' chekc
ends 2 'did you mean export' exprot "$filing"
ends 2 'did you mean --format?' check --formt=text "$filing"
ends 2 'option --table is not for check' check --table=filings "$filing"
ends 2 'choose one of text, json' check --format=xml "$filing"
ends 2 '--fail-on needs a value' check "$filing" --fail-on
ends 2 '--help takes no value' --help=yes
ends 2 'whole number' show --width=wide "$filing"
ends 2 'whole number' show --width=0 "$filing"
ends 2 'like 80x24' --size=80 "$filing"
ends 2 'unknown option -x' -x "$filing"
ends 2 "no rule 'B99'" check --select=B99 "$filing"
ends 2 "no rule 'zz'" check --ignore=zz "$filing"
ends 2 "no rule 'B99'" --select=B99 "$filing"
ends 2 'needs PATH' check
ends 2 "takes no 'x'" rules x
ends 2 'did you mean options' docs opions

# ---- every option of the help is accepted, with every choice it names ----
for c in show check export load; do
    "$SEC16" $c --help | sed -n 's/^  \(-., \)\{0,1\}\(--[a-z-]*=\{0,1\}\)\([^ ]*\).*/\2 \3/p' >"$tmp/options"
    is "help of $c lists options" [ "$(wc -l <"$tmp/options")" -ge 5 ]
    while read -r name argument; do
        case $argument in
        LIST) values=A01,B ;;
        N) values=80 ;;
        FILE) : >"$tmp/known" && values=$tmp/known ;;
        *) values=$(echo "$argument" | tr '|' ' ') ;;
        esac
        for v in ${values:-""}; do
            "$SEC16" $c "$name$v" "$filing" >/dev/null 2>"$tmp/err"
            is "$c $name$v" [ $? -le 1 ]
        done
    done <"$tmp/options"
done
"$SEC16" check --format ndjson --select A27 -- "$filing" >"$tmp/out" 2>/dev/null
is "a value may be the next word" grep -q '"rule":"A27"' "$tmp/out"

# ---- findings and exit status ----
ends 1 'byte [0-9]*: ' check --select=A27 "$filing"
is "a line a finding" grep -qx "$filing:Table I row 1: error A27 number-syntax: .*" "$tmp/out"
is "a summary" grep -qx '1 filing: 1 error, 0 warnings, 0 notes' "$tmp/out"
ends 0 'byte [0-9]*: ' check --select=A27 --fail-on=never "$filing"
ends 0 'byte [0-9]*: ' check --select=B25 "$filing"
ends 1 'byte [0-9]*: ' check --select=B25 --fail-on=warning "$filing"
ends 0 'byte [0-9]*: ' check --ignore=A,B,C,D,F "$filing"
ends 1 '' export --select=A27 "$filing"
ends 0 '' export --select=A01 "$filing"
is "what comes behind -- is a path" [ "$("$SEC16" check -- --help 2>&1 >/dev/null | cut -c1-15)" = "sec16: --help: " ]

# ---- a baseline: what is known is left out, what is new is found, what is gone is told ----
picked=A27,B25,A34
ends 0 'byte' check --select=$picked --write-baseline="$tmp/baseline" "$filing"
is "all findings are known now" grep -q '; 3 known from the baseline' "$tmp/out"
is "a line a finding" [ "$(grep -c '^[0-9a-f]\{16\} [A-F][0-9][0-9] tests/golden' "$tmp/baseline")" -eq 3 ]
ends 0 'byte' check --select=$picked --baseline="$tmp/baseline" "$filing"
is "known findings are left out" [ "$(wc -l <"$tmp/out")" -eq 1 ]
is "nothing is said to be gone" no grep -q 'no longer' "$tmp/err"
mkdir "$tmp/tests" "$tmp/tests/golden" "$tmp/tests/golden/cli"
sed 's/12 thousand/12000/; s/2030-01-15/20300-01-15/' "$filing" >"$tmp/tests/golden/cli/filing.xml"
case $SEC16 in /*) program=$SEC16 ;; *) program=$PWD/$SEC16 ;; esac
(cd "$tmp" && "$program" check --select=$picked,A01 --baseline=baseline "$filing") >"$tmp/out" 2>"$tmp/err"
is "a new finding fails the check" [ $? -eq 1 ]
is "  and is shown" grep -q 'error A01' "$tmp/out"
is "what is gone is told" grep -q 'A27 of tests/golden/cli/filing.xml is no longer found' "$tmp/err"
is "what stays is known" grep -q '; 1 known' "$tmp/out"
sed 's/<transactionCode>G/<transactionCode>Y/' tests/check/planted/form4.txt >"$tmp/moved.txt"
ends 0 '' check --select=A21 --write-baseline="$tmp/known" "$tmp/moved.txt"
sed -i 's|<nonDerivativeTable>|&<nonDerivativeHolding><securityTitle><value>Preferred Stock</value></securityTitle></nonDerivativeHolding>|' \
    "$tmp/moved.txt"
ends 0 '' check --select=A21 --baseline="$tmp/known" "$tmp/moved.txt"
is "a finding stays known when its row moves" grep -q '; 1 known' "$tmp/out"
ends 2 'is none of a baseline' check --baseline=README.md "$filing"
ends 2 'no such file' check --baseline="$tmp/nosuch" "$filing"
ends 3 'it was not written' check --write-baseline="$tmp/nosuch/x" "$filing"

{ "$SEC16" check --write-baseline="$tmp/whole" samples/checks samples/checks samples/checks; } 2>/dev/null | true
"$SEC16" check --write-baseline="$tmp/quiet" samples/checks samples/checks samples/checks >/dev/null 2>&1
is "a baseline is whole though nobody reads the output" cmp "$tmp/whole" "$tmp/quiet"

# ---- inputs that cannot be read: told, status 3, the rest processed ----
: >"$tmp/empty.txt"
printf ' \n\n' >"$tmp/blank.txt"
head -c 3000 /dev/urandom >"$tmp/binary.dat"
echo 'Dear all, the meeting is on Monday.' >"$tmp/letter.txt"
mkdir "$tmp/folder" "$tmp/loop" "$tmp/locked"
ln -s .. "$tmp/loop/up"
ln -s nowhere "$tmp/dangling"
ln -s self "$tmp/self"
mkfifo "$tmp/pipe"
cp "$filing" "$tmp/good.xml"
for pair in "nosuch.xml:no such file" "empty.txt:empty" "blank.txt:empty" "binary.dat:not text" "letter.txt:no Form 3, 4 or 5" \
    "folder:without files" "dangling:no such file" "self:a link" "pipe:neither a file nor a folder"; do
    ends 3 "${pair#*:}" check --select=A01 "$tmp/${pair%%:*}" "$tmp/good.xml"
    is "  names it: ${pair%%:*}" grep -q "^sec16: $tmp/${pair%%:*}" "$tmp/err"
    is "  the rest was read" grep -q '^1 filing: .*; 1 input could not be read' "$tmp/out"
    ends 3 "${pair#*:}" export "$tmp/${pair%%:*}"
    ends 3 "${pair#*:}" show "$tmp/${pair%%:*}"
done
ends 3 'no such file' "$tmp/nosuch"
rm "$tmp"/*.txt "$tmp/binary.dat" "$tmp/dangling" "$tmp/self" "$tmp/pipe"
ends 3 'contains itself' check --select=A01 "$tmp/loop/up/loop"
chmod 0 "$tmp/locked"
chmod 755 "$tmp"
printf '"%s" check --select=A01 "%s" "%s"\n' "$program" "$tmp/locked" "$tmp/good.xml" >"$tmp/as-nobody"
if [ "$(id -u)" -ne 0 ]; then sh "$tmp/as-nobody" >"$tmp/out" 2>"$tmp/err"
else su nobody -s /bin/sh -c "test -x '$program' && sh '$tmp/as-nobody'" >"$tmp/out" 2>"$tmp/err"; fi
status=$?
if [ $status -eq 3 ] || [ "$(id -u)" -ne 0 ]; then
    is "no permission: status 3" [ $status -eq 3 ]
    is "  is told" grep -q "^sec16: $tmp/locked: no permission" "$tmp/err"
    is "  the rest was read" grep -q '^1 filing: ' "$tmp/out"
else
    echo "skip no permission: root reads everything, and nobody cannot run $program"
fi
head -c 1500 "$filing" >"$tmp/cut.xml"
"$SEC16" check "$tmp/cut.xml" >"$tmp/out" 2>"$tmp/err"
is "a cut filing is told" grep -q 'cut.xml: byte [0-9]*: ' "$tmp/err"
"$SEC16" check --select=A27 - <"$filing" >"$tmp/out" 2>/dev/null
is "standard input" grep -q '^-:Table I row 1: error A27' "$tmp/out"

# ---- order, output that fails ----
mkdir "$tmp/many"
for i in 1 2 3 4 5 6 7 8 9; do cp "$filing" "$tmp/many/$i.xml"; done
"$SEC16" export "$tmp/many/7.xml" "$tmp/many" | sed 's/.*many.\([0-9]\).xml.*/\1/' | tr -d '\n' >"$tmp/out"
is "filings come in the order of the input" grep -qx 7123456789 "$tmp/out"
{ "$SEC16" export "$tmp/many" 2>"$tmp/err"; echo $? >"$tmp/status"; } | true
is "a closed pipe is quiet" [ ! -s "$tmp/err" ]
if [ -w /dev/full ]; then
    for c in export check show load "rules" "explain B25"; do
        case $c in rules | explain*) paths= ;; *) paths=$filing ;; esac
        "$SEC16" $c $paths >/dev/full 2>"$tmp/err"
        is "a full disk: $c" [ $? -eq 3 ]
        is "  is told" grep -q 'standard output: ' "$tmp/err"
    done
else
    echo "skip full disk: no /dev/full"
fi

# ---- nothing a file holds or is called reaches the terminal raw ----
bad=$(printf 'bad\033[31m\377.xml')
cp "$filing" "$tmp/$bad"
clean() { no grep -q "$(printf '[\001-\010\013\014\016-\037\177]')" "$1" && iconv -f UTF-8 -t UTF-8 "$1" >/dev/null; }
for c in check show export "export --format=csv" "export --format=csv --table=filings" "check --format=json" "check --format=ndjson" \
    "check --format=sarif" "check --format=junit" "check --format=csv" load "load --format=json"; do
    "$SEC16" $c "$tmp/$bad" "$tmp/no$bad" >"$tmp/out" 2>"$tmp/err"
    is "clean output: $c" clean "$tmp/out"
    is "clean messages: $c" clean "$tmp/err"
    is "  there is output: $c" [ -s "$tmp/out" ]
done
for width in 20 40 80 200; do
    "$SEC16" show --width=$width "$filing" >"$tmp/out" 2>"$tmp/err"
    is "show fits $width columns" [ "$(wc -L <"$tmp/out")" -le $width ]
done

# ---- explain, rules, docs ----
"$SEC16" rules >"$tmp/rules"
is "rules are listed" [ "$(grep -c '^[A-F][0-9][0-9] ' "$tmp/rules")" -ge 60 ]
sed -n 's/^\([A-F][0-9][0-9]\) \([a-z0-9-]*\) .*/\1 \2/p' "$tmp/rules" >"$tmp/names"
n=$(wc -l <"$tmp/names")
"$SEC16" explain $(cut -d' ' -f1 "$tmp/names") >"$tmp/out" 2>"$tmp/err"
is "every rule is explained by its id" [ "$(sed -n 's/^\([A-F][0-9][0-9] [a-z0-9-]*\): .*/\1/p' "$tmp/out")" = "$(cat "$tmp/names")" ]
for part in 'Fires when' Source Why 'False alarms' 'Fires on' 'Silent on' 'Works on'; do
    is "  with $part" [ "$(grep -c "^  $part  *[^ ]" "$tmp/out")" -eq "$n" ]
done
"$SEC16" explain $(cut -d' ' -f2 "$tmp/names") >"$tmp/by-name" 2>"$tmp/err"
is "every rule is explained by its name" cmp "$tmp/out" "$tmp/by-name"
ends 0 '' explain code:A code:C code:D code:E code:F code:G code:H code:I code:J code:K code:L code:M code:O code:P code:S \
    code:U code:V code:W code:X code:Z
ends 0 '' explain transactionshares issuerName isOfficer signatureDate
ends 0 '' explain column:II.5 I.4 B25 p
ends 2 "did you mean transactionShares" explain transactionShare
ends 2 "nothing is called" explain code:B column:III.1 II.99
is "the good names were explained anyway" "$SEC16" explain B25
for part in bash zsh fish commands options keys columns codes rules query exits; do
    ends 0 '' docs $part
    is "  is not empty" [ -s "$tmp/out" ]
done
[ "${ACCEPT:-}" = 1 ] && sh .ci/docs
is "the manual is up to date" sh .ci/docs --check
if command -v bash >/dev/null; then
    cat >"$tmp/complete" <<'END'
eval "$("$SEC16" docs bash)"
compopt() { :; }
try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _sec16; echo "${COMPREPLY[*]}"; }
try sec16 exp
try sec16 check --fail-on = ""
try sec16 export --ta
END
    bash "$tmp/complete" >"$tmp/out" 2>&1
    is "bash completes a command" grep -q '^export explain\|^explain export\|^export' "$tmp/out"
    is "bash completes a value" grep -qx 'note warning error never.*' "$tmp/out"
    is "bash completes an option" grep -qx -- '--table=' "$tmp/out"
fi
if command -v groff >/dev/null; then
    is "the manual is sound roff" [ -z "$(groff -man -ww -Tutf8 man/sec16.1 2>&1 >/dev/null)" ]
fi
