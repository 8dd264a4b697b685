/* like.h: how well damaged texts agree with known ones. */
#ifndef SEC16_READ_NOISE_LIKE_H
#define SEC16_READ_NOISE_LIKE_H

#include "base/str.h"

/* A known text for many comparisons: where each letter or digit of it stands, a bit each; at most 64. */
typedef struct LikePattern {
    uint64_t at[36];
    int n;
} LikePattern;

LikePattern like_pattern(Str known);
/* How many letters and digits a text has. */
int like_letters(Str s);
/* How well a text agrees with it, in percent. */
int like_percent(const LikePattern *p, Str printed);
/* How many of its letters are damaged where it stands somewhere in the printed text, at least. */
int like_damage(const LikePattern *p, Str printed);
/* How many letters of it are misread in `printed`. */
int like_misread(const LikePattern *p, Str printed);
/* How well a damaged text agrees with what the form prints, in percent; 0 where it cannot be 60 (told
 * cheaply). */
int like_texts(Str printed, Str known);
/* Does the known text stand somewhere in the printed one, at most `percent` of its letters damaged? At most
 * 64 letters of it are looked at. */
bool like_within(Str printed, Str known, int percent);
/* Where the next place ends, from `from` on, that has the pattern with at most so many letters misread;
 * behind the text where there is none. */
size_t like_next(const LikePattern *p, Str text, size_t from, int most);
/* The words of a text that are most like `known`, of at most 64 letters, and how many of its letters they
 * have otherwise. */
Str like_find(Str text, Str known, int *misread);

#endif
