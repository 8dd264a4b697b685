/* app.h: the browser: filings in panes, in a terminal. */
#ifndef SEC16_UI_APP_H
#define SEC16_UI_APP_H

#include "load/load.h"
#include "ui/config.h"
#include "ui/term.h"

/* What else the browser is started with; all zero is nothing. */
typedef struct AppStart {
    const Config *config;
    const char *review_db; /* the file of decisions, NULL for the usual one (store/review.h) */
    const char *samples;   /* what the welcome offers where no path was given; NULL: nothing */
    bool tour;             /* tells what there is */
    const char *query;     /* the filter of the list; NULL: none */
    bool watch;            /* takes up filings that arrive */
    bool remember;         /* begins where one was, and keeps what is typed */
} AppStart;

/* Runs until the person quits or the terminal ends. Keeps no argument. Returns the program's exit status. */
int app_run(const LoadOptions *options, const AppStart *start, Term *term);

#endif
