/* cli.h: the command line: which mode the arguments ask for, and all batch commands. */
#ifndef SEC16_CLI_CLI_H
#define SEC16_CLI_CLI_H

#include "check/check.h"
#include "cli/exits.h"

/* What the browser is to open; strings are those of argv. Free with browse_free. */
typedef struct Browse {
    const char *const *paths;
    size_t npath;
    CheckOptions check;
    const char
        *script; /* key script to play in a terminal that is not there; NULL = a person at a real one */
    const char *review_db; /* file of decisions; NULL = the usual one */
    const char *config;    /* its file; NULL = the usual one */
    bool tour, linear, watch;
    const char *query; /* the filter of the list; NULL = none */
    const char *theme; /* its name; NULL = that of the configuration */
    int columns, rows; /* of that terminal: --size=CxR, 80x24 without; set in any case */
    Arena arena;       /* owns `paths` */
} Browse;

/* True when the arguments ask for the browser (or a key script in it), with `out` filled in. False:
 * everything else is cli_main's, mistakes in the arguments and paths of which none is there included. */
bool cli_browse(int argc, char **argv, Browse *out);
void browse_free(Browse *b);

/* Runs a batch command (show, check, export …, --help, --version) to its end: output to standard output,
 * messages to standard error. Returns the program's exit status. `terminal` is the library of the terminal,
 * which --version names. */
int cli_main(int argc, char **argv, const char *terminal);

#endif
