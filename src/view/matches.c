/* matches.c: what a search found, filing by filing, each match with the text around it. */
#include "view/kit/page.h"

#include <stdlib.h>

enum { INDENT = 3, PLACE = 26, NARROW = 70, PLACE_NARROW = 18 };

static int by_filing(const void *a, const void *b)
{
    const Match *x = *(const Match *const *)a, *y = *(const Match *const *)b;
    if (x->place.filing != y->place.filing) return x->place.filing < y->place.filing ? -1 : 1;
    return x < y ? -1 : x > y;
}

static void put_filing(const View *v, Lines *l, uint32_t filing)
{
    const Corpus *c = v->ctx.corpus;
    const Filing *f = corpus_filing(c, filing);
    char room[DATE_TEXT];
    Buf b = {0};
    buf_puts(&b, "Form ");
    form_name(f, &b);
    if (filing_day(f) != DATE_NONE) buf_fmt(&b, " of %.*s", STR_ARG(date_put_us(filing_day(f), room)));
    buf_fmt(&b, ", %.*s, %.*s", STR_ARG(corpus_str(c, f->owner)), STR_ARG(corpus_str(c, f->issuer)));
    lines_clip(l, STYLE_TITLE, buf_str(&b), v->ctx.width, NULL, 0);
    lines_end(l);
    buf_free(&b);
}

static void put_match(const View *v, Lines *l, const Match *m)
{
    Buf name = {0};
    int place = v->ctx.width < NARROW ? PLACE_NARROW : PLACE;
    place_name_in((FormType)corpus_filing(v->ctx.corpus, m->place.filing)->form, m->place, &name);
    lines_pad(l, INDENT);
    lines_stop(l);
    lines_clip(l, STYLE_CAPTION, buf_str(&name), place, &m->place, SEGMENT_LINE);
    lines_pad_place(l, INDENT + place + 1, m->place);
    lines_place(l, STYLE_VALUE, str_sub(m->text, 0, m->at.at), m->place, 0, 0);
    lines_place(l, STYLE_LIT, span_str(m->text, m->at), m->place, 0, 0);
    lines_place(l, STYLE_VALUE, str_from(m->text, m->at.at + m->at.len), m->place, 0, 0);
    lines_end(l)->scrolls = true;
    buf_free(&name);
}

static void put_sum(Lines *l, const MatchList *m)
{
    Buf b = {0};
    buf_fmt(&b, "%llu match%s", (unsigned long long)m->total, m->total == 1 ? "" : "es");
    if (m->n < m->total) buf_fmt(&b, ", the first %zu of them", m->n);
    if (m->left) buf_fmt(&b, "; %zu filing%s still to be searched", m->left, m->left == 1 ? "" : "s");
    buf_puts(&b, ". Enter goes there.");
    lines_text(l, STYLE_DIM, buf_str(&b));
    buf_free(&b);
}

static void matches_lay_out(View *v)
{
    const MatchList *m = v->ctx.matches;
    Page *p = page_begin(v);
    if (!m) return;
    const Match **all = ARENA_NEW(&p->arena, const Match *, m->n);
    for (size_t i = 0; i < m->n; i++) all[i] = &m->at[i];
    if (m->n) qsort(all, m->n, sizeof *all, by_filing);
    put_sum(&p->lines, m);
    for (size_t i = 0; i < m->n; i++) {
        if (!i || all[i]->place.filing != all[i - 1]->place.filing)
            put_filing(v, &p->lines, all[i]->place.filing);
        put_match(v, &p->lines, all[i]);
    }
}

const ViewOps view_matches = {"matches",  "Matches", page_open,        matches_lay_out, page_close,
                              page_lines, page_line, page_find_filing, page_act,        false};
