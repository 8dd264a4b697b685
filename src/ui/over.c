/* over.c: what lies over everything else: the help, or the load report. */
#include "ui/browser.h"

static Slot slot_of(const Browser *b) { return layout_of(b->grid.w, b->grid.h, true).slot[0]; }

static ViewContext context(const Browser *b)
{
    return (ViewContext){.help = b->help_item,
                         .nhelp = ACTIONS,
                         .corpus = &b->desk.corpus,
                         .intakes = &b->desk.intakes,
                         .width = slot_of(b).body.w};
}

void over_open(Browser *b, const ViewOps *ops)
{
    if (b->over.ops) over_close(b);
    keys_help(b->help_item);
    ViewContext c = context(b);
    view_open(&b->over, ops, &c);
    b->over_pager = (Pager){0};
    over_refresh(b);
}

void over_close(Browser *b) { view_close(&b->over); }

void over_refresh(Browser *b)
{
    ViewContext c = context(b);
    Rect body = slot_of(b).body;
    pager_update(&b->over_pager, &b->over, &c, body.w, body.h);
}

void over_act(Browser *b)
{
    Place place;
    bool is_at = pager_place(&b->over_pager, &b->over, &place);
    if (pager_act(&b->over_pager, &b->over) || !is_at) return;
    over_close(b);
    desk_go(&b->desk, place);
    desk_focus(&b->desk, place.raw.len ? PANE_SOURCE : PANE_FORM);
}

void over_draw(Browser *b)
{
    Slot s = slot_of(b);
    Buf title = {0};
    buf_fmt(&title, " %s - q goes back ", b->over.ops->title);
    for (int x = 0; x < s.title.w; x++)
        grid_put(&b->grid, s.title, s.title.x + x, s.title.y, S("━"), STYLE_BORDER_FOCUS, 0);
    grid_put(&b->grid, s.title, s.title.x + 1, s.title.y, buf_str(&title), STYLE_BORDER_FOCUS, 0);
    pager_draw(&b->over_pager, &b->over, &b->grid, s.body, true, NULL, SIZE_MAX);
    buf_free(&title);
}
