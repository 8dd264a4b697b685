/* input.h: what the user's paths lead to: files, members of archives, standard input. Used inside load only.
 */
#ifndef SEC16_LOAD_INPUT_H
#define SEC16_LOAD_INPUT_H

#include "base/file.h"

typedef enum InputKind {
    INPUT_FILE,    /* bytes are still to be read from `path`              */
    INPUT_BYTES,   /* a member of an archive, or standard input: in `bytes`; `text`: what is wrong with it */
    INPUT_TROUBLE, /* nothing to read: `text` says why and what to do next */
    INPUT_NOTICE   /* nothing to read and nothing wrong: `text` says what to know */
} InputKind;

/* Owned by who has it; free with input_free. */
typedef struct Input {
    InputKind kind;
    Buf path, member;
    Buf bytes;
    Buf text;
} Input;

void input_free(Input *input);

typedef struct InputSink {
    void *ctx;
    bool (*put)(void *ctx, Input input); /* takes the input over; false ends the search */
    bool (*wanted)(void *ctx);           /* asked while waiting for input; false ends the search */
} InputSink;

/* Goes through paths (files, folders, archives, "-") and puts every input, in order. */
void inputs_find(const char *const *paths, size_t n, const InputSink *sink);

#endif
