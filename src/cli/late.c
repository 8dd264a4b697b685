/* late.c: the worksheet of late reports. */
#include "check/late.h"
#include "base/json.h"
#include "cli/commands.h"
#include "cli/worksheet.h"

static void put_row(const Corpus *c, uint32_t filing, uint32_t row, Buf *out)
{
    uint32_t at;
    TableId t = filing_table(&c->filing[filing], row, &at);
    buf_fmt(out, "%s row %u", part_name(part_of_table(t)), at + 1);
}

/* "Form 4, Table I row 1" */
static void put_what(const Corpus *c, const LateItem *x, Buf *out)
{
    const Filing *f = &c->filing[x->filing];
    buf_fmt(out, "Form %d%s", f->form, is_amendment(f) ? "/A" : "");
    if (x->row == WHOLE_FORM) return;
    buf_puts(out, ", ");
    put_row(c, x->filing, x->row, out);
}

static const char *done_word(const Corpus *c, const LateItem *x)
{
    return c->filing[x->filing].filed != DATE_NONE ? "filed" : "signed";
}

static void put_item(const Corpus *c, const LateItem *x, Buf *out)
{
    buf_puts(out, "    ");
    put_filing_name(c, x->filing, out);
    buf_puts(out, ": ");
    put_what(c, x, out);
    buf_puts(out, ": ");
    due_working(x->rule, x->event, done_word(c, x), x->done, out);
    buf_char(out, '\n');
}

static const char *const failures[] = {
    [FAILED_FORM3] = "form3",
    [FAILED_FORM5] = "form5",
    [FAILED_ACQUIRED] = "acquisition",
    [FAILED_DISPOSED] = "disposition",
};

static void put_failure(const Corpus *c, const LateFailure *x, Buf *out)
{
    char room[DATE_TEXT + DEC_TEXT];
    buf_puts(out, "    ");
    put_filing_name(c, x->filing, out);
    buf_puts(out, x->kind == FAILED_FORM3 ? ": to look for: " : ": not filed: ");
    switch (x->kind) {
    case FAILED_FORM3: buf_puts(out, "Form 3: none comes before this report among these filings"); break;
    case FAILED_FORM5:
        buf_fmt(out, "Form 5 of the fiscal year to %.*s, on which by its own word ",
                STR_ARG(date_put(x->day, room)));
        put_row(c, x->filing, x->row, out);
        buf_puts(out, " was due");
        break;
    case FAILED_ACQUIRED:
    case FAILED_DISPOSED:
        buf_fmt(out, "%.*s ", STR_ARG(dec_grouped(x->shares, room)));
        buf_puts(out, x->kind == FAILED_ACQUIRED ? "more are owned before " : "fewer are owned before ");
        put_row(c, x->filing, x->row, out);
        buf_puts(out, " than ");
        put_filing_name(c, x->before, out);
        buf_puts(out, " left, and its other lines run on");
    }
    buf_char(out, '\n');
}

static void put_year(const Corpus *c, const LateYear *y, Buf *out)
{
    char day[DATE_TEXT];
    buf_fmt(out, "  Fiscal year to %.*s: %u late report%s, %u late transaction%s",
            STR_ARG(date_put(y->year_end, day)), y->reports, y->reports == 1 ? "" : "s", y->transactions,
            y->transactions == 1 ? "" : "s");
    if (y->failures) buf_fmt(out, ", %u known failure%s to file", y->failures, y->failures == 1 ? "" : "s");
    buf_char(out, '\n');
    for (size_t i = 0; i < y->nitem; i++) put_item(c, &y->item[i], out);
    for (size_t i = 0; i < y->nfailure; i++) put_failure(c, &y->failure[i], out);
}

static void put_text(const Corpus *c, const LateYears *years, Buf *out)
{
    for (size_t i = 0; i < years->n; i++) {
        if (!i || years->at[i].chain != years->at[i - 1].chain) {
            put_parties(c, years->at[i].chain, out);
            buf_char(out, '\n');
        }
        put_year(c, &years->at[i], out);
    }
    buf_puts(out, years->n ? "" : "Nothing late in these filings.\n");
    buf_puts(out, "Item 405 of Regulation S-K, from these filings alone; by the issuer's fiscal year (the "
                  "calendar year where "
                  "no EDGAR header tells it) in which a Form 3 or 4 was filed, or on which a Form 5 reports. "
                  "No advice.\n");
}

static void json_item(const Corpus *c, const LateItem *x, Buf *out)
{
    json_open(out, '{');
    json_place(c, x->filing, x->row, out);
    json_date(out, "event", x->event);
    json_date(out, "due", x->due);
    json_date(out, done_word(c, x), x->done);
    json_count(out, "businessDaysLate", (uint64_t)business_between(x->due, x->done));
    json_close(out, '}');
}

static void json_failure(const Corpus *c, const LateFailure *x, Buf *out)
{
    json_open(out, '{');
    json_key(out, "notFiled");
    json_str(out, str_z(failures[x->kind]));
    json_place(c, x->filing, x->row, out);
    if (x->day != DATE_NONE) json_date(out, "ofFiscalYearTo", x->day);
    if (x->before != NO_FILING) {
        json_dec(out, "shares", x->shares);
        json_key(out, "after");
        json_open(out, '{');
        json_place(c, x->before, WHOLE_FORM, out);
        json_close(out, '}');
    }
    json_close(out, '}');
}

static void put_json(const Corpus *c, const LateYears *years, Buf *out)
{
    json_open(out, '{');
    json_key(out, "late");
    json_open(out, '[');
    for (size_t i = 0; i < years->n; i++) {
        const LateYear *y = &years->at[i];
        json_open(out, '{');
        json_parties(c, y->chain, out);
        json_date(out, "fiscalYearEnd", y->year_end);
        json_count(out, "reports", y->reports);
        json_count(out, "transactions", y->transactions);
        json_count(out, "failuresToFile", y->failures);
        json_key(out, "items");
        json_open(out, '[');
        for (size_t k = 0; k < y->nitem; k++) json_item(c, &y->item[k], out);
        json_close(out, ']');
        json_key(out, "failures");
        json_open(out, '[');
        for (size_t k = 0; k < y->nfailure; k++) json_failure(c, &y->failure[k], out);
        json_close(out, ']');
        json_close(out, '}');
    }
    json_close(out, ']');
    json_close(out, '}');
    buf_char(out, '\n');
}

/* Only the persons of whom --query asks for a filing. */
static void keep_asked(const Worksheet *w, LateYears *years)
{
    size_t n = 0;
    for (size_t i = 0; i < years->n; i++)
        if (worksheet_wants(w, years->at[i].chain)) years->at[n++] = years->at[i];
    years->n = n;
}

ExitCode run_late(const Args *a, Out *out)
{
    Worksheet w;
    Arena arena = {0};
    worksheet_load(&w, a);
    LateYears years = late_years(&arena, &w.corpus, &w.lineage);
    keep_asked(&w, &years);
    if (args_choice(a, OPT_SHEET_FORMAT, SHEET_TEXT) == SHEET_JSON)
        put_json(&w.corpus, &years, &out->buf);
    else
        put_text(&w.corpus, &years, &out->buf);
    arena_free(&arena);
    worksheet_free(&w);
    return w.code;
}
