/* keys.h: which rows speak of the same class of securities, held the same way (rules 7.1 to 7.3). */
#ifndef SEC16_CHECK_KEYS_H
#define SEC16_CHECK_KEYS_H

#include "model/doc.h"

/* What a title says a security is; bits, for a title may be several ("Stock Option (convertible)"). */
enum {
    KIND_OPTION = 1,
    KIND_WARRANT = 2,
    KIND_PREFUNDED = 4, /* a warrant for next to nothing */
    KIND_UNIT = 8,      /* restricted, performance, deferred or phantom units */
    KIND_CONVERTIBLE = 16,
    KIND_PUT = 32,
    KIND_SWAP = 64
};

unsigned title_kind(Str title);

/* Keys are equal where the rows speak of the same thing. They live in the arena. */
Str title_key(Arena *a, Str title);                                      /* "common stock" */
Str nature_key(Arena *a, Str nature);                                    /* "spouse" */
Str class_key(Arena *a, const Doc *d, const DocRow *row, TableId table); /* title, terms, ownership */

bool same_cell(const Cell *a, const Cell *b, FieldId f); /* the same value, or both have none */
bool same_marks(const Doc *d, const Cell *a, const Cell *b);
/* Whether two rows of a table are of one class because they say the same; if not, they still may be. */
bool says_same_class(const Doc *d, const DocRow *a, const DocRow *b, TableId table);

/* Whether the terms of a row of Table II tell one grant from another: at least one of its dates is given. */
bool has_terms(const DocRow *row);

#endif
