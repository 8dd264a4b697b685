/* addresses.h: where EDGAR has what. Addresses move; all of them stand in addresses.c. */
#ifndef SEC16_GET_ADDRESSES_H
#define SEC16_GET_ADDRESSES_H

#include "base/date.h"

/* Each is put into `out`, which is cleared; `base`: NULL, or what stands for EDGAR's hosts. */
void address_tickers(const char *base, Buf *out);
void address_submissions(const char *base, uint32_t cik, Buf *out);
void address_page(const char *base, Str name, Buf *out);
void address_filing(const char *base, uint32_t cik, Str accession, Buf *out);
void address_day(const char *base, Date day, Buf *out);
void address_quarter(const char *base, int year, int quarter, Buf *out);
/* The data set of a quarter may lie at several addresses: false past the last. */
bool address_dataset(const char *base, int year, int quarter, size_t i, Buf *out);

#endif
