/* titles.c: titles of securities of which words were lost or shredded, by the whole ones of other rows:
 * all of them are guesses. */
#include "read/weigh/titles.h"

#include "read/value/titles.h"
#include "read/weigh/known.h"

enum { TITLES_MAX = 24, COLUMN = 8 /* how much more a cell of the same column counts */ };

/* A title that stands whole somewhere. */
typedef struct Title {
    Str text;
    size_t count[2]; /* cells of the column of titles; of that of underlying ones */
} Title;

typedef struct Titles {
    Title at[TITLES_MAX];
    size_t n;
} Titles;

static bool is_title(const Slot *s) { return s->type == SLOT_TEXT && s->field != F_natureOfOwnership; }

static size_t column_of(const Slot *s) { return s->field == F_underlyingSecurityTitle; }

static void add_title(Titles *t, Str text, size_t column, size_t rows)
{
    if (!text.n || scan_title_cost(text) > 1) return;
    size_t i = 0;
    while (i < t->n && !str_eq(t->at[i].text, text)) i++;
    if (i == TITLES_MAX) return;
    if (i == t->n) t->at[t->n++] = (Title){.text = text};
    t->at[i].count[column] += rows;
}

/* Titles that forms often use. */
static void add_common(Titles *t)
{
    Known common = {.n = 0};
    know_common(&common, false);
    for (size_t i = 0; i < common.n; i++) add_title(t, common.text[i], 0, 0);
}

static int cost_of(ScanFit f) { return 3 * f.extra + 2 * f.lack; }

/* Is it surely no damaged one itself: by its words, or because it stands twice? */
static bool is_whole(const Title *t) { return !scan_title_cost(t->text) || t->count[0] + t->count[1] > 1; }

/* The whole title that a damaged one goes best with; of two that go equally well, the one of more rows. */
static const Title *best_title(const Titles *t, Str damaged, size_t column)
{
    const Title *best = NULL;
    int least = 0;
    size_t rows = 0;
    bool unique = true;
    for (const Title *k = t->at; k < t->at + t->n; k++) {
        ScanFit f = scan_fit(damaged, k->text);
        if (!f.hits || 3 * f.extra > 2 * f.hits + 1 || str_eq(k->text, damaged) || !is_whole(k) ||
            (f.extra > f.lack && scan_says_more(damaged, k->text)))
            continue;
        int cost = cost_of(f);
        size_t cells = COLUMN * k->count[column] + k->count[1 - column];
        if (best && (cost > least || (cost == least && cells < rows))) continue;
        unique = !best || cost < least || cells > rows;
        best = k, least = cost, rows = cells;
    }
    return unique ? best : NULL;
}

static bool stands_twice(const Titles *t, Str text)
{
    for (const Title *k = t->at; k < t->at + t->n; k++)
        if (str_eq(k->text, text)) return k->count[0] + k->count[1] > 1;
    return false;
}

/* The one title that the cells of a column have, if there are so many; NULL if there are others. */
static const Title *only_title(const Titles *t, size_t column)
{
    enum { ROWS_LEAST = 3 };
    const Title *only = NULL;
    for (const Title *k = t->at; k < t->at + t->n; k++) {
        if (!k->count[column] || !is_whole(k)) continue;
        if (only) return NULL;
        only = k;
    }
    return only && only->count[column] >= ROWS_LEAST ? only : NULL;
}

/* Is every word of it one of the other's, misread or not; or all but one that nothing is left of? */
static bool is_misread(Str text, Str whole)
{
    ScanFit f = scan_fit(text, whole);
    return (!f.extra && f.lack < 2) || (f.extra == 1 && f.lack < 2 && f.hits > 2);
}

/* A title that reads well may yet lack words, where other rows of its column have more; surely so where no
 * other has it. */
static void doubt_part(const Titles *t, size_t column, Draft *d)
{
    const Title *own = NULL, *more = NULL;
    for (const Title *k = t->at; k < t->at + t->n; k++) {
        ScanFit f = scan_fit(d->value, k->text);
        if (str_eq(k->text, d->value)) own = k;
        bool most = k->count[column] && (!more || k->count[column] > more->count[column]);
        if (f.lack && !f.extra && most) more = k;
    }
    if (!own || !more) return;
    if (own->count[0] + own->count[1] == 1 && more->count[column] > 1)
        scan_take_whole(d, more->text);
    else
        d->prov |= PROV_GUESSED, d->kind = REPAIR_WORD;
}

static void complete(const Titles *t, const Slot *slot, Draft *d)
{
    size_t column = column_of(slot);
    int cost = scan_title_cost(d->value);
    if (!d->value.n) return;
    if (!cost || (cost == 1 && stands_twice(t, d->value))) {
        doubt_part(t, column, d);
        return;
    }
    const Title *best = best_title(t, d->value, column);
    const Title *only = only_title(t, column);
    if (best && (cost > 1 || is_misread(d->value, best->text)))
        scan_take_whole(d, best->text);
    else if (only && scan_fit(d->value, only->text).hits)
        scan_take_whole(d, only->text);
}

void scan_complete_titles(DraftTable *table, size_t ntable)
{
    Titles titles = {.n = 0};
    add_common(&titles);
    for (int put = 0; put < 2; put++)
        for (DraftTable *t = table; t < table + ntable; t++)
            for (size_t i = 0; i < t->nrow; i++)
                for (size_t s = 0; s < t->nslot; s++) {
                    if (!is_title(&t->slot[s])) continue;
                    Draft *d = &t->row[i].cell[s];
                    if (put)
                        complete(&titles, &t->slot[s], d);
                    else
                        add_title(&titles, d->value, column_of(&t->slot[s]), 1);
                }
}
