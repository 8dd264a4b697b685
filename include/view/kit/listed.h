/* listed.h: what the columns of the list (view/list.def) say of a filing. */
#ifndef SEC16_VIEW_KIT_LISTED_H
#define SEC16_VIEW_KIT_LISTED_H

#include "view/kit/shown.h"

/* Appends it to `b`; what goes to `behind` stands after it and is never cut. `room`: columns for a path, of
 * which the end is shown. */
void listed_put(const ViewContext *ctx, ListColumn c, uint32_t filing, int room, Buf *b, Buf *behind);
Style listed_style(const ViewContext *ctx, ListColumn c, uint32_t filing);

#endif
