/* draw.c: the lines of a view in a rectangle of a grid, with the cursor and the matches of the search over
 * them. */
#include "view/kit/pager.h"

#include <stdlib.h>
#include <string.h>

enum { FILTER = 4096 }; /* bits */

/* The hits that may be in view: a search can have more of them than one can look at for every line. */
typedef struct Near {
    const Hits *hits;
    size_t *at;
    size_t n, cap, current;
} Near;

/* What is being drawn. */
typedef struct Canvas {
    const Pager *p;
    const View *v;
    Grid *g;
    Rect r;
    bool focus, has_cursor;
    Place cursor;
    size_t cursor_end; /* after the last line that the cell under the cursor goes over */
    Near near;
    Pattern *pattern; /* NULL: none */
} Canvas;

/* ---- the search ---- */

static size_t bit_of(Place p)
{
    uint32_t key = p.filing * 31 + (uint32_t)p.part * 8191 + (uint32_t)p.row * 127 + p.field;
    return key % FILTER;
}

typedef struct Seen {
    uint64_t bits[FILTER / 64]; /* places */
    size_t from, to;            /* bytes of the source */
} Seen;

static void see_line(Seen *seen, const Line *line)
{
    for (size_t i = 0; i < line->nseg; i++) {
        const Segment *s = &line->seg[i];
        size_t bit = bit_of(s->place);
        if (s->flags & SEGMENT_PLACE) seen->bits[bit / 64] |= (uint64_t)1 << bit % 64;
        if (!(s->flags & SEGMENT_SOURCE)) continue;
        if (s->from < seen->from) seen->from = s->from;
        if (s->from + s->n > seen->to) seen->to = s->from + s->n;
    }
}

static bool hit_is_near(const Canvas *c, const Seen *seen, const Hit *h)
{
    size_t bit = bit_of(h->place);
    if (seen->bits[bit / 64] >> bit % 64 & 1) return true;
    return h->in_source && h->place.filing == c->v->ctx.filing && h->match.at < seen->to &&
           h->match.at + h->match.len > seen->from;
}

static void find_near(Canvas *c)
{
    Seen seen = {.from = SIZE_MAX};
    Near *near = &c->near;
    if (!near->hits || !near->hits->n) return;
    for (size_t i = c->p->top; i < c->p->top + (size_t)c->r.h && i < view_lines(c->v); i++) {
        Line line = view_line(c->v, i);
        see_line(&seen, &line);
    }
    for (size_t i = 0; i < near->hits->n; i++) {
        if (!hit_is_near(c, &seen, &near->hits->at[i])) continue;
        near->at = mem_grow(near->at, &near->cap, near->n + 1, sizeof *near->at);
        near->at[near->n++] = i;
    }
}

/* What of a segment a hit covers, in bytes of the segment; false: nothing. A hit in the source and a segment
 * of the source go by bytes of the filing, a hit and a value by bytes of the value; one of each kind meet at
 * their place. */
static bool hit_in(const Canvas *c, const Hit *h, const Segment *s, uint32_t *at, uint32_t *end)
{
    bool source = s->flags & SEGMENT_SOURCE, here = s->flags & SEGMENT_PLACE && place_eq(s->place, h->place);
    *at = 0;
    *end = s->n;
    if (!source && !(here && s->flags & SEGMENT_TEXT)) return false;
    if (source != h->in_source) return here;
    if (source && h->place.filing != c->v->ctx.filing) return false;
    uint32_t from = h->match.at, to = from + h->match.len;
    if (s->flags & SEGMENT_CUT && to > s->from + s->n) return true;
    if (to <= s->from || from >= s->from + s->n) return false;
    if (from > s->from) *at = from - s->from;
    if (to < s->from + s->n) *end = to - s->from;
    return true;
}

static void mark_hits(const Canvas *c, Rect clip, int x, int y, const Segment *s, Str text)
{
    for (size_t i = 0; i < c->near.n; i++) {
        uint32_t at, end;
        if (!hit_in(c, &c->near.hits->at[c->near.at[i]], s, &at, &end)) continue;
        int from = text_width(str_sub(text, 0, at)), w = text_width(str_sub(text, at, end - at));
        grid_mark(c->g, clip, x + from, y, w,
                  c->near.at[i] == c->near.current ? MARK_MATCH | MARK_CURRENT : MARK_MATCH);
    }
}

/* Marks what the pattern matches in a line that is drawn from column x on. */
static void mark_pattern(const Canvas *c, const Line *line, Rect clip, int x, int y)
{
    Span m;
    for (size_t from = 0; c->pattern && pattern_match(c->pattern, line->text, from, &m); from = m.at + m.len)
        grid_mark(c->g, clip, x + text_width(str_sub(line->text, 0, m.at)), y,
                  text_width(str_sub(line->text, m.at, m.len)), MARK_MATCH);
}

/* ---- lines ---- */

static unsigned marks_of(const Canvas *c, size_t i, const Line *line, const Segment *s)
{
    unsigned marks = i == c->p->line ? MARK_LINE : 0;
    bool whole = i == c->p->line && c->p->seg < line->nseg && line->seg[c->p->seg].flags & SEGMENT_LINE;
    bool same = c->has_cursor && s->flags & SEGMENT_PLACE && place_eq(s->place, c->cursor);
    if (c->focus && (whole || (same && i >= c->p->line && i < c->cursor_end))) marks |= MARK_CURSOR;
    return marks;
}

/* The segments of a line as far as they lie in `clip`, its column 0 at x. */
static void draw_segments(const Canvas *c, size_t i, const Line *line, Rect clip, int x, int y)
{
    int start = x;
    for (size_t s = 0; s < line->nseg && x < clip.x + clip.w; s++) {
        const Segment *seg = &line->seg[s];
        Str text = str_sub(line->text, seg->at, seg->n);
        int w = grid_put(c->g, clip, x, y, text, (Style)seg->style, marks_of(c, i, line, seg));
        mark_hits(c, clip, x, y, seg, text);
        x += w;
    }
    mark_pattern(c, line, clip, start, y);
}

/* Signs where a line goes on beyond the edges: a number that is cut must not look like a smaller one. */
static void draw_edges(const Canvas *c, const Line *line, PagerRoom room, int left, int y, unsigned marks)
{
    int column = 0, from = room.fixed + left, to = from + room.room;
    bool before = false, after = false;
    for (size_t s = 0; s < line->nseg; s++) {
        Str text = str_sub(line->text, line->seg[s].at, line->seg[s].n);
        int w = text_width(text);
        if (str_trim(text).n) {
            before |= column + w > room.fixed && column < from;
            after |= column + w > to;
        }
        column += w;
    }
    if (before) grid_put(c->g, c->r, c->r.x + (room.fixed ? room.fixed - 1 : 0), y, S("‹"), STYLE_DIM, marks);
    if (after) grid_put(c->g, c->r, c->r.x + c->r.w - 1, y, S("›"), STYLE_DIM, marks);
}

static void draw_line(const Canvas *c, size_t i, int y)
{
    Line line = view_line(c->v, i);
    int left = line.scrolls ? c->p->left : 0;
    PagerRoom room = pager_room(&line, c->r.w, left);
    unsigned marks = i == c->p->line ? MARK_LINE : 0;
    Rect stays = {c->r.x, c->r.y, room.fixed, c->r.h},
         rest = {c->r.x + room.fixed, c->r.y, room.room, c->r.h};
    grid_mark(c->g, c->r, c->r.x, y, c->r.w, marks);
    draw_segments(c, i, &line, rest, c->r.x - left, y);
    draw_segments(c, i, &line, stays, c->r.x, y);
    draw_edges(c, &line, room, left, y, marks);
}

/* The cell under the cursor may be wrapped over the lines that follow. */
static size_t find_cursor_end(const Canvas *c)
{
    size_t i = c->p->line + 1;
    for (; i < c->p->top + (size_t)c->r.h && i < view_lines(c->v); i++) {
        Line line = view_line(c->v, i);
        bool same = false;
        for (size_t s = 0; s < line.nseg; s++) {
            if (!(line.seg[s].flags & SEGMENT_PLACE) || !place_eq(line.seg[s].place, c->cursor)) continue;
            if (line.seg[s].flags & SEGMENT_STOP) return i;
            same = true;
        }
        if (!same) return i;
    }
    return i;
}

void pager_draw(const Pager *p, const View *v, Grid *g, Rect r, bool focus, const Lit *lit)
{
    Canvas c = {.p = p,
                .v = v,
                .g = g,
                .r = r,
                .focus = focus,
                .near = {.hits = lit->hits, .current = lit->current},
                .pattern = lit->pattern};
    size_t first = 0, heads = pager_heads(p, v, &first);
    grid_clear(g, r, STYLE_PLAIN);
    c.has_cursor = pager_place(p, v, &c.cursor);
    c.cursor_end = c.has_cursor ? find_cursor_end(&c) : p->line + 1;
    find_near(&c);
    for (int y = 0; y < r.h; y++) {
        size_t i = (size_t)y < heads ? first + (size_t)y : p->top + (size_t)y;
        if (i >= view_lines(v)) break;
        draw_line(&c, i, r.y + y);
    }
    free(c.near.at);
}
