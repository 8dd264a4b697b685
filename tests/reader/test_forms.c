/* test_forms.c: real filings in the forms in which they come. What they say was read in their sources by eye.
 */
#include "read/read.h"
#include "tests.h"

/* The main facts of a filing in one line. */
static void put_facts(const Doc *d, Buf *out)
{
    static const FieldId head[] = {F_documentType,
                                   F_accessionNumber,
                                   F_filingDate,
                                   F_acceptanceDatetime,
                                   F_conformedSubmissionType,
                                   F_conformedPeriodOfReport,
                                   F_fiscalYearEnd,
                                   F_secFileNumber,
                                   F_periodOfReport,
                                   F_dateOfOriginalSubmission,
                                   F_issuerCik,
                                   F_issuerName,
                                   F_issuerTradingSymbol};
    char room[DATE_TEXT + DEC_TEXT];
    for (size_t i = 0; i < sizeof head / sizeof *head; i++) {
        buf_put(out, cell_value(doc_item(d, head[i]), head[i], room));
        buf_puts(out, " | ");
    }
    for (size_t i = 0; i < d->nowner; i++) {
        const Owner *o = &d->owner[i];
        buf_fmt(out, "%.*s %.*s, ", STR_ARG(cell_text(owner_item(o, F_rptOwnerCik))),
                STR_ARG(cell_text(owner_item(o, F_rptOwnerName))));
    }
    buf_fmt(out, "%zu+%zu rows, %zu notes", d->table[TABLE_I].n, d->table[TABLE_II].n, d->nnote);
    for (size_t i = 0; i < d->nsign; i++) {
        const Cell *date = sign_item(&d->sign[i], F_signatureDate);
        buf_fmt(out, ", %.*s", STR_ARG(cell_text(sign_item(&d->sign[i], F_signatureName))));
        buf_fmt(out, " %.*s", STR_ARG(cell_value(date, F_signatureDate, room)));
    }
}

static const struct {
    const char *path, *facts;
} filings[] = {
    {"submission/0000002488-24-000005.sgml",
     "4 | 0000002488-24-000005 | 2024-01-17 |  | 4 | 2024-01-15 | 1228 | 001-07882 | 2024-01-15 |  | "
     "0000002488 | ADVANCED MICRO DEVICES INC | AMD | 0001674334 SMITH DARLA M, 2+1 rows, 3 notes, /s/Linda "
     "Lam by Power of Attorney for Darla Smith 2024-01-17"},
    {"submission/0000950134-02-014785.txt", "5/A | 0000950134-02-014785 | 2002-11-20 | 2002-11-20T14:34:44 | "
                                            "5/A | 2002-09-30 | 0930 | 000-23837 | 2002-09-30 | 2002-09-30 | "
                                            "0000924717 | SurModics, Inc. | SRDX | 0001182832 Meslow John "
                                            "A., 1+3 rows, 4 notes, /s/ John A. Meslow 2002-11-17"},
    {"submission/0001094891-00-000193.txt",
     "4 | 0001094891-00-000193 | 2000-03-14 |  | 4 | 2000-02-29 | 0630 | 000-24212 | 2000-02-29 |  | "
     "0000911787 | Productivity Technologies Corp. | PRAC | 0001050609 Foster, Alan H., 0+1 rows, 0 notes, "
     "/s/ Alan H. Foster 2000-03-13"},
    {"submission/0001127602-25-001055.txt",
     "4 | 0001127602-25-001055 | 2025-01-10 | 2025-01-10T16:07:30 | 4 | 2025-01-10 | 0531 | 001-06263 | "
     "2025-01-10 |  | "
     "0000001750 | AAR CORP | AIR | 0001806647 Garascia Jessica A., 1+0 rows, 1 notes, /s/ Katherine Kwiat, "
     "power of attorney 2025-01-10"},
    {"submission/0001562180-25-000280.nc",
     "4 | 0001562180-25-000280 | 2025-01-08 |  | 4 | 2025-01-06 | 1231 | 001-40791 | 2025-01-06 |  | "
     "0001860782 | 2seventy bio, Inc. | TSVT | 0002009134 Snow Jessica, 1+1 rows, 2 notes, /s/ Iya Kessler, "
     "Attorney-in-Fact 2025-01-08"},
    {"submission/1990s-header-only.txt",
     "4 | 0001012325-98-000004 | 1998-11-20 |  | 4 | 1998-10-31 | 1231 | 001-12825 | 1998-10-31 |  | "
     "0001035972 | MORTON INTERNATIONAL INC /IN/ |  | 0001012325 CANTALUPO JAMES R, 0+0 rows, 0 notes"},
    {"submission/4-2022.txt",
     "4 | 0000320193-22-000061 | 2022-05-06 | 2022-05-06T18:30:57 | 4 | 2022-05-04 | 0924 | 001-36743 | "
     "2022-05-04 |  | "
     "0000320193 | Apple Inc. | AAPL | 0001462356 Adams Katherine L., 7+0 rows, 8 notes, /s/ Sam "
     "Whittington, Attorney-in-Fact for Katherine L. Adams 2022-05-06"},
    {"submission/4-2024.txt", "4 | 0000842517-24-000086 | 2024-05-01 | 2024-05-01T13:07:22 | 4 | 2024-04-29 "
                              "| 1231 | 000-18415 | 2024-04-29 |  | "
                              "0000842517 | ISABELLA BANK Corp | ISBA | 0001849440 McGuirk Richard L, 3+0 "
                              "rows, 1 notes, /s/ Jennifer L. Gill, By Power of Attorney 2024-05-01"},
    {"submission/4-2025.txt",
     "4 | 0001079973-25-000129 | 2025-01-24 | 2025-01-24T17:24:28 | 4 | 2025-01-23 | 0630 | 000-14942 | "
     "2025-01-23 |  | "
     "0000788920 | PRO DEX INC | PDEX | 0001361476 CABILLOT RAYMOND E, 0001058465 FARNAM STREET PARTNERS LP "
     "/MN, 2+0 rows, 2 notes, /s/ Alisha Charlton as attorney-in-fact for Raymond E. Cabillot 2025-01-24, "
     "/s/ Alisha Charlton as attorney-in-fact for Farnam Street Partners, L.P. 2025-01-24"},
    {"html-real/form3-a.html",
     "3 |  |  |  |  |  |  |  | 2023-09-28 |  | "
     "0001660734 | Triton International Ltd | TRTN | 0001001085 BROOKFIELD Corp /ON/, 0001861643 BAM "
     "Partners Trust, 0001996787 BIPC Holding LP, 0001996785 BIPC GP Holdings Inc., 0001406234 Brookfield "
     "Infrastructure Partners L.P., 0001996567 Brookfield Infrastructure Partners Ltd, 0001788348 Brookfield "
     "Infrastructure Corp, 0001996577 BIF V Bermuda GP Ltd, 0001996608 BIF V Carry Splitter L.P., 0001996610 "
     "BIF V Thanos Carry L.P., 1+0 rows, 3 notes, /s/ See Signatures Included in Exhibit 99.2 2023-10-10"},
    {"html-real/form4-a.html",
     "4 |  |  |  |  |  |  |  | 2023-01-24 |  | "
     "0000842518 | EVANS BANCORP INC | EVBN | 0001057067 SULLIVAN NORA B, 1+0 rows, 1 notes, /s/Jessica L. "
     "Brosius, Attorney in Fact for Nora B. Sullivan 2023-01-26"},
};

static void read_corpus(const char *path, Buf *bytes, Doc *d)
{
    char whole[128];
    snprintf(whole, sizeof whole, "../shared/corpus/%s", path);
    *bytes = test_file(whole);
    assert_true(read_doc(buf_str(bytes), d));
}

static void test_facts(void **state)
{
    (void)state;
    if (skip_without_shared("facts of real filings")) return;
    for (size_t i = 0; i < sizeof filings / sizeof *filings; i++) {
        Buf bytes, facts = {0};
        Doc d;
        read_corpus(filings[i].path, &bytes, &d);
        put_facts(&d, &facts);
        assert_str(buf_str(&facts), filings[i].facts);
        doc_free(&d);
        buf_free(&facts);
        buf_free(&bytes);
    }
}

/* 2002, drawn in HTML by its filer: columns on two pages, marks that are no numbers, words where numbers
 * belong. */
static void test_drawn(void **state)
{
    Buf bytes, out;
    Doc d;
    (void)state;
    if (skip_without_shared("the HTML form of 2002")) return;
    read_corpus("submission/0000950134-02-014785.txt", &bytes, &d);
    const DocRow *row = &d.table[TABLE_II].row[0];
    assert_str(span_str(d.text, row->cell[F_transactionDate].raw), "Previously Reported");
    assert_str(span_str(d.text, row->cell[F_transactionPricePerShare].raw), "None");
    assert_str(span_str(d.text, doc_item(&d, F_dateOfOriginalSubmission)->raw), "September 2002");
    out = dump_of(buf_str(&bytes));
    check_golden("dump/form5a-2002.txt", buf_str(&out));
    doc_free(&d);
    buf_free(&out);
    buf_free(&bytes);
}

/* 2000, plain text, its dashes escaped by PEM armour. */
static void test_typed(void **state)
{
    Buf bytes;
    Doc d;
    (void)state;
    if (skip_without_shared("the text form of 2000")) return;
    read_corpus("submission/0001094891-00-000193.txt", &bytes, &d);
    assert_int_equal(d.table[TABLE_II].n, 1);
    check_value(&d, PART_II, 0, F_securityTitle, "Options to Purchase Common Stock");
    check_value(&d, PART_II, 0, F_conversionOrExercisePrice, "1.375");
    check_value(&d, PART_II, 0, F_transactionDate, "2000-02-07");
    check_value(&d, PART_II, 0, F_transactionCode, "A");
    check_value(&d, PART_II, 0, F_transactionTimeliness, "E");
    check_value(&d, PART_II, 0, F_exerciseDate, "2000-02-07");
    check_value(&d, PART_II, 0, F_expirationDate, "2005-02-07");
    check_value(&d, PART_II, 0, F_underlyingSecurityTitle, "Common Stock");
    check_value(&d, PART_II, 0, F_underlyingSecurityShares, "12000");
    check_value(&d, PART_II, 0, F_sharesOwnedFollowingTransaction, "12000");
    check_value(&d, PART_II, 0, F_directOrIndirectOwnership, "D");
    assert_true(cell_flag(owner_item(&d.owner[0], F_isDirector)));
    doc_free(&d);
    buf_free(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_facts), cmocka_unit_test(test_drawn),
                                       cmocka_unit_test(test_typed)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
