#!/usr/bin/env python3
"""A small EDGAR on the loopback, for tests of `sec16 get`: answers, limits, breaks off, lies.

Usage: edgar.py LOG; prints its port. LOG gets a line a request: seconds, status, path. What is asked for under an accession
number that ends in one of the numbers of `moods` is given in that mood the first time, and as it should be from then on;
`stubborn` ones stay so.
"""
import http.server
import io
import json
import pathlib
import sys
import time
import zipfile

SAMPLES = pathlib.Path(__file__).parent.parent.parent / "samples"
FILING = (SAMPLES / "submission.txt").read_bytes()
CIK, OWNER = 9901003, 9911003
PAGE = b"<!DOCTYPE html><html><body><h1>%s</h1></body></html>"
moods = {2: "429", 3: "breaks", 4: "short", 5: "html", 6: "404", 8: "503", 9: "threshold"}
stubborn = {6: "404", 7: "403"}
asked = {}


def accession(n, year=24):
    return "0009901003-%02d-%06d" % (year, n)


def arrays(rows):
    return {"accessionNumber": [r[0] for r in rows], "filingDate": [r[1] for r in rows], "form": [r[2] for r in rows],
            "primaryDocument": ["xslF345X05/form.xml" for _ in rows]}


RECENT = [(accession(n), "2024-0%d-14" % n, "4/A" if n == 2 else "4") for n in range(9, 0, -1)] + [
    (accession(10), "2024-01-02", "8-K"), ("../../../evil", "2024-01-02", "4"), (accession(11), "2024-01-02", "3")]
OLDER = [(accession(1, 19), "2019-03-01", "5"), (accession(2, 18), "2018-03-01", "4")]
LISTS = {
    "/files/company_tickers.json": {"0": {"cik_str": CIK, "ticker": "PLRB", "title": "Pelican Robotics Inc"},
                                    "1": {"cik_str": 320193, "ticker": "AAPL", "title": "Apple Inc."}},
    "/submissions/CIK%010d.json" % CIK: {
        "name": "Pelican Robotics Inc",
        "filings": {"recent": arrays(RECENT), "files": [
            {"name": "CIK%010d-submissions-001.json" % CIK, "filingFrom": "2018-01-01", "filingTo": "2019-12-31", "filingCount": 2},
            {"name": "../../etc/passwd", "filingFrom": "2018-01-01", "filingTo": "2019-12-31", "filingCount": 2}]}},
    "/submissions/CIK%010d-submissions-001.json" % CIK: arrays(OLDER),
    "/submissions/CIK%010d.json" % OWNER: {"name": "Ferrante Lucia", "filings": {"recent": arrays(RECENT[-1:]), "files": []}},
    "/submissions/CIK0000320193.json": {"name": "Apple Inc.", "filings": {"recent": {}, "files": []}},
}


def index(rows):
    line = "%-12s%-40s%-12s%-12s%s\n"
    head = "Description: Daily Index\n\n" + line % ("Form Type", "Company Name", "CIK", "Date Filed", "File Name") + "-" * 100 + "\n"
    return (head + "".join(line % r for r in rows)).encode()


def lines(n, form):
    name = "edgar/data/%d/" + accession(n) + ".txt"
    return [(form, "Pelican Robotics Inc", CIK, "20240514", name % CIK), (form, "Ferrante Lucia", OWNER, "20240514", name % OWNER)]


INDEX = index(lines(1, "4") + lines(12, "4/A") + lines(13, "424B2") + sum((lines(n, "5") for n in range(20, 35)), [])
              + [("4", "Evil", CIK, "20240514", "edgar/data/1/../../../../evil.txt")])
QUARTER = io.BytesIO()
with zipfile.ZipFile(QUARTER, "w", zipfile.ZIP_DEFLATED) as z:
    for table in sorted((SAMPLES / "2024q3_form345").iterdir()):
        z.write(table, table.name)


class Edgar(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def give(self, status, body, headers=(), length=None):
        with open(sys.argv[1], "a") as log:
            log.write("%.3f %d %s\n" % (time.monotonic(), status, self.path))
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body if length is None or length > len(body) else body[:length])
        if length is not None:
            self.close_connection = True

    def filing(self, n):
        mood = stubborn.get(n) or (moods.get(n) if not asked.get(n) else None)
        asked[n] = True
        if mood == "429":
            return self.give(429, PAGE % b"Too Many Requests", [("Retry-After", "1")])
        if mood == "threshold":
            return self.give(403, PAGE % b"Request Rate Threshold Exceeded", [("Retry-After", "1")])
        if mood == "breaks":
            return self.give(200, FILING[:700], length=len(FILING))
        if mood == "short":
            return self.give(200, FILING, length=900)
        if mood == "html":
            return self.give(200, PAGE % b"File Unavailable")
        if mood:
            return self.give(int(mood), PAGE % b"no")
        return self.give(200, FILING)

    def do_GET(self):
        path = self.path
        if "@" not in self.headers.get("User-Agent", ""):
            return self.give(403, PAGE % b"Undeclared Automated Tool")
        if path in LISTS:
            return self.give(200, json.dumps(LISTS[path]).encode())
        if path.startswith("/Archives/edgar/data/") and path.endswith(".txt"):
            return self.filing(int(path[-10:-4]))
        if path.endswith("/daily-index/2024/QTR2/form.20240514.idx") or path.endswith("/full-index/2024/QTR2/form.idx"):
            return self.give(200, INDEX)
        if path == "/files/datastandardsinnovation/data/insider-transactions-data-sets/2024q3_form345.zip":
            return self.give(200, QUARTER.getvalue())
        if path == "/files/structureddata/data/insider-transactions-data-sets/2024q2_form345.zip":
            return self.give(200, QUARTER.getvalue()[:-300])
        return self.give(404, PAGE % b"Not Found")


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Edgar)
print(server.server_address[1], flush=True)
server.serve_forever()
