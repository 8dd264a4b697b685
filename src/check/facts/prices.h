/* prices.h: what the footnotes of a price say of the trades that it stands for. */
#ifndef SEC16_CHECK_FACTS_PRICES_H
#define SEC16_CHECK_FACTS_PRICES_H

#include "check/text.h"

typedef struct Prices {
    bool ranged; /* low and high are told */
    Dec low, high;
} Prices;

/* Adds what one footnote says of a row's price: its range, and fills that are named beside it. Of several
 * ranges, the one that holds the price counts. */
void prices_read(const Prose *note, Dec price, Prices *p);

#endif
