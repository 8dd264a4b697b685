"""The facts of the scanned Form 4 of 2003 that the project began with, against one line of `sec16 export` on standard input.

Prints a line `ok …` or `not ok …` for each.
"""
import json
import re
import sys

j = json.loads(sys.stdin.readline())
name = sys.argv[1]


def is_(what, got, want):
    good = re.fullmatch(want.pattern, got or "") if isinstance(want, re.Pattern) else got == want
    print(f"ok {name}: {what}" if good else f"not ok {name}: {what}: got {got!r}, want {want!r}")


def value(row, field):
    return row.get(field, {}).get("value")


def rows(key, want):
    is_(f"{key} has {len(want)} rows", len(j[key]), len(want))
    for i, (row, facts) in enumerate(zip(j[key], want)):
        is_(f"{key} {i + 1} kind", row["kind"], facts.pop("kind"))
        for field, v in facts.items():
            is_(f"{key} {i + 1} {field}", value(row, field), v)


owner = (j["reportingOwner"] or [{}])[0]
sign = (j["ownerSignature"] or [{}])[0]
is_("form", j["documentType"], "4")
is_("origin", j["origin"], "ocr")
is_("issuer", j["issuer"]["issuerName"], "MKS INSTRUMENTS INC")
is_("symbol", j["issuer"]["issuerTradingSymbol"], "MKSI")
is_("one owner", len(j["reportingOwner"]), 1)
is_("owner", owner.get("rptOwnerName"), "SMITH JOHN ALEXANDER")
is_("street", owner.get("rptOwnerStreet1"), "SIX SHATTUCK ROAD")
is_("city", owner.get("rptOwnerCity"), "ANDOVER")
is_("state", owner.get("rptOwnerState"), "MA")
is_("zip", owner.get("rptOwnerZipCode"), "01810-2449")
is_("officer", owner.get("isOfficer"), True)
is_("period", j["periodOfReport"], "2003-11-12")
is_("footnotes", list(j["footnotes"].values()), ["Stock Option Grants include multiple vest dates."])
is_("remarks", j["remarks"], None)
is_("one signature", len(j["ownerSignature"]), 1)
is_("signed by", sign.get("signatureName"), re.compile(r"(By: )?Joseph M\.Tocci / POA"))
is_("signed on", sign.get("signatureDate"), "2003-11-13")
rows("nonDerivativeTable", [{"kind": "holding", "securityTitle": "Common", "sharesOwnedFollowingTransaction": "2058",
                             "transactionShares": None, "transactionDate": None, "transactionCode": None,
                             "directOrIndirectOwnership": "D", "natureOfOwnership": None}])
options = [("27.11", "24000", "2013-11-13"), ("0.00", "93461", "1988-08-08"), ("12.97", "470", "1988-08-08"),
           ("16.88", "30000", "2012-11-22"), ("17.6", "366", "2013-07-01")]
want = []
for strike, shares, expires in options:
    first = not want
    want.append({"kind": "transaction" if first else "holding", "conversionOrExercisePrice": strike,
                 "transactionDate": "2003-11-12" if first else None, "transactionCode": "A" if first else None,
                 "transactionShares": "24000" if first else None, "transactionAcquiredDisposedCode": "A" if first else None,
                 "transactionPricePerShare": "0" if first else None, "exerciseDate": "1988-08-08", "expirationDate": expires,
                 "underlyingSecurityTitle": "Common", "underlyingSecurityShares": shares,
                 "sharesOwnedFollowingTransaction": shares, "directOrIndirectOwnership": "D", "natureOfOwnership": None})
rows("derivativeTable", want)
is_("footnote mark", [(i + 1, f, c["footnotes"]) for i, r in enumerate(j["derivativeTable"]) for f, c in r.items()
                      if f != "kind" and c["footnotes"]], [(1, "exerciseDate", list(j["footnotes"]))])

# every value that is not simply what the source says has its repair, with what the source says
told = {(r.get("table"), r.get("row"), r.get("field")) for r in j["repairs"]}
for key, t in (("nonDerivativeTable", "I"), ("derivativeTable", "II")):
    for i, row in enumerate(j[key]):
        for f, c in row.items():
            if f != "kind" and "repaired" in c.get("how", []):
                is_(f"repair of {t} {i + 1} {f} is listed", (t, i + 1, f) in told, True)
is_("repair of the zip", [("018102449" in r["was"], r["now"]) for r in j["repairs"] if r.get("field") == "rptOwnerZipCode"][:1],
    [(True, "01810-2449")])
is_("every repair says why, and of a cell what the source says",
    [r for r in j["repairs"] if not r["why"] or ("field" in r and not r["was"])], [])
is_("repaired numbers have evidence", [r["field"] for r in j["repairs"] if r["applied"] and not r["evidence"]
                                       and re.search("Shares|Owned", r.get("field", ""))], [])

found = {(f["rule"], f.get("table"), f.get("row"), f.get("field")) for f in j["findings"]}


def fires(rule, table=None, row=None, field=None):
    hit = [f for f in found if f[0] == rule and f[1] == table and (row is None or f[2] == row) and (field is None or f[3] == field)]
    is_(f"{rule} fires {table or ''} {row or ''} {field or ''}", bool(hit), True)


fires("A16", field="rptOwnerZipCode")
fires("A20")
fires("A39", "I", 1, "securityTitle")
fires("F17", "I", 1, "sharesOwnedFollowingTransaction")
for row in range(1, 6):
    fires("A02", "II", row, "exerciseDate")
for row in (2, 3):
    fires("A02", "II", row, "expirationDate")
fires("F07", "II", 1, "exerciseDate")
fires("F06", "II", 2, "exerciseDate")
for row in (1, 2, 3, 5):
    is_(f"F01, F02 or F17 fires II {row} underlyingSecurityShares",
        bool({(rule, "II", row, "underlyingSecurityShares") for rule in ("F01", "F02", "F17")} & found), True)
for row in (1, 2, 4):
    fires("F01", "II", row, "sharesOwnedFollowingTransaction")
fires("F03", "II", 4, "underlyingSecurityShares")
fires("B25", "II", 2, "conversionOrExercisePrice")
fires("C21")
fires("C16")
for rule in ("B23", "B27", "C17", "C19", "D01"):
    is_(f"{rule} is silent", [f for f in found if f[0] == rule], [])
