/* addresses.c: EDGAR's addresses, as they were in 2026. */
#include "get/addresses.h"

#include <inttypes.h>

#define WWW  "https://www.sec.gov"
#define DATA "https://data.sec.gov"

static void begin(Buf *out, const char *base, const char *host)
{
    buf_clear(out);
    buf_puts(out, base ? base : host);
}

void address_tickers(const char *base, Buf *out)
{
    begin(out, base, WWW);
    buf_puts(out, "/files/company_tickers.json");
}

void address_submissions(const char *base, uint32_t cik, Buf *out)
{
    begin(out, base, DATA);
    buf_fmt(out, "/submissions/CIK%010" PRIu32 ".json", cik);
}

void address_page(const char *base, Str name, Buf *out)
{
    begin(out, base, DATA);
    buf_fmt(out, "/submissions/%.*s", STR_ARG(name));
}

void address_filing(const char *base, uint32_t cik, Str accession, Buf *out)
{
    begin(out, base, WWW);
    buf_fmt(out, "/Archives/edgar/data/%" PRIu32 "/%.*s.txt", cik, STR_ARG(accession));
}

void address_day(const char *base, Date day, Buf *out)
{
    int year, month, d;
    date_split(day, &year, &month, &d);
    begin(out, base, WWW);
    buf_fmt(out, "/Archives/edgar/daily-index/%d/QTR%d/form.%d%02d%02d.idx", year, (month + 2) / 3, year,
            month, d);
}

void address_quarter(const char *base, int year, int quarter, Buf *out)
{
    begin(out, base, WWW);
    buf_fmt(out, "/Archives/edgar/full-index/%d/QTR%d/form.idx", year, quarter);
}

bool address_dataset(const char *base, int year, int quarter, size_t i, Buf *out)
{
    static const char *const folders[] = {
        "/files/structureddata/data/insider-transactions-data-sets",
        "/files/datastandardsinnovation/data/insider-transactions-data-sets"};
    if (i == sizeof folders / sizeof *folders) return false;
    begin(out, base, WWW);
    buf_fmt(out, "%s/%dq%d_form345.zip", folders[i], year, quarter);
    return true;
}
