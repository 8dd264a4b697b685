/* source.c: the filing's own bytes, cut into lines only where they are looked at; the values in them are
 * stops. */
#include "view/kit/stretches.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STEP = 64, TEXT_LINE_MOST = 500 };

/* The start of every STEP-th line of the view. */
typedef struct Mark {
    size_t at, number; /* byte; line of the file it belongs to, from 1 */
} Mark;

typedef struct Source {
    Stretches stretches;
    Mark *mark;
    size_t nmark, capmark, lines;
    int gutter, limit; /* columns of the line number; of a line's text */
    Arena scratch;     /* of the one line that was asked for */
    Lines line;
} Source;

/* ---- lines ---- */

/* How much of a long line fits; parted behind a blank if there is one near the end. */
static size_t part_line(Str rest, int limit)
{
    size_t n = text_fit(rest, limit, NULL), cut = n;
    if (!n) return rest.n ? 1 : 0;
    if (n == rest.n || rest.p[n] == '\n') return n;
    while (cut > n - n / 3 && rest.p[cut - 1] != ' ') cut--;
    return cut > n - n / 3 ? cut : n;
}

/* The end of the view's line that begins at `at`; `*next` is where the next one begins. */
static size_t line_end(Str text, size_t at, int limit, size_t *next)
{
    Str rest = str_from(text, at);
    const char *newline = memchr(rest.p, '\n', rest.n < (size_t)limit + 1 ? rest.n : (size_t)limit + 1);
    size_t n = newline ? (size_t)(newline - rest.p) : part_line(rest, limit);
    *next = at + n + (newline || (n < rest.n && rest.p[n] == '\n'));
    if (newline && n && rest.p[n - 1] == '\r') n--;
    return at + n;
}

static size_t number_after(Str text, size_t next, size_t number)
{
    return number + (next && text.p[next - 1] == '\n');
}

static void add_mark(Source *s, size_t at, size_t number)
{
    s->mark = mem_grow(s->mark, &s->capmark, s->nmark + 1, sizeof *s->mark);
    s->mark[s->nmark++] = (Mark){at, number};
}

static void find_lines(Source *s, Str text)
{
    size_t at = 0, number = 1;
    s->nmark = s->lines = 0;
    while (at < text.n) {
        if (s->lines++ % STEP == 0) add_mark(s, at, number);
        line_end(text, at, s->limit, &at);
        number = number_after(text, at, number);
    }
}

static Mark line_start(const Source *s, Str text, size_t line)
{
    Mark m = s->mark[line / STEP];
    for (size_t i = line / STEP * STEP; i < line; i++) {
        line_end(text, m.at, s->limit, &m.at);
        m.number = number_after(text, m.at, m.number);
    }
    return m;
}

static size_t line_at(const Source *s, Str text, size_t byte)
{
    size_t low = 0, high = s->nmark;
    while (high - low > 1) {
        size_t mid = low + (high - low) / 2;
        if (s->mark[mid].at <= byte)
            low = mid;
        else
            high = mid;
    }
    size_t line = low * STEP, next = s->mark[low].at;
    for (; line < s->lines; line++) {
        line_end(text, next, s->limit, &next);
        if (next > byte) break;
    }
    return line < s->lines ? line : s->lines - 1;
}

/* ---- one line ---- */

static bool same_cell(Place a, Place b) { return a.part == b.part && a.row == b.row && a.field == b.field; }

/* Is a byte one of the chosen place? `*end` comes down to where that changes. */
static bool is_lit(const ViewContext *c, size_t at, size_t *end)
{
    bool pieces = false, lit = false;
    if (!c->has_chosen || c->chosen.filing != c->filing) return false;
    for (size_t i = 0; i <= c->doc->npiece; i++) {
        bool last = i == c->doc->npiece;
        if (!last && !same_cell(c->doc->piece[i].place, c->chosen)) continue;
        if (last && pieces) break;
        Span raw = last ? c->chosen.raw : c->doc->piece[i].place.raw;
        size_t stop = (size_t)raw.at + raw.len;
        pieces = true;
        if (at >= raw.at && at < stop)
            lit = true, *end = stop < *end ? stop : *end;
        else if (raw.at > at && raw.at < *end)
            *end = raw.at;
    }
    return lit;
}

static void put_bytes(const View *v, Source *s, size_t at, size_t stop)
{
    Str text = v->ctx.doc->text;
    for (size_t end; at < stop; at = end) {
        end = stop;
        const Stretch *t = stretches_at(&s->stretches, at, &end);
        bool lit = is_lit(&v->ctx, at, &end);
        Str bytes = str_sub(text, at, end - at);
        Style style = lit ? STYLE_LIT : t ? (Style)t->style : STYLE_CAPTION;
        s->line.stop = t && t->raw.at == at;
        if (t)
            lines_place(&s->line, style, bytes, t->place, SEGMENT_SOURCE, at);
        else
            lines_source(&s->line, style, bytes, at);
    }
}

static Line source_line(const View *v, size_t i)
{
    Source *s = v->state;
    char number[24];
    arena_free(&s->scratch);
    s->line = (Lines){.arena = &s->scratch};
    if (!v->ctx.doc || !v->ctx.doc->text.n) {
        lines_text(&s->line, STYLE_DIM, v->ctx.doc ? S("The source is empty.") : S("No filing is open."));
        return s->line.line[0];
    }
    Str text = v->ctx.doc->text;
    Mark m = line_start(s, text, i);
    size_t next, end = line_end(text, m.at, s->limit, &next);
    bool first = m.at == 0 || text.p[m.at - 1] == '\n';
    Str digits = {number, first ? (size_t)snprintf(number, sizeof number, "%zu", m.number) : 0};
    lines_pad(&s->line, s->gutter - 1 - (int)digits.n);
    lines_put(&s->line, STYLE_DIM, digits);
    lines_pad(&s->line, s->gutter);
    put_bytes(v, s, m.at, end);
    Line *line = lines_end(&s->line);
    line->fixed = s->gutter;
    line->scrolls = !v->ctx.print;
    return *line;
}

/* ---- the view ---- */

static void source_open(View *v)
{
    Source *s = v->state = mem_new(1, sizeof *s);
    Arena a = {0};
    Drawing d = {&v->ctx, flags_make(&v->ctx, &a)};
    if (v->ctx.doc) stretches_find(&s->stretches, &d, &a);
    arena_free(&a);
}

static int digits_of(size_t n) { return n < 10 ? 1 : 1 + digits_of(n / 10); }

/* Text forms keep their lines, as their columns stand below each other; the others are wrapped. */
static void source_lay_out(View *v)
{
    Source *s = v->state;
    s->lines = 1;
    if (!v->ctx.doc || !v->ctx.doc->text.n) return;
    Str text = v->ctx.doc->text;
    size_t newlines = 1;
    for (const char *p = text.p; p && (p = memchr(p, '\n', text.n - (size_t)(p - text.p))); p++) newlines++;
    s->gutter = digits_of(newlines) + 1;
    s->limit = v->ctx.doc->origin == ORIGIN_TEXT ? TEXT_LINE_MOST : v->ctx.width - s->gutter;
    if (s->limit < 1) s->limit = 1;
    find_lines(s, text);
}

static void source_close(View *v)
{
    Source *s = v->state;
    arena_free(&s->stretches.arena);
    arena_free(&s->scratch);
    free(s->mark);
    free(s);
}

static size_t source_lines(const View *v) { return ((const Source *)v->state)->lines; }

static bool source_find(const View *v, Place p, Spot *spot)
{
    const Source *s = v->state;
    if (!v->ctx.doc || !v->ctx.doc->text.n || p.filing != v->ctx.filing) return false;
    size_t at = p.raw.len ? p.raw.at : SIZE_MAX;
    for (size_t i = 0; i < s->stretches.n && at == SIZE_MAX; i++)
        if (place_eq(s->stretches.at[i].place, p)) at = s->stretches.at[i].raw.at;
    if (at >= v->ctx.doc->text.n) return false;
    *spot = (Spot){line_at(s, v->ctx.doc->text, at), SEG_NONE};
    Line line = source_line(v, spot->line);
    for (size_t i = line.nseg; i--;)
        if (line.seg[i].flags & SEGMENT_STOP && place_eq(line.seg[i].place, p)) spot->seg = i;
    return true;
}

static bool source_act(View *v, Place p)
{
    (void)v;
    (void)p;
    return false;
}

const ViewOps view_source = {"source",     "Source",    source_open, source_lay_out, source_close,
                             source_lines, source_line, source_find, source_act,     false};
