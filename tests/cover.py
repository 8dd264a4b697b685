#!/usr/bin/env python3
"""What the tests run of each file of src, by gcov; fails where a file is run less than to LEAST percent.

Usage: cover.py FOLDER LEAST [gcov]: the folder of objects built with --coverage, after the tests ran. A line counts as run where any of its
objects ran it. The least covered come first.
"""
import json
import pathlib
import subprocess
import sys

folder, least = pathlib.Path(sys.argv[1]), float(sys.argv[2])
lines = {}
for notes in sorted((folder / "src").rglob("*.gcno")):
    said = subprocess.run(["gcov", "--json-format", "--stdout", str(notes)], capture_output=True).stdout
    for line in said.splitlines():
        for f in json.loads(line)["files"]:
            if not f["file"].startswith("src/"):
                continue
            of = lines.setdefault(f["file"], {})
            for x in f["lines"]:
                of[x["line_number"]] = of.get(x["line_number"], 0) + x["count"]
table = []
for name, of in lines.items():
    if name.endswith(".c") and of:
        table.append((100 * sum(n > 0 for n in of.values()) / len(of), len(of), name))
if not table:
    sys.exit("no counts below " + str(folder) + ": make cover runs the tests first")
table.sort()
low = [t for t in table if t[0] < least]
for percent, n, name in table[: max(10, len(low))]:
    missed = [number for number, count in sorted(lines[name].items()) if not count]
    print("%5.1f %% of %4d  %s  %s" % (percent, n, name, " ".join(map(str, missed[:12]))))
total = sum(t[1] for t in table)
print("%.1f %% of %d lines in %d files; %d files under %.0f %%"
      % (sum(t[0] * t[1] for t in table) / total, total, len(table), len(low), least))
sys.exit(1 if low else 0)
