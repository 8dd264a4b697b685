/* review.h: decisions about doubtful cells, kept in one SQLite file under the SHA-256 of the filing's bytes.
 */
#ifndef SEC16_STORE_REVIEW_H
#define SEC16_STORE_REVIEW_H

#include "model/decision.h"

/* Several processes may have the same file open. A Review belongs to one thread. */
typedef struct Review Review;

/* Opens nothing yet. `path`: the file, which must live as long; NULL: review.db in the folder sec16 of the
 * user's data ($XDG_DATA_HOME, else ~/.local/share). Never NULL; free with review_close. */
Review *review_new(const char *path);
void review_close(Review *r);
/* Opens the file if there is one, so that what is wrong with it is known at once. False: review_error says
 * it; nothing is ever written to such a file. */
bool review_open(Review *r);

/* Lays the decisions about this filing over its Doc; `*gone` (may be NULL) counts those that do not hold any
 * more. A file that is not there has none. False: it cannot be read, review_error says why. */
bool review_read(Review *r, Str sha256, Doc *d, size_t *gone);
/* Keeps a decision, in place of an earlier one about the same cell; makes the file. False: not kept. */
bool review_keep(Review *r, Str sha256, const Decision *x);
/* Forgets the decision about a cell. False: it is still kept. */
bool review_forget(Review *r, Str sha256, Place p);

/* Why the last call failed and what to do next; valid until the next one. */
Str review_error(const Review *r);

#endif
