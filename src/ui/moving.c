/* moving.c: the cursor, the panes, and the mouse. */
#include "ui/browser.h"

void moving_move(Browser *b, int what)
{
    if (over_is(&b->over)) {
        pager_move(&b->over.pager, &b->over.view, (PagerMove)what, 1);
        return;
    }
    pager_move(&desk_pane(&b->desk)->pager, &desk_pane(&b->desk)->view, (PagerMove)what, 1);
    desk_follow(&b->desk);
}

/* ---- panes ---- */

void moving_pane(Browser *b, int pane) { desk_focus(&b->desk, (PaneId)pane); }

/* Among those with a number; the card counts as the table it is of. In a terminal Tab is the same key as C-i:
 * right after C-o it goes forward. */
void moving_next_pane(Browser *b, int direction)
{
    PaneId from = b->desk.focus == PANE_CARD  ? b->card_from
                  : b->desk.focus == PANE_ALL ? PANE_LIST
                                              : b->desk.focus;
    if (direction > 0 && (b->last == ACTION_BACK || b->last == ACTION_FORWARD)) {
        going_back(b, true);
        b->going = true;
    } else {
        desk_focus(&b->desk, (from + (unsigned)(PANE_NUMBERED + direction)) % PANE_NUMBERED);
    }
}

void moving_zoom(Browser *b, int what)
{
    (void)what;
    desk_zoom(&b->desk, !b->desk.zoom);
}

void moving_whole_header(Browser *b, int what)
{
    (void)what;
    b->desk.printed = !b->desk.printed;
    desk_arrange(&b->desk);
    desk_focus(&b->desk, PANE_HEADER);
}
