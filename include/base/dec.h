/* dec.h: exact decimals that remember how many decimals were filed (12.50 stays 12.50). */
#ifndef SEC16_BASE_DEC_H
#define SEC16_BASE_DEC_H

#include "base/str.h"

/* mantissa * 16 + number of decimals (0..15). Up to 17 digits: the form allows 16 (specification 5.5, 3.6).
 */
typedef int64_t Dec;

/* A value times 10^15, for comparing, adding and multiplying without loss. */
__extension__ typedef __int128 Wide;
#define WIDE_ONE ((Wide)1000000000000000)

#define DEC_TEXT 24 /* room for any Dec as text, grouped or not */

Dec dec_of(int64_t mantissa, unsigned decimals);
bool dec_parse(Str s, Dec *out); /* [+-]digits[.digits], blanks around; false if it is not or too long */
unsigned dec_decimals(Dec d);    /* as filed */
int dec_sign(Dec d);             /* -1, 0, 1 */
int dec_cmp(Dec a, Dec b);       /* by value: 1.50 equals 1.5 */
bool dec_eq(Dec a, Dec b);       /* the same */
Wide dec_wide(Dec d);            /* exact */
Wide dec_product(Dec a, Dec b);  /* a*b times 10^15, cut off below; saturates */
Str dec_put(Dec d, char out[DEC_TEXT]);         /* "-1234.50" */
Str dec_grouped(Dec d, char out[DEC_TEXT + 8]); /* "-1,234.50" */
Dec dec_from_wide(Wide w, unsigned decimals);   /* rounded half away from zero */

#endif
