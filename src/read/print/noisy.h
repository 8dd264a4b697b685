/* noisy.h: was a page misread? Told by the sentences that all forms print. */
#ifndef SEC16_READ_PRINT_NOISY_H
#define SEC16_READ_PRINT_NOISY_H

#include "read/page/lines.h"

/* Were printed words misread on this page? Told by the sentences that all forms have. */
bool page_is_noisy(const Page *p);

#endif
