/* help.c: the help, over everything else. */
#include "ui/browser.h"

static Slot slot_of(const Browser *b) { return layout_of(b->grid.w, b->grid.h, true).slot[0]; }

static ViewContext context(const Browser *b)
{
    return (ViewContext){.help = b->help_item, .nhelp = ACTIONS, .width = slot_of(b).body.w};
}

void help_open(Browser *b)
{
    keys_help(b->help_item);
    ViewContext c = context(b);
    view_open(&b->help, &view_help, &c);
    b->help_pager = (Pager){0};
    b->helping = true;
    help_resize(b);
}

void help_close(Browser *b)
{
    view_close(&b->help);
    b->helping = false;
}

void help_resize(Browser *b)
{
    ViewContext c = context(b);
    Rect body = slot_of(b).body;
    pager_update(&b->help_pager, &b->help, &c, body.w, body.h);
}

void help_draw(Browser *b)
{
    Slot s = slot_of(b);
    for (int x = 0; x < s.title.w; x++)
        grid_put(&b->grid, s.title, s.title.x + x, s.title.y, S("━"), STYLE_BORDER_FOCUS, 0);
    grid_put(&b->grid, s.title, s.title.x + 1, s.title.y, S(" Help - q goes back "), STYLE_BORDER_FOCUS, 0);
    pager_draw(&b->help_pager, &b->help, &b->grid, s.body, true, NULL, SIZE_MAX);
}
