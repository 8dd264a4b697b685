/* loads.c: the load report: a line an input, below it what is to be told of it, and the sum of all. A line is
 * made when it is looked at: there may be a hundred thousand inputs. */
#include "view/kit/lines.h"

#include <stdlib.h>

enum { INDENT = 3, FEW = 3 };

typedef struct Loads {
    Arena scratch; /* of the one line that was asked for */
    Lines line;
    size_t *first; /* line of each input, from 0; behind the last one their number */
    size_t n, cap;
} Loads;

static void loads_open(View *v) { v->state = mem_new(1, sizeof(Loads)); }

static void loads_close(View *v)
{
    Loads *l = v->state;
    arena_free(&l->scratch);
    free(l->first);
    free(l);
}

static void loads_lay_out(View *v) { ((Loads *)v->state)->n = 0; }

/* ---- which line is what ---- */

/* A failure or a notice that is all there is to tell stands on the input's own line. */
static bool is_one_line(const Intake *x) { return !x->filings && x->ntrouble == 1; }

static size_t troubles_shown(const ViewContext *c, const Intake *x)
{
    if (is_one_line(x)) return 0;
    return c->brief && x->ntrouble > FEW ? FEW : x->ntrouble;
}

static size_t troubles_left(const ViewContext *c, const Intake *x)
{
    return is_one_line(x) ? 0 : x->failed + x->troubles - troubles_shown(c, x);
}

static size_t lines_of(const ViewContext *c, const Intake *x)
{
    if (c->brief && !intake_tells(x)) return 0;
    return 1 + troubles_shown(c, x) + (troubles_left(c, x) > 0);
}

/* Counts the lines of inputs that came since; the last one may have grown. Returns the lines of all. */
static size_t catch_up(const View *v)
{
    Loads *l = v->state;
    const Intakes *list = v->ctx.intakes;
    if (!list || !list->n) return 0;
    l->first = mem_grow(l->first, &l->cap, list->n + 1, sizeof *l->first);
    for (size_t i = l->n ? l->n - 1 : 0; i < list->n; i++)
        l->first[i + 1] = l->first[i] + lines_of(&v->ctx, &list->at[i]);
    l->n = list->n;
    return l->first[l->n];
}

/* The input that has this line: the last one that begins there or before. */
static size_t input_of(const Loads *l, size_t line)
{
    size_t low = 0, high = l->n;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (l->first[middle] <= line)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* ---- lines ---- */

static Place place_of(uint32_t filing)
{
    return (Place){.filing = filing, .part = PART_FILING, .field = F_NONE};
}

static void put_sign(Lines *l, Style style, const char *sign, const Place *p)
{
    if (p) {
        lines_stop(l);
        lines_place(l, style, str_z(*sign ? sign : "  "), *p, SEGMENT_LINE, 0);
        lines_pad_place(l, INDENT, *p);
    } else {
        lines_puts(l, style, sign);
        lines_pad(l, INDENT);
    }
}

static void put_text(Lines *l, Style style, Str text, const Place *p)
{
    if (p)
        lines_place(l, style, text, *p, 0, 0);
    else
        lines_put(l, style, text);
}

static void put_input(const View *v, Lines *l, const Intake *x)
{
    const IntakeTrouble *only = is_one_line(x) ? &v->ctx.intakes->trouble[x->trouble0] : NULL;
    bool any = intake_tells(x);
    Severity s = x->failed ? SEVERITY_ERROR : x->notice ? SEVERITY_NOTE : SEVERITY_WARNING;
    Place place = place_of(x->filing0), *p = x->filings && v->ctx.corpus ? &place : NULL;
    Buf b = {0};
    put_sign(l, any ? severity_style(s) : STYLE_PLAIN, any ? severity_sign(s) : "", p);
    put_text(l, STYLE_VALUE, intake_source(x, l->arena), p);
    if (x->taken_for) buf_fmt(&b, ": %s", x->taken_for);
    buf_puts(&b, ": ");
    if (only)
        buf_put(&b, only->what);
    else
        intake_put(x, &b);
    put_text(l, any ? severity_style(s) : STYLE_CAPTION, buf_str(&b), p);
    buf_free(&b);
}

static void put_trouble(const View *v, Lines *l, const IntakeTrouble *t)
{
    Place place = place_of(t->filing), *p = t->filing != INTAKE_NO_FILING && v->ctx.corpus ? &place : NULL;
    Buf b = {0};
    place.row = t->row, place.raw = t->raw;
    intake_trouble_put(t, &b);
    put_sign(l, STYLE_PLAIN, "", p);
    put_text(l, t->unread ? STYLE_WARNING : STYLE_CAPTION, buf_str(&b), p);
    buf_free(&b);
}

static void put_more(const View *v, Lines *l, const Intake *x)
{
    Buf b = {0};
    buf_fmt(&b, "and %zu more", troubles_left(&v->ctx, x));
    put_sign(l, STYLE_PLAIN, "", NULL);
    lines_put(l, STYLE_DIM, buf_str(&b));
    buf_free(&b);
}

static void put_total(const View *v, Lines *l)
{
    const Intakes *list = v->ctx.intakes;
    Buf b = {0};
    buf_fmt(&b, "%zu input%s: ", list->inputs, list->inputs == 1 ? "" : "s");
    intake_put(&list->total, &b);
    if (list->total.failed) buf_fmt(&b, "; %zu could not be read", list->total.failed);
    lines_put(l, STYLE_TITLE, buf_str(&b));
    buf_free(&b);
}

static void put_line(const View *v, Lines *l, size_t line)
{
    const Loads *state = v->state;
    size_t i = input_of(state, line), at = line - state->first[i];
    const Intake *x = &v->ctx.intakes->at[i];
    if (!at)
        put_input(v, l, x);
    else if (at - 1 < troubles_shown(&v->ctx, x))
        put_trouble(v, l, &v->ctx.intakes->trouble[x->trouble0 + at - 1]);
    else
        put_more(v, l, x);
}

/* ---- the view: the sum stands above on the screen, below on paper ---- */

static size_t loads_lines(const View *v) { return catch_up(v) + 1; }

static Line loads_line(const View *v, size_t i)
{
    Loads *l = v->state;
    size_t n = catch_up(v), sum = v->ctx.print ? n : 0;
    arena_free(&l->scratch);
    l->line = (Lines){.arena = &l->scratch};
    if (!v->ctx.intakes || !v->ctx.intakes->n)
        lines_puts(&l->line, STYLE_DIM, "Nothing is loaded.");
    else if (i == sum)
        put_total(v, &l->line);
    else
        put_line(v, &l->line, i - !v->ctx.print);
    Line *line = lines_end(&l->line);
    line->scrolls = !v->ctx.print;
    line->nhead = i && !v->ctx.print;
    return *line;
}

/* The input that the filing is in: the last one with filings that begins there or before. */
static size_t input_of_filing(const Intakes *list, uint32_t filing)
{
    size_t low = 0, high = list->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->at[middle].filing0 <= filing)
            low = middle + 1;
        else
            high = middle;
    }
    while (low && !list->at[low - 1].filings) low--;
    return low ? low - 1 : list->n;
}

static bool loads_find(const View *v, Place p, Spot *spot)
{
    const Intakes *list = v->ctx.intakes;
    size_t n = catch_up(v), i = n ? input_of_filing(list, p.filing) : 0;
    if (!n || i == list->n) return false;
    const Intake *x = &list->at[i];
    const Loads *l = v->state;
    if (l->first[i] == l->first[i + 1] || p.filing - x->filing0 >= x->filings) return false;
    *spot = (Spot){l->first[i] + !v->ctx.print, 0};
    for (size_t k = 0; k < troubles_shown(&v->ctx, x); k++) {
        const IntakeTrouble *t = &list->trouble[x->trouble0 + k];
        if (p.part != PART_FILING || t->filing != p.filing || t->row != p.row) continue;
        spot->line += k + 1;
        break;
    }
    return true;
}

/* Enter goes to the filing, or to the bytes in it. */
static bool loads_act(View *v, Place p)
{
    (void)v;
    (void)p;
    return false;
}

const ViewOps view_loads = {"loads",     "Load report", loads_open, loads_lay_out, loads_close,
                            loads_lines, loads_line,    loads_find, loads_act,     false};
