#!/usr/bin/env python3
"""score.py SEC16 [--check | --keep] [KIND...]: how each kind of ../shared/corpus is read.

Prints, for each state of the text, the cells that are exact, near, wrong, missing, and silently wrong (no sign beside
them), by ../shared/tools/reading.py. --check only compares the sums with tests/scores.tsv and fails where a kind is
worse; --keep writes them there.
"""
import contextlib, functools, io, multiprocessing, os, re, runpy, sys

SHARED = "../shared"
KEPT = "tests/scores.tsv"
KINDS = """tabs.heavy tabs.medium tabs.light layout html xml ascii layoutweb htmlweb ocr tabsocr scan mdocr poured celllines
           typed htmlreal""".split()    # the longest first


def quicken(score):
    """Remembers what the pure functions of the scorer said: they are asked the same again and again."""
    for name in ("same", "typ"):
        setattr(score, name, functools.lru_cache(None)(getattr(score, name)))
    align, said = score.align, {}

    def aligned(table, want, got):
        key = table + repr(want) + repr(got)
        if key not in said: said[key] = align(table, want, got)
        return said[key]
    score.align = aligned


def measure(job):
    """What reading.py prints of a kind."""
    sec16, kind = job
    sys.path.insert(0, SHARED + "/tools")
    import score
    quicken(score)
    sys.argv = ["reading.py", sec16, SHARED + "/corpus", kind, "--worst", "0"]
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        runpy.run_path(SHARED + "/tools/reading.py")
    return kind, out.getvalue()


def figures(text):
    """The last line as (cells, exact %, silent %), as printed."""
    m = re.search(r"([\d.]+) % of (\d+) cells exact, ([\d.]+) % silently", text)
    return (m.group(2), m.group(1), m.group(3)) if m else None


def kept():
    with open(KEPT) as f:
        return {kind: tuple(rest) for kind, *rest in (line.split() for line in f if line[0] != "#")}


def keep(found):
    figures_of = {**kept(), **found}
    with open(KEPT, "w") as f:
        f.write("# How each kind of print is read at least: cells, % exact, % silently wrong. make score writes it.\n")
        for kind in KINDS:
            if kind in figures_of: f.write("\t".join((kind, *figures_of[kind])) + "\n")


def compare(found):
    """Prints a line a kind in the manner of the tests; how many are worse."""
    old, worse = kept(), 0
    for kind, now in found.items():
        was = old.get(kind, ("0", "0", "100"))
        exact, silent = float(now[1]) - float(was[1]), float(now[2]) - float(was[2])
        bad = exact < 0 or silent > 0
        worse += bad
        change = "" if now == was else f"; kept: {was[1]} % exact, {was[2]} % silent"
        verdict = f": make score KINDS={kind} keeps it, if it is meant" if bad else ": better, make score keeps it" if exact or silent else ""
        print(f"{'not ok' if bad else 'ok'} {kind}: {now[1]} % exact, {now[2]} % silent{change}{verdict}")
    return worse


def main():
    sec16, *rest = sys.argv[1:]
    options, kinds = {x for x in rest if x[:2] == "--"}, [x for x in rest if x[:2] != "--"] or KINDS
    if not os.path.exists(SHARED + "/tools/reading.py"):
        print("skip scores: ../shared is not here")
        return 0
    found = {}
    with multiprocessing.Pool() as pool:
        for kind, text in pool.imap(measure, [(sec16, k) for k in kinds], chunksize=1):
            if not figures(text): sys.exit(f"{kind}: no figures in what reading.py says:\n{text}")
            found[kind] = figures(text)
            if "--check" not in options: print(f"== {kind}\n{text}", flush=True)
    worse = compare(found)
    if "--keep" in options: keep(found)
    return worse and "--check" in options


sys.exit(main())
