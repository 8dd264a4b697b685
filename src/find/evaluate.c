/* evaluate.c: whether filings are as a query asks, and by which of their rows. */
#include "find/tree.h"

#include <stdlib.h>
#include <string.h>

/* Of which filing, and of which of its rows, it is asked. */
typedef struct Ask {
    const Facts *facts;
    uint32_t filing, row; /* row: of the corpus; ROW_NONE: the filing as a whole */
} Ask;

static bool is_finding(const Node *n)
{
    return n->kind == NODE_CONDITION && (n->condition->field == Q_rule || n->condition->field == Q_sev);
}

static bool condition_true(Condition *c, const Ask *a)
{
    Fact fact;
    for (size_t i = 0; fact_at(a->facts, (QueryFieldId)c->field, a->filing, a->row, i, &fact); i++)
        if (condition_holds(c, a->facts, &fact)) return true;
    return false;
}

static bool finding_true(const Node *run, const Ask *a, const Finding *x)
{
    for (const Node *n = run->child; n; n = n->next) {
        if (!is_finding(n)) continue;
        int key = n->condition->field == Q_rule ? x->rule : x->severity;
        const Fact fact = {.kind = FACT_KEY, .u.key = key};
        if (!condition_holds(n->condition, a->facts, &fact)) return false;
    }
    return true;
}

/* Conditions of findings side by side speak of one finding. */
static bool any_finding_true(const Node *run, const Ask *a)
{
    const Finding *x;
    for (size_t at = 0; (x = finding_of_row(a->facts->corpus, a->filing, a->row, &at));)
        if (finding_true(run, a, x)) return true;
    return false;
}

static bool node_true(const Node *n, const Ask *a);

static bool run_true(const Node *run, const Ask *a)
{
    bool findings = false;
    for (const Node *n = run->child; n; n = n->next) {
        if (is_finding(n))
            findings = true;
        else if (!node_true(n, a))
            return false;
    }
    return !findings || any_finding_true(run, a);
}

/* Of one row, or of the filing as a whole where it speaks of no row. Its depth is bounded by the parser. */
static bool node_true(const Node *n, const Ask *a)
{
    switch ((NodeKind)n->kind) {
    case NODE_CONDITION: return condition_true(n->condition, a);
    case NODE_RUN: return run_true(n, a);
    case NODE_WITHOUT:
    case NODE_NOT: return !node_true(n->child, a);
    case NODE_AND:
    case NODE_OR: break;
    }
    bool all = n->kind == NODE_AND;
    for (const Node *part = n->child; part; part = part->next)
        if (node_true(part, a) != all) return !all;
    return all;
}

/* ---- filings ---- */

static size_t rows_of(const Filing *f) { return (size_t)f->rows[TABLE_I] + f->rows[TABLE_II]; }

/* Conditions of the filing alone come first: most filings fail by them. */
static bool filing_part_true(const Node *run, const Ask *whole)
{
    for (const Node *n = run->child; n; n = n->next)
        if (n->reach == REACH_FILING && !node_true(n, whole)) return false;
    return true;
}

static bool any_row_true(const Node *run, const Ask *whole)
{
    const Filing *f = corpus_filing(whole->facts->corpus, whole->filing);
    for (uint32_t i = 0; i < rows_of(f); i++)
        if (node_true(run, &(Ask){whole->facts, whole->filing, f->row0 + i})) return true;
    return false;
}

static bool run_of_filing(const Node *run, const Ask *whole)
{
    if (!filing_part_true(run, whole)) return false;
    if (run->reach == REACH_FILING) return true;
    return run->reach == REACH_ROW ? any_row_true(run, whole) : node_true(run, whole);
}

static bool filing_true(const Node *n, const Ask *whole)
{
    if (n->kind == NODE_RUN) return run_of_filing(n, whole);
    if (n->kind == NODE_NOT) return !filing_true(n->child, whole);
    bool all = n->kind == NODE_AND;
    for (const Node *part = n->child; part; part = part->next)
        if (filing_true(part, whole) != all) return !all;
    return all;
}

static void collect_run(const Node *run, const Ask *whole, RowSet *rows)
{
    const Filing *f = corpus_filing(whole->facts->corpus, whole->filing);
    for (uint32_t i = 0; i < rows->n; i++) {
        if (rows->has[i] || !node_true(run, &(Ask){whole->facts, whole->filing, f->row0 + i})) continue;
        rows->has[i] = true;
        rows->count++;
    }
}

/* Adds the rows that make a node true, as it is. */
static void collect(const Node *n, const Ask *whole, RowSet *rows)
{
    if (n->kind == NODE_NOT || n->reach == REACH_FILING) return;
    if (n->kind == NODE_RUN) {
        collect_run(n, whole, rows);
        return;
    }
    for (const Node *part = n->child; part; part = part->next)
        if (n->kind == NODE_AND || filing_true(part, whole)) collect(part, whole, rows);
}

static void rows_clear(RowSet *rows, size_t n)
{
    rows->has = mem_grow(rows->has, &rows->cap, n, sizeof *rows->has);
    if (n) memset(rows->has, 0, n * sizeof *rows->has);
    rows->n = n, rows->count = 0;
}

bool query_filing(Query *q, const Facts *facts, uint32_t filing, RowSet *rows)
{
    const Ask whole = {facts, filing, ROW_NONE};
    if (q->root && !filing_true(q->root, &whole)) return false;
    if (!rows) return true;
    rows_clear(rows, rows_of(corpus_filing(facts->corpus, filing)));
    if (q->root) collect(q->root, &whole, rows);
    if (rows->count || !rows->n) return true;
    memset(rows->has, true, rows->n * sizeof *rows->has);
    rows->count = rows->n;
    return true;
}

static Wide dollars_of(const Corpus *c, uint32_t filing, const RowSet *rows)
{
    Wide sum = 0, one;
    const Row *r = &c->row[corpus_filing(c, filing)->row0];
    for (size_t i = 0; i < rows->n; i++)
        if (rows->has[i] && row_value(&r[i], &one)) sum += one;
    return sum;
}

void query_range(Query *q, const Facts *facts, uint32_t from, uint32_t until, Matches *out)
{
    RowSet rows = {0};
    for (uint32_t i = from; i < until && i < facts->corpus->nfiling; i++) {
        if (!query_filing(q, facts, i, &rows)) continue;
        out->filing = mem_grow(out->filing, &out->cap, out->n + 1, sizeof *out->filing);
        out->filing[out->n++] = i;
        out->rows += rows.count;
        out->dollars += dollars_of(facts->corpus, i, &rows);
    }
    rows_free(&rows);
}

void rows_free(RowSet *rows)
{
    free(rows->has);
    *rows = (RowSet){0};
}

void matches_free(Matches *m)
{
    free(m->filing);
    *m = (Matches){0};
}
