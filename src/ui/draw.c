/* draw.c: the panes of a desk on a grid, with their title lines. */
#include "ui/desk.h"
#include "view/kit/shown.h"

static void put_count(Buf *out, size_t n, const char *what)
{
    buf_fmt(out, "%zu %s%s", n, what, n == 1 ? "" : "s");
}

static void about_table(const Desk *d, TableId t, PaneId id, Buf *out)
{
    size_t n = d->open.ok ? d->open.doc.table[t].n : 0, shown = desk_rows(d, t);
    buf_puts(out, t == TABLE_I ? "non-derivative" : "derivative");
    if (!n) {
        buf_puts(out, ", nothing reported");
        return;
    }
    buf_puts(out, ", ");
    if (rows_shown(&d->rows)) buf_fmt(out, "%zu of ", shown);
    put_count(out, n, "row");
    if (d->focus == id && d->place.row < n && shown) buf_fmt(out, ", row %d", d->place.row + 1);
    if (rows_shown(&d->rows)) buf_fmt(out, ", only %.*s", STR_ARG(buf_str(&d->rows.asked.text)));
}

/* How many columns are hidden on either side. */
static void put_hidden(const Desk *d, PaneId id, Buf *out)
{
    PagerHidden h = pager_hidden(&d->pane[id].pager, &d->pane[id].view);
    if (h.before) buf_fmt(out, "‹ %zu more", h.before);
    if (h.before && h.after) buf_puts(out, "  ");
    if (h.after) buf_fmt(out, "%zu more ›", h.after);
}

/* "3 compliance, 14 reading, 9 information, 1 dismissed": equal ones count once, as they stand there. */
static void put_kinds(const Desk *d, Buf *out)
{
    size_t count[RULE_KINDS], dismissed = findings_count(&d->pane[PANE_FINDINGS].view, count), start = out->n;
    for (int k = 0; k < RULE_KINDS; k++)
        if (count[k])
            buf_fmt(out, "%s%zu %s", out->n > start ? ", " : "", count[k], rule_kind_name((RuleKind)k));
    if (dismissed) buf_fmt(out, "%s%zu dismissed", out->n > start ? ", " : "", dismissed);
    if (out->n == start) buf_puts(out, "none");
}

static void about_findings(const Desk *d, Buf *out)
{
    static const char *const levels[SEVERITIES] = {"", ", warnings and errors", ", errors only"};
    if (!d->open.ok) return;
    put_kinds(d, out);
    buf_puts(out, levels[d->level]);
    if (d->without_reading) buf_puts(out, ", without reading");
}

/* "3 of 9 rows, $214,600" */
void desk_put_row_sums(const Desk *d, Buf *out)
{
    char room[DEC_TEXT + 8];
    const bool *shown = rows_shown(&d->rows);
    const Filing *f = corpus_filing(&d->corpus, d->filing);
    size_t all = (size_t)f->rows[TABLE_I] + f->rows[TABLE_II], n = 0;
    Wide dollars = 0, one;
    for (size_t i = 0; i < all; i++) {
        if (shown && !shown[i]) continue;
        n++;
        if (row_value(&d->corpus.row[f->row0 + i], &one)) dollars += one;
    }
    if (shown) buf_fmt(out, "%zu of ", n);
    put_count(out, all, "row");
    if (dollars) buf_fmt(out, ", $%.*s", STR_ARG(dec_grouped(dec_from_wide(dollars, 0), room)));
}

/* "Form 4 of 11/13/2003" */
static void put_filing(const Desk *d, Buf *out)
{
    const Filing *f = corpus_filing(&d->corpus, d->filing);
    char room[DATE_TEXT];
    buf_puts(out, "Form ");
    form_name(f, out);
    if (filing_day(f) != DATE_NONE) buf_fmt(out, " of %.*s", STR_ARG(date_put_us(filing_day(f), room)));
}

static void put_parties(const Desk *d, const char *gap, Buf *out)
{
    const Filing *f = corpus_filing(&d->corpus, d->filing);
    Str symbol = corpus_str(&d->corpus, f->symbol);
    buf_fmt(out, "%s%.*s", gap, STR_ARG(corpus_str(&d->corpus, f->issuer)));
    if (symbol.n) buf_fmt(out, " [%.*s]", STR_ARG(symbol));
    buf_fmt(out, "%s%.*s", gap, STR_ARG(corpus_str(&d->corpus, f->owner)));
    if (f->nowner > 1) buf_fmt(out, " and %d more", f->nowner - 1);
}

static void about_list(const Desk *d, Buf *out)
{
    const Listing *l = &d->listing;
    listing_put_sums(l, out);
    const char *head = l->style.nsort ? list_column_head((ListColumn)l->style.sort[0].column) : "";
    if (*head) buf_fmt(out, ", sorted by %s", head);
}

static void about_header(const Desk *d, Buf *out)
{
    if (desk_lists(d)) {
        put_filing(d, out);
        put_parties(d, ", ", out);
    } else if (d->printed) {
        buf_puts(out, "as the form prints it");
    }
}

static void about_pane(const Desk *d, PaneId id, Buf *out)
{
    static const char *const groupings[GROUPINGS] = {"worst first", "by rule", "by person", "by filing"};
    switch (id) {
    case PANE_LIST: about_list(d, out); break;
    case PANE_HEADER: about_header(d, out); break;
    case PANE_TABLE1: about_table(d, TABLE_I, id, out); break;
    case PANE_TABLE2: about_table(d, TABLE_II, id, out); break;
    case PANE_NOTES: buf_fmt(out, "%zu", d->open.ok ? d->open.doc.nnote : 0); break;
    case PANE_FINDINGS: about_findings(d, out); break;
    case PANE_SOURCE: buf_put(out, corpus_where(&d->corpus, d->filing).path); break;
    case PANE_ALL: buf_puts(out, groupings[d->grouping]); break;
    case PANE_CARD:
        if (d->open.ok) place_name(&d->open.doc, d->place, out);
        break;
    default: break;
    }
}

Title desk_title(const Desk *d, const Slot *slot, Buf text[2])
{
    PaneId top = desk_top(d, slot);
    for (int i = 0; i < 2; i++) buf_clear(&text[i]);
    if (top == PANE_LIST || top == PANE_ALL || d->has_filing) about_pane(d, top, &text[0]);
    if (top == PANE_LIST || top == PANE_TABLE1 || top == PANE_TABLE2) put_hidden(d, top, &text[1]);
    return (Title){top, top == d->focus, buf_str(&text[0]), buf_str(&text[1])};
}

/* The first line: all that is loaded, or the filing that is open. */
static void draw_top(const Desk *d, Grid *g, Rect r)
{
    Buf b = {0};
    if (!r.h) return;
    for (int x = 0; x < r.w; x++) grid_put(g, r, r.x + x, r.y, S("─"), STYLE_BORDER, 0);
    buf_puts(&b, " sec16 ─ ");
    if (desk_lists(d)) {
        put_count(&b, d->corpus.nfiling, "filing");
        if (listing_filters(&d->listing))
            buf_fmt(&b, " ─ filter: %.*s", STR_ARG(buf_str(&d->listing.asked.text)));
        if (d->unread) buf_fmt(&b, " ─ %zu not read", d->unread);
    } else {
        if (d->corpus.nfiling > 1) buf_fmt(&b, "%u of %zu ─ ", d->filing + 1, d->corpus.nfiling);
        put_filing(d, &b);
        put_parties(d, " ─ ", &b);
        for (size_t i = 0; i < d->marks.n; i++)
            if (d->marks.at[i].kind == ACT_REVIEWED) buf_puts(&b, " ─ reviewed");
    }
    buf_char(&b, ' ');
    grid_put(g, r, r.x, r.y, str_sub(buf_str(&b), 0, text_fit(buf_str(&b), r.w, NULL)), STYLE_TITLE, 0);
    buf_free(&b);
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
    Buf text[2] = {{0}, {0}};
    Title title = desk_title(d, slot, text);
    const Pane *p = &d->pane[title.top];
    title_draw(g, slot, &title);
    if (title.top == PANE_LIST || title.top == PANE_ALL || d->open.ok)
        pager_draw(&p->pager, &p->view, g, slot->body, title.focus, lit);
    else
        draw_missing(d, g, slot->body);
    for (int i = 0; i < 2; i++) buf_free(&text[i]);
}

void desk_draw(const Desk *d, Grid *g, const Lit *lit)
{
    for (size_t i = 0; i < d->layout.n; i++) draw_slot(d, g, &d->layout.slot[i], lit);
    for (int i = 0; i < 2; i++) bar_draw(g, d->layout.bar[i]);
    draw_top(d, g, d->layout.top);
}
