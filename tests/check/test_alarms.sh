#!/bin/sh
# How often checks sound on real filings: errors are rare, and each is explained in alarms.txt; the common notes and
# warnings stay near the rates that the catalogue measured. Skipped where the corpus is not at hand.
corpus=../shared/corpus
if [ ! -d "$corpus/xml" ] || ! command -v python3 >/dev/null; then
    echo "skip alarms: no ../shared or no python3"
    exit
fi
"$SEC16" check --format=json $corpus/xml 2>/dev/null | python3 -c '
import json, os, sys
found = json.load(sys.stdin)
known = {tuple(line.split()[:2]) for line in open("tests/check/alarms.txt") if line[0] != "#"}
def name(f): return os.path.basename(f["path"]).split(".")[0]
errors = {(name(f), f["rule"]) for f in found["findings"] if f["severity"] == "error" and f["rule"] not in ("D01", "D02")}
filings = len({n for n, _ in errors})
def say(good, what): print("ok" if good else "not ok", what)
say(filings * 50 <= found["filings"], f"errors beyond late reports in {filings} of {found['"'"'filings'"'"']} filings")
say(not errors - known, f"each error is explained {sorted(errors - known)}")
say(not known - errors, f"each explanation has its error {sorted(known - errors)}")
# At most that share of the filings: rates of the catalogue, section 12, with room for 319 filings of founders and funds.
most = {"A02": 1, "A04": 1, "A06": 2, "A28": 1, "B01": 1, "B02": 1, "B07": 2, "B09": 5, "B20": 1, "B21": 1, "B23": 1, "B25": 1, "B27": 2,
        "B29": 2, "C12": 2, "C17": 1, "C24": 1, "C28": 2, "D01": 6, "D02": 10, "D09": 0}
for rule, percent in most.items():
    n = len({name(f) for f in found["findings"] if f["rule"] == rule})
    say(n * 100 <= percent * found["filings"], f"{rule} in {n} filings, at most {percent} percent")
'
