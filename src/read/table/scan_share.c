/* ocr_share.c: see aligned_share.c, which does it. */
#include "read/table/scan_share.h"

#include "read/table/typed.h"

void ocr_share(Arena *a, const OcrStripe *stripe, size_t n, size_t *part, bool *unsure)
{
    Stripe *s = ARENA_NEW(a, Stripe, n + 1);
    for (size_t i = 0; i < n; i++)
        s[i] = (Stripe){.anchor = stripe[i].anchor,
                        .lanes = stripe[i].lanes,
                        .once = stripe[i].once,
                        .cut = stripe[i].cut,
                        .page = stripe[i].page};
    stripes_share(s, n, LIE_MIDDLE, 0, a, part, unsure);
}
