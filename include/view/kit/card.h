/* card.h: what opens in place beneath a cell: its footnotes, findings, repairs and source. */
#ifndef SEC16_VIEW_KIT_CARD_H
#define SEC16_VIEW_KIT_CARD_H

#include "view/kit/shown.h"

/* All that is known about a place, as whole lines up to `width`. */
void card_put(const Drawing *d, Lines *l, Place p, int width);

/* One finding: sign, rule, message, from the column where `l` is on; ends the line. */
void card_put_finding(const Drawing *d, Lines *l, const Finding *f, int width);
/* What a rule is: when it fires, why it matters, the law, known innocent causes. */
void card_put_rule(Lines *l, const Rule *rule, int width);

#endif
