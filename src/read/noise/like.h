/* like.h: how well damaged texts agree with known ones. */
#ifndef SEC16_READ_NOISE_LIKE_H
#define SEC16_READ_NOISE_LIKE_H

#include "base/str.h"

/* How well a damaged text agrees with a known one, in percent: letters and digits only, case aside, by edit
 * distance. */
int text_likeness(Str printed, Str known);
/* Does the known text stand somewhere in the printed one, at most `percent` of its letters damaged? At most
 * 64 letters of it are looked at. `*at` (may be NULL) is where it ends in `printed`. */
bool text_has_like(Str printed, Str known, int percent, size_t *end);

/* A known text for many comparisons: where each letter or digit of it stands, a bit each; at most 64. */
typedef struct OcrPattern {
    uint64_t at[36];
    int n;
} OcrPattern;

OcrPattern ocr_pattern_of(Str known);
/* How many letters and digits a text has. */
int like_letters(Str s);
/* How well a text agrees with it, in percent. */
int like_percent(const OcrPattern *p, Str printed);
/* The least damage to a known text, of `*n` letters, that makes it stand somewhere in the printed one; `*end`
 * (may be NULL): where it ends there. */
size_t like_damage(Str printed, Str known, size_t *n, size_t *end);
/* How many letters of it are misread in `printed`. */
int ocr_misread(const OcrPattern *p, Str printed);
/* How well a damaged text agrees with what the form prints, in percent; 0 where it cannot be 60 (told
 * cheaply). */
int ocr_likeness(Str printed, Str known);
/* Where the next place ends, from `from` on, that has the pattern with at most so many letters misread;
 * behind the text where there is none. */
size_t like_next(const OcrPattern *p, Str text, size_t from, int most);
/* The words of a text that are most like `known`, of at most 64 letters, and how many of its letters they
 * have otherwise. */
Str ocr_find_like(Str text, Str known, int *misread);

#endif
