/* looks.h: what styles and marks look like on a terminal with many, few or no colours. Used inside term only.
 */
#ifndef SEC16_TERM_LOOKS_H
#define SEC16_TERM_LOOKS_H

#include "ui/theme.h"
#include "view/kit/grid.h"

typedef struct Looks {
    bool colours; /* false: attributes only */
    bool light;   /* the background is */
    bool strong;  /* contrast before all */
} Looks;

/* Looks at the terminal, at NO_COLOR and, without a theme, at COLORFGBG; call when the screen is there. */
void looks_init(Looks *l, Theme theme);
/* Sets what is written next. */
void looks_set(const Looks *l, Style style, unsigned marks);

/* The colours of a style with some marks over it, of the 256 that terminals share; -1 is the terminal's own.
 */
void looks_colours(const Looks *l, Style style, unsigned marks, int *fg, int *bg);

#endif
