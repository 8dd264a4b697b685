#!/bin/sh
# The browser and `sec16 check` find the same: the sum over all filings, checks across filings among them.
sum_of_check() { "$SEC16" check --fail-on=never "$@" 2>/dev/null | tail -1 | sed 's/.*filings*: //; s/; .*//' | tr -d s; }
# What is 0 is left out on the screen.
sum_of_screen() {
    printf 'key w z\nscreen all\n' | "$SEC16" --script=- --size=120x30 "$@" |
        sed -n 's/^\([0-9].*\) in [0-9]* filings* .*/\1/p' | tr -d s |
        awk '{ n["error"] = n["warning"] = n["note"] = 0
               for (i = 1; i < NF; i += 2) { sub(",", "", $(i + 1)); n[$(i + 1)] = $i }
               print n["error"] " error, " n["warning"] " warning, " n["note"] " note" }'
}
agree() {
    check=$(sum_of_check "$@") screen=$(sum_of_screen "$@")
    if [ -n "$screen" ] && [ "$check" = "$screen" ]; then
        echo "ok screen and check agree on $*: $check"
    else
        echo "not ok screen and check agree on $*: check says '$check', the screen '$screen'"
    fi
}
agree samples/chain
agree samples
agree --select=E samples/checks
agree --ignore=E samples/checks
if [ -d ../shared/corpus/xml ]; then agree ../shared/corpus/xml; else echo "skip ../shared is not there"; fi
