/* looks.h: what styles and marks look like on a terminal with many, few or no colours. Used inside term only.
 */
#ifndef SEC16_TERM_LOOKS_H
#define SEC16_TERM_LOOKS_H

#include "view/kit/grid.h"

typedef struct Looks {
    bool colours; /* false: attributes only */
} Looks;

/* Looks at the terminal and at NO_COLOR; call when the screen is there. */
void looks_init(Looks *l);
/* Sets what is written next. */
void looks_set(const Looks *l, Style style, unsigned marks);

#endif
