"""The law of lines that are missing: cuts ten lines out of printed forms, at every place, and asks what became of
the cells whose text still stands.

ten_lines.py SEC16 FOLDER STEP: of every STEP-th file of FOLDER, each window of ten lines (from line 0, 10, ...).
A cell is lost silently when its text stands in the cut form as often as in the whole one, the ten lines do not have
all of its words (a text may be wrapped), export has it no more, and nothing tells of it: load says "all understood", and no finding and no repair is there that the whole one has not.
Prints a line a file that breaks the law, and the sums.
"""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile

SEC16, FOLDER, STEP = sys.argv[1], sys.argv[2], int(sys.argv[3])
TEN = 10


def run(command, *args):
    p = subprocess.run([SEC16, command, *args], capture_output=True)
    return p.stdout.decode("utf-8", "replace")


def cells(filing):
    """How many cells there are of (table, field, value), and the texts of each."""
    got, text = collections.Counter(), collections.defaultdict(set)
    for table in ("nonDerivativeTable", "derivativeTable"):
        for row in filing[table]:
            for field, c in row.items():
                if field != "kind" and c.get("value"):
                    got[table, field, c["value"]] += 1
                    text[table, field, c["value"]].add(c.get("raw") or c["value"])
    return got, text


def signs(filing):
    guessed = sum(h in ("guessed", "repaired") for t in ("nonDerivativeTable", "derivativeTable")
                  for row in filing[t] for f, c in row.items() if f != "kind" for h in c.get("how", ()))
    return collections.Counter(x["rule"] for x in filing["findings"]), guessed


def tells(whole, cut):
    """Does the cut form say more than the whole one?"""
    return any(n > whole[0][rule] for rule, n in cut[0].items()) or cut[1] > whole[1]


def stands(text, whole, cut, gone):
    return cut.count(text) >= whole.count(text) > 0 and not all(w in gone for w in text.split())


def windows(lines):
    return range(0, max(1, len(lines) - TEN), TEN)


def main():
    names = sorted(n for n in os.listdir(FOLDER) if n.endswith((".txt", ".md")))[::STEP]
    cuts = lost = silent = refused = 0
    for name in names:
        data = open(os.path.join(FOLDER, name), encoding="utf-8", errors="replace", newline="").read()
        lines = data.splitlines(keepends=True)
        with tempfile.TemporaryDirectory() as tmp:
            cut_of = {}
            for i in windows(lines):
                path = os.path.join(tmp, f"{i:06d}.txt")
                text = "".join(lines[:i] + lines[i + TEN:])
                cut_of[path] = re.sub(r"\d{10}-\d\d-\d{6}", f"{i:010d}-00-000000", text)  # a number is exported once
                open(path, "w", encoding="utf-8", newline="").write(cut_of[path])
            whole = run("export", "--fail-on=never", os.path.join(FOLDER, name)).split("\n")[0]
            if not whole:
                continue  # refused as it is
            whole = json.loads(whole)
            got = {}
            for line in run("export", "--fail-on=never", tmp).split("\n"):
                if line:
                    f = json.loads(line)
                    got.setdefault(f["source"], f)
            loads = {x["path"]: x for x in json.loads(run("load", "--format=json", tmp))["inputs"]}
        (have, texts), said = cells(whole), signs(whole)
        for path, text in cut_of.items():
            cuts += 1
            if path not in got:
                refused += 1
                continue
            quiet = not loads[path]["notUnderstood"] and not loads[path]["troubles"] and not tells(said, signs(got[path]))
            missing = have - cells(got[path])[0]
            gone = " ".join(lines[int(os.path.basename(path)[:-4]):][:TEN])
            standing = [c for c in missing if all(stands(t, data, text, gone) for t in texts[c])]
            lost += len(standing)
            if quiet and standing:
                silent += 1
                print(f"{name} without lines {os.path.basename(path)[:-4]}+10: {len(standing)}: {standing[:2]}")
    print("not ok" if silent or not cuts else "ok", f"{FOLDER}: {len(names)} forms, {cuts} cuts: {refused} no form any more, {lost} cells lost that still stand, "
          f"{silent} cuts without a word")


main()
