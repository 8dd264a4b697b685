/* scan.h: a printed form as a text recogniser leaves it: lines without their indents, glyphs misread, borders
 * read as letters. */
#ifndef SEC16_READ_PAGE_SCAN_H
#define SEC16_READ_PAGE_SCAN_H

#include "model/doc.h"
#include "read/noise/like.h"

typedef struct ScanWord {
    Str text;    /* no blanks, no pipes; a slice of the filing's text */
    int x, end;  /* characters from the line's begin: [x, end)        */
    int8_t sure; /* the recogniser's confidence in percent; -1: not told */
    int8_t wide; /* tenths of an em by which its box is wider than its glyphs; 0: not told, or it is not */
    int gap;     /* blanks before it; SCAN_BORDER where a pipe or the edge is */
} ScanWord;

enum { SCAN_BORDER = 1000 };

/* What a line of the form's own print is; content otherwise. */
typedef enum ScanMark {
    SCAN_CONTENT,
    SCAN_TABLE_I,   /* a table's title */
    SCAN_TABLE_II,  /* … or "(e.g., puts, calls …)" below it */
    SCAN_OWNER,     /* "1. Name and Address of Reporting Person" */
    SCAN_OWNERS,    /* "Reporting Owners" */
    SCAN_SIGNS,     /* "Signatures" */
    SCAN_SIGNED,    /* "** Signature of Reporting Person    Date" */
    SCAN_RESPONSES, /* "Explanation of Responses:" */
    SCAN_REMARKS,   /* "Remarks:" */
    SCAN_PRINT      /* a sentence that all forms have */
} ScanMark;

typedef struct ScanLine {
    Str text;
    ScanWord *word;
    size_t n;
    ScanMark mark;
    bool ruled; /* a rule across half of the page is drawn above it */
} ScanLine;

typedef struct ScanPage {
    ScanLine *line;
    size_t n;
    const struct Lexicon *lexicon; /* words of the page and of all forms; who asks for the page sets it */
    size_t misread, compared;      /* letters of sentences that all forms print: how many were misread */
    bool boxed;  /* x and end of its words are where they stand on the page, not on their line */
    size_t tail; /* the line of the explanations, remarks or signature below the tables */
} ScanPage;

/* What is searched of the footnotes for each value that they may bear out; no form has more. */
enum { SCAN_NOTES_MOST = 100, SCAN_NOTE_LONG = 4000 };

ScanPage scan_page_of(Arena *a, Str text);
/* Puts words where their boxes stand, in characters from the page's left margin; `word`: in the order of the
 * page, with spans in `text`. */
void scan_place_words(Arena *a, ScanPage *p, Str text, const DocWord *word, size_t n);
/* The bytes from the first to the last of n words of a line, `from` on. */
Str scan_words_str(const ScanLine *l, size_t from, size_t n);
/* How many words from `i` on are best taken for `known`, and how alike they are; 0 if they are none. */
size_t scan_words_like(const ScanLine *l, size_t i, Str known, int *likeness);
size_t scan_words_match(const ScanLine *l, size_t i, const LikePattern *p, int *likeness);
/* In capitals: "UNITED STATES"? */
bool scan_is_shouted(Str s);
/* Is a word's box so much wider than its glyphs that something behind them was not read? */
bool scan_hides(const ScanWord *w);
/* Is a word only what is left of a border or a speck? */
bool scan_is_speck(Str word);
/* A text without the borders read into its ends: "|Common!" */
Str scan_strip(Str word);

#endif
