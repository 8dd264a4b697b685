/* slice.h: work that is done between keys, for so long as nobody notices. */
#ifndef SEC16_UI_SLICE_H
#define SEC16_UI_SLICE_H

#include <stdbool.h>
#include <time.h>

typedef struct Slice {
    struct timespec start;
} Slice;

Slice slice_begin(void);
bool slice_lasts(const Slice *s);

#endif
