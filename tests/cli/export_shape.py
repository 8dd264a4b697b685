"""Reads `sec16 export` (ndjson) from standard input and fails where an object has not exactly the keys and types it is to have."""
import json
import re
import sys

TEXT, FLAG, COUNT, OPTIONAL = "text", "flag", "count", "?"
ROW = """securityTitle conversionOrExercisePrice transactionDate deemedExecutionDate transactionFormType transactionCode
equitySwapInvolved transactionTimeliness transactionShares transactionTotalValue transactionPricePerShare
transactionAcquiredDisposedCode exerciseDate expirationDate underlyingSecurityTitle underlyingSecurityShares
underlyingSecurityValue sharesOwnedFollowingTransaction valueOwnedFollowingTransaction directOrIndirectOwnership
natureOfOwnership""".split()
OWNER = """rptOwnerCik rptOwnerName rptOwnerStreet1 rptOwnerStreet2 rptOwnerCity rptOwnerState rptOwnerZipCode
rptOwnerStateDescription rptOwnerNonUSAddressFlag rptOwnerNonUSStateTerritory rptOwnerCountry isDirector isOfficer
isTenPercentOwner isOther officerTitle otherText""".split()
FILING = """source sha256 origin accessionNumber schemaVersion documentType periodOfReport filingDate acceptanceDatetime
dateOfOriginalSubmission noSecuritiesOwned notSubjectToSection16 aff10b5One form3HoldingsReported
form4TransactionsReported issuer reportingOwner nonDerivativeTable derivativeTable footnotes remarks ownerSignature
findings repairs troubles""".split()
ISSUER = "issuerCik issuerName issuerTradingSymbol issuerForeignTradingSymbol".split()
FLAGS = set("""noSecuritiesOwned notSubjectToSection16 aff10b5One form3HoldingsReported form4TransactionsReported
rptOwnerNonUSAddressFlag isDirector isOfficer isTenPercentOwner isOther""".split())
HOW = {"repaired", "placed", "joined", "guessed", "unreadable"}


def need(ok, what):
    if not ok:
        sys.exit(f"{what}")


def keys(o, must, may=()):
    need(isinstance(o, dict), f"no object: {o!r}")
    need(set(must) <= set(o) <= set(must) | set(may), f"keys {sorted(set(o) ^ set(must))} of {o!r}"[:300])


def items(o, names):
    for k in names:
        need(o[k] is None or isinstance(o[k], bool if k in FLAGS else str), f"{k} is {o[k]!r}")


def cell(k, c):
    keys(c, ["footnotes"], ["guessedFootnotes", "value", "raw", "how"])
    need("value" in c or c["footnotes"] or c["guessedFootnotes"], f"empty cell {k}")
    need(not (c["footnotes"] and c.get("guessedFootnotes")), f"some marks a guess, some not {k}")
    need(("raw" in c) == ("how" in c), f"raw without how: {c}")
    need(set(c.get("how", ())) <= HOW and c.get("how") != [], f"how of {c}")
    if "value" in c and "unreadable" not in c.get("how", ()):
        if k.endswith("Date"):
            need(re.fullmatch(r"\d{4}-\d\d-\d\d", c["value"]), f"{k} {c}")
        if re.search(r"Shares$|Value$|Price|sharesOwned", k):
            need(re.fullmatch(r"-?\d+(\.\d+)?", c["value"]), f"{k} {c}")


def placed(o, must, may):
    keys(o, must, ["table", "row", "field", *may])
    need(o.get("table") in (None, "I", "II") and o.get("row", 1) >= 1, f"place of {o}")


def filing(j):
    keys(j, FILING)
    need(re.fullmatch(r"[0-9a-f]{64}", j["sha256"]), "sha256")
    need(j["origin"] in ("xml", "html", "text", "ocr", "dataset"), "origin")
    items(j, FILING[3:15])
    keys(j["issuer"], ISSUER)
    items(j["issuer"], ISSUER)
    for o in j["reportingOwner"]:
        keys(o, OWNER)
        items(o, OWNER)
    for row in j["nonDerivativeTable"] + j["derivativeTable"]:
        keys(row, ["kind"], ROW)
        need(row["kind"] in ("transaction", "holding"), "kind")
        for k in set(row) - {"kind"}:
            cell(k, row[k])
    for s in j["ownerSignature"]:
        keys(s, ["signatureName", "signatureDate"])
    for f in j["findings"]:
        placed(f, ["rule", "name", "severity", "message", "source", "fingerprint"], [])
        need(f["severity"] in ("note", "warning", "error") and f["message"], f"finding {f}")
    for r in j["repairs"]:
        placed(r, ["was", "now", "applied", "why", "evidence"], ["other"])
    for t in j["troubles"]:
        keys(t, ["at", "length", "what"])


def no_twice(pairs):
    need(len(dict(pairs)) == len(pairs), f"a key stands twice: {[k for k, _ in pairs]}")
    return dict(pairs)


n = 0
for line in sys.stdin:
    filing(json.loads(line, object_pairs_hook=no_twice))
    n += 1
need(n, "no filing")
print(n, "filings")
