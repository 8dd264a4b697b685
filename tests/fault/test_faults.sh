#!/bin/sh
# Walks a failure through every call of a command (fault.c): a message and an exit status, never a crash or half a file.
SEC16=${SEC16:-build/release/sec16}
BUILD=${BUILD:-build/release}
shim=$BUILD/fault.so
case $BUILD in *asan*) echo "skip faults: AddressSanitizer brings its own malloc" && exit 0 ;; esac
${CC:-cc} -shared -fPIC -O1 -o "$shim" tests/fault/fault.c -ldl 2>/dev/null || { echo "skip faults: no shared library can be made here"; exit 0; }
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
form=$PWD/samples/form4.xml
case $SEC16 in /*) ;; *) SEC16=$PWD/$SEC16 ;; esac
case $shim in /*) ;; *) shim=$PWD/$shim ;; esac
HOME=$tmp XDG_DATA_HOME=$tmp
export HOME XDG_DATA_HOME
cd "$tmp" || exit 2

# walk NAME CALL HOW MOST LAW COMMAND...: the command with the 1st, 2nd … call failing, until it ends as without; LAW is a
# function that is asked after each run, with the exit status in code.
walk() {
    name=$1 call=$2 how=$3 most=$4 law=$5
    shift 5
    n=1 failed=0 bad=
    while [ $n -le "$most" ]; do
        FAULT=$call:$n:$how LD_PRELOAD=$shim timeout 20 "$SEC16" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
        code=$?
        [ $code -eq 0 ] || failed=$((failed + 1))
        [ $code -lt 124 ] || bad="$bad $n:ended with $code"
        $law || bad="$bad $n:$law does not hold"
        [ -z "$bad" ] || break
        n=$((n + step))
    done
    if [ -z "$bad" ]; then echo "ok $name: $call $how at $((n - 1)) calls, $failed told"; else
        echo "not ok $name: $call $how at call$bad"
        head -3 "$tmp/err"
    fi
}
step=1
told() { [ $code -eq 0 ] || [ $code -eq 1 ] || [ -s "$tmp/err" ]; }
whole() { # what is printed is what it is without a failure, or the failure is told
    told && { [ $code -ne 0 ] || cmp -s "$tmp/out" "$tmp/want"; }
}
kept() { # the file is the old one or the new one; nothing lies beside it
    told && [ "$(ls "$tmp/keep")" = baseline ] && { cmp -s "$tmp/keep/baseline" "$tmp/old" || cmp -s "$tmp/keep/baseline" "$tmp/new"; }
}

"$SEC16" show --fail-on=never "$form" >"$tmp/want"
for how in EIO EINTR short short+; do walk show read $how 12 whole show --fail-on=never "$form"; done
for how in EIO ENOSPC EINTR short short+; do walk show write $how 6 whole show --fail-on=never "$form"; done
step=5
walk "out of memory" malloc ENOMEM 400 told show --fail-on=never "$form"
walk "out of memory" realloc ENOMEM 200 told show --fail-on=never "$form"
step=1
walk "out of memory from the start" malloc ENOMEM 60 told show --fail-on=never "$form"

mkdir keep
echo old >"$tmp/old"
"$SEC16" check --write-baseline="$tmp/new" --fail-on=never "$form" >/dev/null
cp "$tmp/old" keep/baseline
for call in write fsync close rename mkstemp; do
    for how in EIO ENOSPC EINTR; do
        [ "$call$how" != closeEINTR ] || continue # then it is closed all the same
        walk "a file is kept" $call $how 8 kept check --write-baseline=keep/baseline --fail-on=never "$form"
        cp "$tmp/old" keep/baseline
    done
done
walk "a file is kept" write short 8 kept check --write-baseline=keep/baseline --fail-on=never "$form"

tar -cf forms.tar -C "$(dirname "$form")" form4.xml form3.xml
"$SEC16" show --fail-on=never forms.tar >"$tmp/want"
for how in ENOSPC EIO EINTR short; do walk "a temporary copy" pwrite $how 3 whole show --fail-on=never forms.tar; done
walk "no temporary file" mkstemp ENOSPC 1 whole show --fail-on=never forms.tar
