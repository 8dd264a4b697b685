/* scan.h: Tables I and II on a recogniser's page: their lines, rows, and the tokens of every cell. */
#ifndef SEC16_READ_TABLE_SCAN_H
#define SEC16_READ_TABLE_SCAN_H

#include "read/page/scan.h"
#include "read/table/cut.h"

/* ---- a table's lines (ocr_body.c) ---- */

/* A line of a table's body; Token.column is where the token begins, in characters. */
typedef struct OcrBodyLine {
    Str text;
    Token *token;
    size_t n;
    bool parted; /* a blank line, or a page's heads, stand before it */
    int page;    /* how many heads of the table stand above it */
} OcrBodyLine;

typedef struct OcrBody {
    TableId id;
    OcrBodyLine *line;
    size_t n;
    bool cut; /* there were more than any form has */
} OcrBody;

/* All lines of a table, wherever it is printed; titles, heads and sentences of the form left out. */
OcrBody ocr_body_of(Arena *a, const OcrPage *p, TableId id);

/* ---- tokens over columns (ocr_place.c) ---- */

/* Lays the tokens of every row's main line over the columns: sets cell[].from, to and trade. */
void ocr_place(Arena *a, CutTable *t);

/* How much a token says that a row stands here: dates, amounts; 0 for words. */
int ocr_token_weight(const Token *t);
/* May these glyphs be a footnote mark that was misread? */
bool ocr_maybe_mark(const Token *t);

/* ---- titles of securities (ocr_words.c) ---- */

/* Is a word one that they are made of? */
bool ocr_is_security_word(Str word);
/* The one of which a glyph was misread; empty if there is none, or more than one. */
Str ocr_security_word_meant(Str word);
/* Can a title begin with these words? "Stock" goes on, but for "Stock Option" and the like. */
bool ocr_title_begins(const Token *word, size_t n);
/* How a damaged text and a whole one go together: words that both have, in order, misread or not; that the
 * damaged one has alone; that it lacks. */
typedef struct OcrFit {
    int hits, extra, lack;
} OcrFit;

OcrFit ocr_fit(Str damaged, Str whole);
/* Has a text a long word, written as names are, that the other has not, misread or not? */
bool ocr_says_more(Str text, Str whole);
/* Takes another row's text for a damaged one, as a guess. */
void ocr_take_whole(Draft *d, Str whole);
/* How much speaks against a text being a whole title; 0 nothing. */
int ocr_title_cost(Str title);

/* ---- rows (ocr_rows.c) ---- */

/* Parts a body into rows, places their tokens, and drafts their cells. Texts of several lines are joined;
 * their lines stand in `lines`. */
void ocr_rows(Arena *a, const OcrBody *b, CutTable *t);

/* ---- what the row tells of itself (ocr_mend.c) ---- */

void ocr_mend_texts(Arena *a, const Lexicon *x, CutTable *t);
/* A name with its numerals, "Fund 1V", and with a blank behind each dash. */
Str ocr_with_numerals(Arena *a, Str name);
/* Titles of which words were lost, by whole ones of other rows, as guesses; once the values are decided on
 * (ocr_titles.c). */
void ocr_complete_titles(CutTable *table, size_t ntable);
/* The same for natures of ownership (ocr_natures.c). */
void ocr_complete_natures(const Lexicon *x, CutTable *table, size_t ntable);
/* Marks of prices that the notes themselves tell; once the values are decided on. */
void ocr_mark_prices(const Doc *d, CutTable *t);
/* Adds to a cell glyphs that may be marks; empty: nothing. */
void ocr_add_sign(Draft *d, Str sign);
/* Amounts that may be the mark of a footnote; once the values are decided on. */
void ocr_doubt_amounts(const Doc *d, CutTable *t);
/* Natures of ownership as the footnotes spell them: prose is read better than the words of a narrow column.
 */
void ocr_natures_of_notes(Arena *a, const Doc *d, CutTable *t);

/* Finds, reads and puts all tables. The Doc has its header and footnotes. Returns whether one was seen. */
bool ocr_tables(Doc *d, Arena *a, const OcrPage *p, const Page *cells, FormType form);

#endif
