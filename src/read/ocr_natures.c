/* ocr_natures.c: natures of ownership of which words were shredded, by the whole ones of other rows: all of
 * them are guesses. */
#include "read/ocr_table.h"

enum { NATURES_MAX = 32, MOST_PERCENT = 70, ROWS_LEAST = 3 };

/* Natures that stand whole somewhere. */
typedef struct Natures {
    Str text[NATURES_MAX];
    size_t count[NATURES_MAX], n, rows, by; /* rows: that have any nature; by: that begin with "By" */
} Natures;

static bool begins_with_by(Str s) { return str_starts_nocase(s, S("By ")); }

static bool is_known(const Lexicon *x, Str w) { return lexicon_count(x, w) >= LEXICON_OFTEN; }

static int count_unknown(const Lexicon *x, Str s)
{
    int n = 0;
    while (s.n) n += !is_known(x, str_cut(&s, ' '));
    return n;
}

static void add_nature(Natures *n, const Lexicon *x, Str s)
{
    size_t i = 0;
    n->rows++;
    n->by += begins_with_by(s);
    while (i < n->n && !str_eq(n->text[i], s)) i++;
    if (i == NATURES_MAX || (i == n->n && count_unknown(x, s))) return;
    if (i == n->n) n->text[n->n++] = s;
    n->count[i]++;
}

/* Can `damaged` be what is left of `whole`: all that is not alike is no word at all, and as much as is
 * lacking? */
static bool is_shredded(const Lexicon *x, Str damaged, Str whole)
{
    OcrFit f = ocr_fit(damaged, whole);
    return f.hits > 1 && f.lack <= f.extra && f.extra <= count_unknown(x, damaged);
}

/* What most rows have, if a damaged one begins so: "Byrn" among "By Fund". */
static Str most_of(const Natures *n, Str damaged)
{
    for (size_t i = 0; i < n->n; i++) {
        Str s = n->text[i];
        bool most = n->count[i] >= ROWS_LEAST && n->count[i] * 100 >= n->rows * MOST_PERCENT;
        if (most && damaged.n <= s.n && str_starts_nocase(damaged, str_sub(s, 0, 2))) return s;
    }
    return (Str){0};
}

static void complete(const Natures *n, const Lexicon *x, Draft *d)
{
    Str best = {0};
    if (2 * n->by >= n->rows && !begins_with_by(d->value) && !str_starts_nocase(d->value, S("See")))
        d->prov |= PROV_GUESSED, d->kind = REPAIR_WORD; /* the word may have been lost */
    if (!d->value.n || !count_unknown(x, d->value)) return;
    for (size_t i = 0; i < n->n; i++) {
        if (str_eq(n->text[i], d->value)) return;
        if (!is_shredded(x, d->value, n->text[i])) continue;
        if (best.n) return; /* more than one will do */
        best = n->text[i];
    }
    if (!best.n) best = most_of(n, d->value);
    if (best.n) ocr_take_whole(d, best);
}

void ocr_complete_natures(const Lexicon *x, CutTable *table, size_t ntable)
{
    Natures natures = {.n = 0};
    for (int put = 0; put < 2; put++)
        for (CutTable *t = table; t < table + ntable; t++)
            for (size_t i = 0; i < t->nrow; i++)
                for (size_t s = 0; s < t->nslot; s++) {
                    Draft *d = &t->row[i].cell[s];
                    if (t->slot[s].field != F_natureOfOwnership || !d->value.n) continue;
                    if (put)
                        complete(&natures, x, d);
                    else
                        add_nature(&natures, x, d->value);
                }
}
