/* asking.c: how long queries, sorting and counting take over the filings at a path. Prints milliseconds: the
 * median and the most of nine runs, each with a new query, so that no text was asked before. */
#include "find/complete.h"
#include "find/sort.h"
#include "load/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define RUNS 9

typedef struct Bench {
    Corpus corpus;
    Notes notes;
    Facts facts;
    uint32_t *filing;
    double ms[RUNS];
} Bench;

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_time(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void report(Bench *b, const char *what, size_t found)
{
    qsort(b->ms, RUNS, sizeof *b->ms, by_time);
    printf("%-52s %8.2f %8.2f ms %8zu\n", what, b->ms[RUNS / 2], b->ms[RUNS - 1], found);
}

static void load_all(Bench *b, const char *path)
{
    const LoadOptions options = {.paths = &path, .npath = 1, .check = {.rules = check_rules(NULL, NULL)}};
    Load *l = load_start(&options);
    for (Loaded x; load_next(l, true, &x); loaded_free(&x)) {
        if (!x.ok) continue;
        corpus_add(&b->corpus, &x.doc, &x.where, &x.findings);
        notes_add(&b->notes, &x.doc);
    }
    load_stop(l);
    b->facts = (Facts){.corpus = &b->corpus, .notes = &b->notes};
    b->filing = mem_new(b->corpus.nfiling + 1, sizeof *b->filing);
    printf("%zu filings, %zu rows, %zu names, %zu footnotes (%zu KiB of them distinct)\n", b->corpus.nfiling,
           b->corpus.nrow, b->corpus.symbols.n, b->notes.nnote, b->notes.texts.arena.total / 1024);
}

static void bench_query(Bench *b, const char *text)
{
    size_t found = 0;
    for (int i = 0; i < RUNS; i++) {
        QueryError error;
        Matches m = {0};
        double start = now_ms();
        Query *q = query_new(str_z(text), &error);
        query_range(q, &b->facts, 0, UINT32_MAX, &m);
        b->ms[i] = now_ms() - start;
        found = m.n;
        query_free(q);
        matches_free(&m);
    }
    report(b, text, found);
}

static void bench_sort(Bench *b, const char *what, const SortKey *key, size_t n)
{
    for (int i = 0; i < RUNS; i++) {
        for (uint32_t k = 0; k < b->corpus.nfiling; k++) b->filing[k] = k;
        double start = now_ms();
        sort_filings(&b->facts, key, n, b->filing, b->corpus.nfiling);
        b->ms[i] = now_ms() - start;
    }
    report(b, what, b->corpus.nfiling);
}

static void bench_facet(Bench *b, const char *what, QueryFieldId f, FacetBy by)
{
    size_t found = 0;
    for (uint32_t k = 0; k < b->corpus.nfiling; k++) b->filing[k] = k;
    for (int i = 0; i < RUNS; i++) {
        Facets all = {0};
        double start = now_ms();
        facets_count(&b->facts, f, by, NULL, b->filing, b->corpus.nfiling, &all);
        b->ms[i] = now_ms() - start;
        found = all.n;
        facets_free(&all);
    }
    report(b, what, found);
}

static void bench_typing(Bench *b, const char *text)
{
    size_t found = 0;
    for (int i = 0; i < RUNS; i++) {
        Arena arena = {0};
        double start = now_ms();
        found = query_complete(str_z(text), str_z(text).n, &b->facts, &arena).n;
        b->ms[i] = now_ms() - start;
        arena_free(&arena);
    }
    report(b, text, found);
}

int main(int argc, char **argv)
{
    static const char *const queries[] = {
        "form:4",
        "code:S value:>1m",
        "owner~/trust/i",
        "late",
        "fn~/10b5-1/",
        "fn~/weighted.*average/i",
        "sev:>=warning",
        "date:2024-07..2024-12 shares:>10k",
        "trust",
        "code:M AND code:S",
        "NOT (code:S OR late)",
        "title~/option/i -price:*",
        "form:4 code:S value:>1m owner~/trust/i fn~/10b5-1/ date:2019.. sev:>=note",
    };
    Bench b = {.filing = NULL};
    if (argc != 2) return fprintf(stderr, "usage: asking PATH\n"), 2;
    load_all(&b, argv[1]);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) bench_query(&b, queries[i]);
    bench_sort(&b, "sort by day", (SortKey[]){{Q_day, true}}, 1);
    bench_sort(&b, "sort by owner", (SortKey[]){{Q_owner, false}}, 1);
    bench_sort(&b, "sort by sales, issuer, day",
               (SortKey[]){{Q_sales, true}, {Q_issuer, false}, {Q_day, true}}, 3);
    bench_sort(&b, "sort by late, errors", (SortKey[]){{Q_late, true}, {Q_errors, true}}, 2);
    bench_facet(&b, "count by issuer", Q_issuer, FACET_DAY);
    bench_facet(&b, "count by code", Q_code, FACET_DAY);
    bench_facet(&b, "count by month of the transaction", Q_date, FACET_MONTH);
    bench_facet(&b, "count by rule", Q_rule, FACET_DAY);
    bench_typing(&b, "owner:thi");
    bench_typing(&b, "title:com");
    free(b.filing);
    notes_free(&b.notes);
    corpus_free(&b.corpus);
    return 0;
}
