/* paths.h: the paths that a list of --files-from adds to those of the command line. */
#ifndef SEC16_CLI_PATHS_H
#define SEC16_CLI_PATHS_H

#include "cli/opts.h"

/* Appends them to the operands; without the option does nothing. False if the list cannot be read, or no path
 * was given at all: `error` says so. Standard input can be read once only. */
bool paths_read(Args *a, Buf *error);

#endif
