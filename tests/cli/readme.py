"""Runs every command that README.md shows ("$ sec16 …" in a fence) and compares what it prints with what stands below it.

With ACCEPT=1 shows each difference and writes what was printed into README.md. Prints ok / not ok lines.
"""
import difflib
import os
import re
import subprocess
import sys
import tempfile

if not os.access(os.environ["SEC16"], os.X_OK):
    sys.exit("not ok README: no program " + os.environ["SEC16"])
with tempfile.TemporaryDirectory() as folder:
    os.symlink(os.path.abspath(os.environ["SEC16"]), folder + "/sec16")
    os.environ["XDG_DATA_HOME"] = folder + "/data"  # decisions shown in README.md are none of ours
    os.environ["PATH"] = folder + ":" + os.environ["PATH"]
    text = open("README.md", encoding="utf-8").read()

    def run(command):
        r = subprocess.run(command, shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        return r.stdout.decode("utf-8")

    def block(m):
        parts = re.split(r"^\$ (.*)\n", m.group(2), flags=re.M)
        out = parts[0]
        for command, shown in zip(parts[1::2], parts[2::2]):
            got = run(command)
            if got != shown:
                sys.stdout.writelines(difflib.unified_diff(shown.splitlines(True), got.splitlines(True), "README.md", command))
            print(("ok" if got == shown else "ok taken over" if os.environ.get("ACCEPT") == "1" else "not ok") + " README: " + command)
            out += f"$ {command}\n{got}"
        return m.group(1) + out + m.group(3)

    made = re.sub(r"(^```console\n)(.*?)(^```\n)", block, text, flags=re.M | re.S)
if not re.search(r"^\$ ", text, re.M):
    print("not ok README: no command is shown")
if os.environ.get("ACCEPT") == "1" and made != text:
    open("README.md", "w", encoding="utf-8").write(made)
