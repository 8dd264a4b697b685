/* scan_items.h: captions and values above and below the tables of a recogniser's page. */
#ifndef SEC16_READ_PARTS_SCAN_ITEMS_H
#define SEC16_READ_PARTS_SCAN_ITEMS_H

#include "read/page/scan.h"
#include "read/words/lexicon.h"

typedef enum ScanCaption {
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
} ScanCaption;

/* Words of one line that are one caption, or one value: words with a blank between them. */
typedef struct ScanItem {
    ScanCaption caption;
    Str text; /* from the first to the last word */
    size_t line;
    int x;
    bool crossed; /* a caption: an X stands right before it */
    Str cross;
    bool odd; /* it is hardly an X */
} ScanItem;

typedef struct ScanItems {
    ScanItem *at;
    size_t n;
} ScanItems;

/* The items of lines [from, to), in reading order. */
ScanItems scan_items_of(Arena *a, const ScanPage *p, size_t from, size_t to);
/* Is it nothing a person wrote: specks, rules, shreds of letters? */
bool scan_is_noise(const Lexicon *x, Str text);
/* Does it look like a date, damaged or not? `*date` is the part that does. */
bool scan_find_date(Str text, Str *date);

#endif
