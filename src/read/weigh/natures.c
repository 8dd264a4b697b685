/* natures.c: natures of ownership of which words were shredded, by the whole ones of other rows: all of
 * them are guesses. */
#include "read/weigh/natures.h"

#include "read/value/titles.h"
#include "read/weigh/known.h"

enum { NATURES_MAX = 32, MOST_PERCENT = 70, ROWS_LEAST = 3 };

/* Natures that stand whole somewhere. */
typedef struct Natures {
    Str text[NATURES_MAX];
    size_t count[NATURES_MAX], n, rows, by; /* rows: that have any nature; by: that begin with "By" */
} Natures;

static bool begins_with_by(Str s) { return str_starts_nocase(s, S("By ")); }

static bool is_known(const Lexicon *x, Str w) { return lexicon_count(x, w) >= LEXICON_OFTEN; }

/* Natures that forms often use. */
static void add_common(Natures *n)
{
    Known common = {.n = 0};
    know_common(&common, true);
    for (size_t i = 0; i < common.n; i++) n->text[n->n++] = common.text[i];
}

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

/* Has a text a word that the page has elsewhere, and the other has not? */
static bool has_known_more(const Lexicon *x, Str text, Str whole)
{
    while (text.n) {
        Str w = str_cut(&text, ' ');
        bool there = false;
        for (Str rest = whole; rest.n && !there;) there = scan_fit(w, str_cut(&rest, ' ')).hits;
        if (!there && is_known(x, w)) return true;
    }
    return false;
}

/* Can `damaged` be what is left of `whole`: all that is not alike is no word at all, and as much as is
 * lacking? */
static bool is_shredded(const Lexicon *x, Str damaged, Str whole)
{
    ScanFit f = scan_fit(damaged, whole);
    return f.hits > 1 && f.lack <= f.extra && !scan_says_more(damaged, whole) &&
           !has_known_more(x, damaged, whole);
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

/* The whole nature of which least is lost; empty if two are on a par. */
static Str best_nature(const Natures *n, const Lexicon *x, Str damaged)
{
    Str best = {0};
    int least = INT32_MAX;
    for (size_t i = 0; i < n->n; i++) {
        if (!is_shredded(x, damaged, n->text[i])) continue;
        ScanFit f = scan_fit(damaged, n->text[i]);
        int cost = f.extra + f.lack;
        if (cost == least) best = (Str){0};
        if (cost < least) best = n->text[i], least = cost;
    }
    return best;
}

static void complete(const Natures *n, const Lexicon *x, Draft *d)
{
    if (2 * n->by >= n->rows && !begins_with_by(d->value) && !str_starts_nocase(d->value, S("See")))
        d->prov |= PROV_GUESSED, d->kind = REPAIR_WORD; /* the word may have been lost */
    if (!count_unknown(x, d->value)) return;
    Str best = best_nature(n, x, d->value);
    if (!best.n) best = most_of(n, d->value);
    if (best.n && !str_eq(best, d->value)) scan_take_whole(d, best);
}

void scan_complete_natures(const Lexicon *x, DraftTable *table, size_t ntable)
{
    Natures natures = {.n = 0};
    add_common(&natures);
    for (int put = 0; put < 2; put++)
        for (DraftTable *t = table; t < table + ntable; t++)
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
