/* log.h: the acts in the file behind a Review. Used inside store only; who calls holds the lock. */
#ifndef SEC16_STORE_LOG_H
#define SEC16_STORE_LOG_H

#include "store/db.h"
#include "store/review.h"

typedef struct Act {
    ActKind kind;
    Place place;
    Str finding, verdict, value, source, who; /* as in the table (db.c)   */
    int64_t time;
} Act;

typedef struct Log {
    Db db;
    char session[17]; /* of this Log, unlike any other                         */
    bool grouped;     /* between log_begin and log_end                         */
    int64_t step;     /* of the acts since then; 0: there is none yet          */
} Log;

/* What is added in between is one step, on the disk as a whole or not at all. */
bool log_begin(Log *l);
bool log_end(Log *l);
/* Adds an act; makes the file. */
bool log_add(Log *l, Str sha256, const Act *a);
/* Calls `each` for every act about a filing that counts, in their order; its texts live until it returns.
 * What names a place that this program does not know has `place.part` PARTS. */
bool log_read(Log *l, Str sha256, void (*each)(void *ctx, const Act *a), void *ctx);
/* The same for all filings, of which only the kinds are told. */
bool log_filings(Log *l, void (*each)(void *ctx, Str sha256, unsigned kinds), void *ctx);
Undo log_undo(Log *l, bool again, Touched *touched);

#endif
