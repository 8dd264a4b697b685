/* term.h: all that the browser knows of a terminal: seven functions, and what a key is. */
#ifndef SEC16_UI_TERM_H
#define SEC16_UI_TERM_H

#include "view/kit/grid.h"

/* A key: a character (C-a as 1 … C-z as 26), or one of these. */
enum {
    K_NONE, /* none came in time */
    K_before_names = 0x110000,
#define KEY_NAME(id, ...) K_##id,
#include "ui/keynames.def"
    K_LAST
};

typedef struct Key {
    uint32_t code;
    int x, y; /* of the mouse: K_CLICK, K_WHEEL_UP, K_WHEEL_DOWN */
} Key;

typedef struct Term Term;

typedef struct TermOps {
    void (*size)(Term *t, int *columns, int *rows);
    /* The next key, K_RESIZE after a change of size; K_NONE if there is none within `wait` milliseconds.
     * WAIT_IDLE: nothing goes on in the background, so there is nothing to do but wait; a terminal may come
     * back without a key, so that what goes on elsewhere is seen, every IDLE_MS. */
    Key (*key)(Term *t, int wait);
    /* Brings the grid to the screen; text cursor at x, y, hidden when x < 0. `anew`: whatever stands there
     * already. */
    void (*show)(Term *t, const Grid *g, int x, int y, bool anew);
    /* Puts text into the clipboard, as far as the terminal has one, and into a file whose path it returns;
     * valid until the next call, empty if there is none. */
    Str (*copy)(Term *t, Str text);
    void (*mouse)(Term *t, bool on); /* takes the mouse, or leaves it to the terminal */
    /* Runs a program in its place, and comes back when that has ended. False: it cannot be run. */
    bool (*run)(Term *t, char *const *argv);
    bool (*ended)(Term *t); /* it is gone, or somebody asks the program to end */
} TermOps;

enum { WAIT_IDLE = -1, IDLE_MS = 1000 };

/* First member of every terminal. */
struct Term {
    const TermOps *ops;
};

#endif
