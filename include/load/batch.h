/* batch.h: what is read from one input, item by item. Used inside load only. */
#ifndef SEC16_LOAD_BATCH_H
#define SEC16_LOAD_BATCH_H

#include "load/input.h"
#include "load/load.h"
#include "load/spool.h"

typedef struct BatchSink {
    void *ctx;
    bool (*put)(void *ctx, Loaded item); /* takes it over; false: no more are wanted */
} BatchSink;

/* Reads, checks and hears, as the options say, all that an input holds, in its order; what cannot be read
 * from its source again goes to the spool. Takes the input's bytes. */
void batch_read(Input *input, const LoadOptions *options, Spool *spool, const BatchSink *sink);
/* One filing, read again from where it is; `out->findings` stays empty. */
bool batch_again(Where where, const LoadOptions *options, Spool *spool, Loaded *out);
/* The findings of a filing with its values as they are decided, in place of those it has. What a reader did
 * to a value that was decided is no finding any more. */
void batch_check(Loaded *x, const LoadOptions *options);

#endif
