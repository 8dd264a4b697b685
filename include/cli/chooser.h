/* chooser.h: the filings that --query asks for. */
#ifndef SEC16_CLI_CHOOSER_H
#define SEC16_CLI_CHOOSER_H

#include "cli/opts.h"
#include "find/query.h"
#include "load/load.h"

/* All zero chooses everything. Free with chooser_free. */
typedef struct Chooser {
    Query *query; /* NULL: none was given */
    RowSet rows;  /* of the filing that was chosen last: those that are asked for */
    Notes notes;
    Corpus one; /* the filing at hand, of chooser_takes */
} Chooser;

/* args_read has seen that it is a query. */
Chooser chooser_new(const Args *a);
void chooser_free(Chooser *c);
/* Whether it depends on what the checks find. */
bool chooser_needs_findings(const Chooser *c);

/* One filing after another: whether it is asked for. */
bool chooser_takes(Chooser *c, const Loaded *x);

/* Filings of a corpus: each Doc that was added to it, in order; then whether one of them is asked for. */
void chooser_add(Chooser *c, const Doc *d);
bool chooser_has(Chooser *c, const Corpus *corpus, uint32_t filing);

#endif
