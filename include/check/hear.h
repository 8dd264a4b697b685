/* hear.h: what footnotes say that checks across filings need, kept in a Doc and from there in the Corpus. */
#ifndef SEC16_CHECK_HEAR_H
#define SEC16_CHECK_HEAR_H

#include "check/text.h"
#include "model/doc.h"

struct Facts;

/* Sets DocRow.says, Doc.adopted, .corrects, .corrected and .numbers. Call it before corpus_add, where filings
 * are to be held against each other. */
void doc_hear(Doc *d, const TextMatch *text);
void doc_hear_facts(Doc *d, const struct Facts *facts); /* where they are known */

#endif
