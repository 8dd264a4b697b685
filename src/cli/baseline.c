/* baseline.c: the file of known findings. */
#include "cli/baseline.h"

#include "base/file.h"
#include "cli/out.h"
#include "view/kit/grid.h"

#include <string.h>

enum { FINGERPRINT = 16 };
static const char head[] =
    "# sec16 baseline: findings known already, one a line: fingerprint, rule, source\n";

static bool is_fingerprint(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_digit(s.p[i]) && !(s.p[i] >= 'a' && s.p[i] <= 'f')) return false;
    return s.n == FINGERPRINT;
}

/* Reads one line; false if it is none of a baseline. */
static bool read_line(Baseline *b, Str line, size_t *cap)
{
    Known k = {.fingerprint = str_cut(&line, ' '), .rule = str_cut(&line, ' '), .source = line};
    if (!k.fingerprint.n || k.fingerprint.p[0] == '#') return true;
    if (!is_fingerprint(k.fingerprint) || !k.source.n) return false;
    Sym sym = sym_add(&b->fingerprints, k.fingerprint);
    b->known = arena_grow(&b->arena, b->known, cap, sym + 1u, sizeof *b->known);
    b->known[sym] = k;
    return true;
}

bool baseline_open(Baseline *b, const char *path, const char *write_path)
{
    *b = (Baseline){.path = path, .write_path = write_path};
    if (!path) return true;
    Err e = file_read(path, FILE_LIMIT, &b->text);
    if (e.kind != ERR_NONE) {
        message("--baseline=%s: %.*s", path, STR_ARG(err_text(e, &b->arena)));
        return false;
    }
    Str rest = buf_str(&b->text);
    size_t cap = 0;
    for (size_t line = 1; rest.n; line++)
        if (!read_line(b, str_line(&rest), &cap)) {
            message("--baseline=%s: line %zu is none of a baseline: make one with --write-baseline=FILE",
                    path, line);
            return false;
        }
    return true;
}

size_t baseline_take(Baseline *b, Loaded *x, Str source)
{
    char fingerprint[FINGERPRINT + 1];
    size_t left = 0, n = x->findings.n;
    if (!b->path && !b->write_path) return 0;
    Buf visible = {0};
    text_visible(source, &visible);
    sym_add(&b->sources, buf_str(&visible));
    for (size_t i = 0; i < n; i++) {
        const Finding *f = &x->findings.at[i];
        finding_fingerprint(&x->doc, f, fingerprint);
        Sym sym = sym_find(&b->fingerprints, str_z(fingerprint));
        if (sym) b->known[sym].seen = true;
        if (b->write_path) buf_fmt(&b->written, "%s %s %s\n", fingerprint, rules[f->rule].id, visible.p);
        if (!sym && !b->write_path) x->findings.at[left++] = *f;
    }
    x->findings.n = left;
    buf_free(&visible);
    return n - left;
}

/* What is fixed or has changed, as far as its filing was read in this run. */
static void tell_stale(const Baseline *b)
{
    for (Sym i = 1; i < b->fingerprints.n; i++) {
        const Known *k = &b->known[i];
        if (!k->seen && sym_find(&b->sources, k->source))
            message("%s: %.*s of %.*s is no longer found: --write-baseline=FILE makes a new baseline",
                    b->path, STR_ARG(k->rule), STR_ARG(k->source));
    }
}

static bool write_file(const Baseline *b)
{
    Buf all = {0};
    buf_puts(&all, head);
    buf_put(&all, buf_str(&b->written));
    Err e = file_save(b->write_path, buf_str(&all));
    if (e.kind) message("--write-baseline=%s: %s: it was not written", b->write_path, strerror(e.sys));
    buf_free(&all);
    return !e.kind;
}

bool baseline_end(Baseline *b)
{
    if (b->path) tell_stale(b);
    return !b->write_path || write_file(b);
}

void baseline_free(Baseline *b)
{
    buf_free(&b->text);
    buf_free(&b->written);
    symbols_free(&b->fingerprints);
    symbols_free(&b->sources);
    arena_free(&b->arena);
}
