/* scan_recur.c: the words that begin a line of a text column in row after row: no row has one of them twice,
 * and the first of them begins the cell. */
#include "read/table/scan_recur.h"

enum { RECUR_MAX = 12, KNOWN_WORDS_MAX = 64 };

typedef struct Beginning {
    Str text;
    size_t lane, count, anchors; /* lines that begin with it; of these, main lines of rows */
} Beginning;

typedef struct Words {
    Beginning at[KNOWN_WORDS_MAX];
    size_t n, most[SCAN_LANES_MAX]; /* the count of the word that stands most often */
} Words;

static Beginning *find(Words *w, Str text, size_t lane)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->at[i].lane == lane && str_eq_nocase(w->at[i].text, text)) return &w->at[i];
    if (w->n == KNOWN_WORDS_MAX) return NULL;
    w->at[w->n] = (Beginning){.text = text, .lane = lane};
    return &w->at[w->n++];
}

/* All words that begin a line, in reading order. */
static void count_words(const ScanBegins *b, const Stripe *stripe, size_t nrow, Words *w)
{
    *w = (Words){.n = 0};
    for (size_t i = 0; i < b->n; i++)
        for (size_t k = 0; k < SCAN_LANES_MAX; k++) {
            Beginning *word = b->line[i].word[k].n > 1 ? find(w, b->line[i].word[k], k) : NULL;
            if (word) word->count++, word->anchors += stripe[i].anchor;
        }
    for (size_t i = 0; i < w->n; i++) {
        size_t *most = &w->most[w->at[i].lane];
        if (w->at[i].count > *most && w->at[i].count <= nrow) *most = w->at[i].count;
    }
}

/* Main lines are told apart anyway. */
static bool recurs(const Words *w, const Beginning *word)
{
    size_t most = w->most[word->lane];
    return word->count > 1 && 2 * word->count >= most && word->count <= most &&
           word->anchors * 2 <= word->count;
}

/* Is it the first of those that stand about as often as any of its column? */
static bool is_opener(const Words *w, const Beginning *word)
{
    size_t most = w->most[word->lane];
    for (const Beginning *k = w->at; k < word; k++)
        if (k->lane == word->lane && recurs(w, k) && k->count + 1 >= most) return false;
    return word->count + 1 >= most;
}

/* A line that opens a cell opens the row, unless the line above does: both are of one row. */
static void open_rows(const bool *opens, size_t n, Stripe *stripe)
{
    enum { OPENS = 6 };
    for (size_t i = 0; i < n; i++)
        if (opens[i]) stripe[i].cut += i && opens[i - 1] ? 2 * OPENS : -OPENS;
}

void scan_recurring(Arena *a, const ScanBegins *b, size_t nrow, Stripe *stripe)
{
    Words w;
    size_t bit = SCAN_LANES_MAX;
    bool *opens = ARENA_NEW(a, bool, b->n + 1);
    count_words(b, stripe, nrow, &w);
    for (const Beginning *word = w.at; word < w.at + w.n && bit < SCAN_LANES_MAX + RECUR_MAX; word++) {
        if (!recurs(&w, word)) continue;
        bool opener = is_opener(&w, word);
        for (size_t i = 0; i < b->n; i++) {
            if (!str_eq_nocase(b->line[i].word[word->lane], word->text)) continue;
            stripe[i].once |= 1u << bit;
            opens[i] = opens[i] || opener;
        }
        bit++;
    }
    open_rows(opens, b->n, stripe);
}
