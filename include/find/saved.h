/* saved.h: the queries that a person keeps under a name, and those that were asked before: plain text, a line
 * each. */
#ifndef SEC16_FIND_SAVED_H
#define SEC16_FIND_SAVED_H

#include "base/str.h"

typedef struct SavedQuery {
    Str name; /* empty in a history, and of a line that is none, such as a comment, which is kept as it is */
    Str text;
} SavedQuery;

/* All zero is empty. Free with saved_free. */
typedef struct SavedQueries {
    Arena arena;
    SavedQuery *at;
    size_t n, cap;
} SavedQueries;

/* Where they are kept: sec16/queries in $XDG_CONFIG_HOME or ~/.config; sec16/history in $XDG_STATE_HOME or
 * ~/.local/state. Empty where there is no home. */
Str saved_path(Arena *a);
Str history_path(Arena *a);
Str session_path(Arena *a); /* sec16/session beside it: where one was */

/* Reads a file of lines "name: query". */
void saved_read(Str file, SavedQueries *out);
void saved_put(const SavedQueries *s, Buf *out);
/* The query of that name; NULL if there is none. */
const SavedQuery *saved_find(const SavedQueries *s, Str name);
/* Letters, digits, - and _. */
bool saved_name_fits(Str name);
/* Keeps a query under a name that fits, in place of one that had it. An empty query: forgets it. */
void saved_set(SavedQueries *s, Str name, Str text);

#define HISTORY_MOST 200

/* Reads a file of queries, oldest first. */
void history_read(Str file, SavedQueries *out);
/* Puts a query last, once; the oldest go. */
void history_add(SavedQueries *s, Str text);

void saved_free(SavedQueries *s);

#endif
