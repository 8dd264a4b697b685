/* review.h: what people decided about filings: values of cells, filings reviewed, findings dismissed, notes;
 * by whom and when. Kept in one SQLite file under the SHA-256 of a filing's bytes, so that it follows a
 * filing wherever that lies.
 *
 * The file is a log. An act is added to it and never changed, except for the sign that it was taken back; of
 * the acts about the same thing the last that was not taken back counts. Once a function returns true its act
 * is on the disk: neither kill -9 nor a second sec16 that writes at the same time loses it.
 *
 * Any thread may call; one call waits for the other. */
#ifndef SEC16_STORE_REVIEW_H
#define SEC16_STORE_REVIEW_H

#include "base/hash.h"
#include "model/decision.h"

typedef struct Review Review;

/* Opens nothing yet. `path`: the file, which must live as long; NULL: review.db in the folder sec16 of the
 * user's data ($XDG_DATA_HOME, else ~/.local/share). Never NULL; free with review_close. */
Review *review_new(const char *path);
void review_close(Review *r);
/* Opens the file if there is one, so that what is wrong with it is known at once. False: review_error says
 * it. A file that is damaged, or not what sec16 makes, is refused: nothing is read from it or written to it.
 */
bool review_open(Review *r);
/* Why the last call that failed did, and what to do next; for one thread, valid until it asks again. */
Str review_error(Review *r);
/* Who is said to have done what is done from now on: $SEC16_REVIEWER, else the name of the user. */
Str review_who(const Review *r);
/* Whether another process has written to the file since this was last asked. Cheap. */
bool review_changed(Review *r);

/* ---- decisions about cells ---- */

/* Lays the decisions about a filing over its Doc; sets `gone` and `kinds`. A file that is not there has none.
 * False: it cannot be read. */
bool review_read(Review *r, Str sha256, Doc *d, Laid *out);
/* The same for whatever filing the Doc is; all of `out` is set. `review` is a Review: this is what
 * LoadOptions.lay wants. */
void review_lay(void *review, Doc *d, Laid *out);
/* Keeps a decision, in place of an earlier one about the same cell; makes the file. False: not kept. */
bool review_keep(Review *r, Str sha256, const Decision *x);
/* Forgets the decision about a cell. False: it is still kept. */
bool review_forget(Review *r, Str sha256, Place p);

/* ---- marks ---- */

typedef enum ActKind { ACT_REVIEWED, ACT_DISMISSED, ACT_NOTE, ACT_DECISION, ACT_KINDS } ActKind;

/* The filing was reviewed, a finding of it is dismissed, or a note to a place in it. What is not of its kind
 * stays empty. */
typedef struct Mark {
    uint8_t kind; /* ActKind, not ACT_DECISION                                        */
    Place place;  /* ACT_NOTE: what it is about; PART_FILING: the filing as a whole   */
    Str finding;  /* ACT_DISMISSED: finding_fingerprint                               */
    Str text;     /* the note; the reason                                             */
    Str about;    /* ACT_DISMISSED: rule and message of the finding, as it was then   */
    Str who;      /* set by the store                                                 */
    int64_t time; /* seconds since 1970-01-01 UTC; set by the store                   */
} Mark;

typedef struct Marks { /* heap; free with marks_free */
    Mark *at;
    size_t n, cap;
    Arena arena;
} Marks;

/* Appends the marks of a filing that count, in the order in which they were made. False: not read. */
bool review_marks(Review *r, Str sha256, Marks *out);
void marks_free(Marks *m);
/* Makes a mark, in place of an earlier one about the same thing. False: not kept. */
bool review_mark(Review *r, Str sha256, const Mark *m);
/* Takes the mark about the same thing away. False: it is still there. */
bool review_unmark(Review *r, Str sha256, const Mark *m);
/* Calls `each` for every filing about which there is anything; `kinds` as Laid.kinds. False: not read. */
bool review_all(Review *r, void (*each)(void *ctx, Str sha256, unsigned kinds), void *ctx);

/* ---- undo ---- */

/* What is done between the two is one step for undo, and is kept as a whole or not at all. False: not begun;
 * not kept. */
bool review_begin(Review *r);
bool review_end(Review *r);

typedef enum Undo {
    UNDO_DONE,
    UNDO_NOTHING, /* nothing that this Review did is left to take back, or to do again          */
    UNDO_CHANGED, /* somebody else has decided about the same thing since: nothing was done     */
    UNDO_FAILED   /* review_error                                                               */
} Undo;

/* What a step was about: a filing, to be read anew, and a place in it. */
typedef struct Touched {
    char sha256[HASH_TEXT];
    ActKind kind;
    Place place;
} Touched;

/* Takes back the last step that this Review did, or does the last one that was taken back again; `touched` is
 * about the first act of it. Another act ends what can be done again. */
Undo review_undo(Review *r, Touched *touched);
Undo review_redo(Review *r, Touched *touched);

void review_library(Buf *out); /* name and version, for --version */

#endif
