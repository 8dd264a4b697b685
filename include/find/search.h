/* search.h: regular expressions (PCRE2) over the cells and texts of filings. */
#ifndef SEC16_FIND_SEARCH_H
#define SEC16_FIND_SEARCH_H

#include "model/doc.h"

typedef struct Pattern Pattern;

/* What is wrong with a pattern, in words, and where. */
typedef struct PatternError {
    char what[160]; /* "missing ) to close the group opened here" */
    size_t at;      /* byte of the pattern */
} PatternError;

/* Smart case: a pattern without capitals matches both. NULL with *error filled if it is no pattern. */
Pattern *pattern_new(Str text, PatternError *error);
bool pattern_minds_case(Str text); /* it has capitals */
/* The same with case as it is said. */
Pattern *pattern_new_case(Str text, bool nocase, PatternError *error);
void pattern_free(Pattern *p);
/* What is done between two keys begins: its matches share one budget of time, some hundredths of a second. */
void pattern_begin(Pattern *p);
/* The first match in `subject` at or after `from`, empty matches left out. Broken UTF-8 is no obstacle; once
 * the budget is used up there are no more matches, and pattern_gave_up says so from then on. */
bool pattern_match(Pattern *p, Str subject, size_t from, Span *match);
bool pattern_gave_up(const Pattern *p);
void pattern_library(Buf *out); /* name and version, for --version */

/* One match. `match` is in the text of the cell as printed (cell_printed), or with `in_source` in the bytes
 * of the source. */
typedef struct Hit {
    Place place;
    Span match;
    bool in_source; /* only the source says it so: the value shown differs */
} Hit;

typedef struct Hits { /* heap; free with hits_free */
    Hit *at;
    size_t n, cap;
} Hits;

/* A cell as shown, and its footnote marks behind it, as the form prints it: "S(2)". In `out`, or of the cell.
 */
Str cell_printed(const Doc *d, const Cell *c, FieldId f, char room[DATE_TEXT + DEC_TEXT], Buf *out);
/* Appends all matches in a filing, in the order in which the form prints its parts. Each cell is searched as
 * printed, in normal form, and as the source says. */
void search_doc(Pattern *p, const Doc *d, uint32_t filing, Hits *out);
void hits_free(Hits *h);
/* The text in which a match stands, and where in it: the cell as printed, or the line of the source. */
Str hit_text(const Doc *d, const Hit *h, char room[DATE_TEXT + DEC_TEXT], Buf *printed, Span *match);
/* The part of a text up to `most` bytes before and behind a match; no character is parted. */
Span hit_around(Str text, Span match, size_t most);

#endif
