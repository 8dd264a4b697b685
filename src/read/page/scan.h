/* scan.h: a printed form as a text recogniser leaves it: lines without their indents, glyphs misread, borders
 * read as letters. */
#ifndef SEC16_READ_PAGE_SCAN_H
#define SEC16_READ_PAGE_SCAN_H

#include "read/noise/like.h"

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
    const struct Lexicon *lexicon; /* words of the page and of all forms; who asks for the page sets it */
    size_t misread, compared;      /* letters of sentences that all forms print: how many were misread */
    size_t tail;                   /* the line of the explanations, remarks or signature below the tables */
} OcrPage;

/* What is searched of the footnotes for each value that they may bear out; no form has more. */
enum { OCR_NOTES_MOST = 100, OCR_NOTE_LONG = 4000 };

OcrPage ocr_page_of(Arena *a, Str text);
/* The bytes from the first to the last of n words. */
Str ocr_words_str(const OcrWord *w, size_t n);
/* How many words from `i` on are best taken for `known`, and how alike they are; 0 if they are none. */
size_t ocr_words_like(const OcrLine *l, size_t i, Str known, int *likeness);
size_t ocr_words_match(const OcrLine *l, size_t i, const OcrPattern *p, int *likeness);
/* In capitals: "UNITED STATES"? */
bool ocr_is_shouted(Str s);
/* Is a word only what is left of a border or a speck? */
bool ocr_is_speck(Str word);
/* A text without the borders read into its ends: "|Common!" */
Str ocr_strip(Str word);

#endif
