/* elements.h: what the elements of an ownershipDocument mean, by their names. */
#ifndef SEC16_READ_XML_ELEMENTS_H
#define SEC16_READ_XML_ELEMENTS_H

#include "model/schema.h"

typedef enum Rank { RANK_DOCUMENT, RANK_SECTION, RANK_ROW, RANK_GROUP, RANK_FIELD, RANK_VALUE, RANKS } Rank;

typedef enum Means {
    MEANS_NOTHING, /* only holds others                             */
    MEANS_CELL,    /* a field of fields.def                         */
    MEANS_ROW,     /* a row of a table                              */
    MEANS_OWNER,
    MEANS_SIGN,
    MEANS_NOTE, /* a footnote's text                             */
    MEANS_MARK, /* a footnote mark                               */
    MEANS_VALUE,
    MEANS_SECRET /* known, not for the public, and of no interest */
} Means;

typedef struct Element {
    Str name;
    Rank rank;
    Means means;
    int what;     /* CELL: its FieldId. ROW: ROW_OF its table and kind */
    ElementId id; /* of the schema; E_NONE: an element of X0101 */
} Element;

enum { ROW_TRANSACTION, ROW_HOLDING, ROW_EITHER };

#define ROW_OF(table, kind) ((table)*4 + (kind))

enum { ELEMENTS_MAX = 127, ELEMENT_SLOTS = 256 };

typedef struct Elements {
    Element at[ELEMENTS_MAX];
    uint8_t slot[ELEMENT_SLOTS]; /* hash of the name -> index + 1 */
    size_t n;
} Elements;

/* Fills in all that the forms have: those of the document itself, and every field's. */
void elements_learn(Elements *e);
/* NULL: none of the form's. Lives as long as `e`. */
const Element *element_by_name(const Elements *e, Str name);

#endif
