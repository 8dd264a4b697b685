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
    *l = (Listing){.corpus = corpus, .style = {.sort = LIST_COLUMNS}};
    l->facts = (Facts){.corpus = corpus, .notes = &l->notes};
}

void listing_free(Listing *l)
{
    query_free(l->query);
    matches_free(&l->found);
    notes_free(&l->notes);
    arena_free(&l->arena);
    buf_free(&l->asked);
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

/* ---- sorting ---- */

/* What a filing is sorted by; without a value it comes last. */
typedef struct Key {
    bool has;
    int sign; /* -1: the other way round */
    Wide number;
    Str text;
    uint32_t filing;
    size_t before; /* where it was */
} Key;

static int compare_texts(Str a, Str b)
{
    for (size_t i = 0; i < a.n && i < b.n; i++) {
        unsigned char x = (unsigned char)to_lower(a.p[i]), y = (unsigned char)to_lower(b.p[i]);
        if (x != y) return x < y ? -1 : 1;
    }
    return a.n < b.n ? -1 : a.n > b.n;
}

static int by_key(const void *a, const void *b)
{
    const Key *x = a, *y = b;
    if (x->has != y->has) return x->has ? -1 : 1;
    int c = x->number != y->number ? x->number < y->number ? -1 : 1 : compare_texts(x->text, y->text);
    if (c) return c * x->sign;
    return x->before < y->before ? -1 : x->before > y->before;
}

static Key key_of(const Listing *l, ListColumn c, uint32_t filing)
{
    const Filing *f = corpus_filing(l->corpus, filing);
    Key k = {.has = true, .sign = l->style.reverse ? -1 : 1, .filing = filing};
    Fact fact;
    bool any;
    if (c == LIST_NOTES)
        k.number = f->findings[SEVERITY_NOTE];
    else if (c == LIST_HITS)
        k.number = l->style.hits && filing < l->style.nhits ? l->style.hits[filing] : 0;
    else if (c == LIST_SIGN || c == LIST_WORST)
        k.number = (Wide)filing_severity(f, &any) + 1, k.has = any;
    else if (!fact_at(&l->facts, columns[c].ask, filing, ROW_NONE, 0, &fact))
        k.has = false;
    else if (fact.kind == FACT_NUMBER)
        k.number = fact.u.number;
    else if (fact.kind == FACT_KEY)
        k.number = fact.u.key;
    else
        k.text = fact_text(&l->facts, &fact);
    return k;
}

static void sort(Listing *l)
{
    if (l->style.sort == LIST_COLUMNS) return;
    Key *all = mem_new(l->order.n + 1, sizeof *all);
    for (size_t i = 0; i < l->order.n; i++) {
        all[i] = key_of(l, l->style.sort, l->order.filing[i]);
        all[i].before = i;
    }
    if (l->order.n) qsort(all, l->order.n, sizeof *all, by_key);
    for (size_t i = 0; i < l->order.n; i++) l->order.filing[i] = all[i].filing;
    free(all);
}

/* Numbers and days begin with the greatest, texts with A. */
static bool begins_reversed(ListColumn c)
{
    return columns[c].ask == Q_TEXT || query_fields[columns[c].ask].kind >= ASK_NUMBER;
}

void listing_sort(Listing *l, ListColumn c)
{
    l->style.reverse = l->style.sort == c ? !l->style.reverse : begins_reversed(c);
    l->style.sort = c;
    l->edition++;
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
    text = str_trim(text);
    Query *q = text.n ? query_new(text, &l->error) : NULL;
    l->bad = text.n && !q;
    if (l->bad) return;
    query_free(l->query);
    l->query = q;
    Buf asked = {0}; /* `text` may be what was asked */
    buf_put(&asked, text);
    buf_free(&l->asked);
    l->asked = asked;
    begin(l);
}

void listing_again(Listing *l)
{
    if (l->query || l->style.sort != LIST_COLUMNS) begin(l);
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
        if (l->query)
            query_range(l->query, &l->facts, (uint32_t)l->done, (uint32_t)until, &l->found);
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
    if (l->query) buf_fmt(out, "%zu of ", l->found.n);
    buf_fmt(out, "%zu filing%s, %zu row%s", all, all == 1 ? "" : "s", l->found.rows,
            l->found.rows == 1 ? "" : "s");
    if (l->query && l->found.dollars)
        buf_fmt(out, ", $%.*s", STR_ARG(dec_grouped(dec_from_wide(l->found.dollars, 0), room)));
    if (listing_busy(l)) buf_puts(out, " …");
}

/* ---- counting ---- */

static int by_text(const void *a, const void *b)
{
    const Count *x = a, *y = b;
    return str_cmp(x->text, y->text);
}

static int by_count(const void *a, const void *b)
{
    const Count *x = a, *y = b;
    if (x->n != y->n) return x->n > y->n ? -1 : 1;
    return str_cmp(x->text, y->text);
}

/* The value as a query asks for it; of a date the month, so that there is something to count. */
static Count count_of(Listing *l, QueryFieldId ask, const Fact *fact)
{
    Count c = {.text = fact_shown(&l->facts, ask, fact, &l->arena), .n = 1};
    c.value = c.text;
    if (query_fields[ask].kind != ASK_DATE) return c;
    c.value = str_sub(c.value, 0, 7);
    c.text =
        str_fmt(&l->arena, "%.*s/%.*s", STR_ARG(str_sub(c.value, 5, 2)), STR_ARG(str_sub(c.value, 0, 4)));
    return c;
}

bool listing_count(Listing *l, ListColumn c)
{
    QueryFieldId ask = columns[c].ask;
    size_t n = 0, cap = 0, kept = 0;
    Count *all = NULL;
    Fact fact;
    if (ask == Q_TEXT) return false;
    arena_free(&l->arena);
    for (size_t i = 0; i < l->order.n; i++)
        for (size_t k = 0; fact_at(&l->facts, ask, l->order.filing[i], ROW_NONE, k, &fact); k++) {
            if (query_fields[ask].kind == ASK_TEXT && fact.kind == FACT_NUMBER)
                continue; /* a CIK beside a name */
            all = arena_grow(&l->arena, all, &cap, n + 1, sizeof *all);
            all[n++] = count_of(l, ask, &fact);
        }
    if (n) qsort(all, n, sizeof *all, by_text);
    for (size_t i = 0; i < n; i++)
        if (kept && str_eq(all[kept - 1].text, all[i].text))
            all[kept - 1].n++;
        else
            all[kept++] = all[i];
    if (kept) qsort(all, kept, sizeof *all, by_count);
    l->counts = (Counts){columns[c].head, all, kept, l->order.n};
    if (!*l->counts.of) l->counts.of = query_fields[ask].name;
    return true;
}

void listing_put_value(const Listing *l, ListColumn c, size_t i, Buf *out)
{
    Str v = l->counts.at[i].value;
    const QueryField *f = &query_fields[columns[c].ask];
    bool plain = str_find(v, S(" ")) == v.n && str_find(v, S(",")) == v.n && str_find(v, S("\"")) == v.n;
    if (f->kind == ASK_FLAG)
        buf_puts(out, f->name);
    else
        buf_fmt(out, plain ? "%s:%.*s" : "%s:\"%.*s\"", f->name, STR_ARG(v));
}
