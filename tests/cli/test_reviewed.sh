#!/bin/sh
# Decisions made in the browser, and what export and show make of them.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
scan=samples/form4-scan.txt
db=$tmp/review.db

is() {
    title=$1
    shift
    if "$@" >"$tmp/is" 2>&1; then echo "ok $title"; else
        echo "not ok $title: $*"
        head -5 "$tmp/is"
    fi
}
play() { printf '%s\n' "$@" | "$SEC16" --script=- --review-db="$db" $scan >"$tmp/screens" 2>&1; }

"$SEC16" export $scan >"$tmp/before" 2>/dev/null
play 'key 2 } a' 'key } } r' 'key } e C-u' 'type 11/12/2004' 'key Enter'
is "the browser makes the file" test -s "$db"
"$SEC16" export $scan 2>/dev/null | cmp -s - "$tmp/before"
is "export without --reviewed is the same as before" [ $? -eq 0 ]
"$SEC16" export --reviewed --review-db="$db" $scan >"$tmp/after" 2>/dev/null
"$SEC16" export --review-db="$db" $scan 2>/dev/null | cmp -s - "$tmp/after"
is "--review-db alone means --reviewed" [ $? -eq 0 ]
cp $scan "$tmp/elsewhere.txt"
"$SEC16" export --review-db="$db" "$tmp/elsewhere.txt" 2>/dev/null | sed 's/"source":"[^"]*",//' >"$tmp/moved"
sed 's/"source":"[^"]*",//' "$tmp/after" | cmp -s - "$tmp/moved"
is "decisions follow the bytes, not the path" [ $? -eq 0 ]
{ cat $scan; echo; } >"$tmp/other.txt"
"$SEC16" export --review-db="$db" "$tmp/other.txt" 2>/dev/null | grep -c '"decision"' >"$tmp/count"
is "another filing has none of them" grep -qx 0 "$tmp/count"
"$SEC16" export --format=csv --review-db="$db" $scan 2>/dev/null | grep -q 'exerciseDate: typed'
is "the tables tell them" [ $? -eq 0 ]
"$SEC16" show --review-db="$db" $scan 2>/dev/null | grep -q '\*!*11/12/2004'
is "show tells them" [ $? -eq 0 ]

# taken back in the session in which they were made
undone=$tmp/undone.db
(db=$undone; play 'key 2 } a' 'key } } r' 'key } e C-u' 'type 11/12/2004' 'key Enter' 'key u u u')
"$SEC16" export --reviewed --review-db="$undone" $scan 2>/dev/null | cmp -s - "$tmp/before"
is "all taken back: the same as before" [ $? -eq 0 ]

# what filings have to do with each other goes by the values as decided
mkdir "$tmp/two"
db=$tmp/two.db
cp $scan "$tmp/two/1.txt"
sed 's,11/1\([0-9]\)/2003,12/1\1/2003,g' $scan >"$tmp/two/2.txt"
across() { "$SEC16" check --select=E --reviewed --review-db="$db" "$tmp/two" | grep -c 'row 1: note E01.*1,000 above' >"$tmp/count"; }
walk() {
    printf '%s\n' 'key J' 'type /2,058' 'key Enter' "$@" |
        "$SEC16" --script=- --size=120x40 --review-db="$db" "$tmp/two" >"$tmp/screens" 2>&1
}
across
is "filings that fit together" grep -qx 0 "$tmp/count"
walk 'key e C-u' 'type 3058' 'key Enter' 'key w' 'screen typed'
is "a typed balance breaks with the other filing, on the screen at once" grep -q 'E01 .*1,000 above' "$tmp/screens"
across
is "and in check --reviewed" grep -qx 1 "$tmp/count"
walk 'key w' 'screen before' 'key w 3 u' 'key w' 'screen after'
is "it is known when the browser opens" grep -q 'E01 .*1,000 above' "$tmp/screens"
sed '1,/^== after/d' "$tmp/screens" | grep -c 'E01 ' >"$tmp/count"
is "and gone when it is taken back" grep -qx 0 "$tmp/count"

# a file that cannot be used
"$SEC16" export --review-db="$tmp/none.db" $scan >"$tmp/out" 2>"$tmp/err"
is "a file that is not there: exit status 3" [ $? -eq 3 ]
is "and a message" grep -q 'none.db: no such file' "$tmp/err"
printf 'this is a text, and long enough to be looked at as if it were a database, which it is not\n' >"$tmp/bad.db"
"$SEC16" export --review-db="$tmp/bad.db" $scan >"$tmp/out" 2>"$tmp/err"
is "a damaged file: exit status 3" [ $? -eq 3 ]
is "and what to do" grep -q 'move it away, or name another with --review-db=FILE' "$tmp/err"
db=$tmp/bad.db
play 'screen opened' 'key 2 } a' 'screen not kept'
is "the browser tells it on opening" grep -q '^earlier decisions cannot be read' "$tmp/screens"
is "and on deciding" grep -q '^not kept' "$tmp/screens"

if ! command -v python3 >/dev/null; then
    echo "skip export --reviewed in detail: no python3"
    exit
fi
is "export --reviewed: values, how, repairs" python3 - "$tmp/before" "$tmp/after" <<'END'
import json, sys
before, after = (json.load(open(p, encoding="utf-8")) for p in sys.argv[1:])
found = set()
for table in ("nonDerivativeTable", "derivativeTable"):
    for old, new in zip(before[table], after[table], strict=True):
        assert old.keys() == new.keys()
        for name, cell in new.items():
            if cell == old[name]: continue
            (how,) = cell["how"]
            found.add(how)
            assert how in ("accepted", "rejected", "typed"), how
            assert "raw" in cell
            if how == "accepted": assert cell["value"] == old[name]["value"]
            if how == "rejected": assert cell["value"].replace(",", "") == cell["raw"].replace(",", "")
            if how == "typed": assert cell["value"] == "2004-11-12" != old[name]["value"]
decided = {(r.get("table"), r["row"], r["field"]): r["decision"] for r in after["repairs"] if "decision" in r}
assert sorted(decided.values()) == ["accepted", "rejected", "typed"], decided
for r in after["repairs"]: r.pop("decision", None)
for r in before["repairs"]: assert "decision" not in r
assert after["repairs"] == before["repairs"], "what was read stays in repairs"
rules = lambda x: sorted(f["rule"] for f in x["findings"])
assert rules(after) != rules(before), "findings are those of the decided values"
assert not [f for f in after["findings"] if f["rule"][0] == "F" and f.get("field") == "exerciseDate" and "19|38" in f["message"]]
assert {"rejected", "typed"} <= found, found
END
