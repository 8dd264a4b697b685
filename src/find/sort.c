/* sort.c: each key becomes a column of numbers, one a filing; then indices are sorted by them. */
#include "find/sort.h"

#include "find/rank.h"

#include <stdlib.h>

/* What a filing counts by for one key. */
typedef struct KeyValue {
    Wide rank;
    bool has;
} KeyValue;

/* An entry of the order: its keys stand together, so that a comparison looks at one place. */
typedef struct Entry {
    const KeyValue *key;
    const SortKey *by;
    size_t nkey;
    uint32_t at; /* in the list as given */
} Entry;

static int by_keys(const void *a, const void *b)
{
    const Entry *x = a, *y = b;
    for (size_t k = 0; k < x->nkey; k++) {
        if (x->key[k].has != y->key[k].has) return x->key[k].has ? -1 : 1;
        if (x->key[k].rank == y->key[k].rank) continue;
        bool less = x->key[k].rank < y->key[k].rank;
        return less != x->by[k].descending ? -1 : 1;
    }
    return x->at < y->at ? -1 : x->at > y->at;
}

/* The first of a filing's values in the direction of the key. */
static void fill(const Facts *facts, const SortKey *key, const uint32_t *filing, size_t n, KeyValue *column,
                 size_t step)
{
    Ranks ranks = {0};
    ranks_make(facts, key->field, filing, n, &ranks);
    for (size_t i = 0; i < ranks.n; i++) {
        KeyValue *c = &column[ranks.at[i].filing * step];
        bool first = key->descending ? ranks.at[i].rank > c->rank : ranks.at[i].rank < c->rank;
        if (!c->has || first) *c = (KeyValue){ranks.at[i].rank, true};
    }
    ranks_free(&ranks);
}

void sort_filings(const Facts *facts, const SortKey *key, size_t nkey, uint32_t *filing, size_t n)
{
    if (n < 2 || !nkey) return;
    KeyValue *keys = mem_new(n * nkey, sizeof *keys);
    Entry *entry = mem_new(n, sizeof *entry);
    uint32_t *given = mem_new(n, sizeof *given);
    for (size_t k = 0; k < nkey; k++) fill(facts, &key[k], filing, n, keys + k, nkey);
    for (uint32_t i = 0; i < n; i++) {
        entry[i] = (Entry){keys + i * nkey, key, nkey, i};
        given[i] = filing[i];
    }
    qsort(entry, n, sizeof *entry, by_keys);
    for (size_t i = 0; i < n; i++) filing[i] = given[entry[i].at];
    free(given);
    free(entry);
    free(keys);
}
