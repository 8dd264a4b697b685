/* db.h: the SQLite file behind a Review: where it is, whether it can be trusted, and of which version it is.
 * Used inside store only. */
#ifndef SEC16_STORE_DB_H
#define SEC16_STORE_DB_H

#include "base/str.h"

#include <sqlite3.h>

typedef struct Db {
    const char *given; /* its path; NULL: the usual one (store/review.h)             */
    Buf path;          /* once it is known                                           */
    sqlite3 *sqlite;   /* NULL: not open                                             */
    bool refused;      /* it cannot be trusted: `error` says why; it stays untouched */
    int64_t began;     /* nanoseconds of the clock at the last db_open, for waiting  */
    int64_t worked;    /* the same of the thread's time, for working                 */
    Buf error;         /* why the last call failed, and what to do next              */
} Db;

/* Before every use: opens it unless it is open. Without `make` a file that is not there is true, too:
 * `sqlite` stays NULL. False: `error` says why. A file that is damaged, or not what this program makes, is
 * refused for good: nothing is read from it or written to it. */
bool db_open(Db *db, bool make);
void db_close(Db *db);
/* A number that changes when another process has written to the file. The file is open. */
void db_version(Db *db, int *version);
/* Puts a result code of SQLite into words. False, for the caller to pass on. */
bool db_fail(Db *db, int code);

#endif
