/* account.h: what of a filing's text was not understood: neither a value, nor a note, nor what the form
 * itself prints. Nothing is lost in silence: such bytes become unread (doc_add_unread). */
#ifndef SEC16_READ_ACCOUNT_H
#define SEC16_READ_ACCOUNT_H

#include "model/doc.h"

/* Call once, when all cells, notes, marks and pieces stand. */
void account_for_text(Doc *d); /* printed forms: stretches between tabs, pipes and runs of blanks */
void account_for_html(Doc *d); /* EDGAR's pages: stretches of text between tags                   */

/* Call last, with all spans in the source: where two stretches that were not understood overlap (words of a
 * page stand in the source in another order), each byte is left to the first. */
void account_settle(Doc *d);

#endif
