/* wrap.h: joins lines that were cut at a fixed width, in the middle of words and tags, and knows where each
 * byte came from. */
#ifndef SEC16_READ_ENVELOPE_WRAP_H
#define SEC16_READ_ENVELOPE_WRAP_H

#include "base/str.h"

/* A line break, or the escape of PEM, that was left out. */
typedef struct WrapCut {
    uint32_t at;   /* in the joined text: what stands in front of this */
    uint32_t from; /* in the source: where it goes on from `at`        */
    uint32_t len;  /* so many bytes stand there; 0: all up to the next cut */
} WrapCut;

typedef struct Wrap {
    Str text;     /* joined; the source itself if it was not cut */
    size_t width; /* bytes of a full line; 0 = no line was cut   */
    WrapCut *cut;
    size_t ncut, capcut;
} Wrap;

/* EDGAR's 2003 submissions cut every line at 1,023 bytes, others at 80. A text is taken for cut so if words
 * or tags go on behind its longest lines. Copies go to the arena. */
Wrap wrap_join(Arena *a, Str source);

/* PEM armour puts "- " in front of each line that begins with a dash; the text without it. */
Wrap wrap_unescape(Arena *a, Str source);

/* Behind what `text` holds so far the source goes on at `from`. */
void wrap_cut(Wrap *w, Arena *a, size_t from);
/* The same for a text whose words stand in another order than in the source: all of it is made of such cuts.
 */
void wrap_cut_word(Wrap *w, Arena *a, size_t from, size_t len);

Span wrap_source(const Wrap *w, Span joined);  /* the bytes of the source, from the first to the last */
bool wrap_has_cut(const Wrap *w, Span joined); /* has a line break been left out inside it? */

#endif
