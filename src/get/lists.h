/* lists.h: EDGAR's lists of filings. Used inside get only. What they say is checked: what is no accession
 * number or file name of EDGAR's is left out. */
#ifndef SEC16_GET_LISTS_H
#define SEC16_GET_LISTS_H

#include "base/date.h"

typedef struct Listed {
    Str accession; /* 0001234567-24-000123 */
    uint32_t cik;  /* one of those it is filed under */
} Listed;

/* All zero is empty. */
typedef struct List {
    Arena arena;
    Listed *at;
    size_t n, cap;
    Str name;  /* of whom it is */
    Str *page; /* further parts of it that are needed */
    size_t npage, cappage;
} List;

/* Which filings are wanted. */
typedef struct Wanted {
    Date since, until;
    char form;
} Wanted;

bool list_is_json(Str bytes);
/* The CIK of a ticker out of company_tickers.json; 0: there is none. `name`: whose, `near`: one that is spelt
 * alike. */
uint32_t list_ticker(Str json, Str ticker, Arena *a, Str *name, Str *near);
/* Adds the filings of CIK##########.json, or of a further part of it; false: it is no such list. */
bool list_submissions(List *l, Str json, uint32_t cik, const Wanted *w);
/* Adds those of form.idx or form.YYYYMMDD.idx, each once. */
void list_index(List *l, Str index, const Wanted *w);
bool list_is_index(Str bytes);
void list_free(List *l);
void list_library(Buf *out);

#endif
