/* text.c: what footnotes say against what the cells say: B45, B46, C40. */
#include "check/text.h"
#include "check/checker.h"
#include "check/words.h"

static const Cell *price_of(const Line *l) { return line_cell(l, F_transactionPricePerShare); }

/* ---- B45: weighted average prices ---- */

typedef struct Range {
    bool found;
    Dec low, high;
} Range;

static bool read_range(const Check *c, Str note, void *ctx)
{
    Range *r = ctx;
    return r->found = text_range(c->text, note, &r->low, &r->high);
}

static void tell_range(Check *c, const Line *l, const Range *r, int variant, Severity severity)
{
    Finding *f = tell_line(c, l, F_transactionPricePerShare, variant);
    f->severity = (uint8_t)severity;
    f->arg[0] = r->low, f->arg[1] = r->high;
}

ROW_CHECK(B45)
{
    const Cell *price = price_of(l);
    Range r = {0};
    if (!c->text || !code_in(l->code, "PS") || l->date == DATE_NONE || l->date < date_of(2008, 6, 25)) return;
    if (!cell_says(c, price, TEXT_WEIGHTED)) return;
    if (!any_note(c, price, read_range, &r)) {
        tell_range(c, l, &r, 2, SEVERITY_NOTE);
        return;
    }
    bool outside = cell_is(price) && (dec_cmp(price->u.dec, r.low) < 0 || dec_cmp(price->u.dec, r.high) > 0);
    if (outside) tell_range(c, l, &r, 1, SEVERITY_ERROR);
    if (dec_wide(r.high) - dec_wide(r.low) > WIDE_ONE)
        tell_range(c, l, &r, 0, SEVERITY_WARNING);
    else if (!cell_says(c, price, TEXT_UNDERTAKES))
        tell_range(c, l, &r, 3, SEVERITY_NOTE);
}

/* ---- B46: the price of an ADS on ordinary shares ---- */

static bool read_ratio(const Check *c, Str note, void *ctx)
{
    size_t from = 0;
    return text_number(c->text, TEXT_ADS_RATIO, note, &from, ctx);
}

/* Whether the shares make whole ADSs at the ratio that a footnote gives, if one does. */
static bool is_whole_ads(const Check *c, const Line *l)
{
    const Cell *shares = line_cell(l, F_transactionShares);
    Dec ratio = 0;
    for (size_t f = 0; f < F_ROW_N; f++)
        if (any_note(c, &l->row->cell[f], read_ratio, &ratio)) break;
    return !cell_is(shares) || dec_sign(ratio) <= 0 || dec_wide(shares->u.dec) % dec_wide(ratio) == 0;
}

ROW_CHECK(B46)
{
    Str title = cell_text(line_cell(l, F_securityTitle));
    if (l->part == PART_I && is_positive(price_of(l)) && line_says(c, l, TEXT_PER_ADS) &&
        has_words(title, "ordinary share*|common share*") &&
        !has_words(title, "american depositary*|ads|adss|adr*") && is_whole_ads(c, l))
        tell_line(c, l, F_transactionPricePerShare, 0);
}

/* ---- C40: numbers in a footnote ---- */

typedef struct WordUse {
    TextPattern which;
    Dec cell, other;
    bool agrees, differs;
} WordUse;

static bool within_percent(Dec a, Dec b)
{
    Wide apart = dec_wide(a) - dec_wide(b), slack = dec_wide(b) / 100;
    return apart <= slack && apart >= -slack;
}

/* Any number of the note that agrees with the cell will do; else the first that is called shares or dollars
 * counts. */
static bool read_numbers(const Check *c, Str note, void *ctx)
{
    WordUse *s = ctx;
    Dec n;
    for (size_t from = 0; text_number(c->text, s->which, note, &from, &n);) {
        s->agrees = s->agrees || within_percent(n, s->cell);
        if (!s->differs) s->other = n;
        s->differs = true;
    }
    return false;
}

/* Not where the footnote speaks of more than this row's number. */
static void cell_against_notes(Check *c, const Line *l, FieldId f, TextPattern which)
{
    const Cell *cell = line_cell(l, f);
    if (!is_positive(cell) || cell->nref != 1) return;
    WordUse said = {.which = which, .cell = cell->u.dec};
    any_note(c, cell, read_numbers, &said);
    if (said.differs && !said.agrees && !cell_says(c, cell, TEXT_SUMS))
        tell_line(c, l, f, 0)->arg[0] = said.other;
}

ROW_CHECK(C40)
{
    if (l->holding) return;
    cell_against_notes(c, l, F_transactionShares, TEXT_COUNT);
    cell_against_notes(c, l, F_transactionPricePerShare, TEXT_MONEY);
}
