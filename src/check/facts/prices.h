/* prices.h: what the footnotes of a price say of the trades that it stands for. */
#ifndef SEC16_CHECK_FACTS_PRICES_H
#define SEC16_CHECK_FACTS_PRICES_H

#include "check/text.h"

typedef struct Prices {
    bool weighted; /* it is called a weighted average */
    bool several;  /* it stands for several trades, whatever it is called */
    bool two_days; /* of more than one day */
    bool ranged;   /* low and high are told */
    bool apart;    /* by a fill that is named beside the range */
    Dec low, high;
} Prices;

/* Adds what one footnote says of a row's price. Of several ranges, the one that holds the price counts. */
void prices_read(const TextMatch *m, Str note, Dec price, Prices *p);

#endif
