/* test_dealings.c: what filings have to do with each other: in the background, as timelines, and in the views
 * of them. */
#include "check/timeline.h"
#include "fixture.h"
#include "load/load.h"
#include "load/relations.h"

#include <string.h>

/* ---- filings made by hand ---- */

/* A Form 4 of one owner in one issuer; rows as "P A 1000 10000;…". */
static void add_made(Corpus *c, const char *filed, const char *rows)
{
    static const FieldId order[] = {F_transactionCode, F_transactionAcquiredDisposedCode, F_transactionShares,
                                    F_sharesOwnedFollowingTransaction};
    Doc d;
    doc_init(&d, S(""), ORIGIN_XML);
    doc_put(&d, PART_DOC, 0, F_documentType, "4");
    doc_put(&d, PART_DOC, 0, F_filingDate, filed);
    doc_put(&d, PART_DOC, 0, F_issuerCik, "0009900114");
    doc_add_owner(&d);
    doc_put(&d, PART_OWNER, 0, F_rptOwnerCik, "0009900203");
    for (Str rest = str_z(rows); rest.n;) {
        doc_put_row(&d, TABLE_I, order, sizeof order / sizeof *order, str_cut(&rest, ';'));
        doc_put(&d, PART_I, d.table[TABLE_I].n - 1, F_transactionDate, filed);
    }
    doc_finish(&d);
    corpus_add(c, &d, &(Where){.path = S("x"), .digest = c->nfiling}, &(Findings){0});
    doc_free(&d);
}

static void assert_dec(Dec got, const char *want)
{
    char room[DEC_TEXT];
    assert_str(dec_put(got, room), want);
}

/* Rows stand forward, backward and as totals; the opening of each filing is the closing before. */
static void test_balances_in_every_order(void **state)
{
    (void)state;
    Corpus c = {0};
    Lineage l;
    Arena a = {0};
    add_made(&c, "2024-01-02", "P A 100 1100;P A 50 1150"); /* forward                       */
    add_made(&c, "2024-02-02", "S D 30 1100;S D 20 1130");  /* backward: 1150 to 1130 to 1100 */
    add_made(&c, "2024-03-02", "P A 10 1130;P A 20 1130");  /* the total at the end          */
    add_made(&c, "2024-04-02", "S D 5 1000");               /* breaks: 1005                  */
    add_made(&c, "2024-05-02", "S D 5 ");                   /* does not say                  */
    add_made(&c, "2024-06-02", "S D 5 990");
    lineage_make(&l, &c);
    assert_int_equal(l.nchain, 1);
    Timeline t = timeline_of(&a, &c, &l, &l.chain[0]);
    assert_int_equal(t.nfiling, 6);
    assert_int_equal(t.nclass, 1);
    static const char *const openings[] = {"1000", NULL, "1150", NULL, "1100", NULL, "1005", "", "995"};
    assert_int_equal(t.class[0].n, 9);
    for (size_t i = 0; i < 9; i++) {
        const TimelineRow *r = &t.class[0].row[i];
        assert_int_equal(r->first, openings[i] != NULL);
        assert_int_equal(r->has_opening, openings[i] && *openings[i]);
        if (r->has_opening) assert_dec(r->opening, openings[i]);
    }
    assert_true(t.class[0].has_closing);
    assert_dec(t.class[0].closing, "990");
    arena_free(&a);
    lineage_free(&l);
    corpus_free(&c);
}

/* ---- the samples ---- */

enum { CHAIN = 7, SOLD = 3, AMENDED = 4 };

static const char *const chain[] = {"samples/chain"};

static CheckOptions all_rules(void) { return (CheckOptions){.rules = check_rules(NULL, NULL)}; }

static void load_chain(Corpus *c)
{
    Load *l = load_start(&(LoadOptions){.paths = chain, .npath = 1, .check = all_rules(), .hear = true});
    for (Loaded x; load_next(l, true, &x); loaded_free(&x)) corpus_add(c, &x.doc, &x.where, &x.findings);
    load_stop(l);
    assert_int_equal(c->nfiling, CHAIN);
}

static size_t count(const Corpus *c)
{
    size_t n = 0;
    for (uint32_t i = 0; i < c->nfiling; i++) n += corpus_filing(c, i)->nfinding;
    return n;
}

/* A thread finds what a call finds; each finding stands in its order, and is counted once. */
static void test_findings_of_the_background(void **state)
{
    (void)state;
    const CheckOptions checks = all_rules();
    Corpus at_once = {0}, behind = {0};
    load_chain(&at_once);
    load_chain(&behind);
    size_t before = count(&behind);
    relations_check(&at_once, &checks);
    Relations *r = relations_start(&behind, &checks);
    while (!relations_ready(r)) {}
    assert_int_equal(count(&behind), before);
    relations_tell(r, &behind);
    relations_tell(r, &behind); /* only once */
    relations_halt(r);
    relations_begin(r); /* the same anew, in its place */
    while (!relations_ready(r)) {}
    relations_tell(r, &behind);
    relations_stop(r);
    assert_true(count(&behind) > before);
    assert_int_equal(count(&behind), count(&at_once));
    for (uint32_t i = 0; i < behind.nfiling; i++) {
        const Filing *f = corpus_filing(&behind, i), *g = corpus_filing(&at_once, i);
        size_t sum = 0;
        for (int s = 0; s < SEVERITIES; s++) sum += f->findings[s];
        assert_int_equal(sum, f->nfinding);
        assert_int_equal(f->nfinding, g->nfinding);
        for (uint32_t k = 0; k < f->nfinding; k++) {
            const Finding *x = &behind.finding[f->finding0 + k];
            assert_int_equal(finding_cmp(x, &at_once.finding[g->finding0 + k]), 0);
            if (k) assert_true(finding_cmp(x - 1, x) < 0);
        }
    }
    corpus_free(&at_once);
    corpus_free(&behind);
}

/* Ended at any time, also with dealings under way. */
static void test_stopped_early(void **state)
{
    (void)state;
    const CheckOptions checks = all_rules();
    Corpus c = {0};
    load_chain(&c);
    relations_stop(NULL);
    dealings_end(NULL);
    for (int i = 0; i < 20; i++) {
        Relations *r = relations_start(&c, &checks);
        while (i % 2 && !relations_lined(r)) {}
        if (i % 2) dealings_end(dealings_start(r, (uint32_t)i % CHAIN));
        if (i % 4 == 1) dealings_start(r, 0);
        relations_stop(r);
    }
    corpus_free(&c);
}

static void test_dealings(void **state)
{
    (void)state;
    const CheckOptions checks = all_rules();
    Corpus c = {0};
    load_chain(&c);
    Relations *r = relations_start(&c, &checks);
    while (!relations_lined(r)) {}
    assert_int_equal(relations_counterpart(r, AMENDED), SOLD);
    assert_int_equal(relations_counterpart(r, SOLD), AMENDED);
    assert_int_equal(relations_counterpart(r, 0), FILING_NONE);
    Dealings *d = dealings_start(r, 0);
    assert_non_null(d);
    while (!dealings_ready(d)) {}
    const Timeline *t = dealings_timeline(d);
    assert_int_equal(t->nfiling, CHAIN);
    assert_int_equal(t->nclass, 1);
    unsigned states[TIMELINE_COPY + 1] = {0};
    for (size_t i = 0; i < t->class[0].n; i++) states[t->class[0].row[i].state]++;
    assert_int_equal(states[TIMELINE_REPLACED], 1);
    assert_int_equal(states[TIMELINE_AMENDS], 1);
    assert_dec(t->class[0].closing, "1780");
    const Swings *s = dealings_swings(d);
    assert_int_equal(s->nclass, 1);
    assert_int_equal(s->class[0].most.npair, 4);
    assert_dec(swing_dollars(s->class[0].most.profit), "6335.00");
    Dec sum = 0;
    for (size_t i = 0; i < s->class[0].most.npair; i++)
        sum =
            dec_from_wide(dec_wide(sum) + dec_wide(swing_gain(&s->class[0], &s -> class[0].most.pair[i])), 2);
    assert_dec(sum, "6335.00"); /* the pairs make up the profit */
    dealings_end(d);
    relations_stop(r);
    corpus_free(&c);
}

/* ---- the views ---- */

static Str some_message(void *ctx, uint32_t filing, uint32_t finding)
{
    (void)ctx, (void)filing;
    return finding % 2 ? S("")
                       : S("a message that is longer than a narrow screen is wide, so that it is wrapped");
}

/* Every stop leads to a row that there is, and is found again. */
static void check_stops(const ViewOps *ops, const ViewContext *ctx, size_t least)
{
    View v;
    size_t stops = 0;
    view_open(&v, ops, ctx);
    for (size_t i = 0; i < view_lines(&v); i++) {
        Line line = view_line(&v, i);
        for (size_t k = 0; k < line.nseg; k++) {
            if (!(line.seg[k].flags & SEGMENT_STOP)) continue;
            Place p = line.seg[k].place;
            Spot spot;
            stops++;
            assert_true(p.filing < ctx->corpus->nfiling);
            if (p.part == PART_I) assert_true(p.row < corpus_filing(ctx->corpus, p.filing)->rows[TABLE_I]);
            assert_true(view_find(&v, p, &spot));
            assert_false(view_act(&v, p));
        }
    }
    assert_true(stops >= least);
    view_close(&v);
    for (unsigned seed = 1; seed < 30; seed++) check_walk(ops, ctx, seed, 100);
}

static void test_views(void **state)
{
    (void)state;
    const CheckOptions checks = all_rules();
    const Messages messages = {NULL, some_message};
    Corpus c = {0};
    Arena a = {0};
    Load *l = load_start(&(LoadOptions){.paths = chain, .npath = 1, .check = all_rules(), .hear = true});
    for (Loaded x; load_next(l, true, &x); loaded_free(&x)) corpus_add(&c, &x.doc, &x.where, &x.findings);
    relations_check(&c, &checks);
    Relations *r = relations_start(&c, &(CheckOptions){.text = NULL});
    while (!relations_lined(r)) {}
    Dealings *d = dealings_start(r, 2);
    while (!dealings_ready(d)) {}
    ViewContext ctx = {.corpus = &c, .messages = &messages, .filing = 2, .width = 80};
    check_stops(&view_timeline, &ctx, 0); /* nothing is known yet */
    check_stops(&view_shortswing, &ctx, 0);
    ctx.timeline = dealings_timeline(d);
    ctx.swings = dealings_swings(d);
    check_stops(&view_timeline, &ctx, 8);
    check_stops(&view_shortswing, &ctx, 9);
    Loaded side[2];
    Compared compared = {.filing = {SOLD, AMENDED}};
    for (int i = 0; i < 2; i++) {
        assert_true(load_again(l, &c, compared.filing[i], &side[i]));
        compared.doc[i] = &side[i].doc;
    }
    compared.list = doc_differences(&a, &side[0].doc, &side[1].doc);
    ctx.compared = &compared;
    for (ctx.width = 20; ctx.width < 200; ctx.width += 60) check_stops(&view_difference, &ctx, 7);
    for (int i = 0; i < 2; i++) loaded_free(&side[i]);
    dealings_end(d);
    relations_stop(r);
    load_stop(l);
    arena_free(&a);
    corpus_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_balances_in_every_order),
        cmocka_unit_test(test_findings_of_the_background),
        cmocka_unit_test(test_stopped_early),
        cmocka_unit_test(test_dealings),
        cmocka_unit_test(test_views),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
