"""trust.py - whether findings on real filings are believed.

    trust.py SEC16 DIR           each error and warning on DIR stands in trust.tsv, and each line of it fires; rates
    trust.py SEC16 DIR --score   the share of true ones, check by check, and in all
"""
import collections, json, os, re, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
RATE = 15  # percent of the filings that a check may fire on, unless it is information


def findings(exe, folder):
    out = subprocess.run([exe, "check", "--format=ndjson", "--fail-on=never", folder], capture_output=True).stdout
    return [json.loads(line) for line in out.decode("utf-8", "replace").splitlines() if line.startswith("{")]


def key(f):
    name = os.path.basename(f["path"]).split(".")[0]
    where = [str(f[k]) for k in ("table", "row", "field") if f.get(k) is not None]
    return name, f["rule"], ".".join(where) or "-", f["severity"]


def verdicts():
    with open(os.path.join(HERE, "trust.tsv")) as t:
        rows = [line.rstrip("\n").split("\t") for line in t if line.strip() and not line.startswith("#")]
    return {tuple(r[:4]): r[4] for r in rows}


def information(exe):
    out = subprocess.run([exe, "rules"], capture_output=True, text=True).stdout
    ids = re.findall(r"^([A-Z]\d\d) ", out, re.M)
    return {i for i in ids if ", information" in subprocess.run([exe, "explain", i], capture_output=True, text=True).stdout.split("\n")[0]}


def say(good, what):
    print("ok" if good else "not ok", what)


def test(exe, folder):
    found, known = findings(exe, folder), verdicts()
    grave = {key(f) for f in found if f["severity"] != "note"}
    say(not grave - set(known), f"each error and warning is judged {sorted(grave - set(known))}")
    say(not set(known) - grave, f"each judgement has its finding {sorted(set(known) - grave)}")
    for severity, least in ("error", 98), ("warning", 85):
        mine = [known[k] for k in grave if k[3] == severity and k in known]
        say(100 * mine.count("true") >= least * len(mine), f"{mine.count('true')} of {len(mine)} {severity}s are true, {least} percent at least")
    filings = len([n for n in os.listdir(folder) if n.endswith(".xml")])
    fires = collections.defaultdict(set)
    for f in found: fires[f["rule"]].add(f["path"])
    often = {r: len(p) for r, p in fires.items() if 100 * len(p) > RATE * filings}
    often = {r: n for r, n in often.items() if r not in information(exe)} if often else {}
    say(not often, f"no check fires on more than {RATE} percent of {filings} filings, but as information {often}")


def score(exe, folder):
    known = verdicts()
    count = collections.defaultdict(collections.Counter)
    for f in findings(exe, folder):
        if f["severity"] == "note": continue
        for name in (f["rule"], f["severity"] + "s"): count[name][known.get(key(f), "not judged")] += 1
    for name in sorted(count, key=lambda n: (len(n), n)):
        n = sum(count[name].values())
        rest = ", ".join(f"{v} {w}" for w, v in sorted(count[name].items()) if w != "true")
        print(f"{name:9} {count[name]['true']:3} of {n:3} true, {100 * count[name]['true'] / n:5.1f} %" + (f" ({rest})" if rest else ""))


if __name__ == "__main__":
    (score if "--score" in sys.argv else test)(*sys.argv[1:3])
