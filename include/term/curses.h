/* curses.h: the terminal of a person, through ncurses. */
#ifndef SEC16_TERM_CURSES_H
#define SEC16_TERM_CURSES_H

#include "ui/term.h"
#include "ui/theme.h"

/* Takes the terminal over; call setlocale before. NULL if there is none that can be used: `*why` says so and
 * what to do. One at a time. It is given back by term_close, and when the program ends for lack of memory or
 * by a bug. */
Term *term_open(Theme theme, const char **why);
/* Restores the terminal. If a signal had asked the program to end, the program ends by that signal here. */
void term_close(Term *t);

const char *term_library(void); /* "ncurses 6.4.20221231" */

#endif
