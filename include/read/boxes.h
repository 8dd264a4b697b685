/* boxes.h: the numbered boxes above the tables of a printed form, in the cells of a table recogniser. */
#ifndef SEC16_READ_BOXES_H
#define SEC16_READ_BOXES_H

#include "model/doc.h"
#include "read/caption.h"
#include "read/page.h"
#include "read/words.h"

/* Reads the header in lines [0, first) and the blocks of further owners in [first, tail). */
void boxes_read(Doc *d, const Page *page, size_t first, size_t tail, FormType form);

/* Marks as guesses what a misread glyph may hide in: names and addresses of unknown words, on a page with
 * damage. */
void boxes_doubt(Doc *d, const Page *page);

/* Does a further owner's block begin here? */
bool boxes_begin_owner(const PageLine *l);

/* ---- its parts ---- */

/* City, state and zip in what is left of a line under "(Street)" (boxes_place.c). */
void boxes_place(Doc *d, Arena *room, const Lexicon *x, size_t owner, const Scraps *p);
/* The boxes of the relationship in columns [from, to) of lines [first, end), and the titles below them. */
void boxes_relation(Doc *d, const Page *page, size_t first, size_t end, uint32_t from, uint32_t to,
                    FormType form);
/* Boxes that stand above the table: no longer subject, Rule 10b5-1, Form 3 holdings, Form 4 transactions
 * reported. */
void boxes_flags(Doc *d, const Page *page, size_t first);
/* Puts the cheapest of the readings into a cell, with its pieces, and its repair if it is more than joined.
 */
void boxes_put_readings(Doc *d, Arena *room, Part part, size_t row, FieldId f, const Pieces *p,
                        const Readings *r);

#endif
