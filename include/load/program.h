/* program.h: runs another program without a shell: its input is bytes in a file without a name, its output
 * comes through a pipe, with bounds on time and size. Used inside load. */
#ifndef SEC16_LOAD_PROGRAM_H
#define SEC16_LOAD_PROGRAM_H

#include "base/str.h"

typedef enum Ending {
    ENDING_WELL,
    ENDING_LATE,    /* it was ended after its time                      */
    ENDING_LARGE,   /* it put out more than it may                      */
    ENDING_FAILED,  /* it ended with a status other than 0, or a signal */
    ENDING_MISSING, /* it is not installed                              */
    ENDING_NO_ROOM  /* for its input: TMPDIR is full or not there       */
} Ending;

/* Runs argv[0] of PATH on `in` and appends what it puts out, at most `most` bytes within so many seconds;
 * what it says on standard error is dropped. */
Ending program_run(char *const argv[], Str in, int seconds, size_t most, Buf *out);

bool program_found(const char *name); /* whether one of PATH's folders has it */

#endif
