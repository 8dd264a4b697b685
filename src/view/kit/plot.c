/* plot.c: a figure in characters: blocks for bars, braille for what has a day and a value. */
#include "view/kit/plot.h"

enum { NAME_MOST = 30, BAR_LEAST = 10, COUNT_ROOM = 8, CURVE_LINES = 9, CURVE_WIDTH_LEAST = 16 };

PlotRange plot_range(const Plot *p)
{
    PlotRange r = {p->point[0].day, p->point[0].day, p->point[0].value, p->point[0].value};
    for (size_t i = 1; i < p->n; i++) {
        const PlotPoint *x = &p->point[i];
        if (x->day < r.first) r.first = x->day;
        if (x->day > r.last) r.last = x->day;
        if (x->value < r.least) r.least = x->value;
        if (x->value > r.most) r.most = x->value;
    }
    if (p->kind == PLOT_STEPS) r.least = 0;
    if (r.most <= r.least) r.most = r.least + 1;
    if (r.last == r.first) r.last = r.first + 1;
    return r;
}

/* Values are not negative. */
Str plot_number(double value, char room[DEC_TEXT + 8])
{
    bool whole = value >= 1000 || value == (double)(int64_t)value;
    return dec_grouped(dec_of((int64_t)(value * (whole ? 1 : 100) + 0.5), whole ? 0 : 2), room);
}

/* ---- bars ---- */

static void put_bars(Lines *l, const Plot *p, int width)
{
    size_t most = 1;
    int names = 0;
    for (size_t i = 0; i < p->n; i++) {
        if (p->bar[i].count > most) most = p->bar[i].count;
        if (text_width(p->bar[i].name) > names) names = text_width(p->bar[i].name);
    }
    if (names > NAME_MOST) names = NAME_MOST;
    int room = width - names - 2 - COUNT_ROOM;
    if (room < BAR_LEAST) room = BAR_LEAST;
    for (size_t i = 0; i < p->n; i++) {
        const PlotBar *b = &p->bar[i];
        Buf n = {0};
        size_t w = (b->count * (size_t)room + most - 1) / most;
        lines_clip(l, STYLE_CAPTION, b->name, names, NULL, 0);
        lines_pad(l, names + 1);
        while (w--) lines_puts(l, STYLE_NOTE, "█");
        buf_fmt(&n, " %zu", b->count);
        lines_put(l, STYLE_VALUE, buf_str(&n));
        lines_end(l);
        buf_free(&n);
    }
}

/* ---- curves ---- */

/* Two by four dots a character. */
typedef struct Canvas {
    uint8_t *dots;
    char *mark;
    int w, h; /* characters */
} Canvas;

static void dot(Canvas *c, int x, int y)
{
    static const uint8_t bits[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    c->dots[y / 4 * c->w + x / 2] |= bits[y % 4][x % 2];
}

static int column_of(const Canvas *c, const PlotRange *r, Date day)
{
    return (int)((double)(day - r->first) * (c->w * 2 - 1) / (double)(r->last - r->first) + 0.5);
}

static int line_of(const Canvas *c, const PlotRange *r, double value)
{
    return (int)((r->most - value) * (c->h * 4 - 1) / (r->most - r->least) + 0.5);
}

static void draw_curve(Canvas *c, const Plot *p, const PlotRange *r)
{
    for (size_t i = 0; i < p->n; i++) {
        const PlotPoint *at = &p->point[i];
        int x = column_of(c, r, at->day), y = line_of(c, r, at->value);
        int end = i + 1 < p->n ? column_of(c, r, at[1].day) : x;
        int to = i + 1 < p->n ? line_of(c, r, at[1].value) : y;
        dot(c, x, y);
        for (int k = x; p->kind == PLOT_STEPS && k <= end; k++) dot(c, k, y);
        for (int k = y < to ? y : to; p->kind == PLOT_STEPS && k <= (y < to ? to : y); k++) dot(c, end, k);
        char *mark = &c->mark[y / 4 * c->w + x / 2];
        if (at->mark) *mark = *mark && *mark != at->mark ? '*' : at->mark;
    }
}

static void put_canvas_line(Lines *l, const Canvas *c, int y)
{
    char bytes[4];
    for (int x = 0; x < c->w; x++) {
        char mark = c->mark[y * c->w + x];
        uint8_t dots = c->dots[y * c->w + x];
        size_t n = dots ? utf8_put(bytes, 0x2800u + dots) : 1;
        if (mark)
            lines_put(l, STYLE_TITLE, (Str){&mark, 1});
        else
            lines_put(l, STYLE_NOTE, dots ? (Str){bytes, n} : S(" "));
    }
}

/* First and last day below, greatest and least value beside it. */
static void put_curve(Lines *l, const Plot *p, int width)
{
    char most[DEC_TEXT + 8], least[DEC_TEXT + 8], first[DATE_TEXT], last[DATE_TEXT];
    PlotRange r = plot_range(p);
    Str top = plot_number(r.most, most), bottom = plot_number(r.least, least);
    int labels = (top.n > bottom.n ? (int)top.n : (int)bottom.n) + 1;
    Canvas c = {.w = width - labels - 2, .h = CURVE_LINES};
    if (c.w < CURVE_WIDTH_LEAST) c.w = CURVE_WIDTH_LEAST;
    c.dots = ARENA_NEW(l->arena, uint8_t, (size_t)(c.w * c.h));
    c.mark = ARENA_NEW(l->arena, char, (size_t)(c.w * c.h));
    draw_curve(&c, p, &r);
    for (int y = 0; y < c.h; y++) {
        Str label = y == 0 ? top : y == c.h - 1 ? bottom : S("");
        lines_pad(l, labels - 1 - (int)label.n);
        lines_put(l, STYLE_CAPTION, label);
        lines_pad(l, labels);
        lines_puts(l, STYLE_RULE, "│");
        put_canvas_line(l, &c, y);
        lines_end(l);
    }
    lines_pad(l, labels + 1);
    lines_put(l, STYLE_CAPTION, date_put_us(r.first, first));
    lines_right(l, labels + 1 + c.w, STYLE_CAPTION, date_put_us(r.last, last), NULL);
    lines_end(l);
}

void plot_put(Lines *l, const Plot *p, int width)
{
    if (!p->n) return;
    lines_wrap(l, STYLE_TITLE, p->title, 0, width, NULL, 0);
    lines_end(l);
    (p->kind == PLOT_BARS ? put_bars : put_curve)(l, p, width);
    if (p->key.n) lines_wrap(l, STYLE_DIM, p->key, 0, width, NULL, 0);
    if (p->key.n) lines_end(l);
}
