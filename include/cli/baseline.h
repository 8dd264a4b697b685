/* baseline.h: findings that are known already: left out of a check, told when they are gone. */
#ifndef SEC16_CLI_BASELINE_H
#define SEC16_CLI_BASELINE_H

#include "base/symbols.h"
#include "load/load.h"

/* A known finding: a line "fingerprint RULE source" of the baseline's file. */
typedef struct Known {
    Str fingerprint, rule, source; /* of Baseline.text */
    bool seen;
} Known;

/* All zero is without a baseline. */
typedef struct Baseline {
    const char *path, *write_path; /* --baseline, --write-baseline; NULL = not given */
    Buf text;                      /* of the file at `path` */
    Known *known;                  /* by the Sym of its fingerprint, from 1 */
    Symbols fingerprints, sources; /* sources: those that were read in this run */
    Buf written;                   /* for the file at `write_path` */
    Arena arena;
} Baseline;

/* Reads the file; false, with a message told, if it cannot be read or is no baseline. Free with
 * baseline_free. */
bool baseline_open(Baseline *b, const char *path, const char *write_path);
/* Takes the known findings of a filing off its list; returns how many. With a file to write, all are known.
 */
size_t baseline_take(Baseline *b, Loaded *x, Str source);
/* Tells known findings that are gone from the filings read, and writes the file; false, with a message, if it
 * cannot. */
bool baseline_end(Baseline *b);
void baseline_free(Baseline *b);

#endif
