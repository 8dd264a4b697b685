/* wrap.c: cut lines are told by their width. A cut line is full to the byte; a line that was broken between
 * words, or ended where its writer wanted, is only by chance. */
#include "read/envelope/wrap.h"

#include <string.h>

enum { NARROWEST = 60, ENOUGH = 3 };

static const size_t usual_widths[] = {80, 1023};

/* A line of the text, without its end. */
typedef struct Line {
    size_t at, n, next; /* next: where the next one starts */
} Line;

static Line line_at(Str s, size_t at)
{
    const char *q = at < s.n ? memchr(s.p + at, '\n', s.n - at) : NULL;
    size_t end = q ? (size_t)(q - s.p) : s.n, n = end - at;
    if (q && n && s.p[end - 1] == '\r') n--;
    return (Line){at, n, q ? end + 1 : s.n};
}

/* Does the line end inside a word or a tag, which goes on in the next line? */
static bool ends_inside(Str s, Line l)
{
    if (!l.n || l.next >= s.n) return false;
    char left = s.p[l.at + l.n - 1], right = s.p[l.next];
    return !is_blank(left) && left != '>' && !is_blank(right) && right != '<';
}

/* Would the next word have found room in this line? Then the line was not broken for its width. */
static bool next_word_fits(Str s, Line l, size_t width)
{
    size_t word = 0;
    while (l.next + word < s.n && !is_blank(s.p[l.next + word]) && s.p[l.next + word] != '<') word++;
    return l.n + 1 + word <= width;
}

/* The width of the longest lines if it looks like they were cut there, else 0. */
static size_t width_of_lines(Str s)
{
    size_t longest = 0, full = 0, cut = 0, broken = 0;
    for (Line l = line_at(s, 0); l.at < s.n; l = line_at(s, l.next)) {
        if (l.n > longest) longest = l.n, full = 0;
        full += l.n == longest;
    }
    bool usual = longest == usual_widths[0] || longest == usual_widths[1];
    if (longest < NARROWEST || (full < ENOUGH && !usual)) return 0;
    for (Line l = line_at(s, 0); l.at < s.n; l = line_at(s, l.next)) {
        if (!ends_inside(s, l)) continue;
        if (l.n == longest)
            cut++;
        else if (!next_word_fits(s, l, longest))
            broken++;
    }
    return cut > broken && (usual || cut >= ENOUGH) ? longest : 0;
}

/* The same for a text that was cut every so many bytes whatever its own lines were. */
static size_t width_of_blocks(Str s)
{
    for (size_t i = 0; i < sizeof usual_widths / sizeof *usual_widths; i++) {
        size_t step = usual_widths[i] + 1, n = 0;
        while ((n + 1) * step <= s.n && s.p[(n + 1) * step - 1] == '\n') n++;
        if (n >= 2 && (n + 1) * step > s.n) return step - 1;
    }
    return 0;
}

void wrap_cut(Wrap *w, Arena *a, size_t from)
{
    w->cut = arena_grow(a, w->cut, &w->capcut, w->ncut + 1, sizeof *w->cut);
    w->cut[w->ncut++] = (WrapCut){.at = (uint32_t)w->text.n, .from = (uint32_t)from};
}

void wrap_cut_word(Wrap *w, Arena *a, size_t from, size_t len)
{
    wrap_cut(w, a, from);
    w->cut[w->ncut - 1].len = (uint32_t)len;
}

Wrap wrap_join(Arena *a, Str source)
{
    size_t blocks = width_of_blocks(source), width = blocks ? blocks : width_of_lines(source);
    Wrap w = {.text = source, .width = width};
    if (!width) return w;
    char *out = arena_alloc(a, source.n + 1, 1, 1);
    w.text = (Str){out, 0};
    for (Line l = line_at(source, 0); l.at < source.n; l = line_at(source, l.next)) {
        bool cut = blocks ? l.next % (width + 1) == 0 : l.n == width;
        size_t n = !cut ? l.next - l.at : blocks ? l.next - l.at - 1 : l.n;
        memcpy(out + w.text.n, source.p + l.at, n);
        w.text.n += n;
        if (cut) wrap_cut(&w, a, l.next);
    }
    return w;
}

static bool is_escaped(Str source, Line l) { return str_starts(str_from(source, l.at), S("- -")); }

Wrap wrap_unescape(Arena *a, Str source)
{
    Wrap w = {.text = source};
    for (Line l = line_at(source, 0); l.at < source.n; l = line_at(source, l.next))
        w.capcut += is_escaped(source, l);
    if (!w.capcut) return w;
    w.cut = ARENA_NEW(a, WrapCut, w.capcut);
    char *out = arena_alloc(a, source.n + 1, 1, 1);
    w.text = (Str){out, 0};
    for (Line l = line_at(source, 0); l.at < source.n; l = line_at(source, l.next)) {
        size_t escape = is_escaped(source, l) ? 2 : 0, n = l.next - l.at - escape;
        if (escape) wrap_cut(&w, a, l.at + escape);
        memcpy(out + w.text.n, source.p + l.at + escape, n);
        w.text.n += n;
    }
    return w;
}

/* How many cuts stand at or in front of `at`. */
static size_t cuts_before(const Wrap *w, size_t at)
{
    size_t low = 0, high = w->ncut;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (w->cut[mid].at <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static uint32_t source_of(const Wrap *w, uint32_t at)
{
    size_t n = cuts_before(w, at);
    if (n && w->cut[n - 1].len) {
        uint32_t off = at - w->cut[n - 1].at, len = w->cut[n - 1].len;
        return w->cut[n - 1].from + (off < len ? off : len - 1);
    }
    uint32_t from = n ? w->cut[n - 1].from + (at - w->cut[n - 1].at) : at;
    return n < w->ncut && from >= w->cut[n].from ? w->cut[n].from - 1 : from; /* one of the blanks of a tab */
}

Span wrap_source(const Wrap *w, Span joined)
{
    if (!w->ncut || !joined.len) return joined;
    uint32_t end = joined.at + joined.len, at = source_of(w, joined.at), last = source_of(w, end - 1);
    for (size_t i = cuts_before(w, joined.at); i < w->ncut && w->cut[i].at < end; i++) {
        const WrapCut *c = &w->cut[i]; /* words in between may stand before and behind those at the ends */
        if (c->len && c->from < at) at = c->from;
        if (c->len && c->from > last) last = c->from;
    }
    return (Span){at, last + 1 - at};
}

bool wrap_has_cut(const Wrap *w, Span joined)
{
    return joined.len && cuts_before(w, joined.at) != cuts_before(w, joined.at + joined.len - 1);
}
