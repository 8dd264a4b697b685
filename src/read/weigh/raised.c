/* raised.c: raised footnote marks that were read into codes and numbers, and how that is recorded. */
#include "read/weigh/raised.h"

#include "read/page/raised.h"

void raised_split_letters(DraftTable *t)
{
    for (size_t i = 0; i < t->nrow; i++)
        for (size_t s = 0; s < t->nslot; s++) {
            Draft *d = &t->row[i].cell[s];
            bool alone = !d->pieces.n && d->marks.n == 1;
            if (t->slot[s].type != SLOT_CODE || (!alone && (d->pieces.n != 1 || d->marks.n))) continue;
            Str all = alone ? d->marks.at[0].raw : d->pieces.at[0];
            if (!mark_behind_letter(all)) continue;
            Str mark = str_from(all, 1);
            d->pieces = (Pieces){.at = {str_sub(all, 0, 1)}, .n = 1};
            d->marks = (DraftMarks){.at = {{.raw = mark, .piece = {mark}, .n = 1, .raised = true}}, .n = 1};
        }
}

enum { COST_GLUED = 3 };

/* Adds the readings of the pieces as damage of that cost more. */
static void read_glued(Arena *a, const Pieces *p, int cost, Readings *out)
{
    Readings more = {.n = 0};
    readings_number(a, p, &more);
    for (size_t i = 0; i < more.n; i++)
        readings_add(out, (Reading){more.at[i].text, more.at[i].cost + cost, REPAIR_MARK_GLUED});
}

static bool is_ungrouped(Str s)
{
    size_t digits = 0;
    while (digits < s.n && is_digit(s.p[digits])) digits++;
    return digits > 3 && (digits == s.n || s.p[digits] != ',');
}

void raised_readings(Arena *a, const Slot *slot, Draft *d)
{
    if (slot->type != SLOT_NUMBER || !d->pieces.n) return;
    Str *last = &d->pieces.at[d->pieces.n - 1];
    Pieces p = d->pieces;
    Str *end = &p.at[p.n - 1];
    const TokenMark *m = d->marks.n ? &d->marks.at[0] : NULL;
    if (m && m->raised && m->raw.p == last->p + last->n && is_digit(m->raw.p[0])) {
        end->n++; /* the mark's digit may be the number's */
        read_glued(a, &p, COST_GLUED, &d->readings);
    } else if (d->pieces.n == 1 && !d->marks.n && is_ungrouped(*last)) {
        end->n--; /* or the number's last one the mark's */
        for (size_t i = 0; i < d->readings.n; i++) d->readings.at[i].cost += COST_GLUED;
        read_glued(a, &p, COST_GLUED, &d->readings);
    }
}

static const TokenMark *raised_of(const Draft *d)
{
    for (size_t i = 0; i < d->marks.n; i++)
        if (d->marks.at[i].raised) return &d->marks.at[i];
    return NULL;
}

void raised_record(Arena *a, DraftTable *t)
{
    for (size_t i = 0; i < t->nrow; i++)
        for (size_t s = 0; s < t->nslot; s++) {
            Draft *d = &t->row[i].cell[s];
            const TokenMark *m = raised_of(d);
            if (!m) continue;
            d->prov |= PROV_REPAIRED | PROV_GUESSED;
            if (!d->kind) d->kind = REPAIR_MARK_GLUED;
            if (!d->nother && d->value.n)
                d->other[d->nother++] = str_fmt(a, "%.*s%.*s", STR_ARG(d->value), STR_ARG(m->raw));
            if (m->number && d->nevidence < 4)
                d->evidence[d->nevidence++] =
                    str_fmt(a, "its mark may be (%d) by the order of the footnotes", m->number);
        }
}
