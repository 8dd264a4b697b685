/* mouse.c: what is under the mouse: a pane, its name, a cell. */
#include "ui/browser.h"

enum { WHEEL_LINES = 3 };

void mouse_wheel(Browser *b, int way)
{
    Key key = b->key;
    if (over_is(&b->over)) {
        pager_move(&b->over.pager, &b->over.view, (PagerMove)way, WHEEL_LINES);
        return;
    }
    for (size_t i = 0; i < b->desk.layout.n; i++) {
        const Slot *s = &b->desk.layout.slot[i];
        if (!rect_has(s->body, key.x, key.y)) continue;
        PaneId id = desk_top(&b->desk, s);
        Pane *p = &b->desk.pane[id];
        pager_move(&p->pager, &p->view, (PagerMove)way, WHEEL_LINES);
        if (id == b->desk.focus) desk_follow(&b->desk);
    }
}

static void click_body(Browser *b, PaneId id, int x, int y)
{
    Pane *p = &b->desk.pane[id];
    bool again = b->desk.focus == id;
    Pager before = p->pager;
    desk_focus(&b->desk, id);
    if (!pager_click(&p->pager, &p->view, x, y)) return;
    desk_follow(&b->desk);
    if (again && before.line == p->pager.line && before.seg == p->pager.seg) opening_open(b, 0);
}

static void click_slot(Browser *b, const Slot *s)
{
    Buf text[2] = {{0}, {0}};
    Key key = b->key;
    Title title = desk_title(&b->desk, s, text);
    if (rect_has(s->title, key.x, key.y)) {
        PaneId id = title_pane_at(s, &title, key.x);
        desk_focus(&b->desk, id < PANES ? id : title.top);
    } else if (rect_has(s->body, key.x, key.y)) {
        click_body(b, title.top, key.x - s->body.x, key.y - s->body.y);
    }
    for (int i = 0; i < 2; i++) buf_free(&text[i]);
}

void mouse_click(Browser *b, int what)
{
    (void)what;
    Layout l = b->desk.layout; /* as it was drawn: a click may change it */
    if (over_is(&b->over)) {
        if (over_click(b, b->key)) opening_open(b, 0);
        return;
    }
    for (size_t i = 0; i < l.n; i++) {
        const Slot *s = &l.slot[i];
        if (!rect_has(s->title, b->key.x, b->key.y) && !rect_has(s->body, b->key.x, b->key.y)) continue;
        click_slot(b, s);
        return;
    }
}
