/* shown.h: how a cell of a filing stands on the screen: its sign, its style, its footnote marks. */
#ifndef SEC16_VIEW_KIT_SHOWN_H
#define SEC16_VIEW_KIT_SHOWN_H

#include "view/kit/lines.h"

/* The worst finding of each place of one filing, for looking up. */
typedef struct Flag {
    uint64_t place;
    uint8_t severity;
} Flag;

typedef struct Flags {
    Flag *at; /* sorted by place */
    size_t n;
} Flags;

Flags flags_make(const ViewContext *c, Arena *a);
const Flag *flags_at(const Flags *flags, Place p); /* NULL: no finding there */

/* What a view of one filing draws with. */
typedef struct Drawing {
    const ViewContext *ctx;
    Flags flags;
} Drawing;

typedef struct Shown {
    Place place;
    const Cell *cell;
    Str value; /* as the form prints it; points into `room` or the Doc */
    Str sign;  /* "~!!", "" */
    Style style;
    char room[DATE_TEXT + DEC_TEXT], signs[8];
} Shown;

/* `out` must stay where it is while its Strs are in use. */
void shown_make(const Drawing *d, Part part, size_t row, FieldId f, Shown *out);
int shown_marks(const Doc *d, const Cell *c);      /* columns of all its footnote marks */
int shown_width(const Drawing *d, const Shown *s); /* of sign, value and marks in one line */
void shown_put_marks(const Drawing *d, Lines *l, const Shown *s, int indent, int width);
/* Sign, value and marks from the column where `l` is, wrapped at `width`; a stop even if empty. */
void shown_put(const Drawing *d, Lines *l, const Shown *s, int width);

/* The place of a cell in a row of the corpus. */
Place place_of_row(const Corpus *c, uint32_t filing, uint32_t row, FieldId f);
/* "4/A" */
void form_name(const Filing *f, Buf *out);
/* What filing_day is: "filed", "signed" or "period". */
const char *filing_day_kind(const Filing *f);
/* "2024-05-14 ": that day, with a letter behind it where it is not when it was filed: s signed, p the period.
 */
Str filing_day_text(const Filing *f, char room[DATE_TEXT]);
/* "Abernathy Ruth E in Harbor Lane Instruments Inc", by a filing of hers. */
void parties_name(const Corpus *c, uint32_t filing, Buf *out);
Place place_at(const ViewContext *c, Part part, size_t row, FieldId f);
void place_name(const Doc *d, Place p, Buf *out);     /* "Table II row 2, Price" */
void place_name_in(FormType form, Place p, Buf *out); /* the same of a filing that is not read */

#endif
