/* restate.h: does a row of an amendment state an earlier row anew, or add one? One rule for filings in memory
 * (Row) and on the desk (DocRow). */
#ifndef SEC16_MODEL_RESTATE_H
#define SEC16_MODEL_RESTATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What two rows of a table say alike; bits. */
enum {
    ALIKE_TITLE = 1,
    ALIKE_HELD = 2, /* directly, or through the same */
    ALIKE_DATE = 4,
    ALIKE_CODE = 8, /* and on the same side */
    ALIKE_AMOUNT = 16,
    ALIKE_PRICE = 32, /* and it is not 0, which says nothing */
    ALIKE_BALANCE = 64,
    ALIKE_HOLDING = 128, /* both are holdings */
    ALIKE_GOES_ON = 256  /* the later balance is the earlier one changed by the later row */
};

/* 0: the later row is another one. Else how sure it is that it states the earlier one anew: more is surer. */
int restatement(unsigned alike);

/* Pairs rows 0 to n - 1 with rows 0 to m - 1, the surest first, each once. pair[j] of the later row j: the
 * earlier one, or SIZE_MAX. Of more rows than any filing has, none are paired. `taken`: room for n. */
void restatement_pairs(size_t n, size_t m, int (*sure)(const void *ctx, size_t i, size_t j), const void *ctx,
                       bool *taken, size_t *pair);

#endif
