#!/bin/sh
# Marks made in the browser, found again by another one and in the report that R writes.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
here=$(pwd)
case $SEC16 in /*) program=$SEC16 ;; *) program=$here/$SEC16 ;; esac
SEC16_REVIEWER=tester
export SEC16_REVIEWER
is() {
    title=$1
    shift
    if "$@" >"$tmp/is" 2>&1; then echo "ok $title"; else
        echo "not ok $title: $*"
        head -5 "$tmp/is"
    fi
}
play() { printf '%s\n' "$@" | (cd "$tmp" && "$program" --script=- --size=120x40 --review-db="$tmp/review.db" "$here/samples/form4-scan.txt" >"$tmp/screens" 2>&1); }
play 'key v ] x' 'type no such box' 'key Enter m' 'type call them' 'key Enter'
play 'screen again' 'key 6 G k k k k' 'screen finding'
is "a later session knows that it was reviewed" grep -q ' ─ reviewed' "$tmp/screens"
is "why a finding was dismissed, and by whom" grep -q 'dismissed by tester: no such box' "$tmp/screens"
is "and the note" grep -q '"call them" (tester)' "$tmp/screens"
play 'key v u' 'screen taken' 'key C-r' 'screen again'
is "u takes a mark back" grep -q 'taken back: reviewed' "$tmp/screens"
is "C-r makes it again" grep -q 'done again: reviewed' "$tmp/screens"
play 'key v' # reviewed again
play 'key R' 'screen report'
is "R writes the report" grep -q '1 filings reported: sec16-report.md' "$tmp/screens"
is "with reviewer and reason" grep -q 'no such box' "$tmp/sec16-report.md"
is "as a page" grep -q '<html' "$tmp/sec16-report.html"
is "and as JSON" python3 -m json.tool "$tmp/sec16-report.json"
