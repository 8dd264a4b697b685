/* slots.h: the columns of Tables I and II as printed, per form. */
#ifndef SEC16_READ_PRINT_SLOTS_H
#define SEC16_READ_PRINT_SLOTS_H

#include "model/form.h"

typedef enum SlotType {
    SLOT_TEXT,
    SLOT_NUMBER,
    SLOT_MONEY,
    SLOT_DATE,
    SLOT_CODE,
    SLOT_V,
    SLOT_SIDE,
    SLOT_DI
} SlotType;

enum { SLOT_TYPES = SLOT_DI + 1 };

/* A column as printed; the two columns of Table II for what was acquired and what was disposed of are one
 * here. */
typedef struct Slot {
    FieldId field;
    SlotType type;
    bool trade;             /* only transactions have it */
    int absent, rare;       /* cost of an empty cell, and of one that is not */
    const char *head, *sub; /* what the two lines of its head say, parted by '|' */
} Slot;

enum { SLOTS_MAX = 16 };

/* The columns of a table of a form in printing order. */
const Slot *slots_of(FormType form, TableId table, size_t *n);
/* The letters that a column of one letter may hold; empty for the others. */
const char *slot_letters(SlotType type);

#endif
