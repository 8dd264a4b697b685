/* hear.c: footnotes and remarks reduced to what other filings may have to do with. */
#include "check/hear.h"

#include "check/checker.h"
#include "check/facts/plan.h"
#include "model/corpus.h"

static Str note_text(const Doc *d, size_t i) { return cell_text(&d->note[i].text); }

static void hear_text(Doc *d, const TextMatch *m, Str text)
{
    if (d->adopted == DATE_NONE) {
        Plan plan = PLAN_NONE;
        plan_read(m, text, &plan);
        d->adopted = plan.adopted;
    }
    if (d->corrects || !text_has(m, TEXT_WRONG, text) || !text_has(m, TEXT_A_REPORT, text)) return;
    d->corrects = true;
    text_date(m, TEXT_REPORTED, text, &d->corrected);
}

/* Whether a footnote of the row is among those marked. */
static bool has_marked(const Doc *d, const DocRow *row, const bool *marked)
{
    for (size_t f = 0; f < F_ROW_N; f++)
        for (size_t i = row->cell[f].ref0; i < (size_t)row->cell[f].ref0 + row->cell[f].nref; i++)
            if (d->ref[i].note != NOTE_NONE && marked[d->ref[i].note]) return true;
    return false;
}

/* Rows whose code leaves open whether they are exempt. */
static bool is_open(const DocRow *row)
{
    const Cell *code = &row->cell[F_transactionCode];
    return !row->holding && (code->state != CELL_VALUE || code->u.code == 'J' || code->u.code == 'K' ||
                             cell_flag(&row->cell[F_equitySwapInvolved]));
}

static void hear_rows(Doc *d, const TextMatch *text)
{
    bool *exempt = NULL; /* by footnote, once a row asks */
    for (int t = 0; t < TABLES; t++) {
        for (size_t i = 0; i < d->table[t].n; i++) {
            DocRow *row = &d->table[t].row[i];
            row->says = 0;
            if (!is_open(row)) continue;
            if (!exempt) {
                exempt = ARENA_NEW(&d->arena, bool, d->nnote);
                for (size_t n = 0; n < d->nnote; n++)
                    exempt[n] = text_has(text, TEXT_EXEMPT, note_text(d, n));
            }
            if (has_marked(d, row, exempt)) row->says |= SAYS_EXEMPT;
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

void doc_hear(Doc *d, const TextMatch *text)
{
    d->adopted = d->corrected = DATE_NONE;
    d->corrects = false;
    d->numbers = 0;
    for (size_t i = 0; i < d->nnote; i++)
        hear_text(d, text, note_text(d, i)), hear_numbers(d, note_text(d, i));
    hear_text(d, text, cell_text(doc_item(d, F_remarks)));
    hear_numbers(d, cell_text(doc_item(d, F_remarks)));
    hear_rows(d, text);
}
