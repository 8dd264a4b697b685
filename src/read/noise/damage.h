/* damage.h: what a recogniser does to a text: cuts it at wrong borders, reads glyphs for others. */
#ifndef SEC16_READ_NOISE_DAMAGE_H
#define SEC16_READ_NOISE_DAMAGE_H

#include "read/noise/pieces.h"

/* The costs of damage, in tenths of an honest misreading. */
enum { DAMAGE_NONE = 0, DAMAGE_GLYPH = 10, DAMAGE_MAX = 1000 };

/* How much damage turns `meant` into the pieces: 0 none. Case counts little, blanks almost nothing. */
int damage_cost(const Pieces *p, Str meant);
/* The same where it is at most `most`; else anything greater: what is too dear is soon seen. */
int damage_cost_within(const Pieces *p, Str meant, int most);

/* Pieces laid out once, to be compared with many texts: one run of glyphs. */
enum { DAMAGE_TEXT = 120 }; /* longer texts are compared by their heads */

typedef struct Glyph {
    uint64_t like[2];    /* the glyphs it is read for, or from: a bit for each below 128 */
    char c, lower;       /* as printed, and its small letter */
    unsigned char cut;   /* how near a border is: 2 beside it, 1 next but one, 0 far */
    unsigned char spare; /* what it costs as one too many, but beside a border */
} Glyph;

typedef struct Damaged {
    Glyph at[DAMAGE_TEXT];
    size_t n;
} Damaged;

void damaged_lay_out(const Pieces *p, Damaged *d);
/* As damage_cost_within of the pieces. */
int damaged_cost(const Damaged *d, Str meant, int most);
/* The digit that a glyph is most often misread from; itself for a digit; 0 if it never is one. `*cost` is
 * added to. */
char damage_digit(char glyph, int *cost);
/* Is one glyph often read for the other? */
bool damage_confuses(char a, char b);
/* What is left of a digit that a border cut through is read as: is `glyph` such a reading of the half before
 * the border, or of the half behind it? */
bool damage_is_left_half(char digit, char glyph);
bool damage_is_right_half(char digit, char glyph);

#endif
