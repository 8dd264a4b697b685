/* svg.c: a figure for a page. */
#include "report/entry.h"

enum { NAMES = 190, LONGEST = 420, STEP = 24, BAR = 16, LEFT = 90, WIDE = 660, HIGH = 220, EDGE = 24 };

static void begin(Buf *out, const Plot *p, size_t w, size_t h)
{
    buf_fmt(out, "<svg role=\"img\" viewBox=\"0 0 %zu %zu\" width=\"%zu\" height=\"%zu\"><title>", w, h, w,
            h);
    put_quoted(out, p->title);
    buf_puts(out, "</title>");
}

static void put_text(Buf *out, double x, double y, const char *anchor, Str text)
{
    buf_fmt(out, "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\">", x, y, anchor);
    put_quoted(out, text);
    buf_puts(out, "</text>");
}

static void put_bars(const Plot *p, Buf *out)
{
    Arena a = {0};
    size_t most = 1;
    for (size_t i = 0; i < p->n; i++)
        if (p->bar[i].count > most) most = p->bar[i].count;
    begin(out, p, NAMES + LONGEST + 60, p->n * STEP);
    for (size_t i = 0; i < p->n; i++) {
        size_t y = i * STEP, wide = p->bar[i].count * LONGEST / most;
        if (p->bar[i].count && !wide) wide = 1;
        put_text(out, NAMES - 8, (double)y + BAR, "end",
                 str_sub(p->bar[i].name, 0, text_fit(p->bar[i].name, 28, NULL)));
        buf_fmt(out, "<rect x=\"%d\" y=\"%zu\" width=\"%zu\" height=\"%d\"/>", NAMES, y + 4, wide, BAR);
        put_text(out, NAMES + (double)wide + 6, (double)y + BAR, "start",
                 str_fmt(&a, "%zu", p->bar[i].count));
    }
    arena_free(&a);
}

static void put_path(const Plot *p, const double *x, const double *y, Buf *out)
{
    buf_puts(out, "<path d=\"");
    for (size_t i = 0; i < p->n; i++)
        if (i)
            buf_fmt(out, "H%.1fV%.1f", x[i], y[i]);
        else
            buf_fmt(out, "M%.1f %.1f", x[i], y[i]);
    buf_puts(out, "\"/>");
}

static void put_curve(const Plot *p, Buf *out)
{
    Arena a = {0};
    char room[DEC_TEXT + 8], day[DATE_TEXT];
    PlotRange r = plot_range(p);
    double *x = ARENA_NEW(&a, double, p->n), *y = ARENA_NEW(&a, double, p->n);
    for (size_t i = 0; i < p->n; i++) {
        x[i] = LEFT + (double)(p->point[i].day - r.first) * (WIDE - LEFT - EDGE) / (double)(r.last - r.first);
        y[i] = EDGE + (r.most - p->point[i].value) * (HIGH - 2 * EDGE) / (r.most - r.least);
    }
    begin(out, p, WIDE, HIGH + EDGE);
    buf_fmt(out, "<path class=\"axis\" d=\"M%d %dV%dH%d\"/>", LEFT, EDGE, HIGH - EDGE, WIDE - EDGE);
    put_text(out, LEFT - 8, EDGE + 5, "end", plot_number(r.most, room));
    put_text(out, LEFT - 8, HIGH - EDGE + 5, "end", plot_number(r.least, room));
    put_text(out, LEFT, HIGH, "start", date_put_us(r.first, day));
    put_text(out, WIDE - EDGE, HIGH, "end", date_put_us(r.last, day));
    if (p->kind == PLOT_STEPS) put_path(p, x, y, out);
    for (size_t i = 0; i < p->n; i++) {
        buf_fmt(out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", x[i], y[i]);
        if (p->point[i].mark) put_text(out, x[i], y[i] - 6, "middle", (Str){&p->point[i].mark, 1});
    }
    arena_free(&a);
}

void svg_put(const Plot *p, Buf *out)
{
    (p->kind == PLOT_BARS ? put_bars : put_curve)(p, out);
    buf_puts(out, "</svg>");
}
