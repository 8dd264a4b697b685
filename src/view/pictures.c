/* pictures.c: where people would rather look than read: holdings, prices, lateness, activity. */
#include "find/facts.h"
#include "view/kit/page.h"
#include "view/kit/plot.h"

static void put(const View *v, const Plot *p)
{
    Lines *l = &((Page *)v->state)->lines;
    if (!p->n) return;
    lines_gap(l);
    plot_put(l, p, v->ctx.width);
}

/* Of the filings that the list shows. */
static void put_list(const View *v, Arena *a)
{
    const Corpus *c = v->ctx.corpus;
    const ListOrder *o = v->ctx.order;
    int *late = ARENA_NEW(a, int, o->n);
    Str *issuer = ARENA_NEW(a, Str, o->n);
    for (size_t i = 0; i < o->n; i++) {
        late[i] = filing_late(c, o->filing[i]);
        issuer[i] = corpus_str(c, corpus_filing(c, o->filing[i])->issuer);
    }
    Plot lateness = plot_lateness(late, o->n, a);
    Plot activity = plot_names("Filings of each issuer", issuer, o->n, a);
    put(v, &lateness);
    put(v, &activity);
}

static void pictures_lay_out(View *v)
{
    Page *p = page_begin(v);
    const Corpus *c = v->ctx.corpus;
    if (!c->nfiling) return;
    Plot holdings = plot_holdings(c, v->ctx.filing, &p->arena),
         prices = plot_prices(c, v->ctx.filing, &p->arena);
    put(v, &holdings);
    put(v, &prices);
    if (v->ctx.order) put_list(v, &p->arena);
    if (!p->lines.n)
        lines_text(&p->lines, STYLE_DIM,
                   S("Nothing to draw: one filing of this owner, no prices, nothing late, one issuer."));
}

const ViewOps view_pictures = {"pictures", "Pictures", page_open, pictures_lay_out, page_close,
                               page_lines, page_line,  page_find, page_act,         false};
