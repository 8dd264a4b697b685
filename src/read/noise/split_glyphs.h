/* split_glyphs.h: what a recogniser reads for the two halves of a digit or sign that a border cut through. */
#ifndef SEC16_READ_NOISE_SPLIT_GLYPHS_H
#define SEC16_READ_NOISE_SPLIT_GLYPHS_H

/* The glyphs of numbers, amounts and dates that a border may cut through. */
#define SPLIT_GLYPHS "0123456789,./$"

enum { SPLIT_APART = 3, SPLIT_NEVER = 20 };

/* How unlikely it is that `glyph` was cut and read as `left` before and `right` behind the border, 0 for
 * nothing: 0 to 9, in tenths of a misreading as damage.h counts. SPLIT_APART: either was seen, but not both
 * together; SPLIT_NEVER: one was seen too rarely to count. */
int split_glyph_cost(char glyph, char left, char right);

#endif
