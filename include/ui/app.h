/* app.h: the browser: filings in panes, in a terminal. */
#ifndef SEC16_UI_APP_H
#define SEC16_UI_APP_H

#include "load/load.h"
#include "ui/config.h"
#include "ui/term.h"

/* `config` may be NULL. `review_db`: the file of decisions, NULL for the usual one (store/review.h). Runs
 * until the person quits or the terminal ends. Keeps no argument. Returns the program's exit status. */
int app_run(const LoadOptions *options, const Config *config, const char *review_db, Term *term);

#endif
