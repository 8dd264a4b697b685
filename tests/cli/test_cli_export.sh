#!/bin/sh
# What export and check write: golden files, the shape of the JSON, CSV as others read it, export and check agreeing.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
filing=tests/golden/cli/filing.xml
picked=A01,A27,A34,B25

# Compares standard input with a golden file; ACCEPT=1 shows the difference and takes it over.
golden() {
    cat >"$tmp/got"
    want=tests/golden/cli/$1
    if cmp -s "$want" "$tmp/got"; then echo "ok golden $1"; else
        diff -u "$want" "$tmp/got"
        if [ "${ACCEPT:-}" = 1 ]; then cp "$tmp/got" "$want" && echo "ok golden $1 taken over"; else echo "not ok golden $1"; fi
    fi
}
is() {
    title=$1
    shift
    if "$@" >"$tmp/is" 2>&1; then echo "ok $title"; else
        echo "not ok $title: $*"
        head -5 "$tmp/is"
    fi
}

"$SEC16" export --select=$picked $filing 2>&1 | golden filing.ndjson
for table in transactions holdings filings findings; do
    "$SEC16" export --format=csv --table=$table --select=$picked $filing 2>&1 | golden $table.csv
done
"$SEC16" check --select=$picked $filing 2>/dev/null | golden check.txt
"$SEC16" check --format=json --select=$picked $filing $filing 2>/dev/null | golden check.json
"$SEC16" check --format=ndjson --select=$picked $filing 2>/dev/null | golden check.ndjson
"$SEC16" check --format=csv --select=$picked $filing 2>/dev/null | cmp -s - tests/golden/cli/findings.csv
is "check --format=csv is the table of findings" [ $? -eq 0 ]
"$SEC16" check --format=sarif --select=$picked $filing 2>/dev/null | tail -n +2 | golden check.sarif
"$SEC16" check --format=junit --select=$picked --fail-on=warning $filing samples/form3.xml 2>/dev/null | golden check.junit
"$SEC16" explain B25 code:J natureOfOwnership | golden explain.txt
"$SEC16" check --format=json --select=A01 $filing 2>/dev/null | tr -d '\n' | golden check-none.json

if ! command -v python3 >/dev/null; then
    echo "skip shapes: no python3"
    exit
fi
"$SEC16" export samples $filing >"$tmp/all.ndjson" 2>/dev/null
is "shape of every sample" python3 tests/cli/export_shape.py <"$tmp/all.ndjson"
"$SEC16" check --format=json samples $filing >"$tmp/check.json" 2>/dev/null
"$SEC16" check --format=ndjson samples $filing >"$tmp/check.ndjson" 2>/dev/null
"$SEC16" check samples $filing >"$tmp/check.txt" 2>/dev/null
"$SEC16" check --format=sarif samples $filing 2>/dev/null >"$tmp/check.sarif"
is "SARIF follows its schema" python3 tests/cli/schema.py tests/cli/sarif.schema.json <"$tmp/check.sarif"
"$SEC16" check --format=junit samples $filing 2>/dev/null >"$tmp/check.junit"
for table in transactions holdings filings findings; do
    "$SEC16" export --format=csv --table=$table samples $filing >"$tmp/$table.csv" 2>/dev/null
done
is "all formats say the same" python3 - "$tmp" <<'END'
import csv, json, sys, xml.etree.ElementTree
d = sys.argv[1]
filings = [json.loads(x) for x in open(d + "/all.ndjson", encoding="utf-8")]
alone = [(j["source"], f["rule"], f["fingerprint"]) for j in filings for f in j["findings"]]
one = json.load(open(d + "/check.json", encoding="utf-8"))
lines = [json.loads(x) for x in open(d + "/check.ndjson", encoding="utf-8")]
def table(name):
    with open(f"{d}/{name}.csv", encoding="utf-8", newline="") as f:
        text = f.read()
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", ""), "line ends"
    rows = list(csv.DictReader(text.splitlines(keepends=True), strict=True))
    assert all(None not in r and None not in r.values() for r in rows), f"{name}: a line has not as many values as heads"
    return rows
shown = [(f["path"], f["rule"], f["fingerprint"]) for f in one["findings"]]
assert len(alone) > 20, "too few findings to compare"
assert alone == [f for f in shown if f in alone], "check --format=json"
assert len(alone) < len(shown), "check looks across filings, export at each by itself"
assert lines == one["findings"], "check --format=ndjson"
assert [(r["source"], r["rule"], r["fingerprint"]) for r in table("findings")] == alone, "findings.csv"
sarif = json.load(open(d + "/check.sarif", encoding="utf-8"))["runs"][0]
assert [(r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], r["ruleId"], r["partialFingerprints"]["sec16/v1"])
        for r in sarif["results"]] == shown, "check --format=sarif"
assert all(sarif["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in sarif["results"]), "ruleIndex"
for r in sarif["results"]:
    place = r["locations"][0]["physicalLocation"]
    if "region" in place:
        g, data = place["region"], open(place["artifactLocation"]["uri"], "rb").read()
        assert g["byteOffset"] + g["byteLength"] <= len(data)
        assert g["startLine"] == data[:g["byteOffset"]].count(b"\n") + 1, place
junit = xml.etree.ElementTree.parse(d + "/check.junit").getroot()
cases = [c for c in junit.iter("testcase") if c.get("name") != "no findings"]
assert [(c.get("classname"), c.get("name")[:3]) for c in cases] == [x[:2] for x in shown], "check --format=junit"
assert len(list(junit.iter("failure"))) == one["errors"] == sum(int(s.get("failures")) for s in junit), "failures"
assert len({s.get("name") for s in junit}) == len(filings) and all(len(s) == int(s.get("tests")) for s in junit), "suites"
text = open(d + "/check.txt", encoding="utf-8").read().splitlines()
assert len(text) == len(shown) + 1, "check --format=text"
for line, (path, rule, _) in zip(text, shown): assert line.startswith(path + ":") and f" {rule} " in line, line
count = {s: sum(f["severity"] == s for f in one["findings"]) for s in ("error", "warning", "note")}
assert (one["filings"], one["errors"], one["warnings"], one["notes"]) == (len(filings), *count.values()), "totals"
assert len(table("filings")) == len(filings)
for name, kind in (("transactions", "transaction"), ("holdings", "holding")):
    want = [(j["source"], t, i + 1, r) for j in filings for t, k in (("I", "nonDerivativeTable"), ("II", "derivativeTable"))
            for i, r in enumerate(j[k]) if r["kind"] == kind]
    got = table(name)
    assert len(want) == len(got) > 3, name
    for (source, t, i, r), g in zip(want, got):
        assert (g["source"], g["table"], g["row"]) == (source, t, str(i))
        for k in r:
            value = r[k].get("value", "") if k != "kind" else None
            assert value is None or "\x1b" in value or g[k] == value, (name, k, g[k], value)
END
