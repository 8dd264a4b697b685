/* halves.h: what a recogniser reads for the two halves of a digit or sign that a border cut through. */
#ifndef SEC16_READ_NOISE_HALVES_H
#define SEC16_READ_NOISE_HALVES_H

/* The glyphs of numbers, amounts and dates that a border may cut through. */
#define HALVES_GLYPHS "0123456789,./$"

enum { HALVES_APART = 3, HALVES_NEVER = 20 };

/* How unlikely it is that `glyph` was cut and read as `left` before and `right` behind the border, 0 for
 * nothing: 0 to 9, in tenths of a misreading as damage.h counts. HALVES_APART: either was seen, but not both
 * together; HALVES_NEVER: one was seen too rarely to count. */
int halves_cost(char glyph, char left, char right);

#endif
