#!/bin/sh
# sec16 report: the same review as Markdown, HTML and JSON; the page is looked at in a real browser where there is one.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
scan=samples/form4-scan.txt
db=$tmp/review.db
SEC16_REVIEWER='Ann <b>'
export SEC16_REVIEWER

is() {
    title=$1
    shift
    if "$@" >"$tmp/is" 2>&1; then echo "ok $title"; else
        echo "not ok $title: $*"
        sed 's/^/    /' "$tmp/is" "$tmp/err" 2>/dev/null | head -20
    fi
}
no() { ! "$@"; }

if ! command -v python3 >/dev/null; then
    echo "skip sec16 report: no python3"
    exit 77
fi

# Pictures: bars, and holdings over time as a curve with its letters.
"$SEC16" report --format=html samples/chain >"$tmp/chain.html" 2>"$tmp/err"
is "how late the filings are, as bars" grep -q '<rect .*3 to 5 days' "$tmp/chain.html"
is "what the owner held over time, as a curve" grep -q 'What Whitcombe Alder J reported to own.*<path d="M[0-9. ]*H[0-9.]*V.*>S</text>' "$tmp/chain.html"
is "no curve of one day" no grep -q 'Prices of the transactions' "$tmp/chain.html"

# A review: a value accepted in the browser, and what its keys would write besides.
printf 'key } a\n' | "$SEC16" --script=- --review-db="$db" $scan >/dev/null 2>&1
"$SEC16" report --format=json --review-db="$db" $scan >"$tmp/first.json" 2>"$tmp/err"
python3 - "$db" "$tmp/first.json" <<'END'
import json, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
filing = json.load(open(sys.argv[2], encoding="utf-8"))["filings"][0]
(sha,) = db.execute("SELECT DISTINCT filing FROM act").fetchone()
assert sha == filing["sha256"], sha
dismissed = filing["findings"][0]["fingerprint"]
def act(kind, part, row, field, finding, value, source):
    db.execute("INSERT INTO act SELECT max(id) + 1, max(id) + 1, 's', 0, ?, ?, ?, ?, ?, ?, 'yes', ?, ?, 'Bob', 1764379800 "
               "FROM act", (sha, kind, part, row, field, finding, value, source))
act("reviewed", "filing", 1, "", "", "", "")
act("dismissed", "filing", 1, "", dismissed, "a | known *case* <script>alert(1)</script>", "as it was")
act("note", "Table II", 2, "underlyingSecurityShares", "", "ask the broker", "")
db.commit()
END
for format in markdown html json; do
    "$SEC16" report --format=$format --review-db="$db" $scan samples/form4.xml "$tmp/nosuch" >"$tmp/report.$format" 2>"$tmp/err"
    is "$format: an input that is not there, status 3" [ $? -eq 3 ]
    is "  is told" grep -q 'nosuch: no such file' "$tmp/err"
done
"$SEC16" report --review-db="$db" $scan >"$tmp/out" 2>"$tmp/err"
is "all read: status 0" [ $? -eq 0 ]
"$SEC16" report --review-db="$tmp/none.db" $scan >"$tmp/out" 2>"$tmp/err"
is "a file of decisions that is not there: status 3" [ $? -eq 3 ]
"$SEC16" report --query='issuer:pelican' $scan samples/form4.xml >"$tmp/out" 2>"$tmp/err"
is "only what a query asks for" [ "$(grep -c '^| samples' "$tmp/out")" -eq 1 ]
"$SEC16" report --review-db="$db" --query='reviewed' samples/form4.xml $scan >"$tmp/out" 2>"$tmp/err"
is "only what was reviewed" [ "$(grep '^| samples' "$tmp/out" | cut -d' ' -f2)" = $scan ]
"$SEC16" export --review-db="$db" --query='NOT reviewed' samples/form4.xml $scan >"$tmp/out" 2>"$tmp/err"
is "and of other commands what was not" [ "$(sed 's/.*"source":"\([^"]*\)".*/\1/' "$tmp/out")" = samples/form4.xml ]
"$SEC16" report --select=B25 $scan >"$tmp/out" 2>"$tmp/err"
is "only some checks" no grep -q 'F01' "$tmp/out"

is "JSON: who, when, inputs, findings with authority, decisions, dismissals, notes, failures" python3 - "$tmp/report.json" $scan <<'END'
import hashlib, json, re, sys
report = json.load(open(sys.argv[1], encoding="utf-8"))
assert report["reviewer"] == "Ann <b>" and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", report["written"])
scan, xml = report["filings"]
assert scan["sha256"] == hashlib.sha256(open(sys.argv[2], "rb").read()).hexdigest()
assert scan["reviewed"] == {"who": "Bob", "time": "2025-11-29T01:30:00Z"} and xml["reviewed"] is None
assert all(f["authority"] and f["message"] and f["where"] for f in scan["findings"] + xml["findings"])
(dismissed,) = [f for f in scan["findings"] if "dismissed" in f]
assert dismissed["dismissed"]["reason"].startswith("a | known") and dismissed["dismissed"]["who"] == "Bob"
(decision,) = scan["decisions"]
assert decision["verdict"] == "accepted" and decision["who"] == "Ann <b>" and decision["value"] and decision["source"]
(note,) = scan["notes"]
assert note["text"] == "ask the broker" and note["where"].startswith("Table II row 2")
(failure,) = report["failures"]
assert failure["source"].endswith("nosuch") and "no such file" in failure["why"]
END

is "Markdown: tables have equally many cells in each row, and no text is a sign" python3 - "$tmp/report.markdown" <<'END'
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
assert "Ann \\<b\\>" in text and "a \\| known \\*case\\* \\<script\\>" in text
for table in re.findall(r"(?m)(?:^\|.*\n)+", text):
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1, table
for word in ("Dismissed", "Decisions and notes", "Inputs that could not be read", "ask the broker", "SHA-256", "Authority"):
    assert word in text, word
END

is "HTML: well formed, nothing from elsewhere, no script" python3 - "$tmp/report.html" <<'END'
import sys
from html.parser import HTMLParser
text = open(sys.argv[1], encoding="utf-8").read()
class Page(HTMLParser):
    void, open = {"meta", "rect", "br"}, []
    def handle_starttag(self, tag, attrs):
        assert tag not in ("script", "link", "img", "iframe", "object", "b"), tag
        assert not {a for a, _ in attrs} & {"src", "href", "onclick", "onload", "style"}, attrs
        if tag not in self.void: self.open.append(tag)
    def handle_endtag(self, tag): assert self.open.pop() == tag, tag
    def handle_startendtag(self, tag, attrs): pass
page = Page()
page.feed(text)
page.close()
assert not page.open, page.open
assert "url(" not in text and "@import" not in text and "default-src 'none'" in text
assert "prefers-color-scheme:dark" in text and "@media print" in text and "<svg" in text
END

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
if [ -z "$chromium" ] || [ "${SEC16#*asan}" != "$SEC16" ]; then
    echo "skip the page in a browser: no chromium"
    exit
fi
browse() {
    HOME=$tmp timeout 60 "$chromium" --headless --no-sandbox --disable-gpu --user-data-dir="$tmp/profile" \
        --host-resolver-rules='MAP * ~NOTFOUND' --hide-scrollbars --window-size=1000,800 "$@" "file://$tmp/report.html" 2>"$tmp/err"
}
browse --blink-settings=preferredColorScheme=1 --screenshot="$tmp/light.png" >"$tmp/out"
if [ ! -s "$tmp/light.png" ]; then
    echo "skip the page in a browser: chromium does not run here"
    exit
fi
browse --blink-settings=preferredColorScheme=0 --screenshot="$tmp/dark.png" >"$tmp/out"
browse --dump-dom >"$tmp/dom"
browse --no-pdf-header-footer --print-to-pdf="$tmp/page.pdf" >"$tmp/out"
is "the browser shows it whole: findings, decisions, pictures" python3 - "$tmp/dom" <<'END'
import re, sys
dom = open(sys.argv[1], encoding="utf-8").read()
assert len(re.findall("<tr", dom)) > 40 and "<svg" in dom and "ask the broker" in dom and "<script" not in dom
END
is "it is light where light is wanted, and dark where dark is" python3 - "$tmp/light.png" "$tmp/dark.png" <<'END'
import struct, sys, zlib
def corner(path): # the first pixel: no filter changes it
    data, at, packed = open(path, "rb").read(), 8, b""
    while at < len(data):
        n, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IDAT": packed += data[at + 8:at + 8 + n]
        at += 12 + n
    return tuple(zlib.decompress(packed)[1:4])
assert corner(sys.argv[1]) == (255, 255, 255), corner(sys.argv[1])
assert corner(sys.argv[2]) == (0x16, 0x18, 0x1B), corner(sys.argv[2])
END
is "it prints" grep -q '^%PDF' "$tmp/page.pdf"
if command -v pdftotext >/dev/null; then
    pdftotext -raw "$tmp/page.pdf" - | tr -s '[:space:]' ' ' >"$tmp/page.txt"
    is "  with all that it says" grep -q 'ask the broker' "$tmp/page.txt"
fi
