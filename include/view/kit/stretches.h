/* stretches.h: which bytes of the source belong to which cell. */
#ifndef SEC16_VIEW_KIT_STRETCHES_H
#define SEC16_VIEW_KIT_STRETCHES_H

#include "view/kit/shown.h"

/* A stretch of the source that a cell was read from. */
typedef struct Stretch {
    Span raw;
    size_t reach; /* end of the stretch that reaches furthest, of this one and all before it */
    Place place;
    uint8_t style;
} Stretch;

/* All zero is none. */
typedef struct Stretches {
    Arena arena;
    Stretch *at; /* sorted by where they begin */
    size_t n, cap;
} Stretches;

/* Those of the filing that `d` draws; `scratch` is needed only meanwhile. */
void stretches_find(Stretches *s, const Drawing *d, Arena *scratch);
/* The stretch at a byte, or NULL; `*end` comes down to where that changes. */
const Stretch *stretches_at(const Stretches *s, size_t at, size_t *end);

#endif
