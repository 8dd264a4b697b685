/* text.c: what footnotes say against what the cells say: B45, B46, C40. */
#include "check/checker.h"
#include "check/facts/prices.h"
#include "check/words.h"

static const Cell *price_of(const Line *l) { return line_cell(l, F_transactionPricePerShare); }

/* ---- B45: weighted average prices ---- */

typedef struct Reading {
    Dec price;
    Prices prices;
} Reading;

static bool read_prices(Prose *note, void *ctx)
{
    Reading *r = ctx;
    prices_read(note, r->price, &r->prices);
    return false;
}

enum { TOO_WIDE, OUTSIDE, NO_RANGE, NO_UNDERTAKING, TWO_DAYS };

/* What is missing is told once a form. */
static bool told_before(const Check *c, int variant)
{
    for (size_t i = 0; i < c->found.n; i++)
        if (c->found.at[i].rule == c->rule && c->found.at[i].variant == variant) return true;
    return false;
}

static void tell_prices(Check *c, const Line *l, const Prices *p, int variant, Severity severity)
{
    Finding *f = tell_line(c, l, F_transactionPricePerShare, variant);
    f->severity = (uint8_t)severity;
    f->arg[0] = p->low, f->arg[1] = p->high;
    if (variant == TOO_WIDE) f->arg[0] = dec_from_wide(dec_wide(p->high) - dec_wide(p->low), 2);
}

static void check_prices(Check *c, const Line *l, const Prices *p)
{
    const Cell *price = price_of(l);
    bool outside =
        cell_is(price) && (dec_cmp(price->u.dec, p->low) < 0 || dec_cmp(price->u.dec, p->high) > 0);
    bool wide = dec_wide(p->high) - dec_wide(p->low) > WIDE_ONE;
    if (cell_says(c, price, TEXT_TWO_DAYS)) tell_prices(c, l, p, TWO_DAYS, SEVERITY_WARNING);
    if (p->ranged && outside) tell_prices(c, l, p, OUTSIDE, SEVERITY_ERROR);
    if (p->ranged && wide) tell_prices(c, l, p, TOO_WIDE, SEVERITY_WARNING);
    if (wide || !cell_says(c, price, TEXT_WEIGHTED)) return;
    if (!p->ranged && !told_before(c, NO_RANGE)) tell_prices(c, l, p, NO_RANGE, SEVERITY_NOTE);
    /* The letter asks for a footnote to the form: said once, it holds for all rows. */
    if (!told_before(c, NO_UNDERTAKING) && !form_says(c, TEXT_UNDERTAKES))
        tell_prices(c, l, p, NO_UNDERTAKING, SEVERITY_NOTE);
}

ROW_CHECK(B45)
{
    Reading r = {0};
    if (!c->text || !code_in(l->code, "PS") || l->date == DATE_NONE || l->date < date_of(2008, 6, 25)) return;
    if (!cell_says(c, price_of(l), TEXT_WEIGHTED) && !cell_says(c, price_of(l), TEXT_SEVERAL)) return;
    if (cell_is(price_of(l))) r.price = price_of(l)->u.dec;
    any_note(c, price_of(l), read_prices, &r);
    check_prices(c, l, &r.prices);
}

/* ---- B46: the price of an ADS on ordinary shares ---- */

static bool read_ratio(Prose *note, void *ctx)
{
    size_t from = 0;
    return text_number(note, TEXT_ADS_RATIO, &from, ctx);
}

/* Whether the shares make whole ADSs at the ratio that a footnote gives, if one does. */
static bool is_whole_ads(const Check *c, const Line *l)
{
    const Cell *shares = line_cell(l, F_transactionShares);
    Dec ratio = 0;
    any_line_note(c, l, read_ratio, &ratio);
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
static bool read_numbers(Prose *note, void *ctx)
{
    WordUse *s = ctx;
    Dec n;
    for (size_t from = 0; text_number(note, s->which, &from, &n);) {
        s->agrees = s->agrees || within_percent(n, s->cell);
        if (!s->differs) s->other = n;
        s->differs = true;
    }
    return false;
}

/* Not where the footnote speaks of more than this row's number, or of the number that was reported before. */
static void cell_against_notes(Check *c, const Line *l, FieldId f, TextPattern which)
{
    const Cell *cell = line_cell(l, f);
    if (!is_positive(cell) || cell->nref != 1) return;
    WordUse said = {.which = which, .cell = cell->u.dec};
    any_note(c, cell, read_numbers, &said);
    if (!said.differs || said.agrees || cell_says(c, cell, TEXT_WAS_REPORTED)) return;
    bool stated = which == TEXT_COUNT && cell_says(c, cell, TEXT_STATED);
    if (!stated && cell_says(c, cell, TEXT_SUMS)) return;
    Finding *found = tell_line(c, l, f, which == TEXT_MONEY);
    found->arg[0] = said.other;
    found->arg[1] = c->d->ref[cell->ref0].note;
}

ROW_CHECK(C40)
{
    if (l->holding) return;
    cell_against_notes(c, l, F_transactionShares, TEXT_COUNT);
    cell_against_notes(c, l, F_transactionPricePerShare, TEXT_MONEY);
}
