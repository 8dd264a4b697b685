/* ocr_titles.c: titles of securities of which words were lost or shredded, by the whole ones of other rows:
 * all of them are guesses. */
#include "read/ocr_table.h"

enum { TITLES_MAX = 24, TITLE_WORDS = 12, WORD_LIKE = 60 };

/* A title that stands whole somewhere. */
typedef struct Title {
    Str text;
    size_t count[2]; /* cells of the column of titles; of that of underlying ones */
} Title;

typedef struct Titles {
    Title at[TITLES_MAX];
    size_t n;
} Titles;

/* How a damaged title and a whole one go together. */
typedef struct Fit {
    int hits, extra, lack; /* words that both have, in order; that the damaged one has alone; that it lacks */
} Fit;

static bool is_title(const Slot *s) { return s->type == SLOT_TEXT && s->field != F_natureOfOwnership; }
static size_t column_of(const Slot *s) { return s->field == F_underlyingSecurityTitle; }

static void add_title(Titles *t, Str text, size_t column)
{
    if (!text.n || ocr_title_cost(text) > 1) return;
    size_t i = 0;
    while (i < t->n && !str_eq(t->at[i].text, text)) i++;
    if (i == TITLES_MAX) return;
    if (i == t->n) t->at[t->n++] = (Title){.text = text};
    t->at[i].count[column]++;
}

static size_t words_of(Str s, Str *word)
{
    size_t n = 0;
    while (s.n && n < TITLE_WORDS) {
        Str w = str_cut(&s, ' ');
        if (w.n) word[n++] = w;
    }
    return n;
}

/* Single letters tell one class, or series, from another. */
static bool is_same_word(Str a, Str b)
{
    return a.n < 3 || b.n < 3 ? str_eq_nocase(a, b) : ocr_likeness(a, b) >= WORD_LIKE;
}

static Fit fit(Str damaged, Str whole)
{
    Str d[TITLE_WORDS], w[TITLE_WORDS];
    size_t nd = words_of(damaged, d), nw = words_of(whole, w);
    int common[TITLE_WORDS + 1][TITLE_WORDS + 1] = {{0}};
    for (size_t i = nd; i-- > 0;)
        for (size_t k = nw; k-- > 0;) {
            int skip = common[i + 1][k] > common[i][k + 1] ? common[i + 1][k] : common[i][k + 1];
            int take = is_same_word(d[i], w[k]) ? common[i + 1][k + 1] + 1 : 0;
            common[i][k] = take > skip ? take : skip;
        }
    int hits = common[0][0];
    return (Fit){hits, (int)nd - hits, (int)nw - hits};
}

static int cost_of(Fit f) { return 3 * f.extra + 2 * f.lack; }

/* The whole title that a damaged one goes best with; of two that go equally well, the one of more rows. */
static const Title *best_title(const Titles *t, Str damaged, size_t column)
{
    const Title *best = NULL;
    int least = 0;
    size_t rows = 0;
    bool unique = true;
    for (const Title *k = t->at; k < t->at + t->n; k++) {
        Fit f = fit(damaged, k->text);
        if (!f.hits || f.extra > f.hits || str_eq(k->text, damaged)) continue;
        int cost = cost_of(f);
        if (best && (cost > least || (cost == least && k->count[column] < rows))) continue;
        unique = !best || cost < least || k->count[column] > rows;
        best = k, least = cost, rows = k->count[column];
    }
    return unique ? best : NULL;
}

static void take(Draft *d, Str text)
{
    d->other[0] = d->value;
    d->nother = 1;
    d->value = text;
    d->prov = (uint8_t)(d->prov | PROV_REPAIRED | PROV_GUESSED);
    d->kind = REPAIR_WORD;
    d->evidence[0] = S("another row has it whole");
    d->nevidence = 1;
}

/* A title that reads well may yet lack words, where other rows of its column have more; surely so where no
 * other has it. */
static void doubt_part(const Titles *t, size_t column, Draft *d)
{
    const Title *own = NULL, *more = NULL;
    for (const Title *k = t->at; k < t->at + t->n; k++) {
        Fit f = fit(d->value, k->text);
        if (str_eq(k->text, d->value)) own = k;
        bool most = k->count[column] && (!more || k->count[column] > more->count[column]);
        if (f.lack && !f.extra && most) more = k;
    }
    if (!own || !more) return;
    if (own->count[0] + own->count[1] == 1 && more->count[column] > 1)
        take(d, more->text);
    else
        d->prov |= PROV_GUESSED, d->kind = REPAIR_WORD;
}

static void complete(const Titles *t, const Slot *slot, Draft *d)
{
    size_t column = column_of(slot);
    if (!d->value.n) return;
    if (ocr_title_cost(d->value) < 2) {
        doubt_part(t, column, d);
        return;
    }
    const Title *best = best_title(t, d->value, column);
    if (best) take(d, best->text);
}

void ocr_complete_titles(CutTable *table, size_t ntable)
{
    Titles titles = {.n = 0};
    for (int put = 0; put < 2; put++)
        for (CutTable *t = table; t < table + ntable; t++)
            for (size_t i = 0; i < t->nrow; i++)
                for (size_t s = 0; s < t->nslot; s++) {
                    if (!is_title(&t->slot[s])) continue;
                    Draft *d = &t->row[i].cell[s];
                    if (put)
                        complete(&titles, &t->slot[s], d);
                    else
                        add_title(&titles, d->value, column_of(&t->slot[s]));
                }
}
