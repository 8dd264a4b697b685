/* out.h: standard output, with its failures told once; messages on standard error. */
#ifndef SEC16_CLI_OUT_H
#define SEC16_CLI_OUT_H

#include "base/str.h"

/* All zero is ready. What is put into `buf` gets written by out_flush; free with out_end. */
typedef struct Out {
    Buf buf;
    int failed; /* errno of the write that failed, after which nothing more is written; 0 = none */
} Out;

/* Writes what is there once it is at least `least` bytes. False when standard output takes no more. */
bool out_flush(Out *o, size_t least);
/* Writes the rest and tells a failure. False on failure; a reader that has gone away (a closed pipe) is none.
 */
bool out_end(Out *o);

/* Tells a write to standard output that failed with that errno; 0: none did. False on failure, as out_end. */
bool out_told(int failed);

/* "sec16: …" on standard error, with everything that is no printable text made visible. */
void message(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Puts text folded at blanks to `width` columns, with `indent` blanks before each line. The first line goes
 * on where `out` stands, at column `indent`. */
void put_folded(Buf *out, Str text, size_t indent, size_t width);

#endif
