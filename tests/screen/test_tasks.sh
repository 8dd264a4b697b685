#!/bin/sh
# Plays the cases of tasks.tsv: what is asked is on the last screen, and not more keys than allowed were needed.
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
here=$(pwd)
case $SEC16 in /*) program=$SEC16 ;; *) program=$here/$SEC16 ;; esac
SEC16_REVIEWER=tester SOURCE_DATE_EPOCH=1700000000
export SEC16_REVIEWER SOURCE_DATE_EPOCH
ln -s "$here/samples" "$tmp/samples" # R writes where it is called

# A script out of keys: a line a key, {text} typed. The last line is how many keys there are.
script() {
    printf '%s' "$1" | awk '{
        n = 0
        while (length($0)) {
            sub(/^ +/, "")
            if (substr($0, 1, 1) == "{") {
                end = index($0, "}")
                if (substr($0, end + 1, 1) == "}") end++
                print "type " substr($0, 2, end - 2); $0 = substr($0, end + 1)
            } else if (length($0)) {
                end = index($0 " ", " ")
                print "key " substr($0, 1, end - 1); n++; $0 = substr($0, end + 1)
            }
        }
        print "screen last"; print "# " n
    } END { if (!NR) print "screen last\n# 0" }' # \n of an empty list of keys
}
says() { # what must stand on the screen; prints the first that is wrong
    rest=$1
    while [ -n "$rest" ]; do
        one=${rest%%"|"*}
        case $rest in *"|"*) rest=${rest#*"|"} ;; *) rest= ;; esac
        case $one in
        !*) if grep -qF -- "${one#!}" "$tmp/screen"; then echo "it says '${one#!}'" && return 1; fi ;;
        *) if ! grep -qF -- "$one" "$tmp/screen"; then echo "it does not say '$one'" && return 1; fi ;;
        esac
    done
    return 0
}
tab=$(printf '\t')
while IFS= read -r line; do
    case $line in '#'* | '') continue ;; esac
    name=${line%%"$tab"*} line=${line#*"$tab"}
    most=${line%%"$tab"*} line=${line#*"$tab"}
    open=${line%%"$tab"*} line=${line#*"$tab"}
    keys=${line%%"$tab"*} must=${line#*"$tab"}
    script "$keys" >"$tmp/keys"
    n=$(sed -n '$s/# //p' "$tmp/keys")
    rm -rf "$tmp/data"
    # shellcheck disable=SC2086 # they are words
    (cd "$tmp" && XDG_DATA_HOME=$tmp/data "$program" --script=keys $open) >"$tmp/screen" 2>&1
    if [ "$n" -gt "$most" ]; then
        echo "not ok $name: $n keys, more than $most"
    elif why=$(says "$must"); then
        echo "ok $name ($n keys)"
    else
        echo "not ok $name: $why"
        cat "$tmp/screen"
    fi
done <tests/screen/tasks.tsv
