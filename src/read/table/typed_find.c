/* typed_find.c: finds Table I and II on the page, and joins those printed in parts. */
#include "read/table/typed_find.h"

#include "read/table/columns_fit.h"
#include "read/table/typed_list.h"
#include "read/table/typed_put.h"

#include <string.h>

/* ---- where the tables are ---- */

/* I, II, 1, 2, with what stands about it; -1 if it is no number of a table. */
static int roman(Str w)
{
    while (w.n && !is_alpha(w.p[w.n - 1]) && !is_digit(w.p[w.n - 1])) w.n--;
    if (str_eq_nocase(w, S("I")) || str_eq(w, S("1"))) return TABLE_I;
    if (str_eq_nocase(w, S("II")) || str_eq(w, S("2"))) return TABLE_II;
    return -1;
}

bool table_title(const SheetLine *l, TableId *table, bool *more)
{
    if (l->kind != LINE_TEXT) return false;
    for (size_t i = 0; i + 2 < l->n; i++) {
        if (l->word[i].gap < 2 || !words_spell(&l->word[i], 1, "table")) continue;
        int number = roman(l->word[i + 1].text);
        size_t at = i + 2;
        while (at < l->n && (l->word[at].text.p[0] == '-' || l->word[at].text.p[0] & 0x80)) at++; /* a dash */
        *more = words_spell(&l->word[at], l->n - at, "continued");
        bool named = words_begin(&l->word[at], l->n - at, "nonderivative") ||
                     words_begin(&l->word[at], l->n - at, "derivative");
        if (number < 0 || !(*more || named)) continue;
        *table = (TableId)number;
        return true;
    }
    return false;
}

bool table_is_below(const SheetLine *l)
{
    static const char *const begins[] = {"explanationofresponses",
                                         "reportingowners",
                                         "reminderreport",
                                         "ifthefor",
                                         "intentionalmisstatements",
                                         "nameandaddressofreporting",
                                         "1nameandaddressofreporting",
                                         "jointfilerinformation",
                                         "personswhorespond",
                                         "potentialpersons",
                                         "notefilethree",
                                         "signatureofreporting",
                                         "remarks"};
    if (l->kind != LINE_TEXT || !l->n) return false;
    size_t skip = l->word[0].text.p[0] == '*';
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (words_begin(l->word, l->n, begins[i]) || words_begin(l->word + skip, l->n - skip, begins[i]))
            return true;
    return false;
}

/* The line behind the table whose title is at `from`. */
static size_t table_end(const Sheet *s, size_t from)
{
    TableId table;
    bool more;
    size_t i = from + 1;
    while (i < s->n && !table_is_below(&s->line[i]) && !table_title(&s->line[i], &table, &more)) i++;
    return i;
}

/* The line behind a title that goes on: "or Beneficially Owned", "(e.g., puts, calls, …)". */
static size_t title_end(const Sheet *s, size_t title)
{
    static const char *const more[] = {"orbeneficiallyowned", "beneficiallyowned", "owned", "egputs"};
    size_t end = title + 1;
    for (size_t i = title + 1; i < s->n && i < end + 3; i++) {
        const SheetLine *l = &s->line[i];
        for (size_t k = 0; l->kind == LINE_TEXT && l->n && k < sizeof more / sizeof *more; k++)
            if (words_begin(l->word, l->n, more[k])) end = i + 1;
    }
    return end;
}

/* ---- tables that are broken into two parts side by side, joined by a line's label ---- */

static Str label_of(const Grid *g, const TypedRow *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (g->col[row->bit[i].column].field == F_NONE) return row->bit[i].text;
    return (Str){0};
}

/* Puts the columns of `b` behind those of `a`. */
static bool join_grids(Grid *a, const Grid *b)
{
    if (a->n + b->n > COLUMNS_MAX) return false;
    memcpy(a->col + a->n, b->col, b->n * sizeof *b->col);
    a->n += b->n;
    return true;
}

/* Puts the bits of `b` behind those of `a`, but the label. */
static void join_drafts(Doc *d, TypedRow *a, const TypedRow *b, Str label, size_t shift)
{
    TypedRow both = {ARENA_NEW(&d->arena, Bit, a->n + b->n), a->n};
    memcpy(both.bit, a->bit, a->n * sizeof *a->bit);
    for (size_t i = 0; i < b->n; i++) {
        if (b->bit[i].text.p == label.p) continue;
        both.bit[both.n] = b->bit[i];
        both.bit[both.n++].column += (uint32_t)shift;
    }
    *a = both;
}

/* Does the title of a row begin with this label, "(a)"? Then takes it off. */
static bool take_label(Doc *d, const Grid *g, TypedRow *row, Str label)
{
    for (size_t i = 0; i < row->n; i++) {
        Bit *b = &row->bit[i];
        if (g->col[b->column].field != F_securityTitle || !str_starts(b->text, label)) continue;
        doc_add_printed(d, doc_span(d, str_sub(b->text, 0, label.n)));
        b->text = str_trim(str_from(b->text, label.n));
        return true;
    }
    return false;
}

static void join_parts(Doc *d, Grid *g, TypedRows *rows, const Grid *more, const TypedRows *rest)
{
    size_t shift = g->n;
    if (!join_grids(g, more)) return;
    for (size_t i = 0; i < rest->n; i++) {
        Str label = label_of(more, &rest->row[i]);
        size_t r = 0;
        if (label.n) doc_add_printed(d, doc_span(d, label));
        while (r < rows->n && !(label.n && take_label(d, g, &rows->row[r], label))) r++;
        if (r == rows->n) r = i;
        if (r < rows->n) join_drafts(d, &rows->row[r], &rest->row[i], label, shift);
    }
}

/* ---- all tables ---- */

/* A table that is being read: the grids of its pages, and its rows when it is printed in two halves. */
typedef struct Printed {
    Grid *grid; /* all with the same columns */
    size_t n, cap;
    Grid joined; /* columns of `rows` */
    TypedRows rows;
} Printed;

static bool same_columns(const Grid *a, const Grid *b)
{
    if (a->table != b->table || a->n != b->n) return false;
    for (size_t i = 0; i < a->n; i++)
        if (a->col[i].field != b->col[i].field || a->col[i].side != b->col[i].side) return false;
    return true;
}

/* Are these the columns that go on where the others end? */
static bool is_other_half(const Grid *a, const Grid *b)
{
    return a->n && a->table == b->table && !grid_has(b, F_securityTitle, 0);
}

static void end_table(Doc *d, Printed *p, const Print *print)
{
    grid_put_rows(d, &p->joined, &p->rows, print);
    p->joined = (Grid){.n = 0};
    p->rows = (TypedRows){.n = 0};
}

/* The grids of one kind of columns have ended: their rows begin a table, or go beside the rows before. */
static void end_grids(Doc *d, const Sheet *s, Printed *p, const Print *print)
{
    TypedRows rows = {.n = 0};
    if (!p->n) return;
    grid_rows(d, s, p->grid, p->n, &rows);
    if (is_other_half(&p->joined, p->grid)) {
        join_parts(d, &p->joined, &p->rows, p->grid, &rows);
    } else {
        end_table(d, p, print);
        p->joined = p->grid[0];
        p->rows = rows;
    }
    p->n = 0;
}

static void add_grid(Doc *d, const Sheet *s, Printed *p, Grid g, const Print *print)
{
    grid_fit(&g, s, &d->arena);
    if (p->n && !same_columns(p->grid, &g)) end_grids(d, s, p, print);
    p->grid = arena_grow(&d->arena, p->grid, &p->cap, p->n + 1, sizeof *p->grid);
    p->grid[p->n++] = g;
}

/* The body of a grid by its pages: places are other ones on each. */
static void add_pages(Doc *d, const Sheet *s, Printed *p, Grid g, const Print *print)
{
    size_t to = g.to;
    while (!g.exact && g.from < to) {
        g.to = g.from + 1;
        while (g.to < to && s->line[g.to].page == s->line[g.from].page) g.to++;
        add_grid(d, s, p, g, print);
        g = p->grid[p->n - 1]; /* the next page is much like this one */
        g.seen |= g.found;
        g.from = g.to;
    }
    if (g.exact) add_grid(d, s, p, g, print);
}

/* Where heads stand again: "7. Title and Amount …" below rows of the columns 1 to 6. */
static size_t next_heads(const Sheet *s, size_t from, size_t to)
{
    enum { MARGIN = 4, LINES = 3 };
    for (size_t i = from + LINES; i < to; i++) {
        const SheetLine *l = &s->line[i];
        if (l->kind != LINE_TEXT || l->n < 2 || l->word[0].x > MARGIN || s->line[i - 1].kind == LINE_TEXT)
            continue;
        Str w = l->word[0].text;
        if (w.n == 2 && is_digit(w.p[0]) && w.p[0] > '2' && w.p[1] == '.' &&
            (words_spell(&l->word[1], 1, "title") || words_spell(&l->word[1], 1, "date")))
            return i;
    }
    return to;
}

size_t typed_tables(Doc *d, const Sheet *s, const Print *print)
{
    Printed p = {.n = 0};
    size_t end = 0, last = 0;
    bool explained = false;
    for (size_t i = 0; i < s->n; i = i < end ? end : i + 1) {
        TableId table;
        bool more;
        explained = explained || words_begin(s->line[i].word, s->line[i].n, "explanationofresponses");
        if (!table_title(&s->line[i], &table, &more)) continue;
        size_t from = title_end(s, i);
        for (size_t k = i; k < from; k++) words_put_printed(d, s->line[k].word, s->line[k].n);
        end = table_end(s, i);
        if (!explained) last = end;
        if (typed_list(d, s, from, end, table)) continue;
        for (size_t to; from < end; from = to) {
            Grid g = {.table = table};
            to = next_heads(s, from, end);
            if (grid_read(d, s, from, to, &g)) add_pages(d, s, &p, g, print);
        }
    }
    end_grids(d, s, &p, print);
    end_table(d, &p, print);
    return last;
}
