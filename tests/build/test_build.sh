#!/bin/sh
# What `make install`, `uninstall`, `dist` and `deb` do, and how the program is linked.
if [ "$BUILD" != build/release ]; then
    echo "skip build: only of build/release"
    exit
fi
unset MAKEFLAGS MAKELEVEL MFLAGS DESTDIR PREFIX T
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
is() {
    title=$1
    shift
    if "$@" >"$tmp/is" 2>&1; then echo "ok $title"; else
        echo "not ok $title: $*"
        sed 's/^/    /' "$tmp/is" | head -10
    fi
}
has() { command -v "$1" >/dev/null || { echo "skip $2: no $1" && false; }; }
in_root() { (cd "$1" && find . -type f | LC_ALL=C sort); }

# ---- install, uninstall ----
root="$tmp/a 'b' c" prefix="/opt/d e"
mkdir -p "$root$prefix/bin" "$root$prefix/share/man/man1"
echo mine >"$root$prefix/bin/other"
echo mine >"$root$prefix/share/man/man1/other.1"
is "install where names have blanks and quotes" make install DESTDIR="$root" PREFIX="$prefix"
is "the program runs from there" "$root$prefix/bin/sec16" --version
for f in bin/sec16 share/man/man1/sec16.1 share/bash-completion/completions/sec16 share/zsh/site-functions/_sec16 \
    share/fish/vendor_completions.d/sec16.fish; do is "installed: $f" [ -s "$root$prefix/$f" ]; done
(cd / && printf 'screen welcome\nkey Enter\nscreen samples\n' | "$root$prefix/bin/sec16" --script=- --size=120x24) >"$root/welcome" 2>&1
is "the installed program offers the samples" grep -q 'Enter opens the samples: .*/share/sec16/samples' "$root/welcome"
is "and opens them" grep -q '[0-9]* filings, [0-9]* rows' "$root/welcome"
is "uninstall" make uninstall DESTDIR="$root" PREFIX="$prefix"
is "  takes away nothing else" [ "$(in_root "$root$prefix" | tr '\n' ' ')" = "./bin/other ./share/man/man1/other.1 " ]

# ---- completions ----
for shell in bash zsh fish; do
    has $shell "completion of $shell" || continue
    "$SEC16" docs $shell >"$tmp/$shell"
    is "$shell accepts its completion" $shell -n "$tmp/$shell"
done
if has fish "what fish completes"; then
    fish --private -c "source '$tmp/fish'; complete -C 'sec16 exp'; complete -C 'sec16 check --fail-on='; complete -C 'sec16 export --ta'" >"$tmp/out" 2>&1
    is "fish completes a command" grep -q "^export	" "$tmp/out"
    is "fish completes a value" grep -q '^--fail-on=warning' "$tmp/out"
    is "fish completes an option" grep -q '^--table	' "$tmp/out"
fi

# ---- dist ----
dist() { (cd "$1" && make dist >/dev/null && cat build/sec16-*.tar.gz) >"$2"; }
is "dist" dist . "$tmp/one.tar.gz"
is "dist again" dist . "$tmp/two.tar.gz"
is "  gives the same bytes" cmp "$tmp/one.tar.gz" "$tmp/two.tar.gz"
mkdir "$tmp/tree"
tar -xzf "$tmp/one.tar.gz" -C "$tmp/tree"
is "dist without git" dist "$tmp"/tree/sec16-* "$tmp/three.tar.gz"
is "  gives the same bytes" cmp "$tmp/one.tar.gz" "$tmp/three.tar.gz"

# ---- deb ----
if has dpkg-deb deb && has dpkg-shlibdeps deb; then
    is "deb" make deb
    deb=$(ls build/sec16_*.deb)
    admin="$tmp/root/var/lib/dpkg"
    mkdir -p "$admin/info" "$admin/updates"
    : >"$admin/status" && : >"$admin/available"
    by_dpkg() { dpkg --root="$tmp/root" --force-not-root --force-depends --log=/dev/null "$@"; }
    is "deb installs" by_dpkg --install "$deb"
    is "  and runs" "$tmp/root/usr/bin/sec16" check --fail-on=never samples/form4.xml
    is "  and is removed" by_dpkg --purge sec16
    is "  with all its files" [ ! -e "$tmp/root/usr" ]
fi

# ---- what protects the program, where the compiler has it ----
if has readelf protection; then
    readelf -lWd "$SEC16" >"$tmp/elf"
    readelf -sW "$SEC16" >>"$tmp/elf"
    linked() { ! grep -q -e "$1" build/has.mk || is "$2" grep -q "$3" "$tmp/elf"; }
    linked '-z,now' "all symbols are bound at the start" 'BIND_NOW\|FLAGS.* NOW'
    linked '-z,relro' "tables of addresses are read-only" GNU_RELRO
    linked '-pie' "the program can be anywhere in memory" 'type is DYN'
    linked stack-protector "stacks are protected" __stack_chk_fail
    linked FORTIFY "calls of the library are bounded" '__[a-z]*_chk'
    is "stacks are not executable" grep -q 'GNU_STACK.* RW ' "$tmp/elf"
fi
