/* titles.h: titles of which words were lost, completed from other rows. */
#ifndef SEC16_READ_WEIGH_TITLES_H
#define SEC16_READ_WEIGH_TITLES_H

#include "read/table/draft.h"

/* Titles of which words were lost, by whole ones of other rows, as guesses; once the values are decided on
 *. */
void scan_complete_titles(DraftTable *table, size_t ntable);

#endif
