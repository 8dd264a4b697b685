/* listing.c: the list of filings: what a query leaves of it, sorted and counted by what its columns say. */
#include "ui/listing.h"

#include "ui/slice.h"

#include <stdlib.h>
#include <string.h>

enum { STEP = 2000 }; /* filings between two looks at the clock */

static const struct {
    const char *head;
    QueryFieldId ask;
} columns[LIST_COLUMNS] = {
#define LIST_COLUMN(id, head, right, width, most, query) {head, Q_##query},
#include "view/list.def"
};

const char *list_column_head(ListColumn c) { return columns[c].head; }

void listing_init(Listing *l, const Corpus *corpus)
{
    *l = (Listing){.corpus = corpus};
    l->facts = (Facts){.corpus = corpus, .notes = &l->notes};
}

void listing_free(Listing *l)
{
    asked_free(&l->asked);
    matches_free(&l->found);
    notes_free(&l->notes);
    arena_free(&l->arena);
    free(l->order.filing);
    free(l->mark);
}

void listing_add(Listing *l, const Doc *d) { notes_add(&l->notes, d); }

void listing_mark(Listing *l, uint32_t filing, unsigned kinds)
{
    static const uint8_t marks[] = {MARK_REVIEWED, MARK_DISMISSED, MARK_NOTED};
    size_t n = (size_t)filing + 1;
    l->mark = mem_grow(l->mark, &l->capmark, n, sizeof *l->mark);
    while (l->facts.nmark < n) l->mark[l->facts.nmark++] = 0;
    l->mark[filing] = 0;
    for (int k = 0; k < 3; k++)
        if (kinds >> k & 1) l->mark[filing] |= marks[k];
    l->facts.marks = l->mark;
}

void listing_hits(Listing *l, const uint32_t *hits, size_t n)
{
    if (!l->facts.hits != !hits) l->edition++;
    l->facts.hits = hits;
    l->facts.nhit = n;
}

/* ---- sorting ---- */

/* The column sorted by last comes first; where it is equal the ones before decide, at last the order in which
 * the filings were loaded. */
static void sort(Listing *l)
{
    SortKey key[LIST_COLUMNS];
    const ListStyle *s = &l->style;
    for (size_t i = 0; i < s->nsort; i++)
        key[i] = (SortKey){columns[s->sort[i].column].ask, s->sort[i].reverse};
    sort_filings(&l->facts, key, s->nsort, l->order.filing, l->order.n);
}

/* Numbers and days begin with the greatest, texts with A. */
static bool begins_reversed(ListColumn c)
{
    return c == LIST_SIGN || query_fields[columns[c].ask].kind >= ASK_NUMBER;
}

void listing_sort(Listing *l, ListColumn c)
{
    ListStyle *s = &l->style;
    ListSort first = {(uint8_t)c, begins_reversed(c)};
    size_t i = 0;
    while (i < s->nsort && s->sort[i].column != c) i++;
    if (s->nsort && !i) first.reverse = !s->sort[0].reverse;
    if (i == s->nsort) s->nsort++;
    memmove(s->sort + 1, s->sort, i * sizeof *s->sort);
    s->sort[0] = first;
    l->edition++;
    l->order.n = 0;
    for (size_t k = 0; k < l->found.n; k++) l->order.filing[l->order.n++] = l->found.filing[k];
    sort(l);
}

/* ---- filtering ---- */

static void begin(Listing *l)
{
    matches_free(&l->found);
    l->done = 0;
    l->order.n = 0;
    l->edition++;
}

void listing_ask(Listing *l, Str text)
{
    if (asked_set(&l->asked, text)) begin(l);
}

void listing_again(Listing *l)
{
    if (l->asked.query || l->style.nsort) begin(l);
}

/* All filings where nothing is asked; their sums are those of their rows. */
static void take_all(Listing *l, uint32_t from, uint32_t until)
{
    l->found.filing = mem_grow(l->found.filing, &l->found.cap, until, sizeof *l->found.filing);
    for (uint32_t i = from; i < until; i++) {
        const Filing *f = corpus_filing(l->corpus, i);
        l->found.filing[l->found.n++] = i;
        l->found.rows += (size_t)f->rows[TABLE_I] + f->rows[TABLE_II];
    }
}

bool listing_slice(Listing *l)
{
    Slice slice = slice_begin();
    size_t all = l->corpus->nfiling, had = l->found.n;
    if (!listing_busy(l)) return false;
    while (l->done < all && slice_lasts(&slice)) {
        size_t until = all - l->done > STEP ? l->done + STEP : all;
        if (l->asked.query)
            query_range(l->asked.query, &l->facts, (uint32_t)l->done, (uint32_t)until, &l->found);
        else
            take_all(l, (uint32_t)l->done, (uint32_t)until);
        l->done = until;
    }
    ListOrder *o = &l->order;
    o->filing = mem_grow(o->filing, &o->cap, l->found.n, sizeof *o->filing);
    for (size_t i = had; i < l->found.n; i++) o->filing[o->n++] = l->found.filing[i];
    if (l->done == all) sort(l);
    return true;
}

size_t listing_find(const Listing *l, uint32_t filing)
{
    size_t i = 0;
    while (i < l->order.n && l->order.filing[i] != filing) i++;
    return i < l->order.n ? i : SIZE_MAX;
}

/* ---- sums ---- */

void listing_put_sums(const Listing *l, Buf *out)
{
    char room[DEC_TEXT + 8];
    size_t all = l->corpus->nfiling;
    if (l->asked.query) buf_fmt(out, "%zu of ", l->found.n);
    buf_fmt(out, "%zu filing%s, %zu row%s", all, all == 1 ? "" : "s", l->found.rows,
            l->found.rows == 1 ? "" : "s");
    if (l->asked.query && l->found.dollars)
        buf_fmt(out, ", $%.*s", STR_ARG(dec_grouped(dec_from_wide(l->found.dollars, 0), room)));
    if (listing_busy(l)) buf_puts(out, " …");
}

/* ---- counting ---- */

/* On the screen a month is said as the form says dates. */
static Str label_of(Listing *l, QueryFieldId ask, const Facet *x)
{
    Str label = facet_label(&l->facts, ask, FACET_MONTH, x, &l->arena);
    if (query_fields[ask].kind != ASK_DATE) return label;
    return str_fmt(&l->arena, "%.*s/%.*s", STR_ARG(str_from(label, 5)), STR_ARG(str_sub(label, 0, 4)));
}

bool listing_count(Listing *l, ListColumn c)
{
    QueryFieldId ask = columns[c].ask;
    Facets all = {0};
    arena_free(&l->arena);
    facets_count(&l->facts, ask, FACET_MONTH, l->asked.query, l->order.filing, l->order.n, &all);
    Count *counts = ARENA_NEW(&l->arena, Count, all.n);
    for (size_t i = 0; i < all.n; i++) {
        const Facet *x = &all.at[i];
        Str condition = facet_condition(&l->facts, ask, FACET_MONTH, x, &l->arena);
        counts[i] = (Count){label_of(l, ask, x), condition, x->filings, x->rows, x->dollars};
    }
    const char *of = *columns[c].head ? columns[c].head : query_fields[ask].name;
    l->counts = (Counts){of, counts, all.n, l->order.n, all.without};
    facets_free(&all);
    return l->counts.n > 0;
}
