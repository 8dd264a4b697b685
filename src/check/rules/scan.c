/* scan.c: group F, what the reader had to repair or join. Each kind of repair is told by its rule. */
#include "check/checker.h"

/* The rules that only pass on what the reader found, each with its kind. */
#define REPAIR_CHECK(id, kind)                                                                               \
    void check_##id(Check *c) { check_repairs(c, kind); }
REPAIR_CHECK(F02, REPAIR_OVERLAP)
REPAIR_CHECK(F03, REPAIR_GROUPING)
REPAIR_CHECK(F04, REPAIR_CONFUSED)
REPAIR_CHECK(F05, REPAIR_MARK_GLUED)
REPAIR_CHECK(F16, REPAIR_ZIP)
REPAIR_CHECK(F17, REPAIR_DUPLICATED)

/* ---- F01, F06, F09: broken apart, and put together without any doubt ---- */

static bool in_word(char c) { return is_alpha(c) || is_digit(c) || (unsigned char)c >= 0x80; }

/* How often blanks stand inside: between two letters or digits. */
static size_t gaps(Str s)
{
    size_t n = 0;
    char last = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (is_blank(s.p[i])) continue;
        n += last && i && is_blank(s.p[i - 1]) && in_word(last) && in_word(s.p[i]);
        last = s.p[i];
    }
    return n;
}

/* The same letters and digits, whatever stands between them. */
static bool same_letters(Str a, Str b)
{
    size_t i = 0, k = 0;
    for (;;) {
        while (i < a.n && !in_word(a.p[i])) i++;
        while (k < b.n && !in_word(b.p[k])) k++;
        if (i == a.n || k == b.n) return i == a.n && k == b.n;
        if (a.p[i++] != b.p[k++]) return false;
    }
}

/* A value in pieces, in which nothing else was repaired. */
static bool only_joined(const Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    char room[DATE_TEXT + DEC_TEXT];
    if (f >= F_END || !cell_is(cell) || cell->prov & PROV_REPAIRED || doc_repair_at(c->d, part, row, f))
        return false;
    Str raw = span_str(c->d->text, cell->raw), value = cell_shown(cell, f, room);
    return gaps(raw) > gaps(value) && same_letters(raw, value);
}

static void tell_joined(Check *c, Part part, size_t row, FieldId f, const Cell *cell, Kind kind)
{
    if (only_joined(c, part, row, f, cell) && fields[f].kind == kind) tell(c, part, row, f, MESSAGE_OWN);
}

static void joined_number(Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    tell_joined(c, part, row, f, cell, KIND_NUMBER);
}

void check_F01(Check *c)
{
    check_repairs(c, REPAIR_SPLIT_NUMBER);
    check_cells(c, joined_number);
}

static void joined_date(Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    tell_joined(c, part, row, f, cell, KIND_DATE);
}

void check_F06(Check *c)
{
    check_repairs(c, REPAIR_DATE_SPLIT);
    check_cells(c, joined_date);
}

static void joined_text(Check *c, Part part, size_t row, FieldId f, const Cell *cell)
{
    tell_joined(c, part, row, f, cell, KIND_TEXT);
}

void check_F09(Check *c)
{
    check_repairs(c, REPAIR_WORD);
    check_cells(c, joined_text);
    check_captions(c);
}

void check_F18(Check *c)
{
    check_repairs(c, REPAIR_NOTE);
    for (size_t i = 0; i < c->d->nnote; i++)
        if (is_unnumbered(c, i) && !doc_repair_at(c->d, PART_NOTE, i, F_NONE))
            tell(c, PART_NOTE, i, F_NONE, MESSAGE_APPLIED)->arg[0] = -1;
}

/* ---- F20: the numbers of a row ---- */

static bool is_doubtful(const Cell *c)
{
    return c->state == CELL_BAD || c->prov & (PROV_GUESSED | PROV_REPAIRED);
}

static bool differs(const Cell *a, const Cell *b)
{
    return cell_is(a) && cell_is(b) && !dec_eq(a->u.dec, b->u.dec);
}

/* Numbers that a clean form may well have different; here one of them is doubtful, and the others do not
 * confirm it. */
ROW_CHECK(F20)
{
    const Cell *under = line_cell(l, F_underlyingSecurityShares), *shares = line_cell(l, F_transactionShares);
    const Cell *owned = line_cell(l, F_sharesOwnedFollowingTransaction);
    if (l->part != PART_II || !(is_doubtful(under) || is_doubtful(owned) || is_doubtful(shares))) return;
    bool apart = differs(under, owned) && (l->holding || (differs(shares, under) && differs(shares, owned)));
    if (apart) tell_line(c, l, F_sharesOwnedFollowingTransaction, cell_is(shares));
}

/* ---- F26: how much was repaired ---- */

enum { REPAIRED_PERCENT = 15, OPEN_MOST = 3 };

void check_F26(Check *c)
{
    int64_t all = 0, repaired = 0, open = 0;
    for (size_t i = 0; i < c->nline; i++) {
        for (int f = 0; f < F_ROW_END; f++) {
            const Cell *cell = line_cell(&c->line[i], (FieldId)f);
            all += cell_has(cell);
            repaired += cell_has(cell) && cell->prov & PROV_REPAIRED;
        }
    }
    for (size_t i = 0; i < c->d->nrepair; i++) open += !c->d->repair[i].applied;
    bool much = repaired * 100 > all * REPAIRED_PERCENT;
    if (!much && open <= OPEN_MOST) return;
    Finding *f = tell(c, PART_FILING, 0, F_NONE, !much);
    f->arg[0] = much ? repaired : open, f->arg[1] = all;
}
