/* marks.h: footnote marks as they are printed. */
#ifndef SEC16_READ_PAGE_MARKS_H
#define SEC16_READ_PAGE_MARKS_H

#include "base/str.h"

/* A footnote mark: (1) ⁽¹⁾ ^(1) ^{(1)} $^{(1)}$ <sup>(1)</sup>. `raw` is a slice of what was printed. */
typedef struct Mark {
    int number;
    Str raw;
} Mark;

enum { MARKS_MAX = 24 };

typedef struct Marks {
    Mark at[MARKS_MAX];
    size_t n; /* more than MARKS_MAX are dropped */
} Marks;

/* Length of the footnote mark that s begins with; 0 if it begins with none. */
size_t mark_at(Str s, Mark *out);
/* s without its whole footnote marks (appended to `out`), collapsed; in the arena unless s had none. */
Str marks_cut(Arena *a, Str s, Marks *out);
/* "F1" for 1, as Doc.note names them. */
Str mark_id(Arena *a, int number);

#endif
