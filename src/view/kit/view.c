/* view.c: what all views share: opening, laying out again, and printing as plain text. */
#include "view/kit/view.h"

#include <string.h>

void view_open(View *v, const ViewOps *ops, const ViewContext *c)
{
    *v = (View){.ops = ops, .ctx = *c};
    ops->open(v);
    ops->lay_out(v);
}

/* Views of a filing lay out all their lines; the others follow the corpus as it grows. */
static bool must_lay_out(const ViewOps *ops, const ViewContext *a, const ViewContext *b)
{
    return a->width != b->width || a->print != b->print || a->brief != b->brief || a->whole != b->whole ||
           a->level != b->level || a->without_reading != b->without_reading || a->edition != b->edition ||
           !b->doc || a->nhelp != b->nhelp ||
           (ops->follows && (a->has_chosen != b->has_chosen || !place_eq(a->chosen, b->chosen)));
}

void view_update(View *v, const ViewContext *c)
{
    bool again = must_lay_out(v->ops, &v->ctx, c);
    v->ctx = *c;
    if (again) v->ops->lay_out(v);
}

void view_close(View *v)
{
    if (v->ops) v->ops->close(v);
    *v = (View){0};
}

bool view_find(const View *v, Place p, Spot *spot) { return v->ops->find(v, p, spot); }

bool view_act(View *v, Place p) { return v->ops->act(v, p); }

void view_toggle(View *v, Place p)
{
    v->has_opened = !(v->has_opened && place_eq(v->opened, p));
    v->opened = p;
    v->ops->lay_out(v);
}

bool finding_is_shown(const ViewContext *c, const Finding *f)
{
    return f->severity >= c->level && !(c->without_reading && rules[f->rule].kind == RULE_READING);
}

const char *severity_sign(Severity s)
{
    static const char *const signs[] = {":", "!", "!!"};
    return signs[s];
}

Style severity_style(Severity s)
{
    static const Style styles[] = {STYLE_NOTE, STYLE_WARNING, STYLE_ERROR};
    return styles[s];
}

/* A line of the view, parted where it is wider than `width`; trailing blanks left out. */
static void print_line(Str text, int width, Buf *shown, Buf *out)
{
    buf_clear(shown);
    text_visible(text, shown);
    Str rest = buf_str(shown);
    while (rest.n && rest.p[rest.n - 1] == ' ') rest.n--;
    do {
        size_t n = text_fit(rest, width, NULL);
        if (!n) n = rest.n;
        buf_put(out, str_sub(rest, 0, n));
        buf_char(out, '\n');
        rest = str_from(rest, n);
    } while (rest.n);
}

void view_print(const ViewOps *ops, ViewContext c, int width, Buf *out)
{
    View v;
    Buf shown = {0};
    c.print = true;
    c.width = width;
    view_open(&v, ops, &c);
    for (size_t i = 0; i < view_lines(&v); i++) print_line(view_line(&v, i).text, width, &shown, out);
    view_close(&v);
    buf_free(&shown);
}
