/* points.c: small signs that were lost in words, on pages whose small signs are seen to be misread. */
#include "read/weigh/points.h"

static bool row_has_raised(const DraftTable *t, const DraftRow *row)
{
    for (size_t s = 0; s < t->nslot; s++)
        for (size_t m = 0; m < row->cell[s].marks.n; m++)
            if (row->cell[s].marks.at[m].raised) return true;
    return false;
}

bool points_are_lost(const DraftTable *t, size_t ntable)
{
    for (size_t k = 0; k < ntable; k++)
        for (size_t i = 0; i < t[k].nrow; i++)
            if (row_has_raised(&t[k], &t[k].row[i])) return true;
    return false;
}

/* "LP.", "US.": the second point of two; the first one is lost. */
static bool lacks_point(Str w)
{
    if (w.n && w.p[w.n - 1] == ',') w.n--;
    return w.n == 3 && is_upper(w.p[0]) && is_upper(w.p[1]) && w.p[2] == '.';
}

static bool has_lower(Str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (is_lower(s.p[i])) return true;
    return false;
}

static Str with_points(Arena *a, Str s)
{
    Str out = {"", 0};
    while (s.n) {
        Str w = str_cut(&s, ' ');
        const char *gap = out.n ? " " : "";
        out = lacks_point(w) ? str_fmt(a, "%.*s%s%c.%.*s", STR_ARG(out), gap, w.p[0], STR_ARG(str_from(w, 1)))
                             : str_fmt(a, "%.*s%s%.*s", STR_ARG(out), gap, STR_ARG(w));
    }
    return out;
}

void points_restore(Arena *a, DraftTable *t)
{
    for (size_t i = 0; i < t->nrow; i++)
        for (size_t s = 0; s < t->nslot; s++) {
            Draft *d = &t->row[i].cell[s];
            if (t->slot[s].type != SLOT_TEXT || !has_lower(d->value)) continue;
            Str full = with_points(a, d->value);
            if (full.n == d->value.n) continue;
            if (d->nother < 3) d->other[d->nother++] = d->value;
            d->value = full;
            d->prov |= PROV_REPAIRED | PROV_GUESSED;
            d->kind = REPAIR_WORD;
        }
}
