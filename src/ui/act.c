/* act.c: what keys do, by the table of actions. */
#include "ui/browser.h"

static void redraw(Browser *b, int what)
{
    (void)what;
    b->redraw = true;
}

static void leave(Browser *b, int what)
{
    (void)what;
    b->quit = true;
}

#define none NULL
static const struct {
    void (*run)(Browser *b, int what);
    int what;
} acts[ACTIONS] = {
#define ACTION(id, group, name, keys, where, hint, help, run, what) {run, what},
#include "ui/actions.def"
};
#undef none

static void take_back(Browser *b)
{
    if (b->desk.has_filing) desk_go(&b->desk, b->before);
    desk_focus(&b->desk, b->before_focus);
}

/* What goes far leaves a trace, so that C-o finds back. */
static void do_action(Browser *b, Action a)
{
    Place from = b->desk.place;
    PaneId pane = b->desk.focus;
    bool had = b->desk.has_filing;
    b->going = a == ACTION_BACK || a == ACTION_FORWARD;
    if (a != ACTION_QUIT) b->asked = false;
    if (over_is(&b->over) && !(actions[a].where & IN_OVER))
        browser_say(b, STYLE_STATUS, "not here: q goes back");
    else
        acts[a].run(b, acts[a].what);
    bool gone = b->desk.has_filing && (!place_eq(from, b->desk.place) || pane != b->desk.focus);
    if (had && gone && !b->going && actions[a].group != ACTION_GROUP_MOVE) going_leave(b, from, pane);
    b->last = b->going ? ACTION_BACK : a;
}

/* A line is being typed. */
static void type(Browser *b, uint32_t key)
{
    static void (*const take[ASKINGS])(Browser * b, uint32_t key) = {
        [ASKING_SEARCH] = searching_key, [ASKING_FILTER] = filtering_key, [ASKING_VALUE] = reviewing_key,
        [ASKING_MARK] = marking_key,     [ASKING_COMMAND] = palette_key,  [ASKING_NAME] = filtering_name_key,
    };
    b->chosen = ACTION_NONE;
    take[b->asking](b, key);
    if (b->chosen != ACTION_NONE) do_action(b, b->chosen);
}

void browser_key(Browser *b, Key key)
{
    bool instead;
    Chord what;
    char room[CHORD_TEXT];
    buf_clear(&b->message);
    b->begun = true;
    b->key = key;
    if (b->asking) {
        type(b, key.code);
        return;
    }
    if (b->touring && key.code == ' ') {
        b->touring = ++b->tour < tour_steps();
        return;
    }
    Action a = keymap_key(&b->keys, key.code, &instead, &what);
    if (a == ACTION_PENDING) return;
    if (instead) take_back(b);
    b->before = b->desk.place;
    b->before_focus = b->desk.focus;
    b->waiting = b->over.way = 0;
    if (a != ACTION_NONE)
        do_action(b, a);
    else if (what.n < 2 || what.key[what.n - 1] != K_ESC)
        browser_say(b, STYLE_STATUS, "%.*s does nothing; ? shows the keys", STR_ARG(chord_text(&what, room)));
}
