/* columns.c: sorting, counting, resizing and hiding by the column of the list in which the cursor is. */
#include "ui/browser.h"

#include <string.h>

enum { WIDER_MOST = 99 };

static bool column_here(Browser *b, ListColumn *c)
{
    *c = desk_column(&b->desk);
    if (*c < LIST_COLUMNS) return true;
    browser_say(b, STYLE_STATUS, "no column of the list is chosen: h and l choose one");
    return false;
}

void columns_sort(Browser *b, int what)
{
    ListColumn c;
    (void)what;
    if (!column_here(b, &c)) return;
    listing_sort(&b->desk.listing, c);
    desk_refresh(&b->desk);
    desk_follow(&b->desk);
}

void columns_count(Browser *b, int what)
{
    ListColumn c;
    (void)what;
    if (!column_here(b, &c)) return;
    if (!listing_count(&b->desk.listing, c))
        browser_say(b, STYLE_STATUS, "no filing of the list has a value in this column");
    else
        over_open(b, OVER_COUNTS);
}

void columns_take_count(Browser *b)
{
    Buf query = {0};
    Place p;
    const Listing *l = &b->desk.listing;
    if (!pager_place(&b->over.pager, &b->over.view, &p) || p.filing >= l->counts.n) return;
    buf_put(&query, buf_str(&l->asked.text));
    if (query.n) buf_char(&query, ' ');
    buf_put(&query, l->counts.at[p.filing].condition);
    over_close(b);
    filtering_set(b, buf_str(&query));
    desk_focus(&b->desk, PANE_LIST);
    buf_free(&query);
}

void columns_resize(Browser *b, int more)
{
    ListColumn c;
    if (!column_here(b, &c)) return;
    int8_t *wider = &b->desk.listing.style.wider[c];
    if (*wider + more <= WIDER_MOST && *wider + more >= -WIDER_MOST) *wider = (int8_t)(*wider + more);
    b->desk.listing.edition++;
    desk_refresh(&b->desk);
}

void columns_hide(Browser *b, int hide)
{
    ListColumn c;
    ListStyle *s = &b->desk.listing.style;
    if (hide && !column_here(b, &c)) return;
    if (hide)
        s->hidden |= 1u << c;
    else
        s->hidden = 0, memset(s->wider, 0, sizeof s->wider);
    b->desk.listing.edition++;
    desk_refresh(&b->desk);
}
