/* hear.c: footnotes and remarks reduced to what other filings may have to do with. */
#include "check/hear.h"

#include "check/facts/facts.h"
#include "model/corpus.h"

static void hear_plan(Doc *d, const Plan *plan)
{
    if (d->adopted == DATE_NONE) d->adopted = plan->adopted;
}

static void hear_text(Doc *d, Prose *text)
{
    if (d->corrects || !text_has(text, TEXT_WRONG) || !text_has(text, TEXT_A_REPORT)) return;
    d->corrects = true;
    text_date(text, TEXT_REPORTED, &d->corrected);
}

/* Whether a footnote of the row speaks of an exemption. */
static bool is_exempt(const Doc *d, const DocRow *row, Prose *note)
{
    for (size_t f = 0; f < F_ROW_N; f++)
        for (size_t i = row->cell[f].ref0; i < (size_t)row->cell[f].ref0 + row->cell[f].nref; i++)
            if (d->ref[i].note != NOTE_NONE && text_has(&note[d->ref[i].note], TEXT_EXEMPT)) return true;
    return false;
}

/* Rows whose code leaves open whether they are exempt. */
static bool is_open(const DocRow *row)
{
    const Cell *code = &row->cell[F_transactionCode];
    return !row->holding && (code->state != CELL_VALUE || code->u.code == 'J' || code->u.code == 'K' ||
                             cell_flag(&row->cell[F_equitySwapInvolved]));
}

static void hear_rows(Doc *d, Prose *note)
{
    for (int t = 0; t < TABLES; t++) {
        for (size_t i = 0; i < d->table[t].n; i++) {
            DocRow *row = &d->table[t].row[i];
            row->says = is_open(row) && is_exempt(d, row, note) ? SAYS_EXEMPT : 0;
        }
    }
}

/* Shares are told in whole numbers; years and days of the month are among them, and do no harm. */
static void hear_numbers(Doc *d, Str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char digits[DEC_TEXT];
        size_t n = 0;
        Dec number;
        for (; i < text.n && n + 1 < sizeof digits && (is_digit(text.p[i]) || (n && text.p[i] == ',')); i++)
            if (text.p[i] != ',') digits[n++] = text.p[i];
        if (n > 1 && dec_parse((Str){digits, n}, &number)) d->numbers |= number_bits(number);
    }
}

void doc_hear_facts(Doc *d, const Facts *facts)
{
    d->adopted = d->corrected = DATE_NONE;
    d->corrects = false;
    d->numbers = 0;
    for (size_t i = 0; i <= d->nnote; i++) {
        hear_plan(d, facts_plan(facts, i));
        hear_text(d, &facts->note[i]);
        hear_numbers(d, facts->note[i].text);
    }
    hear_rows(d, facts->note);
}

void doc_hear(Doc *d, const TextMatch *text)
{
    Arena scratch = {0};
    Facts facts = facts_of(&scratch, d, text);
    doc_hear_facts(d, &facts);
    arena_free(&scratch);
}
