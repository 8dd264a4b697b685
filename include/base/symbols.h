/* symbols.h: one copy and one id for each text. */
#ifndef SEC16_BASE_SYMBOLS_H
#define SEC16_BASE_SYMBOLS_H

#include "base/str.h"

typedef uint32_t Sym; /* 0 = there is none */

/* All zero is empty. Not shared between threads without a lock. */
typedef struct Symbols {
    Arena arena;    /* the texts */
    Str *text;      /* by id; text[0] is unused */
    uint32_t *slot; /* open addressing: ids, 0 = free */
    size_t n, cap, slots;
} Symbols;

Sym sym_add(Symbols *t, Str s);        /* the id of s, made if need be; 0 for an empty s */
Sym sym_find(const Symbols *t, Str s); /* 0 where it is not known */
Str sym_str(const Symbols *t, Sym id); /* lives as long as the table */
void symbols_free(Symbols *t);

#endif
