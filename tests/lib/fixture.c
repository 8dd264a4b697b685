/* fixture.c: see fixture.h. */
#include "fixture.h"

#include <string.h>

static const char source_text[] =
    "documentType=4/A\nperiodOfReport=2025-01-02\ndateOfOriginalSubmission=2025-01-06\nissuerName=EXAMPLE "
    "MOTORS INC\n"
    "issuerTradingSymbol=EXMO\nrptOwnerName=DOE JANE Q\nrptOwnerStreet1=1 MAIN "
    "STREET\nrptOwnerCity=SPRINGFIELD\n"
    "rptOwnerState=OH\nrptOwnerZipCode=45501\nofficerTitle=Chief Executive Officer\nsecond=DOE FAMILY TRUST\n"
    "Common Stock\t01/02/2025\tM\t24 1,000\tA\t$1\t26,058\tD\nPreferred Stock \x01\xff\t(2)\tI\tBy the Doe "
    "Family Trust "
    "of which the reporting person is a trustee\nStock Option (right to buy)\t27.11\t11/13/2033\tn 93|3,461\n"
    "F1=Vests in four equal parts.\nF2=The owner disclaims beneficial ownership of these shares except to "
    "the extent of "
    "a pecuniary interest in them.\nremarks=See exhibit.\nJane Q. Doe\t2025-01-06\n";

static Cell *put(Doc *d, Part part, size_t row, FieldId f, const char *value, const char *raw)
{
    Cell *c = doc_cell(d, part, row, f);
    Str bytes = str_z(raw ? raw : value);
    size_t at = str_find(d->text, bytes);
    cell_set(d, c, f, str_z(value), at < d->text.n ? (Span){(uint32_t)at, (uint32_t)bytes.n} : (Span){0});
    return c;
}

static void put_header(Doc *d)
{
    put(d, PART_DOC, 0, F_documentType, "4/A", NULL);
    put(d, PART_DOC, 0, F_periodOfReport, "2025-01-02", NULL);
    put(d, PART_DOC, 0, F_dateOfOriginalSubmission, "2025-01-06", NULL);
    put(d, PART_DOC, 0, F_issuerName, "EXAMPLE MOTORS INC", NULL);
    put(d, PART_DOC, 0, F_issuerTradingSymbol, "EXMO", NULL);
    put(d, PART_DOC, 0, F_aff10b5One, "1", NULL);
    put(d, PART_DOC, 0, F_remarks, "See exhibit.", NULL);
    doc_add_owner(d);
    put(d, PART_OWNER, 0, F_rptOwnerName, "DOE JANE Q", NULL);
    put(d, PART_OWNER, 0, F_rptOwnerStreet1, "1 MAIN STREET", NULL);
    put(d, PART_OWNER, 0, F_rptOwnerCity, "SPRINGFIELD", NULL);
    put(d, PART_OWNER, 0, F_rptOwnerState, "OH", NULL);
    put(d, PART_OWNER, 0, F_rptOwnerZipCode, "45501", NULL);
    put(d, PART_OWNER, 0, F_isOfficer, "1", NULL);
    put(d, PART_OWNER, 0, F_isDirector, "0", NULL);
    put(d, PART_OWNER, 0, F_officerTitle, "Chief Executive Officer", NULL);
    doc_add_owner(d);
    put(d, PART_OWNER, 1, F_rptOwnerName, "DOE FAMILY TRUST", NULL);
    put(d, PART_OWNER, 1, F_isTenPercentOwner, "true", NULL);
}

static void put_tables(Doc *d)
{
    doc_add_row(d, TABLE_I, false);
    put(d, PART_I, 0, F_securityTitle, "Common Stock", NULL);
    put(d, PART_I, 0, F_transactionDate, "2025-01-02", "01/02/2025");
    put(d, PART_I, 0, F_transactionFormType, "4", NULL);
    put(d, PART_I, 0, F_transactionCode, "M", "M");
    Cell *c = put(d, PART_I, 0, F_transactionShares, "24000", "24 1,000");
    c->prov = PROV_REPAIRED;
    Repair *r = doc_add_repair(d, REPAIR_OVERLAP, PART_I, 0, F_transactionShares, S("24 1,000"), S("24000"),
                               S("cut by a column border"));
    r->applied = true;
    repair_add_evidence(d, r, S("owned 26,058 less 2,058"));
    put(d, PART_I, 0, F_transactionAcquiredDisposedCode, "A", NULL);
    put(d, PART_I, 0, F_transactionPricePerShare, "1.00", "$1");
    c = put(d, PART_I, 0, F_sharesOwnedFollowingTransaction, "26058", "26,058");
    doc_add_ref(d, c, S("F1"), (Span){0});
    put(d, PART_I, 0, F_directOrIndirectOwnership, "D", NULL);
    doc_add_row(d, TABLE_I, true);
    put(d, PART_I, 1, F_securityTitle, "Preferred Stock \x01\xff", NULL);
    c = doc_cell(d, PART_I, 1, F_sharesOwnedFollowingTransaction);
    doc_add_ref(d, c, S("F2"), (Span){0});
    put(d, PART_I, 1, F_directOrIndirectOwnership, "I", NULL);
    put(d, PART_I, 1, F_natureOfOwnership,
        "By the Doe Family Trust of which the reporting person is a trustee", NULL);
    doc_add_row(d, TABLE_II, false);
    put(d, PART_II, 0, F_securityTitle, "Stock Option (right to buy)", NULL);
    put(d, PART_II, 0, F_conversionOrExercisePrice, "27.11", NULL);
    put(d, PART_II, 0, F_expirationDate, "2033-11-13", "11/13/2033");
    put(d, PART_II, 0, F_underlyingSecurityTitle, "Common Stock", NULL);
    c = put(d, PART_II, 0, F_underlyingSecurityShares, "93461", "n 93|3,461");
    c->prov = PROV_GUESSED;
    put(d, PART_II, 0, F_sharesOwnedFollowingTransaction, "ninety", NULL);
}

static void make_doc(Doc *d)
{
    doc_init(d, str_z(source_text), ORIGIN_OCR);
    put_header(d);
    put_tables(d);
    for (int i = 1; i <= 2; i++) {
        Note *n = doc_add_note(d, i == 1 ? S("F1") : S("F2"));
        Str text =
            i == 1 ? S("Vests in four equal parts.")
                   : S("The owner disclaims beneficial ownership of these shares except to the extent of a "
                       "pecuniary interest in them.");
        n->text = (Cell){.u.text = text, .state = CELL_VALUE};
        n->text.raw = (Span){(uint32_t)str_find(d->text, text), (uint32_t)text.n};
    }
    doc_add_sign(d);
    put(d, PART_SIGN, 0, F_signatureName, "Jane Q. Doe", NULL);
    put(d, PART_SIGN, 0, F_signatureDate, "2025-01-06", NULL);
    doc_finish(d);
}

static void add_finding(Findings *list, RuleId rule, Severity s, Part part, size_t row, FieldId f)
{
    *findings_add(list) = (Finding){.rule = (uint16_t)rule,
                                    .severity = (uint8_t)s,
                                    .part = (uint8_t)part,
                                    .row = (uint16_t)row,
                                    .field = (uint8_t)f};
}

void fixture_make(Fixture *x)
{
    memset(x, 0, sizeof *x);
    make_doc(&x->doc);
    add_finding(&x->findings, RULE_A01, SEVERITY_NOTE, PART_I, 0, F_transactionDate);
    add_finding(&x->findings, RULE_A02, SEVERITY_WARNING, PART_I, 0, F_transactionDate);
    add_finding(&x->findings, RULE_B25, SEVERITY_ERROR, PART_II, 0, F_conversionOrExercisePrice);
    add_finding(&x->findings, RULE_A03, SEVERITY_NOTE, PART_II, 0, F_NONE);
    add_finding(&x->findings, RULE_A04, SEVERITY_WARNING, PART_FILING, 0, F_NONE);
    x->ctx = (ViewContext){.doc = &x->doc, .findings = &x->findings, .width = 80};
}

void fixture_free(Fixture *x)
{
    findings_free(&x->findings);
    doc_free(&x->doc);
}

Place place_of(Part part, size_t row, FieldId f)
{
    return (Place){.part = (uint8_t)part, .row = (uint16_t)row, .field = (uint8_t)f};
}

const ViewOps *const filing_views[FILING_VIEWS] = {&view_header,   &view_table1, &view_table2, &view_notes,
                                                   &view_findings, &view_source, &view_card};

void check_pager(const Pager *p, const View *v, int w, int h)
{
    size_t first, heads = pager_heads(p, v, &first);
    assert_true(p->line < view_lines(v));
    assert_true(p->line >= p->top + heads);
    assert_true(p->line < p->top + (size_t)h);
    assert_true(p->left >= 0);
    Line line = view_line(v, p->line);
    bool any = false;
    for (size_t i = 0; i < line.nseg; i++) any |= (line.seg[i].flags & SEGMENT_STOP) != 0;
    assert_true(any == (p->seg != SEG_NONE));
    if (!any) return;
    assert_true(p->seg < line.nseg && line.seg[p->seg].flags & SEGMENT_STOP);
    /* Something of the cell at the cursor is in view. */
    bool seen = false, here;
    PagerRoom r = pager_room(&line, w, p->left);
    for (size_t i = 0, column = 0; i < line.nseg; i++) {
        int at = (int)column, end = at + text_width(str_sub(line.text, line.seg[i].at, line.seg[i].n));
        here = line.seg[p->seg].flags & SEGMENT_LINE ||
               (line.seg[i].flags & SEGMENT_PLACE && place_eq(line.seg[i].place, line.seg[p->seg].place));
        seen |= here && (!line.scrolls || at < r.fixed ||
                         (end > r.fixed + p->left && at < r.fixed + p->left + r.room));
        column = (size_t)end;
    }
    assert_true(seen);
}

void check_walk(const ViewOps *ops, const ViewContext *c, unsigned seed, int moves)
{
    View v;
    Pager p = {0};
    Grid g = {0};
    ViewContext now = *c;
    int w = 80, h = 24;
    view_open(&v, ops, &now);
    pager_fit(&p, &v, w, h);
    for (int i = 0; i < moves; i++) {
        unsigned what = next_random(&seed) % 20;
        if (what == 18) {
            w = 1 + (int)(next_random(&seed) % 130);
            h = 1 + (int)(next_random(&seed) % 40);
            now.width = w;
            now.has_chosen = pager_place(&p, &v, &now.chosen);
            pager_update(&p, &v, &now, w, h);
        } else if (what == 17) {
            pager_act(&p, &v);
        } else if (what == 19) {
            pager_click(&p, &v, (int)(next_random(&seed) % 130), (int)(next_random(&seed) % 40));
        } else {
            pager_move(&p, &v, (PagerMove)(what % (PAGER_SCROLL_RIGHT + 1)), 1 + next_random(&seed) % 5);
        }
        check_pager(&p, &v, w, h);
        grid_resize(&g, w + 2, h + 2);
        pager_draw(&p, &v, &g, (Rect){1, 1, w, h}, true, &(Lit){0});
        for (int x = 0; x < w + 2; x++) assert_int_equal(grid_at(&g, x, 0)->text[0], ' ');
        for (int y = 0; y < h + 2; y++) assert_int_equal(grid_at(&g, w + 1, y)->text[0], ' ');
    }
    view_close(&v);
    grid_free(&g);
}

Buf screen_of(const Pager *p, const View *v, Grid *g, const Hits *hits)
{
    Buf b = {0};
    grid_resize(g, p->w, p->h);
    pager_draw(p, v, g, (Rect){0, 0, p->w, p->h}, true, &(Lit){.hits = hits});
    for (int y = 0; y < g->h; y++) {
        grid_row(g, y, &b);
        buf_char(&b, '\n');
    }
    return b;
}
