"""Asks each question of queries.tsv twice, by --query and of what `export` writes, over the filings at PATH.

queries.tsv: query, "row" or "filing", a question in Python. "row": asked of each row r of a filing f; the rows of
`export --format=csv --query` must be those of which it is true. "filing": asked of f with its rows; the filings must be.
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
from decimal import Decimal

SEC16, PATH = os.environ["SEC16"], sys.argv[1]


class Row:
    """Values of a row under the names of the export; None where there is none."""

    def __init__(self, table, number, cells):
        self.table, self.number, self.holding = table, number, cells["kind"] == "holding"
        self.cells = {k: v.get("value") for k, v in cells.items() if k != "kind"}
        self.notes = {n for k, v in cells.items() if k != "kind" for n in v["footnotes"]}

    def __getattr__(self, name):
        return self.cells.get(name)

    def number_of(self, name):
        v = self.cells.get(name)
        return None if v is None else Decimal(v)

    @property
    def value(self):
        total, shares, price = (self.number_of("transaction" + n) for n in ("TotalValue", "Shares", "PricePerShare"))
        if self.holding or total is not None and shares is None:
            return None if self.holding else total
        return None if shares is None or price is None else shares * price


class Filing:
    def __init__(self, o):
        self.o, self.source, self.form = o, o["source"], o["documentType"]
        self.issuer, self.owners, self.notes = o["issuer"], o["reportingOwner"], o["footnotes"]
        tables = (("I", o["nonDerivativeTable"]), ("II", o["derivativeTable"]))
        self.rows = [Row(t, i + 1, cells) for t, rows in tables for i, cells in enumerate(rows)]
        self.rules = {x["rule"] for x in o["findings"]}
        self.severities = {x["severity"] for x in o["findings"]}

    def owner(self, pattern):
        return any(re.search(pattern, x["rptOwnerName"] or "") for x in self.owners)

    def role(self, name):
        return any(x[name] for x in self.owners)

    def note(self, pattern):
        return any(re.search(pattern, x or "") for x in self.notes.values())

    def row_note(self, r, pattern):
        """A footnote of the row, or one that no row refers to."""
        used = {n for x in self.rows for n in x.notes}
        return any(re.search(pattern, x or "") for n, x in self.notes.items() if n in r.notes or n not in used)

    def sum(self, code):
        return sum(r.value or 0 for r in self.rows if r.transactionCode == code)


def run(*args):
    p = subprocess.run([SEC16, "export", "--fail-on=never", *args, PATH], capture_output=True, text=True)
    if p.returncode or p.stderr:
        sys.exit(f"not ok queries: {args}: {p.returncode} {p.stderr}")
    return p.stdout


def lines(query, table):
    out = run("--format=csv", "--table=" + table, "--query=" + query)
    return list(csv.DictReader(io.StringIO(out, newline="")))


def rows_by_query(query):
    return {(x["source"], x["table"], int(x["row"])) for t in ("transactions", "holdings") for x in lines(query, t)}


def names(**more):
    return {"re": re, "D": Decimal, "any": any, "all": all, "len": len, **more}


def wanted(filings, scope, question):
    code = compile(question, question, "eval")
    if scope == "row":
        return {(f.source, r.table, r.number) for f in filings for r in f.rows if eval(code, names(f=f, r=r))}
    return {f.source for f in filings if eval(code, names(f=f))}


filings = [Filing(json.loads(line)) for line in run().split("\n") if line]
asked = [x.rstrip("\n").split("\t") for x in open(os.path.dirname(__file__) + "/queries.tsv") if x.strip() and x[0] != "#"]
empty = 0
for query, scope, question in asked:
    want = wanted(filings, scope, question)
    got = rows_by_query(query) if scope == "row" else {x["source"] for x in lines(query, "filings")}
    empty += not want
    if got == want:
        print(f"ok query {query}: {len(want)} {scope}s")
    else:
        print(f"not ok query {query}: {len(got)} {scope}s for {len(want)}: {sorted(got ^ want)[:3]}")
print("ok queries find something" if empty * 10 < len(asked) else f"not ok queries: {empty} of {len(asked)} find nothing")
