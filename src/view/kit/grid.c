/* grid.c: putting text into cells so that nothing a file contains reaches a terminal raw. */
#include "view/kit/grid.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define REPLACEMENT 0xfffd /* stands for bytes that are no character */
#define PICTURES    0x2400 /* Unicode's pictures of the control bytes */
#define TAB_ARROW   0x2192

/* Characters without a shape that would join, reverse or hide text on a terminal. */
static bool is_invisible(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x80, 0x9f},     {0xad, 0xad},     {0x61c, 0x61c},   {0x180e, 0x180e}, {0x200b, 0x200f},
                  {0x2028, 0x202e}, {0x2060, 0x206f}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last) return true;
    return false;
}

/* What Unicode says is no character at all. */
static bool is_none(uint32_t c) { return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef); }

static uint32_t visible(uint32_t c)
{
    if (c == '\t') return TAB_ARROW;
    if (c < 0x20) return PICTURES + c;
    if (c == 0x7f) return PICTURES + 0x21;
    return c & UTF8_BAD || is_invisible(c) || is_none(c) ? REPLACEMENT : c;
}

static bool is_ascii(char c) { return c >= ' ' && c < 0x7f; }

Glyph glyph_next(Str *rest)
{
    if (is_ascii(rest->p[0])) { /* nearly all there is */
        Glyph plain = {.text = {rest->p[0]}, .n = 1, .width = 1};
        *rest = (Str){rest->p + 1, rest->n - 1};
        return plain;
    }
    uint32_t c = utf8_next(rest), shown = visible(c);
    Glyph g = {.changed = shown != c};
    g.n = (uint8_t)utf8_put(g.text, shown);
    g.width = g.changed ? 1 : (uint8_t)utf8_width(shown);
    return g;
}

/* The same, for a character that has none before it to combine with. */
static Glyph glyph_first(Str *rest)
{
    Glyph g = glyph_next(rest);
    if (g.width) return g;
    g.n = (uint8_t)utf8_put(g.text, REPLACEMENT);
    g.width = 1;
    g.changed = true;
    return g;
}

/* Bytes at the beginning of s that are one character and one column each. Most texts have no others. */
static size_t plain_length(Str s, size_t most)
{
    size_t n = 0;
    while (n < s.n && n < most && is_ascii(s.p[n])) n++;
    return n;
}

int text_width(Str s)
{
    int w = (int)plain_length(s, INT_MAX);
    Str rest = str_from(s, (size_t)w);
    if (rest.n && !w) w = glyph_first(&rest).width;
    while (rest.n) w += glyph_next(&rest).width;
    return w;
}

size_t text_fit(Str s, int columns, int *took)
{
    int w = (int)plain_length(s, columns > 0 ? (size_t)columns : 0);
    Str rest = str_from(s, (size_t)w);
    while (rest.n) {
        Str before = rest;
        int more = rest.n == s.n ? glyph_first(&rest).width : glyph_next(&rest).width;
        if (w + more > columns) {
            rest = before;
            break;
        }
        w += more;
    }
    if (took) *took = w;
    return s.n - rest.n;
}

void text_visible(Str s, Buf *out)
{
    for (bool first = true; s.n; first = false) {
        Glyph g = first ? glyph_first(&s) : glyph_next(&s);
        buf_put(out, (Str){g.text, g.n});
    }
}

void grid_resize(Grid *g, int w, int h)
{
    size_t n, cap = 0;
    g->w = w > 0 ? w : 0;
    g->h = h > 0 ? h : 0;
    n = (size_t)g->w * (size_t)g->h;
    free(g->cell);
    g->cell = mem_grow(NULL, &cap, n, sizeof *g->cell);
    grid_clear(g, (Rect){0, 0, g->w, g->h}, STYLE_PLAIN);
}

void grid_free(Grid *g)
{
    free(g->cell);
    *g = (Grid){0};
}

GridCell *grid_at(const Grid *g, int x, int y)
{
    bool inside = x >= 0 && y >= 0 && x < g->w && y < g->h;
    return inside ? &g->cell[(size_t)y * (size_t)g->w + (size_t)x] : NULL;
}

static Rect clipped(const Grid *g, Rect r)
{
    int right = r.x + r.w < g->w ? r.x + r.w : g->w, below = r.y + r.h < g->h ? r.y + r.h : g->h;
    if (r.x < 0) r.x = 0;
    if (r.y < 0) r.y = 0;
    r.w = right > r.x ? right - r.x : 0;
    r.h = below > r.y ? below - r.y : 0;
    return r;
}

static void set_blank(GridCell *c, Style style, unsigned marks)
{
    *c = (GridCell){.text = " ", .n = 1, .width = 1, .style = (uint8_t)style, .mark = (uint8_t)marks};
}

/* Before a cell is overwritten: half of a wide character must not be left over beside it. */
static void unpair(Grid *g, int x, int y)
{
    GridCell *c = grid_at(g, x, y), *other = NULL;
    if (c->width == 0) other = grid_at(g, x - 1, y);
    if (c->width == 2) other = grid_at(g, x + 1, y);
    if (other) set_blank(other, (Style)other->style, other->mark);
}

void grid_clear(Grid *g, Rect r, Style style)
{
    r = clipped(g, r);
    for (int y = r.y; y < r.y + r.h; y++)
        for (int x = r.x; x < r.x + r.w; x++) {
            GridCell *c = grid_at(g, x, y);
            if (c->n != 1) unpair(g, x, y);
            set_blank(c, style, 0);
        }
}

/* A glyph of one or two columns at x; the half of a wide one that is inside the clip is a blank. */
static void put_glyph(Grid *g, Rect clip, int x, int y, const Glyph *glyph, Style style, unsigned marks)
{
    bool whole = x >= clip.x && x + glyph->width <= clip.x + clip.w;
    for (int i = 0; i < glyph->width; i++) {
        if (x + i < clip.x || x + i >= clip.x + clip.w) continue;
        unpair(g, x + i, y);
        set_blank(grid_at(g, x + i, y), style, marks);
    }
    if (!whole) return;
    GridCell *c = grid_at(g, x, y);
    memcpy(c->text, glyph->text, glyph->n);
    c->n = glyph->n;
    c->width = glyph->width;
    if (glyph->width == 2) c[1].n = c[1].width = 0;
}

static void combine(Grid *g, Rect clip, int x, int y, const Glyph *glyph)
{
    GridCell *c = x >= clip.x && x < clip.x + clip.w ? grid_at(g, x, y) : NULL;
    if (!c || !c->n || c->n + glyph->n > GRID_TEXT) return;
    memcpy(c->text + c->n, glyph->text, glyph->n);
    c->n = (uint8_t)(c->n + glyph->n);
}

int grid_put(Grid *g, Rect clip, int x, int y, Str text, Style style, unsigned marks)
{
    int at = x, last = x;
    clip = clipped(g, clip);
    bool row = y >= clip.y && y < clip.y + clip.h;
    while (text.n) {
        Glyph glyph = at == x ? glyph_first(&text) : glyph_next(&text);
        if (!glyph.width && row) combine(g, clip, last, y, &glyph);
        if (!glyph.width) continue;
        if (row) put_glyph(g, clip, at, y, &glyph, glyph.changed ? STYLE_CONTROL : style, marks);
        last = at;
        at += glyph.width;
    }
    return at - x;
}

void grid_mark(Grid *g, Rect clip, int x, int y, int w, unsigned marks)
{
    clip = clipped(g, clip);
    if (y < clip.y || y >= clip.y + clip.h) return;
    for (int i = x < clip.x ? clip.x : x; i < x + w && i < clip.x + clip.w; i++)
        grid_at(g, i, y)->mark |= (uint8_t)marks;
}

void grid_row(const Grid *g, int y, Buf *out)
{
    size_t end = out->n;
    for (int x = 0; x < g->w; x++) {
        const GridCell *c = grid_at(g, x, y);
        if (!c) break;
        buf_put(out, (Str){c->text, c->n});
        if (c->n && !(c->n == 1 && c->text[0] == ' ')) end = out->n;
    }
    out->n = end;
    if (out->p) out->p[end] = 0;
}
