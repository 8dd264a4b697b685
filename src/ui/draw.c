/* draw.c: the panes of a desk on a grid, with their title lines. */
#include "ui/desk.h"

static void about_list(const Desk *d, Buf *out)
{
    size_t n = d->corpus.nfiling;
    if (d->has_filing) buf_fmt(out, "%u of ", d->filing + 1);
    buf_fmt(out, "%zu", n);
    if (d->unread) buf_fmt(out, ", %zu not read", d->unread);
}

static void about_form(const Desk *d, Buf *out)
{
    const Filing *f = corpus_filing(&d->corpus, d->filing);
    Str symbol = corpus_str(&d->corpus, f->symbol);
    buf_put(out, corpus_str(&d->corpus, f->issuer));
    if (symbol.n) buf_fmt(out, " [%.*s]", STR_ARG(symbol));
    buf_fmt(out, " - %.*s", STR_ARG(corpus_str(&d->corpus, f->owner)));
}

static void about_findings(const Desk *d, Buf *out)
{
    const Filing *f = corpus_filing(&d->corpus, d->filing);
    bool any = false;
    if (d->whole) {
        static const char *const groupings[GROUPINGS] = {"worst first", "by rule", "by person", "by filing"};
        buf_fmt(out, "of all, %s", groupings[d->grouping]);
        return;
    }
    for (int s = SEVERITIES; s--;) {
        int n = f->findings[s];
        if (!n) continue;
        buf_fmt(out, "%s%d %s%s", any ? ", " : "", n, severity_name((Severity)s), n == 1 ? "" : "s");
        any = true;
    }
    if (!any) buf_puts(out, "none");
}

Title desk_title(const Desk *d, const Slot *slot, Buf *about)
{
    PaneId top = desk_top(d, slot);
    buf_clear(about);
    if (top == PANE_LIST)
        about_list(d, about);
    else if (!d->has_filing)
        buf_puts(about, "");
    else if (top == PANE_FORM)
        about_form(d, about);
    else if (top == PANE_FINDINGS)
        about_findings(d, about);
    else if (top == PANE_SOURCE)
        buf_put(about, corpus_where(&d->corpus, d->filing).path);
    return (Title){top, top == d->focus, buf_str(about)};
}

/* Instead of a filing that cannot be shown: why. */
static void draw_missing(const Desk *d, Grid *g, Rect r)
{
    Str rest = d->has_filing ? buf_str(&d->open.what) : S("No filing is open.");
    Style style = d->has_filing ? STYLE_ERROR : STYLE_DIM;
    for (int y = 0; y < r.h && rest.n; y++) {
        size_t n = text_fit(rest, r.w, NULL);
        size_t cut = n;
        while (cut && n < rest.n && rest.p[cut] != ' ') cut--;
        if (!cut) cut = n;
        if (!cut) return;
        grid_put(g, r, r.x, r.y + y, str_sub(rest, 0, cut), style, 0);
        rest = str_trim(str_from(rest, cut));
    }
}

static void draw_slot(const Desk *d, Grid *g, const Slot *slot, const Lit *lit)
{
    Buf about = {0};
    Title title = desk_title(d, slot, &about);
    const Pane *p = &d->pane[title.top];
    title_draw(g, slot, &title);
    if (title.top == PANE_LIST || d->open.ok)
        pager_draw(&p->pager, &p->view, g, slot->body, title.focus, lit);
    else
        draw_missing(d, g, slot->body);
    buf_free(&about);
}

void desk_draw(const Desk *d, Grid *g, const Lit *lit)
{
    for (size_t i = 0; i < d->layout.n; i++) draw_slot(d, g, &d->layout.slot[i], lit);
    bar_draw(g, d->layout.bar);
}
