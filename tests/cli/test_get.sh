#!/bin/sh
# sec16 get against a small EDGAR on the loopback (tests/lib/edgar.py) that answers, limits, breaks off and lies.
SEC16=${SEC16:-build/release/sec16}
if ! "$SEC16" --version | grep -q 'sec16 get by'; then
    echo "skip get: this sec16 was built without libcurl or jansson"
    out=$("$SEC16" get PLRB --agent='Tester t@example.com' 2>&1)
    code=$?
    case $code$out in 2*libcurl4-openssl-dev*) echo "ok built without: says what to install" ;; *) echo "not ok built without: $out" ;; esac
    exit 0
fi
command -v python3 >/dev/null || { echo "skip get: python3 is not here"; exit 0; }
tmp=$(mktemp -d) || exit 2
python3 tests/lib/edgar.py "$tmp/log" >"$tmp/port" &
server=$!
trap 'kill $server; rm -rf "$tmp"' EXIT
tries=0
while [ ! -s "$tmp/port" ] && [ $tries -lt 100 ]; do sleep 0.1 && tries=$((tries + 1)); done
base=http://127.0.0.1:$(cat "$tmp/port")
HOME=$tmp XDG_CONFIG_HOME=$tmp/config no_proxy=127.0.0.1
export HOME XDG_CONFIG_HOME no_proxy
: >"$tmp/log"

get() { # runs it; standard output in out, error in err, exit status in code
    "$SEC16" get --base-url="$base" --to="$tmp/edgar" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
    code=$?
}
me='--agent=Tester t@example.com'
check() { # NAME COMMAND...
    name=$1
    shift
    if "$@"; then echo "ok $name"; else { cat "$tmp/err"; echo "not ok $name: no $*"; }; fi
}
asked() { grep -c "$1" "$tmp/log"; }
is() { [ "$1" = "$2" ]; }
here=$tmp/edgar/PLRB

get PLRB
check "without a name nothing is asked" is "$code $(asked .)" "2 0"
check "and it is told how to give one" grep -q -e '--agent=' "$tmp/err"

get PLRB --since=2024-08 "$me"
check "a ticker, since a month" is "$code $(ls "$here" | wc -l)" "0 2"
check "the folder is printed" is "$(cat "$tmp/out")" "$here"
check "a file is what EDGAR has" cmp -s samples/submission.txt "$here/0009901003-24-000008.txt"
check "503 is asked again" is "$(asked '503.*-000008')" 1
check "held back by a page of 403: it waits as long as it says" grep -q 'asked too often: going on in 1 s' "$tmp/err"
check "and goes on" test -s "$here/0009901003-24-000009.txt"

get PLRB --since=2024 "$me"
check "what cannot be had is told, the rest is there" is "$code $(ls "$here" | wc -l)" "3 8"
check "404 is told" grep -q '24-000006: EDGAR lists it and does not have it' "$tmp/err"
check "403 is told" grep -q '24-000007: EDGAR refuses it (status 403)' "$tmp/err"
check "429 is waited for" is "$(asked '429.*-000002')$(asked '200.*-000002')" 11
for n in 2 3 4 5; do check "number $n is whole: limited, broken off, cut short, a page of HTML" cmp -s samples/submission.txt "$here/0009901003-24-00000$n.txt"; done
check "what was there is not asked for again" is "$(asked '200.*-000008')" 1
check "how many, in a line" grep -q 'PLRB: 10 files, 2 of them there already, 2 could not be fetched' "$tmp/err"
check "names from the network lead nowhere else" is "$(find "$tmp" -name '*evil*' -o -name passwd | wc -l)$(asked 'evil\|passwd')" 00

get CIK0009901003 --form=5 "$me"
check "a CIK; older ones stand in a further part of the list" is "$code $(ls "$tmp/edgar/CIK0009901003")" "0 0009901003-19-000001.txt"
before=$(asked submissions-001)
get 9901003 --since=2024-09 --until=2024-09 "$me"
check "a part that is not needed is not asked for" is "$(asked submissions-001)" "$before"
get 9911003 "$me"
check "the CIK of an owner" is "$code $(ls "$tmp/edgar/9911003")" "0 0009901003-24-000011.txt"

get 2024-05-14 --form=4 "$me"
check "a day: each filing once, of the form that is asked for" is "$code $(ls "$tmp/edgar/2024-05-14" | wc -l)" "0 2"
start=$(wc -l <"$tmp/log")
get 2024-05-14 "$me"
check "the rest of it" is "$code $(ls "$tmp/edgar/2024-05-14" | wc -l)" "0 17"
tail -n +"$((start + 1))" "$tmp/log" >"$tmp/rate" # of any eleven requests in a row the last comes a second after the first
check "never more than ten requests in a second" \
    awk '{ t[NR] = $1 } NR > 10 && t[NR] - t[NR - 10] < 0.999 { bad = 1 } END { exit bad || NR != 16 }' "$tmp/rate"
get 2024-05-18 "$me"
check "a Saturday is told" grep -q 'no list of that day (Saturday)' "$tmp/err"
get 2024q2 --each --form=4 "$me"
check "a quarter one by one" is "$code $(ls "$tmp/edgar/2024q2" | wc -l)" "0 2"
get 2024Q3 "$me"
check "a quarter: the data set, at its second address" is "$code $(ls "$tmp/edgar/2024q3")" "0 2024q3_form345.zip"
check "which opens" grep -q ' filings' <<END
$("$SEC16" load "$tmp/edgar/2024q3" | tail -1)
END
get 2024q2 "$me"
check "an archive that stays cut is told, and nothing of it kept" is "$code$(ls "$tmp/edgar/2024q2" | grep -c zip)" 30
get PLRB --since=2024-09 --open "$me"
check "--open starts the browser, which wants a terminal" grep -qi 'terminal' "$tmp/err"
get PLRC "$me"
check "a ticker that is none: the nearest" grep -q 'did you mean PLRB?' "$tmp/err"
get AAPL "$me"
check "a list that is none of EDGAR's" grep -q 'is not understood' "$tmp/err"
get 'PLRB;rm' "$me"
check "a word that is nothing" is "$code" 2
get PLRB --since=soon "$me"
check "a day that is none" grep -q 'give a year, month or day' "$tmp/err"
"$SEC16" get --base-url=http://127.0.0.1:1 --to="$tmp/edgar" "$me" PLRB >"$tmp/out" 2>"$tmp/err"
check "nobody there: told, and nothing made" is "$?$(wc -c <"$tmp/out")" 30
mkdir -p "$tmp/config/sec16" && printf '[get]\nagent = Tester t@example.com\nbase-url = %s\n' "$base" >"$tmp/config/sec16/config"
"$SEC16" get --to="$tmp/edgar" PLRB --since=2024-09 >"$tmp/out" 2>"$tmp/err"
check "who asks, and where, out of the configuration" is "$?" 0
"$SEC16" get --to=/dev/null PLRB --since=2024-09 >"$tmp/out" 2>"$tmp/err"
check "a folder that cannot be" is "$?" 3

# ---- a person at a terminal ----
rm -rf "$tmp/config" "$tmp/edgar/2024-05-14"
python3 - "$SEC16" "$base" "$tmp/edgar" >"$tmp/out" 2>"$tmp/err" <<'END'
import os, pty, sys
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], ["sec16", "get", "--base-url=" + sys.argv[2], "--to=" + sys.argv[3], "2024-05-14"])
said, answered = b"", False
while True:
    try:
        some = os.read(fd, 1000)
    except OSError:
        break
    if not some:
        break
    said += some
    if b"e-mail address: " in said and not answered:
        os.write(fd, b"  Jane Doe jane@example.com \n")
        answered = True
print(said.decode(), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
END
check "it asks who one is, and goes on" grep -q '^.*/edgar/2024-05-14' "$tmp/out"
check "keeps the answer" grep -qx 'agent = Jane Doe jane@example.com' "$tmp/config/sec16/config"
check "shows rate and time left" grep -q '[0-9]* of 17, [0-9.]* a second, [0-9]* s left' "$tmp/out"
"$SEC16" get --base-url="$base" --to="$tmp/edgar" 2024-05-14 >"$tmp/out" 2>"$tmp/err" </dev/null
check "and does not ask again" is "$?" 0
