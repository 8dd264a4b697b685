/* difference.c: rows of two filings matched with each other, and their cells compared. */
#include "model/difference.h"

#include "model/restate.h"

typedef struct Comparison {
    Arena *arena;
    const Doc *a, *b;
    Differences out;
} Comparison;

static void put(Comparison *c, Difference d)
{
    c->out.at = arena_grow(c->arena, c->out.at, &c->out.cap, c->out.n + 1, sizeof d);
    c->out.at[c->out.n++] = d;
}

static bool same_number(const Cell *x, const Cell *y, FieldId f)
{
    return f != F_NONE && fields[f].kind == KIND_NUMBER && x->state == CELL_VALUE && y->state == CELL_VALUE &&
           dec_eq(x->u.dec, y->u.dec);
}

/* What the two say, not how; a footnote's mark is something said, its id is not. */
static bool same_cell(const Cell *x, const Cell *y, FieldId f)
{
    char room_x[DATE_TEXT + DEC_TEXT], room_y[DATE_TEXT + DEC_TEXT];
    if (f != F_NONE && fields[f].kind == KIND_FLAG) return cell_flag(x) == cell_flag(y);
    if (x->nref != y->nref) return false;
    return same_number(x, y, f) || str_eq(cell_value(x, f, room_x), cell_value(y, f, room_y));
}

static void compare_cells(Comparison *c, Part part, size_t row, size_t other, FieldId first, FieldId end)
{
    for (FieldId f = first; f < end; f++) {
        const Cell *was = doc_cell(c->a, part, row, f), *now = doc_cell(c->b, part, other, f);
        if (!same_cell(was, now, f))
            put(c, (Difference){(uint8_t)part, (uint8_t)f, (uint32_t)row, (uint32_t)other, was, now});
    }
}

static void whole_row(Comparison *c, Part part, size_t row, bool removed)
{
    uint32_t at = (uint32_t)row;
    put(c, (Difference){(uint8_t)part, F_NONE, removed ? at : ROW_NONE, removed ? ROW_NONE : at, NULL, NULL});
}

/* ---- rows ---- */

static bool same_text(const DocRow *x, const DocRow *y, FieldId f)
{
    char room_x[DATE_TEXT + DEC_TEXT], room_y[DATE_TEXT + DEC_TEXT];
    return str_eq_nocase(cell_value(&x->cell[f], f, room_x), cell_value(&y->cell[f], f, room_y));
}

static bool same_amount(const DocRow *x, const DocRow *y, FieldId shares, FieldId value)
{
    FieldId f = cell_has(&x->cell[shares]) ? shares : value;
    return cell_has(&x->cell[f]) && same_number(&x->cell[f], &y->cell[f], f);
}

static Wide number(const DocRow *r, FieldId f)
{
    return r->cell[f].state == CELL_VALUE ? dec_wide(r->cell[f].u.dec) : 0;
}

static bool goes_on(const DocRow *x, const DocRow *y)
{
    const Cell *side = &y->cell[F_transactionAcquiredDisposedCode];
    Wide change = number(y, F_transactionShares), before = number(x, F_sharesOwnedFollowingTransaction);
    if (side->state == CELL_VALUE && side->u.code == 'D') change = -change;
    return change && number(y, F_sharesOwnedFollowingTransaction) == before + change;
}

static unsigned alike(const DocRow *x, const DocRow *y)
{
    const Cell *price = &y->cell[F_transactionPricePerShare];
    unsigned bits = 0;
    if (same_text(x, y, F_securityTitle) && same_text(x, y, F_conversionOrExercisePrice) &&
        same_text(x, y, F_expirationDate))
        bits |= ALIKE_TITLE;
    if (same_text(x, y, F_directOrIndirectOwnership) && same_text(x, y, F_natureOfOwnership))
        bits |= ALIKE_HELD;
    if (same_text(x, y, F_transactionDate)) bits |= ALIKE_DATE;
    if (same_text(x, y, F_transactionCode) && same_text(x, y, F_transactionAcquiredDisposedCode))
        bits |= ALIKE_CODE;
    if (same_amount(x, y, F_transactionShares, F_transactionTotalValue)) bits |= ALIKE_AMOUNT;
    if (price->state == CELL_VALUE && dec_sign(price->u.dec) && same_text(x, y, F_transactionPricePerShare))
        bits |= ALIKE_PRICE;
    if (same_amount(x, y, F_sharesOwnedFollowingTransaction, F_valueOwnedFollowingTransaction))
        bits |= ALIKE_BALANCE;
    return bits | (x->holding ? ALIKE_HOLDING : 0) | (goes_on(x, y) ? ALIKE_GOES_ON : 0);
}

typedef struct Tables {
    const Table *a, *b;
} Tables;

static int sure(const void *ctx, size_t i, size_t j)
{
    const Tables *t = ctx;
    const DocRow *x = &t->a->row[i], *y = &t->b->row[j];
    return x->holding == y->holding ? restatement(alike(x, y)) : 0;
}

/* Rows that say the same, wherever they stand; then those that are there in one only. */
static void compare_table(Comparison *c, TableId t)
{
    const Tables both = {&c->a->table[t], &c->b->table[t]};
    size_t n = both.a->n, m = both.b->n, *pair = ARENA_NEW(c->arena, size_t, m + 1),
           *found = ARENA_NEW(c->arena, size_t, n + 1);
    restatement_pairs(n, m, sure, &both, ARENA_NEW(c->arena, bool, n + 1), pair);
    for (size_t j = 0; j < m; j++)
        if (pair[j] != SIZE_MAX) found[pair[j]] = j + 1;
    for (size_t i = 0; i < n; i++) {
        if (found[i])
            compare_cells(c, part_of_table(t), i, found[i] - 1, (FieldId)0, F_ROW_END);
        else
            whole_row(c, part_of_table(t), i, true);
    }
    for (size_t j = 0; j < m; j++)
        if (pair[j] == SIZE_MAX) whole_row(c, part_of_table(t), j, false);
}

/* ---- the rest of the form ---- */

static void compare_parts(Comparison *c, Part part, FieldId first, FieldId end)
{
    size_t na = doc_rows(c->a, part), nb = doc_rows(c->b, part);
    for (size_t i = 0; i < na || i < nb; i++) {
        if (i < na && i < nb)
            compare_cells(c, part, i, i, first, end);
        else
            whole_row(c, part, i, i < na);
    }
}

static uint32_t note_by_id(const Doc *d, Str id)
{
    for (size_t i = 0; i < d->nnote; i++)
        if (str_eq(d->note[i].id, id)) return (uint32_t)i;
    return ROW_NONE;
}

static void compare_notes(Comparison *c)
{
    for (size_t i = 0; i < c->a->nnote; i++) {
        uint32_t other = note_by_id(c->b, c->a->note[i].id);
        const Cell *was = &c->a->note[i].text, *now = other == ROW_NONE ? NULL : &c->b->note[other].text;
        if (!now || !same_cell(was, now, F_NONE))
            put(c, (Difference){PART_NOTE, F_NONE, (uint32_t)i, other, was, now});
    }
    for (size_t i = 0; i < c->b->nnote; i++)
        if (note_by_id(c->a, c->b->note[i].id) == ROW_NONE)
            put(c, (Difference){PART_NOTE, F_NONE, ROW_NONE, (uint32_t)i, NULL, &c->b->note[i].text});
}

Differences doc_differences(Arena *arena, const Doc *a, const Doc *b)
{
    Comparison c = {.arena = arena, .a = a, .b = b};
    compare_parts(&c, PART_DOC, F_DOC, F_OWNER);
    compare_parts(&c, PART_OWNER, F_OWNER, F_SIGN);
    compare_table(&c, TABLE_I);
    compare_table(&c, TABLE_II);
    compare_notes(&c);
    compare_parts(&c, PART_SIGN, F_SIGN, F_END);
    return c.out;
}
