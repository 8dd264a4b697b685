/* repairs.c: the repairs that a reader recorded, each told by the rule of its kind. */
#include "check/checker.h"

#include <string.h>

/* How many messages the rule has. */
static int messages(RuleId r)
{
    int n = 0;
    for (Str rest = str_z(rules[r].message); rest.n; n++) str_cut(&rest, '|');
    return n;
}

/* The digits of a text, up to ten. */
static size_t digits_of(Str s, char out[10])
{
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < 10; i++)
        if (is_digit(s.p[i])) out[n++] = s.p[i];
    return n;
}

static bool same_digits(const Repair *r, Date d)
{
    char room[DATE_TEXT], was[10], now[10];
    size_t n = digits_of(r->was, was);
    return n == digits_of(date_put_us(d, room), now) && !memcmp(was, now, n);
}

static bool note_exists(const Check *c, char number)
{
    for (size_t i = 0; i < c->d->nnote; i++)
        if (c->d->note[i].id.n == 2 && c->d->note[i].id.p[1] == number) return true;
    return false;
}

/* 2,0001 for 2,000 with the mark of footnote 1. */
static bool has_glued_mark(const Check *c, const Repair *r)
{
    char was[10], now[10];
    size_t n = digits_of(r->now, now);
    return digits_of(r->was, was) == n + 1 && !memcmp(was, now, n) && note_exists(c, was[n]);
}

/* What else than the value the pieces "11/12/2003|-" of a cut cell hold. */
static RepairKind kind_of_pieces(Str was, Kind field)
{
    Date date;
    while (was.n) {
        Str piece = str_trim(str_cut(&was, '|'));
        if (is_dash(piece)) return REPAIR_DASH;
        if (field != KIND_DATE && date_parse(piece, DATE_US, &date)) return REPAIR_COLUMN;
    }
    return REPAIR_OTHER;
}

/* A cell that a border cut says only that; its pieces tell what happened. A date whose digits are all there
 * was split, in any other a year was misread. */
static RepairKind kind_of(const Check *c, const Repair *r)
{
    const Cell *cell = doc_cell(c->d, (Part)r->place.part, r->place.row, (FieldId)r->place.field);
    bool cut = r->kind == REPAIR_SPLIT_NUMBER || r->kind == REPAIR_OVERLAP || r->kind == REPAIR_DATE_SPLIT;
    if (!cut || r->place.field >= F_END || !cell || !cell_is(cell)) return (RepairKind)r->kind;
    Kind field = (Kind)fields[r->place.field].kind;
    RepairKind other = kind_of_pieces(r->was, field);
    if (other != REPAIR_OTHER) return other;
    if (field == KIND_DATE) return same_digits(r, cell->u.date) ? REPAIR_DATE_SPLIT : REPAIR_YEAR;
    if (field == KIND_NUMBER && has_glued_mark(c, r)) return REPAIR_MARK_GLUED;
    return (RepairKind)r->kind;
}

void check_repairs(Check *c, RepairKind kind)
{
    int proposed = messages(c->rule) > 1 ? MESSAGE_PROPOSED : MESSAGE_APPLIED;
    for (size_t i = 0; i < c->d->nrepair; i++) {
        const Repair *r = &c->d->repair[i];
        if (kind_of(c, r) != kind) continue;
        const Place *p = &r->place;
        Finding *f =
            tell(c, (Part)p->part, p->row, (FieldId)p->field, r->applied ? MESSAGE_APPLIED : proposed);
        f->arg[0] = (int64_t)i;
    }
}
