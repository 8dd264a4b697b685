/* cut_boxes.h: the numbered boxes above the tables of a printed form, in the cells of a table recogniser. */
#ifndef SEC16_READ_PARTS_CUT_BOXES_H
#define SEC16_READ_PARTS_CUT_BOXES_H

#include "model/doc.h"
#include "read/parts/cut_page.h"
#include "read/print/caption.h"
#include "read/value/weave.h"

/* Reads the header in the lines before `first`, and the blocks of further owners in those before the tail. */
void boxes_read(Doc *d, const CutPage *cut, size_t first, FormType form);

/* Marks as guesses what a misread glyph may hide in: names and addresses of unknown words, on a page with
 * damage. */
void boxes_doubt(Doc *d, const CutPage *cut);

/* Does a further owner's block begin here? */
bool boxes_begin_owner(const PageLine *l);

/* ---- words of a box (boxes_text.c) ---- */

enum { BOX_WORDS = 32 };

/* The words of all parts of a box, each with the number of its part: borders stand where it changes. */
typedef struct BoxWords {
    struct BoxWord {
        Str text;
        size_t part;
    } at[BOX_WORDS];
    size_t n;
} BoxWords;

BoxWords box_words(const Scraps *p); /* without parts that repeat the end of the one before, but for digits */
Pieces box_run(const BoxWords *w, size_t from,
               size_t to); /* words [from, to), those of one part being one piece */

/* Puts a text that was in these pieces into a cell, and what is to be known of how it was put together;
 * `other`: its next best reading, empty if there is none. */
void boxes_put_text(Doc *d, Arena *room, Part part, size_t row, FieldId f, const Pieces *p, Str text,
                    const Woven *how, Str other);

/* ---- its parts ---- */

/* Name and symbol of the issuer: "MKS INSTRUMENTS INC [MKSI]" (boxes_issuer.c). */
void boxes_issuer(Doc *d, Arena *room, const Lexicon *x, const Scraps *p);

/* Is this word the whole name, or the last word of the name, of a state? */
bool boxes_is_state_name(Str word);
/* City, state and zip in what is left of a line under "(Street)" (boxes_place.c). */
void boxes_place(Doc *d, Arena *room, const Lexicon *x, size_t owner, const Scraps *p);
/* Where the boxes in the middle, on the right, and (Form 3) the last one begin; UINT32_MAX: it cannot be
 * told. */
typedef struct BoxColumns {
    uint32_t middle, right, last;
} BoxColumns;

/* The boxes of the relationship in lines [first, end), and the titles below them (boxes_marks.c). */
void boxes_relation(Doc *d, const Page *page, const Lexicon *x, size_t first, size_t end,
                    const BoxColumns *at, FormType form);
/* Boxes that stand above the table: no longer subject, Rule 10b5-1, Form 3 holdings, Form 4 transactions
 * reported. */
void boxes_flags(Doc *d, const Page *page, size_t first);
/* Puts the cheapest of the readings into a cell, with its pieces, and its repair if it is more than joined.
 */
void boxes_put_readings(Doc *d, Arena *room, Part part, size_t row, FieldId f, const Pieces *p,
                        const Readings *r);

#endif
