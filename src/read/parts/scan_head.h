/* scan_head.h: what stands above and below the tables of a recogniser's page. */
#ifndef SEC16_READ_PARTS_SCAN_HEAD_H
#define SEC16_READ_PARTS_SCAN_HEAD_H

#include "read/page/scan.h"

/* ---- captions and values (ocr_items.c) ---- */

typedef enum OcrCaption {
    CAP_NONE, /* a value */
    CAP_OWNER,
    CAP_ISSUER,
    CAP_PERIOD,
    CAP_AMENDMENT,
    CAP_RELATION,
    CAP_JOINT,
    CAP_LAST, /* (Last) (First) (Middle) */
    CAP_STREET,
    CAP_CITY, /* (City) (State) (Zip) */
    CAP_DIRECTOR,
    CAP_TEN_PERCENT,
    CAP_OFFICER,
    CAP_OTHER,
    CAP_FILED_BY, /* form filed by one, by more than one person */
    CAP_ASIDE     /* (Check all applicable) and the like */
} OcrCaption;

/* Words of one line that are one caption, or one value: words with a blank between them. */
typedef struct OcrItem {
    OcrCaption caption;
    Str text; /* from the first to the last word */
    size_t line;
    int x;
    bool crossed; /* a caption: an X stands right before it */
    Str cross;
    bool odd; /* it is hardly an X */
} OcrItem;

typedef struct OcrItems {
    OcrItem *at;
    size_t n;
} OcrItems;

/* The items of lines [from, to), in reading order. */
OcrItems ocr_items_of(Arena *a, const OcrPage *p, size_t from, size_t to);

/* Is it nothing a person wrote: specks, rules, shreds of letters? */
bool ocr_is_noise(const Lexicon *x, Str text);
/* Does it look like a date, damaged or not? `*date` is the part that does. */
bool ocr_find_date(Str text, Str *date);

/* Puts a printed date; one that is no day, or of no year that can be meant, is mended by its glyphs where
 * only one day can be meant, else it is a guess (ocr_date.c). */
void ocr_put_date(Doc *d, Part part, size_t row, FieldId f, Str printed);

/* Form 4: a date of the header that is in doubt is that of the earliest transaction (ocr_date.c). */
void ocr_settle_period(Doc *d);

/* ---- their parts ---- */

/* Form and boxes above the tables (ocr_head.c). */
bool ocr_form(Doc *d, const OcrPage *p);
void ocr_head(Doc *d, Arena *a, const OcrPage *p);
/* Owners told below the tables; where the first is told again, its own box counts (ocr_owner.c). */
void ocr_owners(Doc *d, Arena *a, const OcrPage *p);
/* The lines of a name and address, one below the other, as they are found. */
enum { OWNER_LINES = 8 };
typedef struct OwnerBox {
    Str line[OWNER_LINES];
    size_t n;
} OwnerBox;

/* Takes a line if it can be part of the address; false if it is noise. */
bool owner_box_add(OwnerBox *b, const Lexicon *x, Str line);
/* What stands behind the last line on the same line of the page: state, zip code. */
void owner_box_go_on(OwnerBox *b, Str text);
bool ocr_goes_on(Str text); /* may a text do that? */
/* Name, streets, city, state and zip as owner `owner`, who is made if need be. */
void ocr_owner_put(Doc *d, Arena *a, const OcrPage *p, size_t owner, const OwnerBox *b);
/* The explanations in lines [from, to) (ocr_prose.c). */
void ocr_footnotes(Doc *d, Arena *a, const OcrPage *p, size_t from, size_t to);
/* Footnotes and remarks as they can only have been meant. */
void ocr_spell_notes(Doc *d, Arena *a, const OcrPage *p);
/* Sets a text cell, or goes on with what it holds: a line below. */
void ocr_text_append(Doc *d, Cell *c, Str line);
/* Names in which a letter was misread, as the rest of the form spells them: guesses (ocr_names.c). */
void ocr_settle_names(Doc *d, Arena *a, const OcrPage *p);
/* Explanations, remarks and signatures (ocr_tail.c). */
void ocr_tail(Doc *d, Arena *a, const OcrPage *p);

#endif
