/* lineage.c: filings sorted into chains, amendments bound to originals. */
#include "check/lineage.h"

#include "check/keys.h"
#include "check/words.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { DAYS_OFF = 3, LOOK_BACK = 200 }; /* LOOK_BACK: bounds what hostile input costs */

bool is_amendment(const Filing *f) { return f->flags & FILING_AMENDMENT; }

/* ---- chains ---- */

/* A filing under one of its owners. A party is known by its CIK; in printed forms, which have none, by its
 * name. */
typedef struct Entry {
    uint64_t issuer, owner;
    Date day;
    Str accession;
    uint32_t filing, party;
    bool first; /* of the filing */
} Entry;

static uint64_t party_id(uint32_t cik, Sym name) { return cik ? cik : name ? UINT64_C(1) << 32 | name : 0; }

static uint64_t owner_id(const Party *p) { return party_id(p->cik, p->name); }

#define COMPARE(x, y)                                                                                        \
    if ((x) != (y)) return (x) < (y) ? -1 : 1

static int by_time(const void *a, const void *b)
{
    const Entry *x = a, *y = b;
    COMPARE(x->issuer, y->issuer);
    COMPARE(x->day, y->day);
    int by_accession = str_cmp(x->accession, y->accession);
    return by_accession ? by_accession : (x->filing > y->filing) - (x->filing < y->filing);
}

static int by_owner(const void *a, const void *b)
{
    const Entry *x = a, *y = b;
    COMPARE(x->issuer, y->issuer);
    COMPARE(x->owner, y->owner);
    return by_time(a, b);
}

/* The same filing, loaded from two places. */
static bool same_source(const Filing *a, const Filing *b)
{
    return a->accession ? a->accession == b->accession && a->form == b->form : a->digest == b->digest;
}

static bool seen_before(const Corpus *c, const Entry *e, size_t n)
{
    for (size_t i = n; i-- > 0 && e[i].owner == e[n].owner && e[i].issuer == e[n].issuer;)
        if (n - i > LOOK_BACK || e[i].day != e[n].day)
            return false;
        else if (same_source(&c->filing[e[i].filing], &c->filing[e[n].filing]))
            return true;
    return false;
}

static size_t put_entries(const Corpus *c, uint32_t filing, Entry *e)
{
    const Filing *f = &c->filing[filing];
    size_t n = 0;
    for (uint32_t p = f->party0; p < f->party0 + f->nowner; p++) {
        e[n] = (Entry){party_id(f->issuer_cik, f->issuer),
                       owner_id(&c->party[p]),
                       filing_day(f),
                       corpus_str(c, f->accession),
                       filing,
                       p,
                       !n};
        n += e[n].issuer && e[n].owner;
    }
    return n;
}

/* By issuer, owner and time. */
static size_t entries(Lineage *l, const Corpus *c, Entry **out)
{
    Entry *e = *out = ARENA_NEW(&l->arena, Entry, c->nparty + 1);
    size_t n = 0, left = 0;
    for (uint32_t i = 0; i < c->nfiling; i++) n += put_entries(c, i, e + n);
    qsort(e, n, sizeof *e, by_owner);
    for (size_t i = 0; i < n; i++) {
        e[left] = e[i];
        left += !seen_before(c, e, left);
    }
    return left;
}

/* The filings of one owner; with those of another one that are the same, they make one chain. */
static void put_chain(Lineage *l, Symbols *lists, Member ***tail, const Entry *e, size_t n)
{
    uint32_t *filing = ARENA_NEW(&l->arena, uint32_t, n);
    for (size_t i = 0; i < n; i++) filing[i] = e[i].filing;
    Sym at = sym_add(lists, (Str){(const char *)filing, n * sizeof *filing});
    Chain *chain = &l->chain[at - 1];
    Member *owner = ARENA_NEW(&l->arena, Member, 1);
    owner->party = e[n - 1].party;
    if (at > l->nchain) {
        l->nchain = at;
        *chain = (Chain){filing, n, owner, (uint32_t)l->nissuer - 1};
    } else {
        *tail[at - 1] = owner;
    }
    tail[at - 1] = &owner->next;
}

static void make_owners(Lineage *l, const Entry *e, size_t n)
{
    Symbols lists = {0};
    Member ***tail = ARENA_NEW(&l->arena, Member **, n);
    l->chain = ARENA_NEW(&l->arena, Chain, n);
    l->nissuer = 0;
    for (size_t from = 0, i = 1; i <= n; i++) {
        if (i < n && e[i].issuer == e[from].issuer && e[i].owner == e[from].owner) continue;
        l->nissuer += !from || e[from].issuer != e[from - 1].issuer;
        put_chain(l, &lists, tail, e + from, i - from);
        from = i;
    }
    symbols_free(&lists);
}

/* Sorts the entries anew. */
static void make_issuers(Lineage *l, Entry *e, size_t n)
{
    size_t left = 0;
    for (size_t i = 0; i < n; i++)
        if (e[i].first) e[left++] = e[i];
    qsort(e, left, sizeof *e, by_time);
    uint32_t *filing = ARENA_NEW(&l->arena, uint32_t, left);
    l->issuer = ARENA_NEW(&l->arena, Chain, left);
    l->nissuer = 0;
    for (size_t i = 0; i < left; i++) {
        filing[i] = e[i].filing;
        if (!i || e[i].issuer != e[i - 1].issuer) {
            l->issuer[l->nissuer] = (Chain){.filing = &filing[i], .issuer = (uint32_t)l->nissuer};
            l->nissuer++;
        }
        l->issuer[l->nissuer - 1].n++;
    }
}

static void make_chains(Lineage *l, const Corpus *c)
{
    Entry *e;
    size_t n = entries(l, c, &e);
    make_owners(l, e, n);
    make_issuers(l, e, n);
}

static bool is_member(const Corpus *c, const Chain *chain, const Party *p)
{
    for (const Member *m = chain->owner; m; m = m->next)
        if (owner_id(&c->party[m->party]) == owner_id(p)) return true;
    return false;
}

const Party *chain_party(const Corpus *c, const Chain *chain, const Filing *f)
{
    const Party *p = &c->party[f->party0];
    while (owner_id(p) != owner_id(&c->party[chain->owner->party])) p++;
    return p;
}

uint8_t chain_relation(const Corpus *c, const Chain *chain, const Filing *f)
{
    uint8_t relation = 0;
    for (uint32_t p = f->party0; p < f->party0 + f->nowner; p++)
        if (is_member(c, chain, &c->party[p])) relation |= c->party[p].relation;
    return relation;
}

/* ---- rows ---- */

/* Exact, and the same for 12.5 and 12.50. */
static void put_number(Buf *out, Dec d)
{
    Wide w = dec_wide(d);
    buf_fmt(out, "|%" PRId64 ".%" PRId64, (int64_t)(w / WIDE_ONE), (int64_t)(w % WIDE_ONE));
}

/* Title keys by symbol of the corpus, each made once. */
static Sym title_of(Lineage *l, const Corpus *c, Sym *made, Sym title)
{
    if (title && !made[title]) {
        Arena scratch = {0};
        made[title] = sym_add(&l->keys, title_key(&scratch, corpus_str(c, title)));
        arena_free(&scratch);
    }
    return made[title];
}

static Sym derivative(Lineage *l, const Corpus *c, Sym *made, const Row *r)
{
    Buf key = {0};
    buf_fmt(&key, "%" PRIu32 "|%" PRIu32 "|%d|%d", title_of(l, c, made, r->title),
            title_of(l, c, made, r->underlying_title), (int)r->exercise, (int)r->expiration);
    put_number(&key, r->strike);
    Sym s = sym_add(&l->keys, buf_str(&key));
    buf_free(&key);
    return s;
}

/* 0 where only a footnote says how, which is not kept here: two trusts would be taken for one. */
static Sym held(Lineage *l, const Corpus *c, Sym title, const Row *r)
{
    Arena scratch = {0};
    if (has_words(corpus_str(c, r->nature), "footnote*|see note*|see explanation*|see exhibit*")) return 0;
    Str nature = nature_key(&scratch, corpus_str(c, r->nature));
    Sym s = sym_add(&l->keys,
                    str_fmt(&scratch, "%" PRIu32 "|%c|%.*s", title, r->di ? r->di : '?', STR_ARG(nature)));
    arena_free(&scratch);
    return s;
}

static uint64_t row_digest(const Row *row)
{
    Row r = *row;
    r.repaired = 0;
    return digest_of((Str){(const char *)&r, sizeof r});
}

static void make_rows(Lineage *l, const Corpus *c)
{
    Sym *made = ARENA_NEW(&l->arena, Sym, c->symbols.n + 1);
    l->title = ARENA_NEW(&l->arena, Sym, c->nrow);
    l->class = ARENA_NEW(&l->arena, Sym, c->nrow);
    l->rows = ARENA_NEW(&l->arena, uint64_t, c->nfiling);
    for (uint32_t i = 0; i < c->nfiling; i++) {
        const Filing *f = &c->filing[i];
        for (uint32_t k = 0; k < filing_rows(f); k++) {
            const Row *r = &c->row[f->row0 + k];
            bool derived = k >= f->rows[TABLE_I];
            Sym title = derived ? derivative(l, c, made, r) : title_of(l, c, made, r->title);
            l->title[f->row0 + k] = title;
            l->class[f->row0 + k] = title ? held(l, c, title, r) : 0;
            l->rows[i] += row_digest(r);
        }
    }
}

/* ---- amendments and copies ---- */

/* How many owners of `a` are among those of `b`. */
static size_t shared_owners(const Corpus *c, const Filing *a, const Filing *b)
{
    enum { OWNERS_MOST = 100 }; /* EDGAR takes ten; a hostile file has thousands */
    size_t n = 0;
    for (uint32_t i = 0; i < a->nowner && i < OWNERS_MOST; i++)
        for (uint32_t k = 0; k < b->nowner && k < OWNERS_MOST; k++)
            if (owner_id(&c->party[a->party0 + i]) == owner_id(&c->party[b->party0 + k])) {
                n++;
                break;
            }
    return n;
}

static bool may_amend(const Corpus *c, const Filing *a, const Filing *o)
{
    Date apart = filing_day(o) - a->original;
    return a->form == o->form && apart >= -DAYS_OFF && apart <= DAYS_OFF && shared_owners(c, a, o);
}

/* The filing that lies nearest to the date that the amendment gives, with the same period if there is one:
 * the original, or an amendment filed before it, which is of the same line. `n`: how many of the issuer's
 * were filed before. */
static uint32_t original_of(const Corpus *c, const Chain *issuer, size_t n, const Filing *a)
{
    uint32_t best = NO_FILING;
    Date least = 0;
    for (size_t i = 0; i < issuer->n; i++) {
        const Filing *o = &c->filing[issuer->filing[i]];
        if ((is_amendment(o) && i >= n) || !may_amend(c, a, o)) continue;
        Date apart = abs(filing_day(o) - a->original) * 4 + (o->period != a->period) * 2 + is_amendment(o);
        if (best == NO_FILING || apart < least) best = issuer->filing[i], least = apart;
    }
    return best;
}

static void bind(Lineage *l, uint32_t amendment, uint32_t original)
{
    if (l->original[original] != NO_FILING) original = l->original[original];
    uint32_t last = original;
    while (l->amended[last] != NO_FILING) last = l->amended[last];
    l->original[amendment] = original;
    l->amended[last] = amendment;
}

static void bind_amendments(Lineage *l, const Corpus *c, const Chain *issuer)
{
    for (size_t i = 0; i < issuer->n; i++) {
        const Filing *a = &c->filing[issuer->filing[i]];
        if (!is_amendment(a) || a->original == DATE_NONE) continue;
        uint32_t o = original_of(c, issuer, i, a);
        if (o == NO_FILING) continue;
        bind(l, issuer->filing[i], o);
        lineage_restate(l, c, issuer->filing[i]);
    }
}

static bool reports_the_same(const Lineage *l, const Corpus *c, uint32_t a, uint32_t b)
{
    const Filing *x = &c->filing[a], *y = &c->filing[b];
    return l->rows[a] == l->rows[b] && x->form == y->form && x->period == y->period &&
           filing_rows(x) == filing_rows(y) && x->nowner == y->nowner &&
           (x->nowner == shared_owners(c, x, y) || x->said == y->said);
}

static void find_copies(Lineage *l, const Corpus *c, const Chain *chain)
{
    for (size_t i = 0; i < chain->n; i++) {
        uint32_t this = chain->filing[i];
        if (is_amendment(&c->filing[this]) || !filing_rows(&c->filing[this])) continue;
        for (size_t k = i; k-- > 0 && i - k <= LOOK_BACK && l->copy[this] == NO_FILING;) {
            uint32_t other = chain->filing[k];
            if (!is_amendment(&c->filing[other]) && reports_the_same(l, c, this, other))
                l->copy[this] = other;
        }
    }
}

static uint32_t *nothing(Lineage *l, size_t n)
{
    uint32_t *list = ARENA_NEW(&l->arena, uint32_t, n + 1);
    memset(list, 0xff, n * sizeof *list);
    return list;
}

void lineage_make(Lineage *l, const Corpus *c)
{
    *l = (Lineage){0};
    make_chains(l, c);
    make_rows(l, c);
    l->original = nothing(l, c->nfiling);
    l->amended = nothing(l, c->nfiling);
    l->copy = nothing(l, c->nfiling);
    l->restated = nothing(l, c->nrow);
    l->restates = nothing(l, c->nrow);
    for (size_t i = 0; i < l->nissuer; i++) bind_amendments(l, c, &l->issuer[i]);
    for (size_t i = 0; i < l->nchain; i++) find_copies(l, c, &l->chain[i]);
}

void lineage_free(Lineage *l)
{
    arena_free(&l->arena);
    symbols_free(&l->keys);
}
