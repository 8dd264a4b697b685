/* app.h: the browser: filings in panes, in a terminal. */
#ifndef SEC16_UI_APP_H
#define SEC16_UI_APP_H

#include "load/load.h"
#include "ui/term.h"

/* Runs until the person quits or the terminal ends. Keeps neither argument. Returns the program's exit
 * status. */
int app_run(const LoadOptions *options, Term *term);

#endif
