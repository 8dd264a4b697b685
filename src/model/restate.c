/* restate.c: rows of an amendment against those that it amends. */
#include "model/restate.h"

enum { KEYS = ALIKE_TITLE | ALIKE_HELD | ALIKE_DATE | ALIKE_CODE, SUREST = 8, PAIRS_MOST = 1 << 22 };

static int count(unsigned bits)
{
    int n = 0;
    for (; bits; bits &= bits - 1) n++;
    return n;
}

/* An amendment corrects a number, a date, a code: the rest stays. Of one transaction more on the same day,
 * the balance goes on from the other's. */
int restatement(unsigned alike)
{
    if (alike & ALIKE_HOLDING) {
        bool same = (alike & ALIKE_TITLE) && (alike & ALIKE_HELD);
        return same ? SUREST - !(alike & ALIKE_BALANCE) : 0;
    }
    int keys = count(alike & KEYS), values = count(alike & (ALIKE_AMOUNT | ALIKE_PRICE | ALIKE_BALANCE));
    if (alike & ALIKE_GOES_ON && !(alike & ALIKE_BALANCE)) return 0;
    if (keys == 4) return values ? keys + values : 0;
    return keys == 3 && values >= 2 ? keys + values - 1 : 0;
}

void restatement_pairs(size_t n, size_t m, int (*sure)(const void *ctx, size_t i, size_t j), const void *ctx,
                       bool *taken, size_t *pair)
{
    for (size_t i = 0; i < n; i++) taken[i] = false;
    for (size_t j = 0; j < m; j++) pair[j] = SIZE_MAX;
    if (m && n > PAIRS_MOST / m) return;
    for (int least = SUREST; least > 0; least--)
        for (size_t j = 0; j < m; j++)
            for (size_t i = 0; i < n && pair[j] == SIZE_MAX; i++)
                if (!taken[i] && sure(ctx, i, j) >= least) taken[i] = true, pair[j] = i;
}
