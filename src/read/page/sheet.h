/* sheet.h: a page whose columns are made of blanks, pipes and dashes, as lines of words. */
#ifndef SEC16_READ_PAGE_SHEET_H
#define SEC16_READ_PAGE_SHEET_H

#include "model/doc.h"

/* A run without blanks or borders. Places are counted in characters from the left, the first one is 0. */
typedef struct Word {
    Str text;
    int x, end; /* its characters are [x, end)                               */
    int gap;    /* blanks before it; GAP_BORDER where a border or the edge is */
} Word;

enum { GAP_BORDER = 1000 };

typedef enum LineKind {
    LINE_BLANK,
    LINE_TEXT,
    LINE_RULE,  /* nothing but dashes, underscores, equals signs, pipes: its words are the pieces of the rule
                 */
    LINE_STUBS, /* <S> <C> <C>: its words are the tags */
    LINE_TAG    /* <PAGE>, <TABLE> and the like, or the edge of a page */
} LineKind;

typedef struct SheetLine {
    Str text;
    Word *word;
    size_t n;
    int *pipe; /* where borders stand */
    size_t npipe;
    LineKind kind;
    int page;       /* pages are converted one by one, each with its own widths */
    uint32_t rules; /* above it that go over (nearly) the whole width of the page */
} SheetLine;

typedef struct Sheet {
    SheetLine *line;
    size_t n;
    int width; /* of the widest line */
} Sheet;

Sheet sheet_of(Arena *a, Str text); /* in the arena; words point into `text` */
/* The index behind the words from `i` on that belong together: less than two blanks between them. */
size_t line_run(const SheetLine *l, size_t i);
/* The bytes from the first to the last of n words of one line. */
Str words_str(const Word *w, size_t n);
/* How many words, from the first on, spell `letters` (lower case letters and digits; all else is passed
 * over); 0 if they do not. A word must end where the spelling ends. */
size_t words_spell(const Word *w, size_t n, const char *letters);
/* Do the letters of the words begin with these? */
bool words_begin(const Word *w, size_t n, const char *letters);
/* Letters and digits of s, lower case, behind those already in `out` (0-terminated, `cap` bytes). */
void letters_add(char *out, size_t cap, Str s);
/* The words of a line are what the form itself prints: see doc_add_printed. */
void words_put_printed(Doc *d, const Word *w, size_t n);
/* Does a rule go over (nearly) the whole width of the page on one of the lines? */
bool sheet_has_rule(const Sheet *s, size_t from, size_t to);

#endif
