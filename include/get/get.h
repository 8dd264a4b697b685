/* get.h: filings from EDGAR, into folders. The only room that touches the network. */
#ifndef SEC16_GET_GET_H
#define SEC16_GET_GET_H

#include "base/date.h"

/* Who hears of the work while it goes on; texts are for people. */
typedef struct GetTell {
    void *ctx;
    void (*say)(void *ctx, Str text); /* something went wrong, or will take long */
    /* So many of all are there, `asked` of them over the network, in so many seconds. */
    void (*progress)(void *ctx, size_t done, size_t all, size_t asked, double seconds);
} GetTell;

typedef struct GetOptions {
    const char *agent;  /* who asks, with an e-mail address: what the SEC wants to know */
    const char *base;   /* NULL: the SEC's own addresses; else stands for all its hosts */
    const char *folder; /* below which each word has its own */
    Date since, until;  /* by the day of filing; DATE_NONE = open */
    char form;          /* '3', '4' or '5', with its amendments; 0 = all three */
    bool each;          /* of a quarter each filing, and not the SEC's data set of it */
    GetTell tell;
} GetOptions;

/* What became of a word. */
typedef struct Got {
    size_t filings; /* that there are  */
    size_t kept;    /* were there already */
    size_t failed;  /* could not be fetched; why was said */
    Str folder;     /* where they lie; empty where there is none. Lives as long as the Get */
} Got;

/* What a word asks for: a ticker, a CIK, a day (2024-05-14) or a quarter (2024q3). */
bool get_word_fits(Str word);

typedef struct Get Get;

/* NULL, with what to do next in `why`, where the program was built without what it takes. Free with get_free.
 */
Get *get_new(const GetOptions *options, Buf *why);
/* Fetches what a word asks for and is not there yet; false if nothing could be: why was said. Each file is
 * written whole or not at all, so that what was broken off goes on when it is asked for again. */
bool get_fetch(Get *g, Str word, Got *out);
void get_free(Get *g);
void get_library(Buf *out); /* for --version */

#endif
