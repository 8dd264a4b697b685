/* prices.c: ranges of prices, and fills beside them. */
#include "check/facts/prices.h"

static bool holds(Dec low, Dec high, Dec price)
{
    return dec_cmp(low, price) <= 0 && dec_cmp(price, high) <= 0;
}

static void read_ranges(const Prose *note, Dec price, Prices *p)
{
    Dec low, high;
    for (size_t from = 0; text_range(note, &from, &low, &high);) {
        bool better = !p->ranged || (!holds(p->low, p->high, price) && holds(low, high, price));
        p->ranged = true;
        if (better) p->low = low, p->high = high;
    }
}

/* A fill at half or twice the price is another thing: an exercise price, a closing price. */
static bool is_fill(Dec price, Dec of)
{
    Wide w = dec_wide(price), fill = dec_wide(of);
    return fill > w / 2 && fill / 2 < w;
}

static void read_fills(const Prose *note, Dec price, Prices *p)
{
    Span at;
    Dec fill;
    for (size_t from = 0; text_find(note, TEXT_FILL, from, &at); from = (size_t)at.at + at.len) {
        size_t in = 0;
        Prose said = prose_sub(note, at.at, at.len);
        bool read = text_number(&said, TEXT_MONEY, &in, &fill);
        if (!read || !is_fill(price, fill) || holds(p->low, p->high, fill)) continue;
        if (dec_cmp(fill, p->low) < 0) p->low = fill;
        if (dec_cmp(fill, p->high) > 0) p->high = fill;
    }
}

void prices_read(const Prose *note, Dec price, Prices *p)
{
    read_ranges(note, price, p);
    if (p->ranged && str_count(note->text, '$') > 2) read_fills(note, price, p);
}
