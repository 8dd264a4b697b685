/* date.h: dates of which glyphs were misread. */
#ifndef SEC16_READ_VALUE_DATE_H
#define SEC16_READ_VALUE_DATE_H

#include "model/doc.h"

/* Puts a printed date; one that is no day, or of no year that can be meant, is mended by its glyphs where
 * only one day can be meant, else it is a guess. */
void scan_put_date(Doc *d, Part part, size_t row, FieldId f, Str printed);
/* Form 4: a date of the header that is in doubt is that of the earliest transaction. */
void scan_settle_period(Doc *d);
/* Is this short text a date, damaged or not? */
bool paper_looks_like_date(Str s);
/* Puts a printed date into a cell; damage is repaired and recorded. `printed` is a slice of d->text. */
void paper_date(Doc *d, Part part, size_t row, FieldId f, Str printed);

#endif
