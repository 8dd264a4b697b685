/* pieces.c: the slices that a recogniser left of a value. */
#include "read/noise/pieces.h"

void pieces_add(Pieces *p, Str s)
{
    s = str_trim(s);
    if (!s.n) return;
    if (p->n < PIECES_MAX) {
        p->at[p->n++] = s;
    } else { /* slices of one text: stretch the last one */
        Str *last = &p->at[PIECES_MAX - 1];
        if (s.p >= last->p) last->n = (size_t)(s.p - last->p) + s.n;
    }
}

Str pieces_joined(Arena *a, const Pieces *p)
{
    Str s = {"", 0};
    for (size_t i = 0; i < p->n; i++) s = str_join(a, s, S(""), p->at[i]);
    return s;
}

Str pieces_shown(Arena *a, const Pieces *p)
{
    Str s = {"", 0};
    for (size_t i = 0; i < p->n; i++) s = str_join(a, s, S("|"), p->at[i]);
    return s;
}
