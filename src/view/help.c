/* help.c: the help, made from tables: keys and actions of the application, signs, codes and columns of the
 * model. */
#include "model/decision.h"
#include "view/kit/page.h"

#include <stdio.h>
#include <string.h>

enum { KEY = 12, NAME = 30, CODE = 4 };

/* A line in three columns; the last one is wrapped. */
static void put_entry(Lines *l, int width, const char *key, const char *name, const char *help)
{
    int narrow = width < 60;
    lines_puts(l, STYLE_VALUE, key);
    lines_puts(l, STYLE_PLAIN, " ");
    lines_pad(l, KEY);
    lines_puts(l, STYLE_CAPTION, name);
    if (*name) lines_puts(l, STYLE_PLAIN, " ");
    lines_pad(l, *name && !narrow ? NAME : l->column);
    lines_wrap(l, STYLE_PLAIN, str_z(help), narrow || !*name ? KEY : NAME, width, NULL, 0);
    lines_end(l);
}

/* What works where one is comes first. */
static void put_here(const ViewContext *c, Lines *l)
{
    bool any = false;
    for (size_t i = 0; i < c->nhelp; i++) {
        if (!c->help[i].here) continue;
        if (!any) lines_text(l, STYLE_TITLE, S("Here"));
        any = true;
        put_entry(l, c->width, c->help[i].key, c->help[i].name, c->help[i].help);
    }
}

static void put_items(const ViewContext *c, Lines *l)
{
    const char *group = "";
    put_here(c, l);
    for (size_t i = 0; i < c->nhelp; i++) {
        const HelpItem *h = &c->help[i];
        if (strcmp(group, h->group) != 0) {
            lines_gap(l);
            lines_text(l, STYLE_TITLE, str_z(h->group));
            group = h->group;
        }
        put_entry(l, c->width, h->key, h->name, h->help);
    }
}

static void put_sign(Lines *l, int width, Style style, const char *sign, const char *help)
{
    lines_puts(l, style, sign);
    lines_pad(l, CODE);
    lines_wrap(l, STYLE_PLAIN, str_z(help), CODE, width, NULL, 0);
    lines_end(l);
}

static void put_signs(Lines *l, int width)
{
    lines_gap(l);
    lines_text(l, STYLE_TITLE, S("Signs"));
    put_sign(l, width, STYLE_ERROR, severity_sign(SEVERITY_ERROR),
             "error: the filing contradicts itself, the form or the law");
    put_sign(l, width, STYLE_WARNING, severity_sign(SEVERITY_WARNING),
             "warning: likely wrong, or likely to be asked about");
    put_sign(l, width, STYLE_NOTE, severity_sign(SEVERITY_NOTE), "note: worth a look");
    put_sign(l, width, STYLE_REPAIRED, SIGN_REPAIRED,
             "repaired: the source says something else; Enter shows what, and the evidence");
    put_sign(l, width, STYLE_GUESSED, SIGN_GUESSED,
             "a guess, or not to be understood; Enter shows the other readings");
    put_sign(l, width, STYLE_DECIDED, verdict_sign(VERDICT_ACCEPTED), "accepted by a person");
    put_sign(l, width, STYLE_DECIDED, verdict_sign(VERDICT_REJECTED),
             "rejected by a person: what the source says again");
    put_sign(l, width, STYLE_DECIDED, verdict_sign(VERDICT_TYPED), "typed by a person");
    put_sign(l, width, STYLE_REF, "(1)", "a footnote; Enter shows it");
    put_sign(l, width, STYLE_GUESSED, "(?)", "a footnote mark, (1?), or its number, is a guess");
    put_sign(l, width, STYLE_LIT, "abc", "the source of the chosen cell");
    put_sign(l, width, STYLE_CONTROL, "\t", "a byte that cannot be shown");
}

static void put_codes(Lines *l, int width)
{
    Buf b = {0};
    lines_gap(l);
    lines_text(l, STYLE_TITLE, S("Transaction codes"));
    for (size_t i = 0; i < codes_n; i++) {
        buf_clear(&b);
        buf_fmt(&b, "%s: %s (%s)", codes[i].meaning, section16b_name((Section16b)codes[i].section16b),
                codes[i].law);
        put_sign(l, width, STYLE_VALUE, (const char[]){codes[i].letter, 0}, b.p);
    }
    buf_free(&b);
}

static void put_columns(Lines *l, int width)
{
    lines_gap(l);
    lines_text(l, STYLE_TITLE, S("Columns"));
    for (int f = 0; f < F_ROW_END; f++) put_entry(l, width, fields[f].head, "", fields[f].help);
}

static void help_lay_out(View *v)
{
    Lines *l = &page_begin(v)->lines;
    put_items(&v->ctx, l);
    put_signs(l, v->ctx.width);
    put_codes(l, v->ctx.width);
    put_columns(l, v->ctx.width);
}

static bool help_act(View *v, Place p)
{
    (void)v;
    (void)p;
    return true;
}

const ViewOps view_help = {"help",     "Help",    page_open, help_lay_out, page_close,
                           page_lines, page_line, page_find, help_act,     false};
