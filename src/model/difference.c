/* difference.c: rows of two filings matched with each other, and their cells compared. */
#include "model/difference.h"

enum { GRID_MOST = 1 << 22 }; /* rows times rows that are matched by content; more are taken in their order */

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

static bool same_subject(const DocRow *x, const DocRow *y)
{
    static const FieldId subject[] = {F_securityTitle, F_transactionDate, F_transactionCode,
                                      F_directOrIndirectOwnership};
    char room_x[DATE_TEXT + DEC_TEXT], room_y[DATE_TEXT + DEC_TEXT];
    for (size_t i = 0; i < sizeof subject / sizeof *subject; i++) {
        Str s = cell_value(&x->cell[subject[i]], subject[i], room_x);
        if (!str_eq_nocase(s, cell_value(&y->cell[subject[i]], subject[i], room_y))) return false;
    }
    return x->holding == y->holding;
}

/* The rows up to the next pair that speaks of the same: in their order, the rest of the longer side alone. */
static void compare_gap(Comparison *c, Part part, size_t a, size_t a_end, size_t b, size_t b_end)
{
    for (; a < a_end && b < b_end; a++, b++) compare_cells(c, part, a, b, (FieldId)0, F_ROW_END);
    for (; a < a_end; a++) whole_row(c, part, a, true);
    for (; b < b_end; b++) whole_row(c, part, b, false);
}

/* length[i * (nb + 1) + j]: the longest common sequence of the rows from i and from j on. */
static uint32_t *common_lengths(Comparison *c, const Table *a, const Table *b)
{
    size_t wide = b->n + 1;
    uint32_t *length = ARENA_NEW(c->arena, uint32_t, (a->n + 1) * wide);
    for (size_t i = a->n; i-- > 0;) {
        for (size_t j = b->n; j-- > 0;) {
            uint32_t down = length[(i + 1) * wide + j], right = length[i * wide + j + 1];
            length[i * wide + j] = same_subject(&a->row[i], &b->row[j]) ? length[(i + 1) * wide + j + 1] + 1
                                   : down > right                       ? down
                                                                        : right;
        }
    }
    return length;
}

static void compare_table(Comparison *c, TableId t)
{
    const Table *a = &c->a->table[t], *b = &c->b->table[t];
    Part part = part_of_table(t);
    size_t i = 0, j = 0, gap_i = 0, gap_j = 0, wide = b->n + 1;
    bool small = a->n < GRID_MOST / wide;
    const uint32_t *length = small ? common_lengths(c, a, b) : NULL;
    while (small && i < a->n && j < b->n) {
        if (same_subject(&a->row[i], &b->row[j])) {
            compare_gap(c, part, gap_i, i, gap_j, j);
            compare_cells(c, part, i++, j++, (FieldId)0, F_ROW_END);
            gap_i = i, gap_j = j;
        } else if (length[(i + 1) * wide + j] >= length[i * wide + j + 1]) {
            i++;
        } else {
            j++;
        }
    }
    compare_gap(c, part, gap_i, a->n, gap_j, b->n);
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
