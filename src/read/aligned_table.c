/* aligned_table.c: finds Table I and II on the page and puts their rows into the Doc. */
#include "read/aligned.h"

#include "read/value.h"

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

/* What stands below the tables, or between them, and is no row. */
static bool is_below_table(const SheetLine *l)
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
    while (i < s->n && !is_below_table(&s->line[i]) && !table_title(&s->line[i], &table, &more)) i++;
    return i;
}

/* The line behind a title that goes on: "(e.g., puts, calls, …)". */
static size_t title_end(const Sheet *s, size_t title)
{
    for (size_t i = title + 1; i < s->n && i < title + 4; i++) {
        const SheetLine *l = &s->line[i];
        if (l->kind == LINE_TEXT && l->n && words_begin(l->word, l->n, "egputs")) return i + 1;
    }
    return title + 1;
}

/* ---- rows as printed -> rows of the Doc ---- */

enum { BITS_MAX = 64 };

/* The bits of a row in a field. */
static size_t bits_of(const Grid *g, const Draft *row, FieldId f, char side, Bit out[BITS_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < row->n && n < BITS_MAX; i++) {
        const Column *c = &g->col[row->bit[i].column];
        if (c->field != f || c->side != side) continue;
        out[n++] = row->bit[i];
    }
    return n;
}

/* Does the text of a row anywhere show that words are cut at the edge of a column? */
static bool row_is_cut(const Draft *row, const Room *room, const Print *print)
{
    for (size_t i = 0; i < row->n; i++)
        for (size_t k = i + 1; k < row->n; k++) {
            const Bit *a = &row->bit[i], *b = &row->bit[k];
            if (a->column != b->column) continue;
            if (shows_hard_cut(a, b, room[a->column].width, print)) return true;
            break;
        }
    return false;
}

/* What room the columns have: as much as their longest piece takes, when that comes near the border. */
static void measure(const Grid *g, const Drafts *rows, const Print *print, Room room[COLUMNS_MAX])
{
    enum { MARGIN = 2 };
    bool hard = false;
    memset(room, 0, COLUMNS_MAX * sizeof *room);
    if (!g->exact) return;
    for (size_t r = 0; r < rows->n; r++)
        for (size_t i = 0; i < rows->row[r].n; i++) {
            const Bit *b = &rows->row[r].bit[i];
            int w = b->indent + (int)str_width(b->text), *width = &room[b->column].width;
            if (w > *width) *width = w;
        }
    for (size_t c = 0; g->drawn && c + 1 < g->n; c++)
        if (room[c].width + MARGIN < g->col[c].x1 - g->col[c].x0) room[c].width = 0;
    for (size_t r = 0; r < rows->n; r++) hard = hard || row_is_cut(&rows->row[r], room, print);
    for (size_t c = 0; c < COLUMNS_MAX; c++) room[c].hard = hard;
}

/* A sum of money stands where else a number of securities does: the form's other element for it. */
static FieldId money_field(FieldId f, const Bit *bit, size_t n)
{
    if (!n || bit[0].text.p[0] != '$') return f;
    switch (f) {
    case F_transactionShares: return F_transactionTotalValue;
    case F_underlyingSecurityShares: return F_underlyingSecurityValue;
    case F_sharesOwnedFollowingTransaction: return F_valueOwnedFollowingTransaction;
    default: return f;
    }
}

static void put_field(Doc *d, Where w, const Grid *g, const Draft *row, char side, const Room *room,
                      const Print *print)
{
    Bit bit[BITS_MAX];
    size_t n = bits_of(g, row, w.field, side, bit);
    if (w.part == PART_II) w.field = money_field(w.field, bit, n);
    cell_put_bits(d, w, bit, n, n ? room[bit[0].column] : (Room){0, false}, print);
    Cell *c = doc_cell(d, w.part, w.row, w.field);
    if (n && !g->exact) c->prov |= PROV_PLACED;
    for (size_t i = 0; n > 1 && i < n; i++)
        if (bit[i].unsure) c->prov |= PROV_GUESSED;
}

/* Amount and (A) or (D), where they are two columns: acquired and disposed of. */
static void put_sides(Doc *d, Where w, const Grid *g, const Draft *row, const Room *room, const Print *print)
{
    Bit bit[BITS_MAX];
    char side = bits_of(g, row, w.field, 'A', bit) ? 'A' : 'D';
    size_t n = bits_of(g, row, w.field, side, bit);
    put_field(d, w, g, row, side, room, print);
    Cell *c = doc_cell(d, w.part, w.row, F_transactionAcquiredDisposedCode);
    c->state = CELL_BLANK;
    if (!n) return;
    cell_set(d, c, F_transactionAcquiredDisposedCode, (Str){&side, 1}, doc_span(d, bit[0].text));
    c->prov |= PROV_PLACED;
}

static bool has_column(const Grid *g, FieldId f, char side)
{
    for (size_t c = 0; c < g->n; c++)
        if (g->col[c].field == f && g->col[c].side == side) return true;
    return false;
}

/* "S/K", "P V" in the code's column. */
static void split_code(Doc *d, Where w)
{
    Cell *c = doc_cell(d, w.part, w.row, F_transactionCode);
    if (c->state != CELL_BAD) return;
    CodeValue v = code_read(c->u.text);
    if (!v.ok || !v.code) return;
    if (v.k)
        cell_set(d, doc_cell(d, w.part, w.row, F_equitySwapInvolved), F_equitySwapInvolved, S("1"), c->raw);
    if (v.v)
        cell_set(d, doc_cell(d, w.part, w.row, F_transactionTimeliness), F_transactionTimeliness, S("E"),
                 c->raw);
    cell_set(d, c, F_transactionCode, (Str){&v.code, 1}, c->raw);
}

static void put_row(Doc *d, const Grid *g, const Draft *row, const Room *room, const Print *print)
{
    DocRow *r = doc_add_row(d, g->table, false);
    Part part = part_of_table(g->table);
    Where w = {part, doc_rows(d, part) - 1, F_NONE};
    if (!r) return;
    for (int f = 0; f < F_ROW_END; f++) {
        w.field = (FieldId)f;
        if (has_column(g, w.field, 'A') || has_column(g, w.field, 'D'))
            put_sides(d, w, g, row, room, print);
        else if (has_column(g, w.field, 0))
            put_field(d, w, g, row, 0, room, print);
    }
    split_code(d, w);
    r = &d->table[g->table].row[w.row];
    r->holding = !cell_has(&r->cell[F_transactionDate]) && !cell_has(&r->cell[F_transactionCode]);
    Span first = doc_span(d, row->bit[0].text), last = doc_span(d, row->bit[row->n - 1].text);
    r->raw = (Span){first.at, last.at + last.len - first.at};
}

/* ---- tables that are broken into two parts side by side, joined by a line's label ---- */

static Str label_of(const Grid *g, const Draft *row)
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

static void join_drafts(Doc *d, Draft *a, const Draft *b, size_t shift)
{
    Bit *bit = ARENA_NEW(&d->arena, Bit, a->n + b->n);
    memcpy(bit, a->bit, a->n * sizeof *bit);
    for (size_t i = 0; i < b->n; i++) {
        bit[a->n + i] = b->bit[i];
        bit[a->n + i].column += (uint32_t)shift;
    }
    *a = (Draft){bit, a->n + b->n};
}

/* Does the title of a row begin with this label, "(a)"? Then takes it off. */
static bool take_label(const Grid *g, Draft *row, Str label)
{
    for (size_t i = 0; i < row->n; i++) {
        Bit *b = &row->bit[i];
        if (g->col[b->column].field != F_securityTitle || !str_starts(b->text, label)) continue;
        b->text = str_trim(str_from(b->text, label.n));
        return true;
    }
    return false;
}

static void join_parts(Doc *d, Grid *g, Drafts *rows, const Grid *more, const Drafts *rest)
{
    size_t shift = g->n;
    if (!join_grids(g, more)) return;
    for (size_t i = 0; i < rest->n; i++) {
        Str label = label_of(more, &rest->row[i]);
        size_t r = 0;
        while (r < rows->n && !(label.n && take_label(g, &rows->row[r], label))) r++;
        if (r == rows->n) r = i;
        if (r < rows->n) join_drafts(d, &rows->row[r], &rest->row[i], shift);
    }
}

/* ---- all tables ---- */

/* A table that is being read: the grids of its pages, and its rows when it is printed in two halves. */
typedef struct Printed {
    Grid *grid; /* all with the same columns */
    size_t n, cap;
    Grid joined; /* columns of `rows` */
    Drafts rows;
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
    return a->n && a->table == b->table && !has_column(b, F_securityTitle, 0);
}

static void end_table(Doc *d, Printed *p, const Print *print)
{
    Room room[COLUMNS_MAX];
    measure(&p->joined, &p->rows, print, room);
    for (size_t i = 0; i < p->rows.n; i++) put_row(d, &p->joined, &p->rows.row[i], room, print);
    p->joined = (Grid){.n = 0};
    p->rows = (Drafts){.n = 0};
}

/* The grids of one kind of columns have ended: their rows begin a table, or go beside the rows before. */
static void end_grids(Doc *d, const Sheet *s, Printed *p, const Print *print)
{
    Drafts rows = {.n = 0};
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
        g.seen = p->grid[p->n - 1].found;
        g.from = g.to;
    }
    if (g.exact) add_grid(d, s, p, g, print);
}

size_t aligned_tables(Doc *d, const Sheet *s, const Print *print)
{
    Printed p = {.n = 0};
    size_t end = 0;
    for (size_t i = 0; i < s->n; i = i < end ? end : i + 1) {
        TableId table;
        bool more;
        if (!table_title(&s->line[i], &table, &more)) continue;
        size_t from = title_end(s, i);
        Grid g = {.table = table};
        end = table_end(s, i);
        if (!aligned_list(d, s, from, end, table) && grid_read(d, s, from, end, &g))
            add_pages(d, s, &p, g, print);
    }
    end_grids(d, s, &p, print);
    end_table(d, &p, print);
    return end;
}
