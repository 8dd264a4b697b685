/* rank.c: values collected and, where they are texts, put in order once, so that what follows compares
 * numbers. */
#include "find/rank.h"

#include <stdlib.h>

/* A name has others beside it (issuer, owner): the first kind alone counts. */
static bool is_main(QueryFieldId f, size_t i, const Fact *fact)
{
    bool text = query_fields[f].kind == ASK_TEXT || query_fields[f].kind == ASK_WORD;
    if (text && (fact->kind == FACT_NUMBER || !fact->u.sym)) return false;
    return (f != Q_issuer && f != Q_path) || !i;
}

static void add_values(const Facts *facts, QueryFieldId f, uint32_t filing, uint32_t at, uint32_t row,
                       Ranks *out)
{
    Fact fact;
    for (size_t i = 0; fact_at(facts, f, filing, row, i, &fact); i++) {
        if (!is_main(f, i, &fact)) continue;
        out->at = mem_grow(out->at, &out->cap, out->n + 1, sizeof *out->at);
        out->kind = fact.kind;
        Ranked *x = &out->at[out->n++];
        *x = (Ranked){.filing = at, .row = row};
        if (fact.kind == FACT_NUMBER)
            x->rank = fact.u.number;
        else if (fact.kind == FACT_KEY)
            x->rank = fact.u.key;
        else
            x->sym = fact.u.sym;
    }
}

/* ---- texts ---- */

typedef struct Text {
    Str s;
    Sym sym;
} Text;

static int by_text(const void *a, const void *b)
{
    Str x = ((const Text *)a)->s, y = ((const Text *)b)->s;
    for (size_t i = 0; i < x.n && i < y.n; i++) {
        int d = (unsigned char)to_lower(x.p[i]) - (unsigned char)to_lower(y.p[i]);
        if (d) return d;
    }
    return x.n < y.n ? -1 : x.n > y.n;
}

/* The texts of the values, each once, in order; marks them in `seen` on the way. */
static size_t collect_texts(const Facts *facts, const Ranks *r, uint32_t *seen, Text *out)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++) {
        Sym s = r->at[i].sym;
        if (seen[s]++) continue;
        out[n++] = (Text){fact_text(facts, &(Fact){.kind = r->kind, .u.sym = s}), s};
    }
    qsort(out, n, sizeof *out, by_text);
    return n;
}

static void rank_texts(const Facts *facts, Ranks *r)
{
    size_t symbols = r->kind == FACT_NOTE ? facts->notes->texts.n : facts->corpus->symbols.n;
    uint32_t *rank = mem_new(symbols + 1, sizeof *rank);
    Text *text = mem_new(r->n + 1, sizeof *text);
    size_t n = collect_texts(facts, r, rank, text);
    uint32_t last = 0;
    for (size_t i = 0; i < n; i++) {
        if (i && by_text(&text[i - 1], &text[i])) last++;
        rank[text[i].sym] = last;
    }
    for (size_t i = 0; i < r->n; i++) r->at[i].rank = rank[r->at[i].sym];
    free(text);
    free(rank);
}

/* ---- all ---- */

void ranks_make(const Facts *facts, QueryFieldId f, const uint32_t *filing, size_t n, Ranks *out)
{
    bool of_rows = f < QUERY_FIELDS && query_fields[f].of == OF_ROW;
    for (uint32_t i = 0; i < n; i++) {
        const Filing *x = corpus_filing(facts->corpus, filing[i]);
        uint32_t rows = (uint32_t)x->rows[TABLE_I] + x->rows[TABLE_II];
        for (uint32_t row = 0; of_rows && row < rows; row++)
            add_values(facts, f, filing[i], i, x->row0 + row, out);
        if (!of_rows) add_values(facts, f, filing[i], i, ROW_NONE, out);
    }
    if (out->n && (out->kind == FACT_SYM || out->kind == FACT_NOTE)) rank_texts(facts, out);
}

void ranks_free(Ranks *r)
{
    free(r->at);
    *r = (Ranks){0};
}
