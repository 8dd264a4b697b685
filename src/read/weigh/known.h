/* known.h: the texts that a column of the tables may hold, and which of them damaged pieces are. */
#ifndef SEC16_READ_WEIGH_KNOWN_H
#define SEC16_READ_WEIGH_KNOWN_H

#include "read/table/draft.h"
#include "read/words/lexicon.h"

/* Takes another row's text for a damaged one, as a guess. */
void scan_take_whole(Draft *d, Str whole);

enum { KNOWN_MAX = 48, COST_STRANGE = 12 /* of a word that looks misread: more than one glyph */ };

/* Texts that a column may hold: those that stand whole in other rows, and some that all forms use. */
typedef struct Known {
    Str text[KNOWN_MAX];
    int count[KNOWN_MAX];   /* rows that have it */
    int strange[KNOWN_MAX]; /* its words that look misread */
    size_t n;
} Known;

enum { MATCH_MARGIN = 4 }; /* by how much the second best text must cost more */

typedef struct Match {
    Str text;
    int cost, count; /* of the damage; rows that have it */
    bool unique;     /* no other text is as good, except the margin */
} Match;

static inline bool is_nature(const Slot *s) { return s->field == F_natureOfOwnership; }

/* The texts of the columns of titles, or of the nature of ownership, that stand whole in a table; they live
 * as long as it. */
void know_column(const Lexicon *x, Known *k, const DraftTable *t, bool nature);
void know_common(Known *k, bool nature);
/* How many words of a text look misread: unknown ones, and ones that a glyph parts from one seen much more
 * often. */
int strange_words(const Lexicon *x, Str s);
/* Does one glyph part any of them from a known one? */
bool has_near_word(const Lexicon *x, Str s);
/* The text with such words put right where one is known that differs in a single glyph; in the arena. */
Str mend_words(Arena *a, const Lexicon *x, Str s);
/* Letters and signs, without blanks. */
size_t letters_of(Str s);
/* The text that the least damage turns into the pieces; its cost is DAMAGE_MAX where there is none. `joined`:
 * the pieces as they were put together. */
Match best_known(Arena *a, const Known *k, const Pieces *p, Str joined);

#endif
