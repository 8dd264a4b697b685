/* slice.c: some milliseconds. */
#include "ui/slice.h"

enum { SLICE_MS = 8 };

Slice slice_begin(void)
{
    Slice s;
    clock_gettime(CLOCK_MONOTONIC, &s.start);
    return s;
}

bool slice_lasts(const Slice *s)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - s->start.tv_sec) * 1000 + (now.tv_nsec - s->start.tv_nsec) / 1000000 < SLICE_MS;
}
