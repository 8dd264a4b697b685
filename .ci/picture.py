"""picture.py SEC16 OUT [KEYS...]: the browser in a real terminal (tmux, 110x32, dark), after KEYS, as an SVG.

For README.md: `make picture` draws man/screen.svg, and tests/screen/test_picture.sh fails where it is not what the
browser shows. Text is text, so that the picture can be searched and compared.
"""
import html
import os
import re
import subprocess
import sys
import time

SEC16, OUT, KEYS = sys.argv[1], sys.argv[2], sys.argv[3:]
COLUMNS, ROWS, SAMPLE = 110, 32, "samples/form4-scan.txt"
WIDE, HIGH, MARGIN = 8.4, 18, 14  # of a character of 14 px, in px
INK, PAPER = "#d0d0d0", "#101418"
BASIC = ["#000000", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5"]


def tmux(*args):
    return subprocess.run(["tmux", "-L", "sec16-picture", *args], capture_output=True, text=True).stdout


def settled():
    """The screen once it has not changed for half a second."""
    screen, since = "", time.time()
    while time.time() - since < 0.5:
        now = tmux("capture-pane", "-p", "-e", "-t", "p")
        if now != screen:
            screen, since = now, time.time()
        time.sleep(0.05)
    return screen


def capture():
    env = f"env -i PATH={os.environ['PATH']} HOME=/nonexistent LC_ALL=C.UTF-8 TERM=tmux-256color COLORFGBG='15;0'"
    tmux("-f", "/dev/null", "new-session", "-d", "-s", "p", "-x", str(COLUMNS), "-y", str(ROWS),
         f"{env} {SEC16} {SAMPLE}")
    tmux("set", "-g", "status", "off")
    tmux("resize-window", "-t", "p", "-x", str(COLUMNS), "-y", str(ROWS))
    settled()
    for key in KEYS:
        tmux("send-keys", "-t", "p", key)
        settled()
    screen = settled()
    tmux("kill-server")
    return screen


def colour(n):
    if n < 16:
        return BASIC[n % 8]
    if n >= 232:
        return "#" + f"{8 + 10 * (n - 232):02x}" * 3
    n -= 16
    return "#" + "".join(f"{(55 + 40 * v) if v else 0:02x}" for v in (n // 36, n // 6 % 6, n % 6))


def restyle(look, codes):
    look, codes = dict(look), [int(c or 0) for c in codes.split(";")]
    while codes:
        c = codes.pop(0)
        if c == 0:
            look = {}
        elif c in (38, 48) and codes[:1] == [5]:
            look["fg" if c == 38 else "bg"] = colour(codes[1])
            codes = codes[2:]
        elif 30 <= c <= 37 or 40 <= c <= 47:
            look["fg" if c < 40 else "bg"] = colour(c % 10)
        elif c in (39, 49):
            look.pop("fg" if c == 39 else "bg", None)
        else:
            look.update({1: {"bold": True}, 4: {"under": True}, 7: {"turned": True}, 22: {"bold": False},
                         24: {"under": False}, 27: {"turned": False}}.get(c, {}))
    return look


def runs(line, look):
    """(column, text, look) of stretches of one look; last the look at the line's end."""
    column, got = 0, []
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        if part.startswith("\x1b"):
            look = restyle(look, part[2:-1])
        elif part:
            got.append((column, part, look))
            column += len(part)
    return got, look


def draw(screen):
    w, h = COLUMNS * WIDE + 2 * MARGIN, ROWS * HIGH + 2 * MARGIN
    yield (f'<svg xmlns="http://www.w3.org/2000/svg" width="{w:g}" height="{h:g}" viewBox="0 0 {w:g} {h:g}" '
           f'font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">')
    yield f'<title>sec16: a scanned Form 4 in its panes</title>\n<rect width="100%" height="100%" rx="6" fill="{PAPER}"/>'
    look = {}
    for y, line in enumerate(screen.split("\n")[:ROWS]):
        pieces, look = runs(line, look)
        for column, text, at in pieces:
            ink, paper = at.get("fg", INK), at.get("bg")
            if at.get("turned"):
                ink, paper = paper or PAPER, ink
            x, top, wide = MARGIN + column * WIDE, MARGIN + y * HIGH, len(text) * WIDE
            if paper:
                yield f'<rect x="{x:g}" y="{top:g}" width="{wide:g}" height="{HIGH}" fill="{paper}"/>'
            if text.strip():
                more = (' font-weight="bold"' if at.get("bold") else "") + (
                    ' text-decoration="underline"' if at.get("under") else "")
                yield (f'<text x="{x:g}" y="{top + 14:g}" textLength="{wide:g}" fill="{ink}"{more}>'
                       f"{html.escape(text)}</text>")
    yield "</svg>"


open(OUT, "w", encoding="utf-8").write("\n".join(draw(capture())) + "\n")
