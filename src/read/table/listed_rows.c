/* listed_rows.c: one dynamic programme over all cells of a table: each is the next one of its row, some
 * columns passed over, or the first of another row. */
#include "read/table/listed_rows.h"

#include "read/print/slots.h"
#include "read/table/heads.h"
#include "read/table/typed_place.h"
#include "read/table/typed_put.h"
#include "read/value/spelling.h"
#include "read/value/strict.h"

#include <string.h>

enum {
    NEVER = 60,
    PASSED = 4,   /* a column that is passed over where empty cells are handed on  */
    STRANGE = 12, /* words where a day should be: "Immediately"                    */
    KINDS = 2     /* of rows: a holding, a transaction                             */
};

/* ---- heads ---- */

/* What stands in the second line of heads. */
static const char *const sub_heads[] = {"code",
                                        "v",
                                        "amount",
                                        "aord",
                                        "ad",
                                        "price",
                                        "a",
                                        "d",
                                        "title",
                                        "dateexercisable",
                                        "exercisable",
                                        "expirationdate",
                                        "expiration",
                                        "amountornumberofshares",
                                        "numberofshares"};

static bool is_sub_head(const ListedCell *c)
{
    bool letter = c->n == 1 && c->line[0].n == 1 && c->line[0].word[0].text.n == 1;
    if (letter && c->line[0].word[0].text.p[0] != 'V') return false; /* heads have "(A)", rows "A" */
    for (size_t i = 0; i < sizeof sub_heads / sizeof *sub_heads; i++)
        if (listed_spells(c, sub_heads[i])) return true;
    return false;
}

/* "2.", "2A.", "10.Ownership": the number of a column. */
static bool has_number(const ListedCell *c)
{
    Str w = c->n ? c->line[0].word[0].text : (Str){0};
    size_t n = 0;
    while (n < w.n && n < 2 && is_digit(w.p[n])) n++;
    if (n && n < w.n && to_upper(w.p[n]) == 'A') n++;
    bool words = n + 1 < w.n || c->line[0].n > 1 || c->n > 1;
    return n && n < w.n && w.p[n] == '.' && words && (n + 1 == w.n || is_alpha(w.p[n + 1]));
}

bool listed_is_head(const ListedCell *c) { return has_number(c) || is_sub_head(c); }

static bool heads_have(const ListedCell *head, size_t n, const char *letters)
{
    for (size_t i = 0; i < n; i++)
        if (listed_begins(&head[i], letters)) return true;
    return false;
}

/* Are there two columns for the amount, acquired and disposed of? */
static bool has_sides(const ListedCell *head, size_t n)
{
    bool a = false, d = false;
    for (size_t i = 0; i < n; i++) {
        a = a || listed_spells(&head[i], "a");
        d = d || listed_spells(&head[i], "d");
    }
    return a && d;
}

/* Is this column of the form printed on this page? */
static bool is_printed(const Head *h, TableId id, const ListedCell *head, size_t n)
{
    char number[4];
    head_number(h, id, FORM_4, number);
    if (h->field == F_deemedExecutionDate) return heads_have(head, n, number);
    if (id == TABLE_I) return true;
    if (h->field == F_transactionShares) return (h->side != 0) == has_sides(head, n);
    if (h->field == F_transactionAcquiredDisposedCode) return !has_sides(head, n);
    return true;
}

static Grid columns_of(const Doc *d, TableId id, const ListedCell *head, size_t nhead)
{
    Grid g = {.table = id};
    size_t n;
    const Head *h = heads_of(id, d->form, &n);
    for (size_t i = 0; i < n && g.n < COLUMNS_MAX; i++)
        if (is_printed(&h[i], id, head, nhead))
            g.col[g.n++] = (Column){.field = h[i].field, .side = h[i].side};
    return g;
}

/* ---- cells ---- */

/* The text of a cell, its lines parted by blanks, or with no blanks at all. */
static Str text_of(Arena *a, const ListedCell *c, bool blanks)
{
    Buf b = {0};
    for (size_t i = 0; i < c->n; i++)
        for (size_t w = 0; w < c->line[i].n; w++) {
            if (b.n && blanks) buf_char(&b, ' ');
            buf_put(&b, c->line[i].word[w].text);
        }
    Str s = str_copy(a, buf_str(&b));
    buf_free(&b);
    return s;
}

static int cost_of(Arena *a, const ListedCell *c, FieldId f)
{
    Str tight = text_of(a, c, false), s = text_of(a, c, true);
    Kind kind = (Kind)fields[f].kind;
    Date date;
    Dec number;
    bool whole;
    if (kind == KIND_DATE && (date_printed(s, &date, &whole) || is_nothing(s))) return 0;
    if (kind == KIND_DATE && word_type(tight) == WORD_TEXT) return STRANGE;
    bool words = word_type(tight) == WORD_TEXT;
    if (kind == KIND_NUMBER && (is_nothing(s) || (words && dec_parse(number_printed(a, s), &number))))
        return 0;
    if (f == F_transactionCode && code_read(s).ok) return 0;
    return word_misfit(f, tight);
}

/* ---- rows ---- */

typedef struct Step {
    int cost;
    uint8_t kind, column; /* of the cell before */
} Step;

typedef struct Plan {
    const Grid *g;
    const Slot *slot[COLUMNS_MAX];
    const ListedCell *cell;
    size_t n;
    int (*fit)[COLUMNS_MAX];          /* what each cell costs in each column       */
    Step (*best)[KINDS][COLUMNS_MAX]; /* the cell, as the last one, in this column */
    bool blanks;                      /* empty cells are handed on                 */
} Plan;

static bool is_of_trade(const Plan *p, size_t c) { return p->slot[c] && p->slot[c]->trade; }

/* What columns [from, to) cost that hold nothing. */
static int cost_passed(const Plan *p, size_t kind, size_t from, size_t to)
{
    int cost = 0;
    for (size_t c = from; c < to; c++) {
        bool sides = c && p->g->col[c].field == p->g->col[c - 1].field; /* one of the two is always empty */
        if (p->slot[c] && !sides && (kind || !p->slot[c]->trade)) cost += p->slot[c]->absent;
        if (p->blanks) cost += PASSED;
    }
    return cost;
}

static int cost_in(const Plan *p, size_t kind, size_t i, size_t c)
{
    if (!p->cell[i].n) return cost_passed(p, kind, c, c + 1) - (p->blanks ? PASSED : 0);
    return p->fit[i][c] + (!kind && is_of_trade(p, c) ? NEVER : 0);
}

static void offer(Step *s, int cost, size_t kind, size_t column)
{
    if (cost < s->cost) *s = (Step){cost, (uint8_t)kind, (uint8_t)column};
}

/* The cells behind cell i: in the same row, in none, or in another one. */
static void go_on(Plan *p, size_t i, size_t kind, size_t c)
{
    const Step now = p->best[i][kind][c];
    if (now.cost >= INT32_MAX / 2) return;
    for (size_t next = c + 1; next < p->g->n; next++)
        offer(&p->best[i + 1][kind][next],
              now.cost + cost_passed(p, kind, c + 1, next) + cost_in(p, kind, i + 1, next), kind, c);
    int end = now.cost + cost_passed(p, kind, c + 1, p->g->n);
    for (size_t k = 0; k < KINDS; k++)
        offer(&p->best[i + 1][k][0], end + cost_in(p, k, i + 1, 0) + (p->cell[i + 1].n ? 0 : NEVER), kind, c);
}

static void plan_rows(Plan *p)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < KINDS; k++)
            for (size_t c = 0; c < p->g->n; c++) p->best[i][k][c].cost = INT32_MAX;
    for (size_t k = 0; k < KINDS; k++) p->best[0][k][0] = (Step){.cost = cost_in(p, k, 0, 0)};
    for (size_t i = 0; i + 1 < p->n; i++)
        for (size_t k = 0; k < KINDS; k++)
            for (size_t c = 0; c < p->g->n; c++) go_on(p, i, k, c);
}

/* The column of each cell, by the best plan. */
static void follow(const Plan *p, uint8_t *column)
{
    size_t kind = 0, at = 0, i = p->n - 1;
    int best = INT32_MAX;
    for (size_t k = 0; k < KINDS; k++)
        for (size_t c = 0; c < p->g->n; c++) {
            int cost = p->best[i][k][c].cost;
            if (cost < INT32_MAX / 2) cost += cost_passed(p, k, c + 1, p->g->n);
            if (cost < best) best = cost, kind = k, at = c;
        }
    for (;; i--) {
        Step s = p->best[i][kind][at];
        column[i] = (uint8_t)at;
        if (!i) return;
        kind = s.kind, at = s.column;
    }
}

static bool has_blanks(const ListedCell *cell, size_t n)
{
    size_t blanks = 0;
    for (size_t i = 0; i < n; i++) blanks += !cell[i].n;
    return blanks * 10 > n;
}

static void plan_start(Plan *p, Doc *d)
{
    size_t nslot;
    const Slot *slot = slots_of(d->form, p->g->table, &nslot);
    for (size_t c = 0; c < p->g->n; c++)
        for (size_t s = 0; s < nslot; s++)
            if (slot[s].field == p->g->col[c].field) p->slot[c] = &slot[s];
    p->fit = arena_alloc(&d->arena, p->n, sizeof *p->fit, alignof(int));
    p->best = arena_alloc(&d->arena, p->n, sizeof *p->best, alignof(Step));
    for (size_t i = 0; i < p->n; i++)
        for (size_t c = 0; c < p->g->n; c++)
            p->fit[i][c] = p->cell[i].n ? cost_of(&d->arena, &p->cell[i], p->g->col[c].field) : 0;
}

/* The cells of each row as its bits. */
static void rows_of(Arena *a, const Plan *p, const uint8_t *column, TypedRows *out)
{
    size_t most = 0;
    for (size_t i = 0; i < p->n; i++) most += p->cell[i].n;
    Bit *bit = ARENA_NEW(a, Bit, most + 1);
    TypedRow *row = NULL;
    for (size_t i = 0; i < p->n; i++) {
        if (!i || column[i] <= column[i - 1]) {
            out->row = arena_grow(a, out->row, &out->cap, out->n + 1, sizeof *out->row);
            out->row[out->n] = (TypedRow){bit, 0};
            row = &out->row[out->n++];
        }
        for (size_t k = 0; k < p->cell[i].n; k++, bit++) {
            const SheetLine *l = &p->cell[i].line[k];
            *bit = (Bit){.text = words_str(l->word, l->n), .column = column[i]};
            row->n++;
        }
    }
}

/* Where empty cells are not handed on, an amount stands in the column of the side that its code mostly has;
 * it is a guess. */
static void settle_side(const Grid *g, TypedRow *row)
{
    const Code *code = NULL;
    for (size_t i = 0; i < row->n; i++) {
        const Column *c = &g->col[row->bit[i].column];
        if (c->field == F_transactionCode) code = code_by_letter(row->bit[i].text.p[0]);
        if (!c->side) continue;
        bool disposed = code && code->side[g->table] == 'D';
        if (disposed && c->side == 'A') row->bit[i].column++;
        if (!disposed && c->side == 'D') row->bit[i].column--;
        row->bit[i].side_unsure = true;
    }
}

static bool has(const Grid *g, const TypedRow *row, FieldId f)
{
    for (size_t i = 0; i < row->n; i++)
        if (g->col[row->bit[i].column].field == f) return true;
    return false;
}

/* Does a row lack what one of its kind has? Cells may be missing, or it may be two rows. */
static bool is_torn(const Grid *g, FormType form, const TypedRow *row)
{
    static const FieldId trade[] = {F_transactionDate, F_transactionCode, F_transactionShares};
    size_t n = 0, all = sizeof trade / sizeof *trade;
    for (size_t i = 0; i < all; i++) n += has(g, row, trade[i]);
    bool owned = form == FORM_3 && g->table == TABLE_II ? has(g, row, F_underlyingSecurityShares)
                                                        : has(g, row, F_sharesOwnedFollowingTransaction);
    return (n && n < all) || (!n && !owned) || !has(g, row, F_directOrIndirectOwnership);
}

/* Tells rows that are not whole: a cell too few of them moves those behind it. `cells`: how many each has. */
static void tell_torn(Doc *d, const Plan *p, const TypedRows *rows, const uint8_t *column)
{
    size_t at = 0;
    for (size_t r = 0; r < rows->n; r++) {
        size_t from = at++;
        while (at < p->n && column[at] > column[at - 1]) at++;
        const TypedRow *row = &rows->row[r];
        if (p->blanks ? at - from == p->g->n : !is_torn(p->g, d->form, row)) continue;
        Span first = doc_span(d, row->bit[0].text), last = doc_span(d, row->bit[row->n - 1].text);
        doc_add_trouble(d, (Span){first.at, last.at + last.len - first.at},
                        "cells of this row are missing, or are another row's");
    }
}

void listed_rows(Doc *d, TableId id, const ListedCell *head, size_t nhead, const ListedCell *body, size_t n,
                 const Print *print)
{
    enum { CELLS = 4000 }; /* no form has more */
    while (n && !body->n) body++, n--;
    if (!n || is_nothing(text_of(&d->arena, body, true))) return;
    Grid g = columns_of(d, id, head, nhead);
    Plan p = {.g = &g, .cell = body, .n = n < CELLS ? n : CELLS, .blanks = has_blanks(body, n)};
    uint8_t *column = ARENA_NEW(&d->arena, uint8_t, p.n);
    TypedRows rows = {.n = 0};
    plan_start(&p, d);
    plan_rows(&p);
    follow(&p, column);
    rows_of(&d->arena, &p, column, &rows);
    for (size_t i = 0; i < rows.n && !p.blanks; i++) settle_side(&g, &rows.row[i]);
    tell_torn(d, &p, &rows, column);
    grid_put_rows(d, &g, &rows, print);
}
