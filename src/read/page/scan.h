/* scan.h: a printed form as a text recogniser leaves it: lines without their indents, glyphs misread, borders
 * read as letters; shared by src/read/ocr*.c. */
#ifndef SEC16_READ_PAGE_SCAN_H
#define SEC16_READ_PAGE_SCAN_H

#include "model/doc.h"
#include "read/value/weave.h"

/* ---- the page as lines of words (ocr_page.c) ---- */

typedef struct OcrWord {
    Str text;   /* no blanks, no pipes; a slice of the filing's text */
    int x, end; /* characters from the line's begin: [x, end)        */
    int gap;    /* blanks before it; OCR_BORDER where a pipe or the edge is */
} OcrWord;

enum { OCR_BORDER = 1000 };

/* What a line of the form's own print is; content otherwise. */
typedef enum OcrMark {
    OCR_CONTENT,
    OCR_TABLE_I,   /* a table's title */
    OCR_TABLE_II,  /* … or "(e.g., puts, calls …)" below it */
    OCR_OWNER,     /* "1. Name and Address of Reporting Person" */
    OCR_OWNERS,    /* "Reporting Owners" */
    OCR_SIGNS,     /* "Signatures" */
    OCR_SIGNED,    /* "** Signature of Reporting Person    Date" */
    OCR_RESPONSES, /* "Explanation of Responses:" */
    OCR_REMARKS,   /* "Remarks:" */
    OCR_PRINT      /* a sentence that all forms have */
} OcrMark;

typedef struct OcrLine {
    Str text;
    OcrWord *word;
    size_t n;
    OcrMark mark;
} OcrLine;

typedef struct OcrPage {
    OcrLine *line;
    size_t n;
    const Lexicon *lexicon;   /* words of the page, and those that all forms use */
    size_t misread, compared; /* letters of sentences that all forms print: how many were misread */
    size_t tail;              /* the line of the explanations, remarks or signature below the tables */
} OcrPage;

/* What is searched of the footnotes for each value that they may bear out; no form has more. */
enum { OCR_NOTES_MOST = 100, OCR_NOTE_LONG = 4000 };

OcrPage ocr_page_of(Arena *a, Str text);

/* The bytes from the first to the last of n words. */
Str ocr_words_str(const OcrWord *w, size_t n);
/* ---- likeness (ocr_like.c) ---- */

/* A known text for many comparisons: where each letter or digit of it stands, a bit each; at most 64. */
typedef struct OcrPattern {
    uint64_t at[36];
    int n;
} OcrPattern;

OcrPattern ocr_pattern_of(Str known);
/* How many letters of it are misread in `printed`. */
int ocr_misread(const OcrPattern *p, Str printed);
/* How well a damaged text agrees with what the form prints, in percent; 0 where it cannot be 60 (told
 * cheaply). */
int ocr_likeness(Str printed, Str known);
/* How many words from `i` on are best taken for `known`, and how alike they are; 0 if they are none. */
size_t ocr_words_like(const OcrLine *l, size_t i, Str known, int *likeness);
size_t ocr_words_match(const OcrLine *l, size_t i, const OcrPattern *p, int *likeness);
/* The words of a text that are most like `known`, of at most 64 letters, and how many of its letters they
 * have otherwise. */
Str ocr_find_like(Str text, Str known, int *misread);
/* "1]", "Il": II, "1V": IV, as names have it (ocr_words.c); empty if it is nothing of the kind, or read well.
 */
Str ocr_roman_meant(Str word);
/* Marks as guesses what may be misread without a sign of it: what nothing else on the page bears out. */
void ocr_doubt(Doc *d, const OcrPage *p);
/* In capitals: "UNITED STATES"? */
bool ocr_is_shouted(Str s);
/* Is a word only what is left of a border or a speck? */
bool ocr_is_speck(Str word);
/* A text without the borders read into its ends: "|Common!" */
Str ocr_strip(Str word);

#endif
