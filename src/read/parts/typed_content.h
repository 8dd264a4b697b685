/* typed_content.h: the numbered boxes of a typed form, and the words in each. */
#ifndef SEC16_READ_PARTS_TYPED_CONTENT_H
#define SEC16_READ_PARTS_TYPED_CONTENT_H

#include "read/page/sheet.h"

/* What stands in a box above the tables: its words without the caption, and the line of each. */
typedef struct Content {
    Word *word; /* without caption and asides */
    size_t *line;
    size_t n;
    size_t name; /* words in front of "(Last)", which is printed below a name; 0: it is not */
} Content;

/* What stands in a numbered box of the header. */
typedef enum Item {
    ITEM_OWNER,
    ITEM_ISSUER,
    ITEM_PERIOD,
    ITEM_AMENDMENT,
    ITEM_RELATION,
    ITEM_FOREIGN,
    ITEM_OTHER
} Item;

enum { BOXES_MAX = 64 };

/* A numbered box, and where its caption begins. */
typedef struct TypedBox {
    Item item;
    size_t line;
    int x;
} TypedBox;

typedef struct TypedBoxes {
    TypedBox at[BOXES_MAX];
    size_t n;
} TypedBoxes;

void typed_find_boxes(const Sheet *s, size_t from, size_t to, TypedBoxes *b);
Content content_of(Doc *d, const Sheet *s, const TypedBoxes *b, const TypedBox *box, size_t to);
/* The index behind the words of the line that word i stands on. */
size_t content_line_end(const Content *c, size_t i);

#endif
