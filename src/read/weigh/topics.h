/* topics.h: what the text of a footnote speaks for: which columns may name it. */
#ifndef SEC16_READ_WEIGH_TOPICS_H
#define SEC16_READ_WEIGH_TOPICS_H

#include "model/doc.h"

/* Families of columns that one note may explain together. */
enum {
    OF_TITLE = 1,
    OF_STRIKE = 2, /* conversion or exercise price, the underlying security */
    OF_CODE = 4,
    OF_SHARES = 8,
    OF_PRICE = 16,
    OF_OWNED = 32,
    OF_HOLDER = 64, /* form and nature of ownership */
    OF_DATE = 128,
    OF_TERMS = 256, /* dates of a derivative */
    OF_BOTH = OF_STRIKE | OF_TERMS
};

uint16_t mark_family(FieldId f);

/* How unlikely it is that a cell of that field and value names each note of a form. */
typedef struct NoteTopics NoteTopics;

NoteTopics *note_topics(Arena *a, const Doc *d);
int note_strange(const NoteTopics *t, int number, FieldId f, Str value);
/* How unlikely it is that a cell of that column has marks at all. */
int marks_seldom(TableId table, FieldId f);

#endif
