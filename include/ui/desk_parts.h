/* desk_parts.h: what the files of a desk share: desk.c, desk_filing.c, desk_places.c. */
#ifndef SEC16_UI_DESK_PARTS_H
#define SEC16_UI_DESK_PARTS_H

#include "ui/desk.h"

void desk_open_view(Desk *d, PaneId id); /* anew, for the filing that is open */
void desk_put_focus(Desk *d, PaneId id); /* without going anywhere */
/* Makes `x` the open filing, for panes that begin anew. */
void desk_take_filing(Desk *d, uint32_t filing, Loaded x);
/* What follows from the values and findings of the open filing, after they have changed. */
void desk_follow_values(Desk *d);
/* After decisions: the corpus has the values of the open filing as they are now, and its findings are those
 * of these. */
void desk_renew(Desk *d);

#endif
